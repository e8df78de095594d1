import { describe, expect, it } from 'vitest';
import { align } from './cli/fake-io.ts';
import { type OpenWindow, openWindow } from './cli/window.ts';
import { answers, workspace } from './cli/workspace.ts';
import { everyType } from './every-type.ts';

const WIDTHS = [80, 44];
const TYPES = ['levels', 'yes-no', 'choice', 'multi-choice', 'number', 'text'] as const;
type Type = (typeof TYPES)[number];

const ENTER = '\r';
const DOWN = '\u001b[B';
const UP = '\u001b[A';
const RIGHT = '\u001b[C';
const BACKSPACE = '\u007f';
const CTRL_U = '\u0015';
const ESC = '\u001b';
const PAGE_DOWN = '\u001b[6~';
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

/** Names of keys in a snapshot. */
const KEY_NAMES: readonly (readonly [string, string])[] = [
  [ENTER, '[Enter]'],
  [DOWN, '[Down]'],
  [UP, '[Up]'],
  [RIGHT, '[Right]'],
  [BACKSPACE, '[Backspace]'],
  [CTRL_U, '[Ctrl-U]'],
  [PAGE_DOWN, '[Page Down]'],
  [paste('').slice(0, 6), '[Paste '],
  [paste('').slice(6), ']'],
  [ESC, '[Esc]'],
];

/** Answers to a criterion of one type, right and wrong: as keys, as lines and as votes. */
interface Said {
  /** Value in an answers file. */
  readonly saved: string;
  readonly wrongKeys: readonly string[];
  readonly keys: readonly string[];
  readonly wrongLine: string;
  readonly line: readonly string[];
  readonly wrongVotes: readonly string[];
  readonly votes: readonly string[];
  readonly secondVotes: readonly string[];
  readonly agree: readonly string[];
  readonly wrongVoteLine: string;
  readonly voteLine: string;
  readonly secondLine: string;
  readonly wrongAgreed: string;
  readonly agreed: string;
}

const SAID: Readonly<Record<Type, Said>> = {
  levels: {
    ...{ saved: '2', wrongKeys: ['9'], keys: ['3'], wrongLine: '9', line: ['3'] },
    ...{ wrongVotes: ['9'], votes: ['3', '1', 'n'], secondVotes: ['2', '2', ENTER] },
    ...{ wrongVoteLine: '9 1 1', voteLine: '3 1 n', secondLine: '2 2 =' },
    ...{ agree: ['2', 'from May on', ENTER], wrongAgreed: 'soon', agreed: '2 from May on' },
  },
  'yes-no': {
    ...{ saved: 'true', wrongKeys: ['7'], keys: ['y'], wrongLine: 'maybe', line: ['yes'] },
    ...{ wrongVotes: ['2'], votes: ['1', '0', 'n'], secondVotes: ['1', '1', ENTER] },
    ...{ wrongVoteLine: '2 1 1', voteLine: '1 0 n', secondLine: '1 1 =' },
    ...{ agree: [DOWN, 'from May on', ENTER], wrongAgreed: 'perhaps', agreed: 'yes from May on' },
  },
  choice: {
    ...{ saved: 'mail', wrongKeys: ['7'], keys: ['1'], wrongLine: 'fax', line: ['1'] },
    ...{ wrongVotes: ['7'], votes: ['0', '2', 'n'], secondVotes: ['0', '1', ENTER] },
    ...{ wrongVoteLine: '7 1 1', voteLine: '0 2 n', secondLine: '0 1 =' },
    ...{ agree: ['-', 'no data yet', ENTER], wrongAgreed: '7', agreed: '1 until the CRM works' },
  },
  'multi-choice': {
    ...{ saved: '[icp, sql]', wrongKeys: ['9'], keys: ['3', '1', ENTER] },
    ...{ wrongLine: '14', line: ['1+3'] },
    ...{ wrongVotes: ['14', ENTER, BACKSPACE.repeat(2)] },
    ...{ votes: ['13', ENTER, '0', ENTER, 'n'], secondVotes: ['12', ENTER, ENTER] },
    ...{ wrongVoteLine: '14 1 1', voteLine: '13 0 n', secondLine: '12 1 =' },
    ...{ agree: ['12', ENTER], wrongAgreed: '14', agreed: '12' },
  },
  number: {
    ...{ saved: '30', wrongKeys: ['9', '99', ENTER, BACKSPACE.repeat(3), ENTER] },
    ...{ keys: ['3', '0.5', ENTER], wrongLine: '999', line: ['30.5'] },
    ...{ wrongVotes: ['999', ENTER, BACKSPACE.repeat(3)] },
    ...{ votes: ['30.5', ENTER, '4', ENTER, 'n'], secondVotes: ['24', ENTER, ENTER] },
    ...{ wrongVoteLine: '999 1 1', voteLine: '30.5 4 n', secondLine: '24 8 =' },
    ...{ agree: ['24 from May on', ENTER], wrongAgreed: 'soon', agreed: '24 from May on' },
  },
  text: {
    ...{ saved: 'It was lost.', wrongKeys: ['9', ENTER, ENTER] },
    ...{ keys: [ENTER, 'It was lost', ENTER] },
    ...{ wrongLine: 'g', line: ['It was lost', 'on the way.', ''] },
    ...{ wrongVotes: ['3'], secondVotes: [ENTER, 'Twice.', ENTER, ESC] },
    ...{ votes: [ENTER, 'It was lost.', ENTER, 'u', ENTER, 'Nobody called.', ENTER] },
    ...{ wrongVoteLine: '3 1 1', voteLine: '', secondLine: '' },
    ...{ agree: ['We lost it', ENTER], wrongAgreed: ' ', agreed: 'We lost it' },
  },
};

