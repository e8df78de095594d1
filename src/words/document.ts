import { count, form, parts, thousands, uncapitalised } from './grammar.ts';

const ACTIONS = { one: 'action', other: 'actions' };
const PEOPLE = { one: 'person', other: 'people' };
const QUESTIONS = { one: 'question', other: 'questions' };

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/**
 * Sentences of the report as a document. Figures arrive printed, titles as written; titles within a
 * sentence begin with a small letter where they may. Fields of the type `Part` are set by the caller.
 */
export const documentWords = {
  day: ({ dayOfMonth, month, year }: Day) => `${dayOfMonth} ${MONTHS[month - 1] ?? ''} ${year}`,
  dayInYear: ({ dayOfMonth, month }: Omit<Day, 'year'>) =>
    `${dayOfMonth} ${MONTHS[month - 1] ?? ''}`,
  month: ({ month }: Pick<Day, 'month'>) => MONTHS[month - 1] ?? '',
  monthAndYear: ({ month, year }: Omit<Day, 'dayOfMonth'>) => `${MONTHS[month - 1] ?? ''} ${year}`,
  inMonth: ({ month }: { readonly month: string }) => `in ${month}`,
  onDay: ({ day }: { readonly day: string }) => `on ${day}`,
  level: ({ name, number }: { readonly name: string; readonly number: string }) =>
    `${name}\u00a0(${number})`,
  question: ({ number }: { readonly number: string }) => `question ${number}`,
  point: ({ number }: { readonly number: string }) => `Point ${number}`,
  madeWith: ({ options }: { readonly options: readonly string[] }) =>
    `Made with ${options.join(', ')}.`,
  pageOf: 'of',
  contents: 'Contents',

  topics: {
    summary: 'Summary',
    changes: 'What changed',
    teams: 'Where the teams stand',
    disagreements: 'Where they disagree',
    causes: 'What causes it',
    actions: 'What to do',
    gaps: 'All gaps',
    method: 'Method',
    answers: 'Appendix',
  },
};

/** Cover and foot of a document. */
export const coverWords = {
  round: ({ checklist }: { readonly checklist: string }) => checklist,
  /** After what was audited. */
  workshop: ({ isVotedAgain }: { readonly isVotedAgain: boolean }) =>
    isVotedAgain ? ', with a second round of votes' : ', as agreed in a workshop',
  express: ({ checklist, questions }: { readonly checklist: string; readonly questions: number }) =>
    `${checklist}, ${questions} key ${form(questions, QUESTIONS)}`,
  /** First and last day of the answers. */
  days: ({ first, last }: { readonly first: string; readonly last: string }) =>
    `${first} to ${last}`,
  editions: {
    brief: 'Executive edition',
    full: 'Full edition',
    appendix: 'Appendix',
    differences: 'Differences',
    compact: 'In short',
  },
  preparedBy: <Part>({ by }: { readonly by: Part }) => parts<Part>`Prepared by ${by}`,
  preparedFor: <Part>({ whom }: { readonly whom: Part }) => parts<Part>`Prepared for ${whom}`,
  preparedByFor: <Part>({ by, whom }: { readonly by: Part; readonly whom: Part }) =>
    parts<Part>`Prepared by ${by} for ${whom}`,
  dayAndEdition: ({ day, edition }: { readonly day: string; readonly edition: string }) =>
    `${day}, ${edition.toLowerCase()}`,
  confidential: ({ day, words }: { readonly day: string; readonly words: string }) =>
    `${day}, ${words}`,
  title: ({ subject, edition }: { readonly subject: string; readonly edition: string }) =>
    `${subject}: alignment audit, ${edition.toLowerCase()}`,
  foot: ({ subject, day }: { readonly subject: string; readonly day: string }) =>
    `${subject}, alignment audit, ${day}`,
  footOf: ({ firm, words }: { readonly firm: string; readonly words: string }) =>
    `${firm}, ${words}`,
};

/** Slides. */
export const deckWords = {
  /** Names of the layouts, which presentation programs list: one for a longer title. */
  layouts: { short: 'Title', long: 'Long title' },
  scored: <Part>({
    subject,
    score,
    change,
  }: {
    /** `null` leaves it out. */
    readonly subject: Part | null;
    readonly score: string;
    readonly change: { readonly before: string; readonly isUp: boolean } | null;
  }) =>
    parts<Part>`: ${subject === null ? ['the score is '] : [subject, ' scores ']}${score}${change === null ? '' : `, ${change.isUp ? 'up' : 'down'} from ${change.before}`}`,
  laterAction: ({ title, owner, effort, gain }: LaterAction) =>
    `${uncapitalised(title)} (${owner}, ${effort}, ${gain})`,
  laterActions: ({ from, to }: { readonly from: number; readonly to: number }) =>
    `The report has actions ${from} ${to === from + 1 ? 'and' : 'to'} ${to}.`,
  moreRows: ({ rows }: { readonly rows: number }) =>
    rows === 1 ? 'One more is in the notes.' : `And ${thousands(rows)} more, in the notes.`,
  later: ({ actions }: { readonly actions: readonly string[] }) => `Then: ${actions.join(', ')}.`,
};

/** Report on a terminal. */
export const compactWords = {
  people: ({ people }: { readonly people: number }) => count(people, PEOPLE),
  peopleAndBlanks: ({ people, blanks }: { readonly people: number; readonly blanks: number }) =>
    `${count(people, PEOPLE)}, ${blanks === 0 ? 'nothing' : thousands(blanks)} left blank`,
  before: 'Before',
  now: 'Now',
  lowestPoints: ({ points, of }: { readonly points: number; readonly of: number }) =>
    `Lowest ${points} of ${of} points`,
  gate: ({ title }: { readonly title: string }) => `${title} (before anything else)`,
  moreActions: ({ actions }: { readonly actions: number }) =>
    `And ${thousands(actions)} more ${form(actions, ACTIONS)}.`,
  rest: ({ gaps }: { readonly gaps: string | null }) =>
    `${gaps === null ? 'Appendix' : `${gaps}, appendix`} and all notes:`,
  restCommand: 'align report ROUND --full',
  toHandOut: 'To hand out:',
  toHandOutCommand: 'align report ROUND -o report.pdf',
};

interface Day {
  /** Day of the month. */
  readonly dayOfMonth: number;
  /** 1 to 12. */
  readonly month: number;
  readonly year: number;
}

interface LaterAction {
  readonly title: string;
  readonly owner: string;
  readonly effort: string;
  readonly gain: string;
}
