import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { align } from '../cli/fake-io.ts';
import { openWindow } from '../cli/window.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';

const ENTER = '\r';
const RIGHT = '\u001b[C';

/** Features that comparable instruments need, with the answers that Sam gives in the end. */
const FEATURES = `groups: {marketing: {title: Marketing}, sales: {title: Sales}}
points:
  - id: only
    title: The only point
    weight: 1
    criteria:
      - id: market
        type: choice
        scored: false
        question: Whom do we sell to?
        options: [{id: b2b, label: Companies}, {id: b2c, label: Consumers}]
      - id: maturity
        question: How mature is it?
        levels: {-1: harmful, 0: absent, 1: begun, 2: done}
      - id: grade
        notApplicable: false
        question: Which grade?
        levels: {1: poor, 2: fair, 3: good, 4: better, 5: best}
      - id: terms
        type: multi-choice
        question: Which terms are shared?
        must: {answer: [icp], cap: low}
        options: [{id: icp, label: ICP}, {id: mql, label: MQL}, {id: sql, label: SQL}]
`;
const SAID = { market: 'b2c', maturity: -1, grade: 5, terms: ['mql', 'sql'] };

/** Scales of (0 + 1 + 2/3) / 3 = 5/9 and of a guess of 3/4, worked out by hand. */
const SCALES = [
  { scale: '{from: 0, to: 100}', score: '55.6', guess: '75' },
  { scale: '{from: 1, to: 5}', score: '3.2', guess: '4.0' },
  { scale: '{from: 20, to: 100, decimals: 0}', score: '64', guess: '80' },
  { scale: '{from: -100, to: 100, decimals: 0, unit: points}', score: '11 points', guess: '50' },
  { scale: '{from: -203, to: 110, decimals: 0}', score: '-29', guess: '32' },
] as const;

/** A folder with a checklist whose bands begin at the lowest score and in the middle. */
function having(scale: string): Workspace {
  const { from, to } = parse(scale);
  return workspace({
    'features.yaml': `format: 1
id: features
version: 1.0.0
title: Features
display: ${scale}
bands: [{id: low, from: ${from}, title: Low}, {id: high, from: ${(from + to) / 2}, title: High}]
${FEATURES}`,
  });
}

const COMMON = ['--checklist', 'features.yaml', '--subject', 'Company'];
const SAM = ['--respondent', 'Sam', '--role', 'VP', '--group', 'sales'];
const AUDIT = ['audit', ...COMMON, ...SAM, '--save', 'round/sam.yaml'];
const WORKSHOP = ['workshop', ...COMMON, '--save', 'round'];
const PEOPLE = ['Kathy, CMO, Marketing', 'Sam, VP, Sales'];

interface Driver {
  readonly name: string;
  readonly isWorkshop: boolean;
  readonly run: (own: Workspace) => Promise<string>;
}

async function onScreen(
  args: readonly string[],
  own: Workspace,
  before: readonly string[],
  keys: readonly string[],
): Promise<string> {
  const window = openWindow(args, { columns: 100, folder: own.folder });
  await window.takenOver();
  for (const key of before) await window.type(key);
  await window.waitFor('Whom do we sell to?');
  let shown = '';
  for (const key of keys) {
    await window.type(key);
    shown += await window.shown();
  }
  const { stderr } = await window.ending();
  return `${shown}\n${stderr.slice(stderr.lastIndexOf('\u001b[?1049l') + 8)}`;
}

async function inLines(args: readonly string[], own: Workspace, lines: readonly string[]) {
  const stdin = `${lines.join('\n')}\n`;
  const { stderr } = await align([...args, '--plain'], { folder: own.folder, stdin });
  return stderr;
}

const shown = [ENTER, RIGHT];

const DRIVERS: readonly Driver[] = [
  {
    ...{ name: 'an interview on a screen', isWorkshop: false },
    run: (own) =>
      onScreen(AUDIT, own, ['3', 'f'], ['1', '-', '1', ENTER, 'n', '5', '2', '3', ENTER, 'f']),
  },
  {
    ...{ name: 'an interview in lines', isWorkshop: false },
    run: (own) => inLines(AUDIT, own, ['3', '1', '-1', 'n', '5', '2+3', 'f']),
  },
  {
    ...{ name: 'a workshop on a screen', isWorkshop: true },
    run: (own) =>
      onScreen(
        WORKSHOP,
        own,
        [...PEOPLE.flatMap((person) => [person, ENTER]), ENTER, 'f'],
        [
          ...['1', '1', ...shown],
          ...['-', '1', ENTER, '-', '1', ENTER, ...shown],
          ...['n', '5', '5', ...shown],
          ...['2', '3', ENTER, '2', '3', ENTER, ...shown, 'f'],
        ],
      ),
  },
  {
    ...{ name: 'a workshop in lines', isWorkshop: true },
    run: (own) =>
      inLines(WORKSHOP, own, [
        ...PEOPLE,
        '',
        '',
        '11',
        '',
        '-1 -1',
        '',
        'n5',
        '55',
        '',
        '23 23',
        '',
        'f',
      ]),
  },
];

describe.each(DRIVERS)('$name', ({ name, isWorkshop, run }) => {
  // The scale is that of the result, which the screen and lines share.
  it.each(name.endsWith('lines') ? SCALES : SCALES.slice(-1))(
    'takes every feature, and scores on $scale',
    async ({ scale, score, guess }) => {
      const own = having(scale);
      const said = (await run(own)).replace(/\s+/g, ' ');
      const { answers } = parse(own.read('round/sam.yaml'));
      expect(answers).toEqual(SAID);
      // Three of four count; the market is never scored.
      expect(said).toContain('3 of 3');
      expect(said).toContain('always applies');
      // The missing box keeps the result in the lowest band.
      expect(said).toMatch(new RegExp(` ${score}[^.;]*, Low`));
      if (!isWorkshop) expect(said).toMatch(new RegExp(`Your guess was ${guess}\\b`));
    },
  );
});