const CHECKLIST = 'types.json';

/** Checklist with a criterion of each type, and help on each. */
const helped: typeof everyType = {
  ...everyType,
  scale: ['Absent', 'Ad hoc', 'Documented', 'Working', 'World-class'].map((label, level) => ({
    level,
    label,
  })),
  points: everyType.points.map((point) => ({
    ...point,
    title: 'Handing over leads from marketing to sales',
    why: 'Leads that nobody calls within a day are rarely won, whatever they have cost.',
    criteria: point.criteria.map((criterion) => ({
      ...criterion,
      evidence: ['the minutes of the last meeting', 'a report from the CRM'],
      benchmarks: [{ text: 'Half of all teams have it.', source: 'A survey', year: 2024 }],
    })),
  })),
};

/** Returns answers to the criteria before this type, or to all, as flow YAML. */
function before(type?: Type): string {
  const asked = type === undefined ? TYPES : TYPES.slice(0, TYPES.indexOf(type));
  return asked.map((own) => `${own}: ${SAID[own].saved}`).join(', ');
}

const PEOPLE = { kathy: 'marketing', sam: 'sales', carla: 'leadership' } as const;

/** Makes a folder with the answers before this type, of one respondent and of a workshop. */
function folderAt(type?: Type): string {
  const to = { checklist: everyType.id };
  const open = { ...to, more: 'status: in-progress' };
  const files: Record<string, string> = {
    [CHECKLIST]: JSON.stringify(helped),
    'kathy.yaml': answers('kathy', 'marketing', before(type), open),
  };
  for (const [id, group] of Object.entries(PEOPLE)) {
    files[`round/${id}.yaml`] = answers(id, group, before(type), open);
    files[`earlier/${id}.yaml`] = answers(id, group, before(), { ...to, date: '2023-05-06' });
  }
  return workspace(files).folder;
}

const EARLIER = ['--previous', 'earlier'];
const SOLO = ['audit', '--checklist', CHECKLIST, '--save', 'kathy.yaml'];
const WORKSHOP = ['workshop', '--checklist', CHECKLIST, '--save', 'round'];

/** Frames of one session, at each width. */
interface Album {
  readonly window: OpenWindow;
  /** Types each of the keys, then keeps the window at each width. */
  readonly frame: (title: string, ...keys: readonly string[]) => Promise<void>;
  /** Types the keys that end the program, then keeps its last words. */
  readonly end: (...keys: readonly string[]) => Promise<void>;
  /** Compares the frames with the snapshots of this name. */
  readonly toMatch: (name: string) => Promise<void>;
}

/** Opens a session that resumes at this type, or at the review. */
async function sessionAt(
  type: Type | undefined,
  args: readonly string[],
  widths: readonly number[] = WIDTHS,
  look: 'shown' | 'styled' = 'shown',
): Promise<Album> {
  const window = openWindow(args, { columns: widths[0] ?? 80, folder: folderAt(type) });
  const album = albumOf(window, widths, look);
  await window.takenOver();
  return album;
}

