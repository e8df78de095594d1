import { quoted } from '../text/safe.ts';
import { type ErrorWords, withCodes } from './coded.ts';
import { count } from './grammar.ts';

const POINTS = { one: 'point', other: 'points' };
const CRITERIA = { one: 'criterion', other: 'criteria' };
const KEY_CRITERIA = { one: 'key criterion', other: 'key criteria' };

/** Messages of list, show and new; in a file of their own so that these load no words of audits. */
export const authoringWords = withCodes('authoring', {
  /* align list */
  counts: (checklist: { points: number; criteria: number; keyCriteria: number }) =>
    `${count(checklist.points, POINTS)}, ${count(checklist.criteria, CRITERIA)} (${count(checklist.keyCriteria, KEY_CRITERIA)})`,
  builtIn: 'built-in',
  /** Names and version of the program in the JSON of "align list" and "align show". */
  listGenerator: ({ version }: { version: string }) => `Checklists by align ${version}`,
  showGenerator: ({ version }: { version: string }) => `Checklist by align ${version}`,
  newHere: 'New here?',
  /** Commands to start with, each after what it is for. */
  startWith: [
    {
      text: 'Start with the symptom check, which shows where it hurts in a few minutes:',
      command: 'align audit --checklist symptom-check',
    },
    {
      text: 'Go on with the key questions of the main checklist, about seven minutes:',
      command: 'align audit --express',
    },
  ],
  howToAnswer:
    'Each command asks one person, question by question, and saves every answer. Each person answers alone. "align form" makes a page for people without align, and "align workshop" asks a whole room.',
  command: ({ id }: { id: string }) => `align audit --checklist ${id}`,
  inFile: ({ file }: { file: string }) => `in ${file}`,
  hiddenBy: ({ file }: { file: string | null }) =>
    `not used: ${file === null ? 'the built-in checklist' : quoted(file)} has the same id`,
  rename: ({ name }: { name: string }) => `rename it to ${name} so that it is found first`,
  broken: ({ file }: { file: string }) => `has errors; run "align check ${file}"`,
  noFolder: 'folder in ALIGN_CHECKLISTS that does not exist',
  columns: { id: 'Id', title: 'Title', criteria: 'Criteria', place: 'Location' },

  /* align show */
  bands: 'Bands',
  band: ({ from, title }: { from: number; title: string }) => `from ${from}%  ${title}`,
  showFooter: '* key criterion; align show --criterion <number> shows one criterion in detail',
  pointHeading: (point: { number: number | null; title: string; weight: number }) =>
    point.number === null
      ? `${point.title} (not scored)`
      : `${point.number}. ${point.title} (weight ${point.weight})`,
  criterionIn: ({ id, point }: { id: string; point: string }) => `${id} in ${point}`,
  adviceFor: ({ level, isOption }: { level: string; isOption: boolean }) =>
    `${isOption ? 'for' : 'from'} ${level}`,
  advice: (advice: { what: string | null; owner: string | null; effort: string | null }) => {
    const facts = [
      ...(advice.owner === null ? [] : [advice.owner]),
      ...(advice.effort === null ? [] : [`effort ${advice.effort}`]),
    ];
    const what = advice.what ?? 'see the next level';
    return facts.length === 0 ? what : `${what} (${facts.join(', ')})`;
  },
  benchmark: (own: { text: string; source: string; year: number; url: string | null }) =>
    `${own.text} (${own.source}, ${own.year})${own.url === null ? '' : ` ${own.url}`}`,
  lookAtPoint: (own: { checklist: string; point: string; because: string }) =>
    `${own.point} of ${own.checklist}: ${own.because}`,
  condition: {
    atLeast: ({ limit }: { limit: string }) => `at least ${limit}`,
    atMost: ({ limit }: { limit: string }) => `at most ${limit}`,
    is: ({ limit }: { limit: string }) => `is ${limit}`,
    isNot: ({ limit }: { limit: string }) => `is not ${limit}`,
    not: ({ condition }: { condition: string }) => `not ${condition}`,
    all: ({ conditions }: { conditions: readonly string[] }) => conditions.join(' and '),
    any: ({ conditions }: { conditions: readonly string[] }) => conditions.join(' or '),
  },
  isTarget: 'target',
  showHeadings: {
    target: 'Target',
    condition: 'Asked only if',
    evidence: 'Evidence to ask for',
    advice: 'Advice',
    benchmarks: 'Benchmarks',
    lookAt: 'Related checklists',
  },
  /* align new */
  created: ({ path, next }: { path: string; next: string }) => `Created ${path}; ${next}`,
  editNext: ({ path }: { path: string }) => `edit it, then run: align check ${path} --strict`,
  fillNext: ({ path, checklist }: { path: string; checklist: string | null }) =>
    `fill it in, then run: align check ${path}${checklist === null ? '' : ` --checklist ${checklist}`}`,
  roundNext: ({ path }: { path: string }) => `fill it in, then run: align check ${path}`,
  fileExists: ({ path }: { path: string }): ErrorWords => ({
    message: `cannot create ${quoted(path)}: the file exists`,
    hint: 'choose another name; "align new" never overwrites files',
  }),
  notRound: ({ path, name }: { path: string; name: string }): ErrorWords => ({
    message: `cannot create ${quoted(path)}: the file of a round is always called "round.yaml"`,
    hint: `use the name ${quoted(name)}, or name the folder of the round`,
  }),
  notYaml: ({ path, name }: { path: string; name: string }): ErrorWords => ({
    message: `cannot create ${quoted(path)}: "align new" writes YAML files only`,
    hint: `use the name ${quoted(name)}`,
  }),
});
