import {
  capitalised,
  count,
  form,
  list,
  numberWord,
  oneOf,
  outOf,
  parts,
  some,
} from './grammar.ts';

// Sentences of the summary of a report: the result, figures, and what to settle and do first.

const ACTIONS = { one: 'action', other: 'actions' };
const ANSWERS = { one: 'answer', other: 'answers' };
const CRITERIA = { one: 'criterion', other: 'criteria' };
const DISAGREEMENTS = { one: 'disagreement', other: 'disagreements' };
const PEOPLE = { one: 'person', other: 'people' };
const QUESTIONS = { one: 'question', other: 'questions' };
const WEAK = { one: 'weak point', other: 'weak points' };

/** Title of a report: a verdict and what holds the score back. */
export const headlineWords = {
  band: <Part>({ subject, band, isRisen }: { subject: Part; band: string; isRisen: boolean }) =>
    parts<Part>`${subject} is ${isRisen ? 'now ' : ''}${band}`,
  bandAlone: ({ band, isRisen }: { readonly band: string; readonly isRisen: boolean }) =>
    `The result is ${isRisen ? 'now ' : ''}${band}`,
  score: ({ score }: { readonly score: string }) => `The answers come to ${score}`,
  belowMinimum: ({ criterion }: { readonly criterion: string }) =>
    `the minimum is not reached on ${criterion}`,
  precondition: <Part>({ verdict, because }: Verdict<Part> & { readonly because: string }) =>
    parts<Part>`${verdict}, because ${because}`,
  oneCause: <Part>({ verdict, cause }: Verdict<Part> & { readonly cause: string }) =>
    parts<Part>`${verdict}, held back by gaps in ${cause}`,
  twoCauses: <Part>({ verdict, first, second }: Verdict<Part> & TwoCauses) =>
    parts<Part>`${verdict}, held back by gaps in ${first} and ${second}`,
  causes: <Part>({ verdict, causes }: Verdict<Part> & { readonly causes: number }) =>
    parts<Part>`${verdict}, held back by ${numberWord(causes)} causes`,
  dispute: <Part>({ verdict, conflicts, of }: Verdict<Part> & { conflicts: number; of: number }) =>
    parts<Part>`${verdict}, but ${outOf(conflicts, of, CRITERIA)} ${form(conflicts, { one: 'is', other: 'are' })} in dispute`,
  noWeakPoint: <Part>({ verdict }: Verdict<Part>) =>
    parts<Part>`${verdict}, and no weak point is left`,
  weakPoints: <Part>({ verdict, weak }: Verdict<Part> & { readonly weak: number }) =>
    parts<Part>`${verdict}, with ${some(weak, WEAK)}`,
  inView: <Part>({ who, isPlural, verdict }: Verdict<Part> & { who: Part; isPlural: boolean }) =>
    parts<Part>`In ${who}${isPlural ? '’' : '’s'} view, ${verdict}`,
  nothingApplies: <Part>({ subject }: { readonly subject: Part }) =>
    parts<Part>`Nothing on this checklist applies to ${subject}`,
  nobodyCouldAnswer: 'Nobody could answer',
  now: 'now ',
  withheld: 'Too few people answered to tell a score',
};