function albumOf(
  window: OpenWindow,
  widths: readonly number[],
  look: 'shown' | 'styled' = 'shown',
): Album {
  const pages = new Map<number, string[]>(widths.map((width) => [width, []]));
  const [usual = 80, ...others] = widths;
  const keep = (columns: number, heading: string, text: string) =>
    pages.get(columns)?.push(`=== ${heading}\n\n${text}\n`);
  return {
    window,
    frame: async (title, ...keys) => {
      for (const typed of keys) await window.type(typed);
      const heading = headingOf(title, keys);
      keep(usual, heading, await window[look]());
      for (const columns of others) {
        await window.resize(columns);
        keep(columns, heading, await window[look]());
      }
      if (others.length > 0) await window.resize(usual);
    },
    end: async (...keys) => {
      for (const typed of keys) await window.type(typed);
      const { code } = await window.ending();
      keep(usual, headingOf('end', keys), `${await window.shown()}\n(exit code ${code})`);
    },
    toMatch: async (name) => {
      for (const [columns, texts] of pages) {
        await expect(texts.join('\n')).toMatchFileSnapshot(file(`${name}-${columns}`));
      }
    },
  };
}

function headingOf(title: string, keys: readonly string[]): string {
  return keys.length === 0 ? title : `${title}: ${keys.map(keysInWords).join(' ')}`;
}

function keysInWords(keys: string): string {
  const named = KEY_NAMES.reduce((text, [key, name]) => text.replaceAll(key, name), keys);
  return named.replace(/(\[Backspace\]){2,}/g, (all) => `[Backspace × ${all.length / 11}]`);
}

function file(name: string): string {
  return `frames/${name}.txt`;
}

describe('the screen of a solo interview', () => {
  it.each(TYPES)('shows a criterion of type %s', async (type) => {
    const own = await sessionAt(type, [...SOLO, ...EARLIER]);
    await own.frame('question');
    await own.frame('next row', DOWN);
    await own.frame('help', '?');
    await own.frame('end of the help', PAGE_DOWN, PAGE_DOWN);
    await own.frame('list', 'b', 'g');
    if (type === 'levels') await own.frame('number that is not in the list', '9', ENTER);
    await own.frame('note', 'b', 'c', 'seen ', paste('in the CRM\rof May'));
    await own.frame('note kept', ENTER);
    await own.frame('evidence', 'e', 'minutes.pdf');
    await own.frame('evidence kept', ENTER);
    if (type === 'levels') await own.frame('key without a meaning', 'z');
    for (const keys of SAID[type].wrongKeys) await own.frame('wrong answer', keys);
    for (const keys of SAID[type].keys) await own.frame('answer', keys);
    await own.frame('back', 'b');
    await own.frame('reason', 'n');
    await own.frame('no reason', ENTER);
    await own.frame('not applicable', 'no reps', ENTER);
    await own.frame('back', 'b');
    await own.frame("don't know", 'u');
    await own.frame('review', 'r');
    await own.end('q');
    await own.toMatch(`solo-${type}`);
  });

  it.each(WIDTHS)('sets up in %i columns', async (columns) => {
    const who = ['--subject', 'Company', '--date', '2024-05-06'];
    const args = ['audit', '--checklist', CHECKLIST, '--save', 'new.yaml', ...who];
    const window = openWindow(args, { columns, folder: folderAt() });
    const own = albumOf(window, [columns]);
    await window.takenOver();
    await own.frame('fields');
    await own.frame('no name', ENTER);
    await own.frame('name and title', 'Kathy', ENTER, 'VP');
    await own.frame('group', ENTER);
    await own.frame('no group', ENTER);
    await own.frame('start', '2', ENTER);
    await own.frame('wrong guess', '7');
    await own.frame('guess', '3');
    await own.frame('rule', '?');
    await own.frame('change', 'e');
    await own.frame('everyone votes', DOWN, DOWN, DOWN, ENTER, 'w');
    await own.end('\u0003');
    await own.toMatch('solo-questions');
  });

  it('shows the review after all criteria', async () => {
    const own = await sessionAt('levels', SOLO);
    await own.frame('back at the first criterion', 'b');
    await own.frame('skip', 's');
    await own.frame('other answers', 'y', '1', '13', ENTER, 'nno reps', ENTER, 'u');
    await own.frame('next row', DOWN);
    await own.frame('key without a meaning', 'z');
    await own.frame('finish with an open criterion', 'f');
    await own.frame('open criterion', '1', ENTER);
    await own.frame('complete', '4');
    await own.frame('back from the review', 'b');
    await own.frame('review', 'r');
    await own.end('f');
    await own.toMatch('solo-review');
  });
});

