import { capitalised, form, IS, list, numberWord, parts, some } from './grammar.ts';

// Sentences on changes: the section of a report, and the comparison of rounds.

const CRITERIA = { one: 'criterion', other: 'criteria' };
const GAPS = { one: 'gap', other: 'gaps' };
const PEOPLE = { one: 'person', other: 'people' };
const POINTS = { one: 'point', other: 'points' };
const ROUNDS = { one: 'round', other: 'rounds' };
const WEAK = { one: 'weak point', other: 'weak points' };

const NONE_IN_BOTH = 'No point has a score in both rounds';

/** Section on changes since an earlier round. */
export const changesWords = {
  gone: ({
    weak,
    when,
    isAll,
  }: {
    readonly weak: number;
    readonly when: string;
    readonly isAll: boolean;
  }) =>
    `The ${some(weak, WEAK)} of ${when} ${form(weak, IS)} gone${isAll ? ', and every point has risen' : ''}`,
  allRose: ({ points }: { readonly points: number }) =>
    points === 1
      ? 'The only point has risen'
      : `${points === 2 ? 'Both' : `All ${numberWord(points)}`} points have risen`,
  moved: ({ rose, fell }: { readonly rose: number; readonly fell: number }) =>
    fell === 0
      ? `${capitalised(some(rose, POINTS))} rose, none fell`
      : rose === 0
        ? `${capitalised(some(fell, POINTS))} fell, none rose`
        : `${capitalised(some(rose, POINTS))} rose, ${numberWord(fell)} fell`,
  noneInBoth: NONE_IN_BOTH,
  /** Titles of the points that rose and fell most, with their scores. */
  mostMoved: <Part>({
    rose,
    fell,
    isKnown,
  }: {
    readonly rose: Move<Part> | null;
    readonly fell: Move<Part> | null;
    /** False if no point has a score in both rounds. */
    readonly isKnown: boolean;
  }) => {
    if (rose && fell) return parts<Part>`${most('rose', rose)}, and ${most('fell', fell)}`;
    if (rose) return most('rose', rose);
    if (fell) return most('fell', fell);
    return [isKnown ? 'No point has moved' : NONE_IN_BOTH];
  },
  nothing: ({ day }: { readonly day: string }) => `Nothing has moved since ${day}`,
  notComparable: ({ day }: { readonly day: string }) => `The round of ${day} does not compare`,
  otherVersion: ({ before, after }: { readonly before: string; readonly after: string }) =>
    `The earlier round used version ${before} of the checklist, the later one ${after}. So a change of score may come from the questions.`,
  otherLevels:
    'Nothing tells whether the levels of then say what they say now, so the scores cannot be compared.',
  someLevels: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `The levels of ${list(criteria)} cannot be compared, and so neither can the scores of the whole.`,
  keyOnly: ({ questions }: { readonly questions: number }) =>
    `One round asked the key questions only, so both are scored by ${form(questions, { one: 'it', other: `these ${numberWord(questions)}` })} alone.`,
  otherMode:
    'One round asked all questions and the other the key questions only, so the scores do not compare.',
  lead: ({
    before,
    after,
    questions,
    people,
    isTrend,
  }: {
    before: string;
    after: string;
    questions: number;
    people: number | null;
    /** True if there are rounds between the two. */
    isTrend: boolean;
  }) =>
    `Before is ${before}, now is ${after}. ${isTrend ? 'The oldest and the newest round' : 'Both rounds'} asked the same ${questions === 1 ? 'question' : `${numberWord(questions)} questions`}` +
    (people === null ? '.' : ` of the same ${some(people, PEOPLE)}.`),
  point: 'Point',
  values: 'Before and now',
  closed: ({ criteria }: { readonly criteria: number }) =>
    `${capitalised(some(criteria, CRITERIA))} reached ${form(criteria, { one: 'its', other: 'their' })} target`,
  opened: ({ criteria }: { readonly criteria: number }) =>
    `${capitalised(some(criteria, CRITERIA))} fell below ${form(criteria, { one: 'its', other: 'their' })} target`,
  kept: ({ criteria }: { readonly criteria: number }) =>
    `${capitalised(some(criteria, GAPS))} ${form(criteria, IS)} still open`,
  possible: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `With the blanks at worst, ${list(criteria)} may have fallen below target too.`,
  unseenBefore: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Below target now, with no score before: ${list(criteria)}.`,
  unseen: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `No score now, so no progress either: ${list(criteria)}.`,
  untold: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `The levels cannot be compared, so progress cannot be told: ${list(criteria)}.`,
  stillOpen: ({ criteria, waived }: { readonly criteria: number; readonly waived: number }) =>
    changesWords.kept({ criteria }) +
    (waived === 0 ? '.' : `, ${numberWord(waived)} of them waived.`),
  newCauses: ({ points }: { readonly points: readonly string[] }) =>
    `${form(points.length, { one: 'New root cause', other: 'New root causes' })}: ${list(points)}.`,
  possibleCauses: ({ points }: { readonly points: readonly string[] }) =>
    `With the blanks at worst, ${list(points)} may be ${form(points.length, { one: 'a root cause', other: 'root causes' })} too.`,
  parts: ({ items }: { readonly items: readonly string[] }) =>
    `The change of the score has these parts: ${list(items)}.`,
  part: ({ name, gain }: { readonly name: string; readonly gain: string }) => `${name} ${gain}`,
  promises: ({ kept, of }: { readonly kept: number; readonly of: number }) =>
    kept === 0
      ? `None of ${numberWord(of)} promises is kept`
      : `${capitalised(numberWord(kept))} of ${numberWord(of)} promises ${form(kept, IS)} kept`,
  noPromises: 'The plan has no actions.',
  promise: 'Promise',
  outcome: 'Outcome',
  due: 'Due',
  outcomes: {
    kept: 'kept',
    missed: 'missed',
    pending: 'still open',
    dropped: 'dropped',
    unknown: 'cannot be told',
  },
  claimed: ({ outcome }: { readonly outcome: string }) => `${outcome}, called done`,
  words: 'In their own words',
  notes: 'What to know about the comparison',
};

/** Comparison of two or more rounds, a document of its own. */
export const comparisonWords = {
  title: ({ subject }: { readonly subject: string }) => `${subject}: changes between rounds`,
  foot: ({ subject, day }: { readonly subject: string; readonly day: string }) =>
    `${subject}, changes up to ${day}`,
  about: ({ checklist, isExpress }: { checklist: string; isExpress: boolean }) =>
    isExpress ? `${checklist}, key questions only` : checklist,
  days: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} to ${to}`,
  rounds: ({ rounds }: { readonly rounds: number }) =>
    `${capitalised(some(rounds, ROUNDS))} compared`,
  noScore: 'no score',
  /** Groups for which nobody answered in a round; `days` has the round, and none if it is both. */
  silent: ({ groups, days }: { groups: readonly string[]; days: readonly string[] }) =>
    `Nobody answered for ${list(groups)} ${days.length === 0 ? 'in either round' : `on ${list(days)}`}.`,
  silentOnce: 'So a change of score may come from other people.',
  silentTwice: 'The scores rest on the other groups.',
  scores: <Part>({
    subject,
    before,
    day,
    after,
  }: {
    subject: Part;
    before: string;
    day: string;
    after: Part;
  }) => parts<Part>`${subject} went from ${before}, on ${day} to ${after}.`,
  scoreNow: <Part>({ subject, after }: { readonly subject: Part; readonly after: Part }) =>
    parts<Part>`${subject} is at ${after}.`,
  trend: ({ rounds }: { readonly rounds: number }) => `The scores of ${some(rounds, ROUNDS)}`,
  trendMeans: 'The latest checklist scores all rounds, so that they can be compared.',
  trendHidden: 'Scores of anonymous rounds are without criteria that are hidden in one of them.',
  trendUntold: ({ days }: { readonly days: readonly string[] }) =>
    `Left out is what cannot be compared: nothing tells whether the levels of ${list(days)} say what they say now.`,
  round: 'Round',
  score: 'Score',
  band: 'Band',
  points: 'Points',
  criteria: 'Criteria',
  each: ({ criteria }: { readonly criteria: number }) =>
    `${capitalised(some(criteria, CRITERIA))}, before and after`,
  gap: 'Gap',
  closed: 'closed',
  opened: 'new',
  unseenBefore: 'no score before',
  kept: 'still open',
  possible: 'possible',
  outOfSight: 'no score now',
  untold: 'cannot be compared',
  gone: ({ criteria }: { readonly criteria: number }) =>
    `${capitalised(some(criteria, CRITERIA))} of the earlier round ${form(criteria, IS)} no longer in the checklist.`,
};

