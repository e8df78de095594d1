import { capitalised, numberWord } from './grammar.ts';

/** Labels of the outcomes of a criterion, in reports. */
export const OUTCOME_WORDS = {
  met: 'met',
  'partly-met': 'partly met',
  'not-met': 'not met',
  'not-applicable': 'not applicable',
  'not-answered': 'not answered',
  'not-asked': 'not asked',
  unscored: 'not scored',
} as const;

const STATUS = {
  completed: 'Completed',
  'in-progress': 'In progress',
  missing: 'Missing',
} as const;

/** Names of facts and sentences in reports. */
export const reportWords = {
  leftOut: 'Left out, so that nobody can tell who said what',
  asAgreed: ({ votes }: { votes: string }) => ` (as agreed; the votes alone come to ${votes})`,
  noOption: 'none',
  whoAnswers: 'Respondents',
  participation: (own: {
    name: string;
    role: string | null;
    group: string | null;
    isExpected: boolean | null;
    status: keyof typeof STATUS;
    answered: number;
    asked: number;
  }) => {
    const { name, role, group, isExpected, status, answered, asked } = own;
    const who = role === null ? name : `${name}, ${role}`;
    return [
      `${STATUS[status]}: ${who}${group === null ? '' : ` (${group})`}`,
      ...(status === 'in-progress' ? [`${answered} of ${asked} answered`] : []),
      ...(isExpected === false ? ['not expected'] : []),
    ].join(', ');
  },
  tables: {
    /** Head of the column with the votes of a group before a discussion. */
    before: ({ group }: { group: string }) => `${group} before the discussion`,
    changed: ({ answer, first }: { answer: string; first: string }) =>
      `${answer}, at the start ${first}`,
  },
  badge: {
    label: 'alignment',
    noScore: 'no score',
    message: (own: { score: string; band: string | null; hasFailed: boolean }) =>
      [
        `${own.hasFailed ? 'failed: ' : ''}${own.score}`,
        ...(own.band === null ? [] : [own.band]),
      ].join(', '),
  },
} as const;

/** Words of the result on one screen. */
export const screenWords = {
  disagreements: ({ number }: { number: number }) =>
    number === 1
      ? 'One disagreement to settle'
      : `${capitalised(numberWord(number))} disagreements to settle`,
  actions: ({ number }: { number: number }) =>
    number === 1 ? 'First action' : `First ${numberWord(number)} actions`,
  /** Meaning of the letters on a scale. */
  marks: (of: {
    titles: readonly { readonly letter: string; readonly title: string }[];
    hasSilent: boolean;
  }) =>
    [
      ...of.titles.map(({ letter, title }) => `${letter} ${title}`),
      ...(of.hasSilent ? ['? gave no level'] : []),
    ].join(', '),
} as const;