describe('the screen of a workshop', () => {
  it.each(TYPES)('shows a criterion of type %s', async (type) => {
    const said = SAID[type];
    const own = await sessionAt(type, [...WORKSHOP, ...EARLIER]);
    await own.frame('question');
    await own.frame('help', '?');
    await own.frame('end of the help', PAGE_DOWN, PAGE_DOWN, PAGE_DOWN);
    await own.frame('list', 'b', 'g');
    if (type === 'levels') await own.frame('number that is not in the list', '9', ENTER);
    await own.frame('note', 'b', 'c', 'seen ', paste('in the CRM\rof May'));
    await own.frame('evidence', ENTER, 'e', 'minutes.pdf');
    await own.frame('both kept', ENTER);
    if (type === 'levels') await own.frame('key without a meaning', 'z');
    for (const keys of said.wrongVotes) await own.frame('wrong vote', keys);
    for (const keys of said.votes) await own.frame('vote', keys);
    if (type !== 'text') {
      await own.frame('no reason', ENTER);
      await own.frame('reason', 'no reps', ENTER);
    }
    await own.frame('reveal', ENTER);
    await own.frame('help after the reveal', '?');
    await own.frame('second vote', 'b', 'v');
    for (const keys of said.secondVotes) await own.frame('vote', keys);
    await own.frame('correction', 'x');
    await own.frame('corrected', type === 'text' ? ESC : ENTER);
    await own.frame('agreement', 'a');
    for (const keys of said.agree) await own.frame('agreed', keys);
    if (!['levels', 'yes-no', 'choice'].includes(type)) {
      await own.frame('next criterion', RIGHT);
    }
    await own.frame('back', 'b');
    await own.frame('review', 'r');
    await own.end('q');
    await own.toMatch(`workshop-${type}`);
  });

  it.each(WIDTHS)('sets up in %i columns', async (columns) => {
    const what = ['--subject', 'Company', '--date', '2024-05-06'];
    const args = ['workshop', '--checklist', CHECKLIST, '--save', 'new', ...what];
    const window = openWindow(args, { columns, folder: folderAt() });
    const own = albumOf(window, [columns]);
    await window.takenOver();
    await own.frame('nobody', ENTER);
    await own.frame('no group', 'Kathy', ENTER);
    await own.frame('first', ', VP, marketing', ENTER);
    await own.frame('pasted list', paste('Sam\tVP Sales\tSales\rCarla\tCEO\tLeadership\r'));
    await own.frame('name that is there already', 'sam, sales', ENTER);
    await own.frame('moved', CTRL_U, UP, '-');
    await own.frame('removed', UP, UP, BACKSPACE);
    await own.frame('start', DOWN, DOWN, ENTER);
    await own.frame('guesses', '4', '1');
    await own.end('q');
    await own.toMatch('workshop-questions');
  });

  it('shows the review after all criteria', async () => {
    const own = await sessionAt('levels', WORKSHOP);
    await own.frame('back at the first criterion', 'b');
    await own.frame('skip', 's');
    const votes = ['111', '02u'];
    for (const line of votes) await own.frame('votes', line, ENTER, RIGHT);
    await own.frame('votes', '13', ENTER, '0', ENTER, '2', ENTER, ENTER, RIGHT);
    await own.frame('votes', '30.5', ENTER, '4', ENTER, 'u', ENTER, RIGHT);
    await own.frame('words', ENTER, 'It was lost.', ENTER, 'u', ENTER, 'So it was.', ENTER, ENTER);
    await own.frame('review', RIGHT);
    await own.frame('finish with an open criterion', 'f');
    await own.frame('open criterion', '1', ENTER);
    await own.frame('complete', '444', ENTER, RIGHT);
    await own.frame('back from the review', 'b');
    await own.frame('review', 'r');
    await own.end('f');
    await own.toMatch('workshop-review');
  });
});

describe('the colours of the screen', () => {
  it('are those of a solo interview', async () => {
    const own = await sessionAt('levels', [...SOLO, ...EARLIER], [80], 'styled');
    await own.frame('question');
    await own.frame('help', '?');
    await own.frame('list', 'b', 'g');
    await own.frame('note', 'b', 'c', 'seen');
    await own.frame('wrong answer', ENTER, '9');
    await own.frame('answer', '3');
    await own.frame('back', 'b');
    await own.frame('boxes', '3', 'y', '0', '1');
    await own.frame('review', 'r');
    await own.end('q');
    await own.toMatch('solo-colours');
  });

  it('are those of a workshop', async () => {
    const own = await sessionAt('levels', [...WORKSHOP, ...EARLIER], [80], 'styled');
    await own.frame('question');
    await own.frame('votes', '31');
    await own.frame('missing vote', ENTER);
    await own.frame('reveal', '2', ENTER);
    await own.frame('agreement', 'a', '2');
    await own.frame('agreed', ENTER);
    await own.frame('review', 'r');
    await own.end('q');
    await own.toMatch('workshop-colours');
  });
});