/** Paragraph under the title: score, change, range and disagreement. */
export const leadWords = {
  scores: <Part>({ subject, score }: { readonly subject: Part; readonly score: Part }) =>
    parts<Part>`${subject} scores ${score}`,
  scoreAlone: ({ score }: { readonly score: string }) => score,
  cappedAt: ({ score, band }: { readonly score: string; readonly band: string }) =>
    `${score}, capped at ${band}`,
  scoreAndBand: ({ score, band }: { readonly score: string; readonly band: string }) =>
    `${score}, ${band}`,
  moved: ({ isUp, before, band, day }: MovedWords) =>
    `, ${isUp ? 'up' : 'down'} from ${before}${band === null ? '' : `, ${band},`} on ${day}`,
  same: ({ day }: { readonly day: string }) => `, as on ${day}`,
  agreed: ({ votes }: { readonly votes: string }) =>
    `The score is as agreed in the room; the votes alone give ${votes}.`,
  blanks: ({ low, high, band, isGroupMissing }: RangeWords) =>
    `${isGroupMissing ? 'The missing answers' : 'Questions left blank'} put it between ${low} and ${high}` +
    (band === null ? '.' : `, so the band could still turn out to be ${band}.`),
  apart: ({ differences, of, isMore, isInLevels, side, higher, isAll, isBefore }: Apart) =>
    capitalised(
      (isBefore ? 'before the discussion, ' : isAll ? 'what remains is disagreement: ' : '') +
        `${outOf(differences, of, CRITERIA)} ${form(differences, isBefore ? { one: 'was', other: 'were' } : { one: 'is', other: 'are' })} seen ${isInLevels ? `one level ${isMore ? 'or more ' : ''}apart` : 'differently'}` +
        (side === null
          ? '.'
          : `, with ${side} on the higher side in ${higher === differences ? 'all' : numberWord(higher)} of them.`),
    ),
  nothingApplies: 'Every question was called not applicable, so there is nothing to score.',
  nobodyCouldAnswer: 'Nobody answered a question that counts, so there is nothing to score.',
  reasons: 'Reasons',
  question: 'Question',
  allQuestions: ({ questions }: { readonly questions: number }) =>
    questions === 2 ? 'Both questions' : `All ${some(questions, QUESTIONS)}`,
  moreQuestions: ({ questions }: { readonly questions: number }) =>
    `The appendix of the full edition has ${some(questions, { one: 'more question', other: 'more questions' })}.`,
  /** Before the reason that they gave. */
  saidBy: <Part>({ names }: { readonly names: readonly Part[] }): readonly (string | Part)[] => {
    const [first, second] = names;
    if (first === undefined || names.length > 2) return [`${count(names.length, PEOPLE)}: `];
    return second === undefined ? parts<Part>`${first}: ` : parts<Part>`${first} and ${second}: `;
  },
  questions: 'Questions that nobody could answer',
  withheld: 'A score would tell what single people said, so it is left out.',
};

/** Picture of the score on the bands. */
export const scaleWords = {
  description: ({ score, bands, before, range, isGroupMissing }: ScaleWords) =>
    `Score ${score} on a scale of ${some(bands.length, { one: 'band', other: 'bands' })}: ` +
    `${bands.map(({ title, from }) => `${title} from ${from}`).join(', ')}.` +
    (before === null ? '' : ` ${before.score} on ${before.day}.`) +
    (range === null ? '' : ` With ${openAnswers(isGroupMissing)} at worst and best: ${range}.`),
  before: ({ score, when }: { readonly score: string; readonly when: string }) =>
    `${score} ${when}`,
  range: ({ range, isGroupMissing }: { range: string; isGroupMissing: boolean }) =>
    `${range}, with ${openAnswers(isGroupMissing)} at worst and at best`,
  fromTo: ({ low, high }: { readonly low: string; readonly high: string }) => `${low} to ${high}`,
};

/** Four figures of the summary. */
export const factsWords = {
  weak: 'Weak points',
  conflicts: 'Conflicts',
  gaps: 'Criteria below target',
  answered: 'Answered',
  blank: 'Left blank',
  of: ({ number, of }: { readonly number: number; readonly of: number }) => `${number} of ${of}`,
  before: ({ number, when }: { readonly number: number; readonly when: string }) =>
    `${number} ${when}`,
  weakBelow: ({ limit }: { readonly limit: string }) => `below ${limit}`,
  conflictFrom: ({ isInLevels }: { readonly isInLevels: boolean }) =>
    isInLevels ? 'two levels or more apart' : 'half of the scale or more apart',
  settled: ({ settled }: { readonly settled: number }) => `${settled} of them settled since`,
  nothingToCompare: 'only one side to see',
  none: '–',
  target: ({ level }: { readonly level: string }) => `target: ${level}`,
  ownTargets: 'each has its target',
  nothingBlank: 'nothing left blank',
  allBy: ({ blanks, who }: { readonly blanks: number; readonly who: string }) =>
    blanks === 1 ? `by the ${who}` : `all ${numberWord(blanks)} by the ${who}`,
  byPerson: ({ blanks, who }: { readonly blanks: number; readonly who: string }) =>
    blanks === 1 ? `by ${who}` : `all ${numberWord(blanks)} by ${who}`,
  byPeople: ({ people }: { readonly people: number }) => `by ${some(people, PEOPLE)}`,
  inFigures: 'of the weight is in these figures',
};

