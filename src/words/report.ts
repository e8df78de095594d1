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
  title: ({ subject }: { subject: string }) => `Gap report: ${subject}`,
  hidden: ({ what }: { what: string }) => `Hidden to protect respondents: ${what}`,
  hiddenList: 'Hidden to protect respondents:',

  /** Result in one line; `alone` is the band that the score has by itself, if it is another. */
  result: ({ score, band, alone }: { score: string; band: string | null; alone: string | null }) =>
    `${score}, ${band ?? 'band hidden'}${alone === null ? '' : ` (by score alone: ${alone})`}`,
  asAgreed: ({ result, votes }: { result: string; votes: string }) =>
    `${result} (as agreed; by the votes alone: ${votes})`,
  noScore: 'no score: no scored criterion has an answer',
  hiddenScore: 'no score: too few people answered, so it would reveal their answers',

  rangeHidden: 'The possible range of the score is hidden.',
  noRange: 'No criterion applies, so the score has no possible range.',
  noBlanks: 'Every criterion that applies is answered, so the score is exact.',
  range: ({ range, lowest, highest }: { range: string; lowest: string; highest: string }) =>
    `Depending on unanswered criteria, the score is ${range}. ` +
    (lowest === highest
      ? `The band stays ${lowest}.`
      : `The lowest possible band is ${lowest}, the highest ${highest}.`),

  coverage: ({ share }: { share: string }) =>
    `Coverage: ${share} of the applicable weight was answered.`,
  coverageShown: ({ share }: { share: string }) =>
    `Coverage: ${share} of the applicable weight is in these figures.`,
  coverageHidden: 'Coverage: hidden.',
  noCoverage: 'Coverage: nothing applies.',

  notApplicableShare: ({ share, scoreIfZero }: { share: string; scoreIfZero: string }) =>
    `${share} of the weight is not applicable and does not count. ` +
    `Counted as 0, it would make the score ${scoreIfZero}.`,

  scoringRule: ({ rule }: { rule: string }) => `Scoring rule: ${rule}.`,
  mode: ({ isExpress }: { isExpress: boolean }) =>
    isExpress ? 'Express audit: only the key criteria were asked.' : 'Full audit.',
  checklist: (of: { id: string; version: string; checksum: string }) =>
    `Checklist: ${of.id} ${of.version}, checksum ${of.checksum}.`,
  variant: ({ parent, version }: { parent: string; version: string }) =>
    `It is a variant of ${parent} ${version}.`,
  madeWith: ({ options }: { options: readonly string[] }) => `Made with ${options.join(', ')}.`,
  answers: (of: { name: string; date: string; checksum: string }) =>
    `Answers of ${of.name}, ${of.date}, checksum ${of.checksum}.`,
  /** Name and version of the program, and the options of the report. */
  origin: ({ generator, options }: { generator: string; options: string | null }) =>
    options === null ? generator : `${generator}. ${options}`,
  level: ({ level }: { level: string }) => `level ${level}`,
  /** Point of another checklist that goes into more detail, and why. */
  closer: (of: { point: string; checklist: string; because: string }) =>
    `${of.point}, in "${of.checklist}": ${of.because}`,
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