/** Runs a dialogue with these lines from a pipe, and returns its text. */
async function dialogue(
  type: Type | undefined,
  args: readonly string[],
  lines: readonly string[],
  columns = 80,
): Promise<string> {
  const stdin = lines.map((line) => `${line}\n`).join('');
  const world = { folder: folderAt(type), stdin, columns };
  const { stderr, code } = await align([...args, '--plain'], world);
  return `${stderr}(exit code ${code})\n`;
}

describe('the line mode of a solo interview', () => {
  const linesFor = (type: Type) => [
    ...[SAID[type].wrongLine, '?', 'c', 'seen in the CRM', 'of May', ''],
    // A text takes a letter and more words for an answer.
    ...(type === 'text' ? ['e', 'minutes.pdf', ''] : ['c -', 'c later', 'e minutes.pdf', 'e -']),
    ...['g', 'g 9', 'n', '', 'n', 'no reps', 'b', 'u', 'b', 'a'],
    ...[...SAID[type].line, 'b', 's', 'r', '9', 'hm', String(TYPES.indexOf(type) + 1)],
    ...[...SAID[type].line, 'r', 'f'],
  ];

  it.each(TYPES)('asks for a criterion of type %s', async (type) => {
    const args = [...SOLO, ...EARLIER];
    const said = await dialogue(type, args, linesFor(type));
    await expect(said).toMatchFileSnapshot(file(`solo-${type}-lines`));
  });

  it('reads the same in a narrow window', async () => {
    const [wide, narrow] = await Promise.all(
      WIDTHS.map((columns) => dialogue('choice', SOLO, ['?', '1', 'r', 'q'], columns)),
    );
    expect(narrow).toBe(wide);
  });

  it('asks the questions before all criteria', async () => {
    const args = ['audit', '--checklist', CHECKLIST, '--save', 'new.yaml', '--date', '2024-05-06'];
    const lines = [
      '',
      'Company',
      '?',
      'b',
      'Company',
      'Kathy',
      'VP',
      '9',
      'Sales',
      '7',
      '3',
      '2',
      'q',
    ];
    const said = await dialogue(undefined, args, lines);
    await expect(said).toMatchFileSnapshot(file('solo-questions-lines'));
  });
});

describe('the line mode of a workshop', () => {
  const linesFor = (type: Type) => {
    const { wrongVoteLine, voteLine, secondLine, wrongAgreed, agreed } = SAID[type];
    const words = ['It was lost.', '-', 'Nobody called.'];
    const reasons = ['no reps'];
    return [
      ...[wrongVoteLine, '?', 'c seen in the CRM', 'e minutes.pdf', 'g 9', 'v', 'hm', '1'],
      ...(type === 'text' ? ['', ...words] : [voteLine, '', voteLine, ...reasons]),
      ...(type === 'text' ? ['v', ...words] : ['1', `v ${secondLine}`]),
      ...(type === 'text' ? ['x', ...words] : [`x ${voteLine}`, ...reasons]),
      ...(type === 'text' ? ['a', agreed] : ['a', wrongAgreed, `a ${agreed}`]),
      ...['c -', 'again', '', 'b', '?'],
      ...['r', '9', 'hm', String(TYPES.indexOf(type) + 1), 'r', 'f'],
    ];
  };

  it.each(TYPES)('asks for a criterion of type %s', async (type) => {
    const args = [...WORKSHOP, ...EARLIER];
    const said = await dialogue(type, args, linesFor(type));
    await expect(said).toMatchFileSnapshot(file(`workshop-${type}-lines`));
  });

  it('reads the same in a narrow window', async () => {
    const lines = ['?', '0 1 2', 'a 1', '', 'r', 'q'];
    const [wide, narrow] = await Promise.all(
      WIDTHS.map((columns) => dialogue('choice', WORKSHOP, lines, columns)),
    );
    expect(narrow).toBe(wide);
  });

  it('asks the questions before all criteria', async () => {
    const args = ['workshop', '--checklist', CHECKLIST, '--save', 'new'];
    const people = ['Company', '', 'Kathy, VP, Marketing', 'kathy', 'Sam, 2', '?', ''];
    const lines = [...people, '7', '3 -', '2', '2 1', 'q'];
    const said = await dialogue(undefined, [...args, '--date', '2024-05-06'], lines);
    await expect(said).toMatchFileSnapshot(file('workshop-questions-lines'));
  });
});