/** Headings and labels of the summary. */
export const summaryWords = {
  diagnosis: 'Diagnosis',
  precondition: 'Before anything else',
  gate: 'before anything else',
  rootCause: 'Root cause',
  rootCauses: 'Root causes',
  settle: ({ number }: { readonly number: number }) =>
    `${capitalised(some(number, DISAGREEMENTS))} to settle`,
  lowest: ({ number }: { readonly number: number }) =>
    `${capitalised(some(number, { one: 'lowest answer', other: 'lowest answers' }))}`,
  actions: ({ number }: { readonly number: number }) =>
    number === 1 ? 'First action' : `First ${some(number, ACTIONS)}`,
  people: 'Who answered',
  /** Below the people: what became of their answers in a workshop. */
  workshop: ({ votedAgain, agreed }: { readonly votedAgain: number; readonly agreed: number }) =>
    [
      ...(votedAgain > 0
        ? [
            `${capitalised(some(votedAgain, QUESTIONS))} had a second round of votes, after a discussion.`,
          ]
        : []),
      ...(agreed > 0
        ? [`The room agreed on the ${form(agreed, ANSWERS)} to ${some(agreed, QUESTIONS)}.`]
        : []),
    ].join(' '),
  missing: 'Missing',
  blanks: ({ blanks }: { readonly blanks: number }) => `${blanks}\u00a0blank`,
  felt: ({ felt }: { readonly felt: string }) => `felt\u00a0${felt}`,
  peopleOfGroup: ({ people }: { readonly people: number }) => String(people),
  tooFew: ({ least }: { readonly least: number }) => `fewer than ${least}`,
  oneView: 'One view is no audit',
  oneViewOf: ({ groups }: { readonly groups: readonly string[] }) =>
    `Nobody has answered for ${oneOf(groups)}.`,
  oneViewOnly: 'Nobody else has answered.',
  silentGroups: ({ groups }: { readonly groups: readonly string[] }) =>
    `Nobody answered for ${oneOf(groups)}`,
  silentMeans: 'The score rests on the other groups.',
  gateNotMet: 'Gate not met',
  gateMet: 'Gate met',
};

/** Criteria below a required level, which come before anything else. */
export const preconditionWords = {
  rates: ({ views }: { readonly views: readonly string[] }) =>
    views.length === 0
      ? ''
      : `${views[0]?.trim() ?? ''}${views
          .slice(1)
          .map((view) => `, ${view}`)
          .join('')}.`,
  view: ({
    sides,
    level,
    isFirst,
  }: {
    sides: readonly string[];
    level: string;
    isFirst: boolean;
  }) => (isFirst ? `${list(sides)} rated this ${level}` : `${list(sides)} ${level}`),
  eachGroup: ({ level, cap }: Reach) =>
    `Each group must reach ${level} before the band can rise above ${cap}.`,
  everybody: ({ level, cap }: Reach) =>
    `Everyone must reach ${level} before the band can rise above ${cap}.`,
  together: ({ level, cap }: Reach) =>
    `The answers must come to ${level} before the band can rise above ${cap}.`,
  boxes: ({
    boxes,
    cap,
    groups,
  }: {
    readonly boxes: readonly string[];
    readonly cap: string;
    /** Groups in which somebody has not ticked them all, if each group is judged. */
    readonly groups: readonly string[];
  }) =>
    `Everyone must tick ${list(boxes.map((box) => `“${box}”`))} before the band can rise above ${cap}.` +
    (groups.length === 0 ? '' : ` In ${list(groups)}, not everyone has.`),
};

/** First half of a headline. */
interface Verdict<Part> {
  readonly verdict: string | readonly (string | Part)[];
}

interface TwoCauses {
  readonly first: string;
  readonly second: string;
}

interface MovedWords {
  readonly isUp: boolean;
  readonly before: string;
  readonly band: string | null;
  readonly day: string;
}

interface RangeWords extends Pick<ScaleWords, 'isGroupMissing'> {
  readonly low: string;
  readonly high: string;
  /** Band that is possible too. */
  readonly band: string | null;
}

interface Apart {
  readonly differences: number;
  readonly of: number;
  readonly isMore: boolean;
  /** True if all criteria have the same number of levels. */
  readonly isInLevels: boolean;
  readonly side: string | null;
  readonly higher: number;
  /** True if nothing else is left to report. */
  readonly isAll: boolean;
  /** True if these are the votes before a discussion. */
  readonly isBefore: boolean;
}

interface ScaleWords {
  readonly score: string;
  readonly bands: readonly { readonly title: string; readonly from: string }[];
  readonly before: { readonly score: string; readonly day: string } | null;
  readonly range: string | null;
  /** True if a whole group has not answered. */
  readonly isGroupMissing: boolean;
}

/** Names the answers on which the limits of a score depend. */
function openAnswers(isGroupMissing: boolean): string {
  return isGroupMissing ? 'the missing answers' : 'the blanks';
}

interface Reach {
  readonly level: string;
  readonly cap: string;
}
