/** What a line in the line mode may mean; `rest` is what stands behind its first word. */
export interface Command {
  readonly name: CommandName;
  readonly rest: string;
}

export type CommandName =
  | 'number'
  | 'back'
  | 'skip'
  | 'note'
  | 'evidence'
  | 'not-applicable'
  | 'unknown'
  | 'go'
  | 'review'
  | 'finish'
  | 'quit'
  | 'help'
  | 'again'
  | 'elsewhere'
  | 'nothing'
  | 'other';

const words = new Map(
  Object.entries<CommandName>({
    b: 'back',
    back: 'back',
    s: 'skip',
    skip: 'skip',
    c: 'note',
    note: 'note',
    comment: 'note',
    e: 'evidence',
    evidence: 'evidence',
    n: 'not-applicable',
    na: 'not-applicable',
    'n/a': 'not-applicable',
    u: 'unknown',
    unknown: 'unknown',
    g: 'go',
    go: 'go',
    r: 'review',
    review: 'review',
    f: 'finish',
    finish: 'finish',
    q: 'quit',
    quit: 'quit',
    '?': 'help',
    help: 'help',
    a: 'again',
    again: 'again',
    w: 'elsewhere',
  }),
);

/** Phrases of several words; an apostrophe may be missing. */
const phrases = new Map(
  Object.entries<CommandName>({
    'not applicable': 'not-applicable',
    'dont know': 'unknown',
    'i dont know': 'unknown',
  }),
);

/** What a line means. */
export function commandOf(line: string): Command {
  const text = line.trim();
  if (text === '') return { name: 'nothing', rest: '' };
  if (/^\d+$/.test(text)) return { name: 'number', rest: text };
  const phrase = phrases.get(text.toLowerCase().replace(/['’]/g, ''));
  if (phrase) return { name: phrase, rest: '' };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  const name = words.get(first.toLowerCase());
  return name ? { name, rest } : { name: 'other', rest: text };
}
