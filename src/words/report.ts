import { quoted } from '../text/safe.ts';

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
  doneWhen: 'Done when',
  template: 'Template',
  agreedCounts: 'Agreed levels are the score; the votes alone are shown beside it.',
  votesCount: 'The score comes from the votes alone.',
  asAgreed: ({ votes }: { votes: string }) => ` (as agreed; the votes alone come to ${votes})`,
  precondition: 'Before anything else',
  apart: 'Everyone answered apart. Answers in words are never scored.',
  noOption: 'none',
  whoAnswers: 'Respondents',
  promises: {
    kept: 'kept',
    missed: 'missed',
    dropped: 'dropped',
    pending: 'pending',
    unknown: 'cannot be told',
  },
  /** Goal of a promise whose level says something else now. */
  plannedLevel: ({ level, says }: { readonly level: number; readonly says: string | null }) =>
    says === null ? `level ${level} as planned` : `level ${level} as planned, ${quoted(says)}`,
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
