import { capitalised, count, form, IS, list, numberWord, outOf, parts, some } from './grammar.ts';

// Sentences of a report on the sides that answered: their scores and their disagreements.

const CONFLICTS = { one: 'conflict', other: 'conflicts' };
const CRITERIA = { one: 'criterion', other: 'criteria' };
const DISAGREEMENTS = { one: 'disagreement', other: 'disagreements' };
const LEVELS = { one: 'level', other: 'levels' };
const DIFFERENCES = { one: 'difference', other: 'differences' };
const OTHER_CONFLICTS = { one: 'other conflict', other: 'other conflicts' };
const QUESTIONS = { one: 'question', other: 'questions' };

/** Writes "one level", "two levels". */
function levels(number: number): string {
  return some(number, LEVELS);
}

/** Writes whose something is: "Marketing’s", "Sales’". */
function whose(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

/** Views of groups or people on one criterion. In the past tense, a verb suits any title of a group. */
export const sidesWords = {
  /** Sides with one level, in short: "Marketing and Sales 3". */
  short: ({ sides, level }: { readonly sides: readonly string[]; readonly level: string }) =>
    `${list(sides, 12)}\u00a0${level}`,
  said: ({ sides, level }: { readonly sides: readonly string[]; readonly level: string }) =>
    `${list(sides, 12)} said ${level}`,
  didNotKnow: ({ sides }: { readonly sides: readonly string[] }) =>
    `${list(sides, 12)} did not know`,
  gaveNoAnswer: ({ sides }: { readonly sides: readonly string[] }) =>
    `${list(sides, 12)} gave no answer`,
  notApplicable: ({ sides }: { readonly sides: readonly string[] }) =>
    `${list(sides, 12)} called it not applicable`,
  inShort: ({ views }: { readonly views: readonly string[] }) => `${views.join(', ')}.`,
  inFull: ({ views }: { readonly views: readonly string[] }) => `${views.join('; ')}.`,
  score: ({ score }: { readonly score: string }) => `${score}.`,
};

/** Section on the scores of groups or people. */
export const teamsWords = {
  highestLowest: ({ highest, lowest }: Record<'highest' | 'lowest', readonly string[]>) =>
    capitalised(`${list(highest)} rated the joint work highest, ${list(lowest)} lowest`),
  /** The same with their scores, on a slide. */
  highestLowestScored: ({ highest, high, lowest, low }: ScoredEnds) =>
    capitalised(
      `${list(highest)} rated the joint work highest\u00a0(${high}), ${list(lowest)} lowest\u00a0(${low})`,
    ),
  farApart: ({ side, own, others }: { side: string; own: string; others: readonly string[] }) =>
    capitalised(`${side} saw a different company: ${own} against ${list(others)}`),
  alike: ({ score }: { readonly score: string }) => `All rated the joint work alike: ${score}`,
  one: ({ side, score }: { readonly side: string; readonly score: string }) =>
    capitalised(`${whose(side)} answers come to ${score}`),
  all: ({ score }: { readonly score: string }) => `The answers come to ${score}`,
  scores: ({
    sides,
    scores,
  }: {
    readonly sides: readonly string[];
    readonly scores: readonly string[];
  }) =>
    capitalised(
      `${list(
        sides.map((side, i) =>
          i === 0
            ? `${whose(side)} answers come to ${scores[i]}`
            : `${whose(side)} to ${scores[i]}`,
        ),
        12,
      )}.`,
    ),
  allInBand: ({
    sides,
    band,
    felt,
    isMore,
  }: {
    sides: number;
    band: string;
    felt: string | null;
    isMore: boolean;
  }) =>
    `${sides === 2 ? 'Both' : `All ${numberWord(sides)}`} are ${band}` +
    (felt !== null
      ? `, and ${sides === 2 ? 'both' : `all ${numberWord(sides)}`} felt more: ${felt}.`
      : isMore
        ? ', and all felt more.'
        : '.'),
  couldNotAnswer: ({ side, blanks, of }: { side: string; blanks: number; of: number }) =>
    capitalised(`${side} could not answer ${outOf(blanks, of, QUESTIONS)}.`),
  givenAreHigher: ({
    higher,
    differences,
  }: {
    readonly higher: number;
    readonly differences: number;
  }) => `The answers given are on the higher side in ${outOf(higher, differences, DIFFERENCES)}.`,
  caption: 'Score of each point, overall and by group',
  point: 'Point',
  everybody: 'All',
  notKnown: 'not known',
  nobodyAnswered: 'nobody answered',
  noScore: 'no score',
  moreTexts: ({ more }: { readonly more: number }) =>
    `${count(more, { one: 'more answer is', other: 'more answers are' })} in the tables (CSV, Excel).`,
  felt: 'Felt and measured',
  who: 'Who',
  feltAndMeasured: <Part>({ felt, measured }: { readonly felt: string; readonly measured: Part }) =>
    parts<Part>`felt ${felt}, measured ${measured}`,
  measuredOnly: <Part>({ measured }: { readonly measured: Part }) =>
    parts<Part>`measured ${measured}`,
  didNotAnswer: 'did not answer',
  feltMeans: 'Felt is the answer to one question before the audit, from 0 to 4.',
  feltRange: ({
    when,
    low,
    high,
    people,
  }: {
    when: string;
    low: string;
    high: string;
    people: number;
  }) =>
    `${capitalised(when)} it ran from ${low} to ${high}; now ${people === 2 ? 'both' : `all ${numberWord(people)}`} give the same answer.`,
};

/** Section on criteria that groups or people rate differently. */
export const disagreementsWords = {
  noneButOneLevel: ({ criteria, isInLevels }: Differing) =>
    `No conflict remains, but ${count(criteria, CRITERIA)} ${form(criteria, IS)} ${seenApart(isInLevels)}`,
  /** Title of a slide, whose lead says how many criteria there are. */
  noneButToSettle: ({ differences }: { readonly differences: number }) =>
    `No conflict remains, but ${some(differences, { one: 'difference', other: 'differences' })} ${form(differences, { one: 'needs', other: 'need' })} an hour together`,
  oneLevel: ({ criteria, isInLevels }: Differing) =>
    `${capitalised(some(criteria, CRITERIA))} ${form(criteria, IS)} ${seenApart(isInLevels)}`,
  apart: ({ criteria, levels: apart, isBefore }: ApartOn & { readonly levels: number }) =>
    `On ${list(criteria)}, answers ${isBefore ? 'lay' : 'lie'} ${levels(apart)} apart`,
  contradict: ({ criteria, isBefore }: ApartOn) =>
    `On ${list(criteria)}, the answers ${isBefore ? 'contradicted' : 'contradict'} each other`,
  /** After the sentences on disagreements of a workshop. */
  before: ({ settled, isVotedAgain }: { settled: number; isVotedAgain: boolean }) =>
    [
      ...(isVotedAgain
        ? ['These are the votes before the discussion; the score counts the last ones.']
        : []),
      ...(settled > 0
        ? [
            `${capitalised(some(settled, DISAGREEMENTS))} ${form(settled, { one: 'has', other: 'have' })} been settled since.`,
          ]
        : []),
    ].join(' '),
  afterwards: ({ votes }: { readonly votes: string }) => `After the discussion: ${votes}`,
  same: ({ isInLevels, isWithin }: { isInLevels: boolean; isWithin: boolean }) =>
    `No two groups are a ${isInLevels ? 'level' : 'quarter of the scale'} apart` +
    (isWithin ? ', but people within a group are' : ''),
  oneSide: 'Only one group answered, so there is nothing to compare',
  sameOfPeople: 'All see the same',
  lead: (of: { conflicts: number; others: number; isInLevels: boolean; isBefore: boolean }) => {
    const verb = of.isBefore ? { one: 'was', other: 'were' } : IS;
    const more = `, and ${numberWord(of.others)} more ${form(of.others, verb)} ${seenApart(of.isInLevels)}`;
    return `${capitalised(some(of.conflicts, CRITERIA))} ${form(of.conflicts, verb)} in conflict${of.others === 0 ? '' : more}.`;
  },
  higherLower: ({ higher, inHigher, of, lower, inLower }: HigherLower) =>
    lower === null
      ? `In ${inHigher === of ? 'all' : `${numberWord(inHigher)} of the`} ${numberWord(of)}, the higher side is ${higher}.`
      : `In ${inHigher === of ? 'all' : `${numberWord(inHigher)} of the`} ${numberWord(of)}, the higher side is ${higher}; in ${inLower === of ? 'all' : numberWord(inLower)}, the lower side is ${lower}.`,
  /** Tells which criteria the list has: `others` are conflicts beside those to settle. */
  shown: ({ settle, others, noted, isCut }: Shown) => {
    const kinds = [
      ...(settle > 0 ? [`the ${numberWord(settle)} to settle`] : []),
      ...(others > 0
        ? [`${isCut ? '' : 'the '}${some(others, settle === 0 ? CONFLICTS : OTHER_CONFLICTS)}`]
        : []),
      ...(noted > 0 ? [`${isCut ? numberWord(noted) : 'those'} with a comment`] : []),
    ];
    return `Below ${form(settle + others + noted, IS)} ${list(kinds)}; the heat map has all.`;
  },
  alsoNoted: 'Also worth a word',
  shownBrief: ({ shown }: { readonly shown: number }) =>
    `${form(shown, { one: 'This one is', other: `These ${numberWord(shown)} are` })} to settle before the others.`,
  means: 'Marks are group means; the thin line runs from the lowest to the highest answer.',
  heat: ({ isOfPeople, isBefore }: { isOfPeople: boolean; isBefore: boolean }) =>
    `Level that each ${isOfPeople ? 'person' : 'group'} gives each criterion` +
    (isBefore ? ', before the discussion' : ''),
  criterion: 'Criterion',
  apartHead: 'Apart',
  apartBy: ({ levels: apart }: { readonly levels: number }) => form(apart, LEVELS),
  conflict: ({ levels: apart }: { readonly levels: number }) => `${form(apart, LEVELS)}, conflict`,
  /** Distance on a criterion without numbered levels. */
  apartWithoutLevels: ({ isConflict }: { readonly isConflict: boolean }) =>
    isConflict ? 'conflict' : 'difference',
  unknown: 'Not known',
  unknownSign: '–',
  notApplicable: 'n/a',
  agreed: 'Agreed in the room',
  agreedCounts: 'Agreed levels are the score; the votes alone are shown beside it.',
  votesCount: 'The score comes from the votes alone.',
  nothingAgreed: 'Nothing has been agreed so far.',
  agreedLevel: 'Agreed',
  votes: 'Votes',
  votesBefore: 'Votes before',
  votesAfter: 'Votes after',
  note: 'Note',
  noLevel: 'no level',
};

interface ScoredEnds {
  readonly highest: readonly string[];
  readonly high: string;
  readonly lowest: readonly string[];
  readonly low: string;
}

interface Shown {
  readonly settle: number;
  readonly others: number;
  readonly noted: number;
  /** True if there are more of them than the list has. */
  readonly isCut: boolean;
}

interface Differing {
  readonly criteria: number;
  /** True if all criteria have the same number of levels. */
  readonly isInLevels: boolean;
}

function seenApart(isInLevels: boolean): string {
  return isInLevels ? 'seen one level apart' : 'seen differently';
}

interface ApartOn {
  readonly criteria: readonly string[];
  /** True if these are the votes before a discussion. */
  readonly isBefore: boolean;
}

interface HigherLower {
  readonly higher: string;
  readonly inHigher: number;
  readonly of: number;
  readonly lower: string | null;
  readonly inLower: number;
}
