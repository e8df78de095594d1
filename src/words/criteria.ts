import { quoted } from '../text/safe.ts';
import { withCodes } from './coded.ts';
import { list, oneOf } from './grammar.ts';

/** Words with which criteria of each type meet people, on screens, in line mode and in files. */
export const criteriaWords = {
  keys: {
    answer: 'answer',
    choose: 'move',
    chooseWith: '↑↓',
    tick: 'tick',
    tickWith: '↑↓ Space',
    none: 'none of them',
    done: 'done',
    doneWith: 'Enter',
  },
  levels: {
    noun: 'level',
    legend: { typed: 'a number', does: 'that level' },
    title: 'Its levels',
    heading: 'Levels',
    option: ({ level }: { level: string }) => `level ${level}`,
  },
  yesNo: {
    noun: 'answer',
    example: 'yes',
    legend: { typed: 'y or 1, no or 0', does: 'your answer' },
    yes: { key: 'y or 1', does: 'yes' },
    no: { key: '0', does: 'no' },
    title: 'Its answers',
    heading: 'Answers',
    inFile: 'yes or no',
  },
  choice: {
    noun: 'answer',
    legend: { typed: 'a number', does: 'that option' },
    title: 'Its options',
    heading: 'Options',
    option: ({ id }: { id: string }) => `the option ${id}`,
  },
  multiChoice: {
    noun: 'box',
    howTo: 'Type the numbers of all that apply, such as 13 or 1+3; 0 for none of them.',
    legend: { typed: '13 or 1+3', does: 'these boxes; 0 for none' },
    title: 'Its boxes',
    unscored: 'Boxes, not scored',
    share: 'Boxes: the share of those ticked counts',
    sum: ({ cap }: { cap: number }) =>
      `Boxes: the scores of those ticked are added up, to ${cap}% at most`,
    option: ({ id }: { id: string }) => `the option ${id}`,
    inFile: ({ example }: { example: string }) =>
      `a list of what applies, such as [${example}]; [] for none`,
  },
  number: {
    noun: 'answer',
    howTo: ({ unit, min, max }: NumberWords) => {
      const what = unit === undefined ? 'Type the number' : `Type the number (${unit})`;
      return `${[what, ...bounds(min, max)].join(', ')}; Enter takes it.`;
    },
    fieldLabel: 'Your answer, a number',
    ballotHint: 'A number for each name, with spaces between.',
    key: { key: '0-9', does: 'type the number' },
    legend: { typed: 'a number', does: 'your answer' },
    title: 'Its thresholds',
    heading: ({ unit, min, max, isLinear }: NumberWords & { isLinear: boolean }) => {
      const facts = [
        ...(unit === undefined ? [] : [`in ${unit}`]),
        ...bounds(min, max),
        ...(isLinear ? ['in proportion between thresholds'] : []),
      ];
      return facts.length === 0 ? 'A number' : `A number: ${facts.join(', ')}`;
    },
    option: ({ at }: { at: number }) => `the threshold at ${at}`,
    inFile: ({ unit, min, max }: NumberWords) =>
      [
        unit === undefined ? 'a number' : `a number of ${unit}`,
        ...(min === undefined ? [] : [`from ${min}`]),
        ...(max === undefined ? [] : [`up to ${max}`]),
      ].join(' '),
  },
  text: {
    noun: 'answer',
    fieldLabel: 'Your answer, in your own words; it is never scored',
    key: { key: 'Enter', does: 'write' },
    legend: { typed: 'any text', does: 'your answer' },
    title: 'Its answer',
    heading: 'Answered in words, never scored',
    inFile: 'in your own words; never scored',
  },
};

/** Messages about points and criteria that a person named on the command line. */
export const partWords = withCodes('criteria', {
  unknown: ({ name, meant, examples }: UnknownPartWords) => ({
    message: `the checklist has no point or question ${quoted(name)}`,
    hint:
      meant === null
        ? `use a number, an id or a title, such as ${examples.join(' or ')}`
        : `did you mean ${quoted(meant)}?`,
  }),
  ambiguous: ({ name, parts, numbers }: AmbiguousPartWords) => ({
    message: `${quoted(name)} names ${list(parts, parts.length)}`,
    hint: `use a number: ${oneOf(numbers)}`,
  }),
});

interface UnknownPartWords {
  readonly name: string;
  /** Known name that is near enough to be meant. */
  readonly meant: string | null;
  readonly examples: readonly string[];
}

interface AmbiguousPartWords {
  readonly name: string;
  readonly parts: readonly string[];
  readonly numbers: readonly string[];
}

/** Unit and limits of a number; each may be absent. */
interface NumberWords {
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function bounds(min: number | undefined, max: number | undefined): readonly string[] {
  return [
    ...(min === undefined ? [] : [`${min} or more`]),
    ...(max === undefined ? [] : [`${max} or less`]),
  ];
}

/** Labels of levels that their author did not name; apart from other words, as each audit has levels. */
export const levelsWords = {
  unlabelled: ({ level }: { level: number }) => `Level ${level}`,
  atLeast: ({ number }: { number: string }) => `at least ${number}`,
  atMost: ({ number }: { number: string }) => `at most ${number}`,
  lessThan: ({ number }: { number: string }) => `less than ${number}`,
  moreThan: ({ number }: { number: string }) => `more than ${number}`,
  noBox: 'none of them',
  tickedByAll: ({ boxes }: { boxes: string }) => `ticked by all: ${boxes}`,
  boxesOf: ({ ticked, of }: { ticked: number; of: number }) => `${ticked} of ${of}`,
} as const;