/** Slides of a comparison. */
export const changesDeckWords = {
  points: 'Point by point',
  scoredNow: ({ lowest, highest }: { readonly lowest: string; readonly highest: string }) =>
    lowest === highest
      ? `The points score ${lowest} now, with none before that compares`
      : `The points score ${lowest} to ${highest} now, with none before that compares`,
  trend: 'Over the rounds',
  course: ({
    before,
    after,
    rounds,
  }: {
    readonly before: string | null;
    readonly after: string | null;
    readonly rounds: number;
  }) =>
    before === null || after === null || before === after
      ? comparisonWords.trend({ rounds })
      : `The score went from ${before} to ${after} over ${some(rounds, ROUNDS)}`,
  gaps: 'Closed and new gaps',
  gapsMoved: ({ closed, opened }: { readonly closed: number; readonly opened: number }) => {
    if (closed === 0 && opened === 0) return 'No gap was closed, and none is new';
    if (closed === 0) return `${changesWords.opened({ criteria: opened })}, none reached it`;
    const theirs = form(opened, { one: 'its own', other: 'theirs' });
    const fell = opened === 0 ? 'none fell below it' : `${numberWord(opened)} fell below ${theirs}`;
    return `${changesWords.closed({ criteria: closed })}, ${fell}`;
  },
  open: 'Still open',
  stillOpen: ({ gaps, lowest }: { readonly gaps: number; readonly lowest: string | null }) =>
    changesWords.kept({ criteria: gaps }) +
    (lowest === null ? '' : `, ${gaps === 1 ? '' : 'the lowest '}at ${lowest}`),
  promises: 'Promises',
  facts: {
    risen: 'Points that rose',
    ofPoints: ({ points, fell }: { readonly points: number; readonly fell: number }) =>
      `of ${points}, ${fell === 0 ? 'none' : numberWord(fell)} fell`,
    closed: 'Gaps closed',
    closedMeans: 'reached their target',
    opened: 'New gaps',
    openedMeans: 'fell below their target',
    kept: 'Gaps still open',
    keptMeans: 'below their target in both rounds',
    promises: 'Promises kept',
    ofPromises: ({ promises }: { readonly promises: number }) => `of ${promises}`,
  },
};

/** Point with its scores of two rounds. */
interface Move<Part> {
  readonly point: Part;
  readonly before: string;
  readonly after: string;
  /** True if no other point moved in this direction. */
  readonly isOnly: boolean;
}

function most<Part>(moved: 'rose' | 'fell', { point, before, after, isOnly }: Move<Part>) {
  return parts<Part>`${point} ${moved}${isOnly ? '' : ' most,'} from ${before} to ${after}`;
}
