import { Lexer } from 'yaml';

/** One complaint of the yaml package, and what a person is told instead. */
export interface Rule {
  readonly code: string;
  readonly when?: (complaint: Complaint) => boolean;
  /** Where the person has to look, if not where the parser gave up. */
  readonly from?: (complaint: Complaint) => number;
  /** `$here` stands for the word at that place. */
  readonly words: string;
  /** Mostly follows from an earlier mistake, and is told only when there is none. */
  readonly isEcho?: boolean;
}

interface Complaint {
  readonly message: string;
  readonly text: string;
  readonly at: number;
}

const NOT_A_FIELD =
  '$here is not "name: value"; is the colon missing, or the space after it, or is the line indented wrongly?';
const UNEVEN =
  'this line is not in line with its neighbours; check its indentation, and whether a "- " is missing or one too many';

/** The first that applies counts. Source: the calls of `onError` in the yaml package, 2.9.1. */
export const rules: readonly Rule[] = [
  rule('TAB_AS_INDENT', 'a tab is used to indent; indent with spaces'),
  {
    ...rule('MISSING_CHAR', 'the quote that opens here is never closed; add the closing quote'),
    when: says('Missing closing'),
    from: openingQuote,
  },
  {
    ...rule(
      'BAD_INDENT',
      'a list that opens with "[" is not closed; add the "]", or indent this line',
    ),
    when: says('Flow sequence'),
  },
  {
    ...rule(
      'BAD_INDENT',
      'a mapping that opens with "{" is not closed; add the "}", or indent this line',
    ),
    when: says('Flow map'),
  },
  {
    ...rule('MISSING_CHAR', 'a list that opens with "[" is not closed; is the file cut off here?'),
    when: says('Flow sequence'),
  },
  {
    ...rule(
      'MISSING_CHAR',
      'a mapping that opens with "{" is not closed; is the file cut off here?',
    ),
    when: says('Flow map'),
  },
  {
    ...rule(
      'BLOCK_AS_IMPLICIT_KEY',
      'a second colon in one line; put the text after the first one in quotes',
    ),
    when: (complaint) =>
      /:[ \t]+$/.test(lineBefore(complaint)) && /^[^\n]*?:(\s|$)/.test(after(complaint)),
  },
  { ...rule('BLOCK_AS_IMPLICIT_KEY', UNEVEN), from: misplacedLine, isEcho: true },
  {
    ...rule('MULTILINE_IMPLICIT_KEY', UNEVEN),
    when: (complaint) => /[^\s-]/.test(lineBefore(complaint)),
    from: misplacedLine,
    isEcho: true,
  },
  rule('MULTILINE_IMPLICIT_KEY', NOT_A_FIELD),
  { ...rule('MISSING_CHAR', NOT_A_FIELD), when: says('Implicit map keys') },
  { ...rule('BAD_INDENT', UNEVEN), from: firstWord, isEcho: true },
  {
    ...rule(
      'MISSING_CHAR',
      '$here is not an entry of the list above; begin it with "- ", or check its indentation',
    ),
    when: says('Sequence item'),
    from: firstWord,
    isEcho: true,
  },
  rule('BAD_SCALAR_START', 'text that begins like $here has a special meaning; put it in quotes'),
  rule('BAD_ALIAS', 'text that begins with "&" or "*" has a special meaning; put it in quotes'),
  rule(
    'BAD_DQ_ESCAPE',
    'a backslash in double quotes has a special meaning; write two of them, or use single quotes',
  ),
  rule(
    'NON_STRING_KEY',
    'the name of a field must be plain text; delete the "?", "[", "{" or "*" around it',
  ),
  {
    ...rule(
      'UNEXPECTED_TOKEN',
      'a list cannot begin in the line of its name; begin it in the next line',
    ),
    when: says('Unexpected block-seq-ind on same line'),
  },
  {
    ...rule(
      'UNEXPECTED_TOKEN',
      'text cannot follow "|" or ">" in the same line; begin it in the next line',
    ),
    when: (complaint) =>
      says('Block scalar header')(complaint) || /[|>][-+\d]*[ \t]+$/.test(lineBefore(complaint)),
  },
  {
    ...rule(
      'UNEXPECTED_TOKEN',
      'text that begins with "&" or "*" has a special meaning; put it in quotes',
    ),
    when: (complaint) => /[*&]\S+[ \t]+$/.test(lineBefore(complaint)),
    from: ({ text, at }) => at - (/\S+\s+$/.exec(text.slice(0, at))?.[0].length ?? 0),
  },
  {
    ...rule(
      'UNEXPECTED_TOKEN',
      "the single quotes end before $here; write '' for each apostrophe inside them",
    ),
    when: (complaint) => /'[ \t]*$/.test(lineBefore(complaint)),
  },
  {
    ...rule(
      'UNEXPECTED_TOKEN',
      'the quotes end before $here; put all of the text inside them, or use none',
    ),
    when: (complaint) => /"[ \t]*$/.test(lineBefore(complaint)),
  },
  {
    ...rule('UNEXPECTED_TOKEN', 'there is one $here too many; delete it'),
    when: (complaint) => /^\s*[,\]}]/.test(after(complaint)),
  },
  rule(
    'UNEXPECTED_TOKEN',
    '$here is not expected here; delete it, or put the whole text in quotes',
  ),
  {
    ...rule('MISSING_CHAR', 'a space is missing before "#"; add it, or put the text in quotes'),
    when: says('Comments'),
  },
  {
    ...rule('MISSING_CHAR', 'a comma or a space is missing before $here; add it'),
    when: says('Missing'),
  },
  rule('BLOCK_IN_FLOW', 'a comma is missing after $here; add it'),
  rule(
    'KEY_OVER_1024_CHARS',
    'the name of a field is longer than 1,024 characters; is a line break missing?',
  ),
  {
    ...rule('MISSING_CHAR', 'nothing may follow "---" in its line; begin in the next line'),
    when: says('Block collection'),
  },
];

function rule(code: string, words: string): Rule {
  return { code, words };
}

function says(start: string): (complaint: Complaint) => boolean {
  return ({ message }) => message.startsWith(start);
}

function firstWord({ text, at }: Complaint): number {
  return at + text.slice(at).search(/\S|$/);
}

/** This line if the complaint is at its beginning, else the next one. */
function misplacedLine(complaint: Complaint): number {
  const { text, at } = complaint;
  const end = text.indexOf('\n', at);
  const isHere = lineBefore(complaint).trim() === '' || end < 0;
  return firstWord(isHere ? complaint : { ...complaint, at: end });
}

function lineBefore({ text, at }: Complaint): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function after({ text, at }: Complaint): string {
  return text.slice(at, at + 2000);
}

/** The parser gives up at the end of the text in quotes, which may be the end of the file. */
function openingQuote({ text, at }: Complaint): number {
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (/^["']/.test(lexeme) && offset + lexeme.length === at) return offset;
    if (!lexerMarks.has(lexeme)) offset += lexeme.length;
  }
  return at;
}

/** What the lexer adds to the text: the starts of documents and plain text, the ends of flow text. */
const lexerMarks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);
