import { quoted } from '../text/safe.ts';
import { count, form, list } from './grammar.ts';

const CRITERIA = { one: 'unanswered criterion', other: 'unanswered criteria' };
const DAYS = { one: 'day', other: 'days' };
const LEVELS = { one: 'level', other: 'levels' };
const RESPONDENTS = { one: 'respondent', other: 'respondents' };
const RULES = { one: 'rule', other: 'rules' };
const WARNINGS = { one: 'warning', other: 'warnings' };

const MINIMUM =
  'Answer unanswered criteria, close the gaps with the largest impact, or lower the limit in the policy.';
const CHANGE = 'Check the changes since the baseline. If they are intended, update the baseline.';

/**
 * Sentences of the quality gate. Each message is one line of a CI log, often read alone: lower case,
 * no full stop. Measured numbers arrive as digits; ids and titles as written.
 */
export const gateWords = {
  /** Names of the outcomes, as the first word of a line in a log. */
  marks: { pass: 'PASS', fail: 'FAIL', warn: 'WARN', waived: 'WAIVED' },

  score: ({ subject, score, reported, minimum, level }: ScoreWords) =>
    `${prefix(subject)}score ${score}%${ignoring(reported, '%')}, minimum ${minimum}%` +
    (level === null ? '' : ` (${typeof level === 'number' ? `level ${level}` : quoted(level)})`),
  noScore: 'no score: every criterion is not applicable',
  notApplicable: ({ subject }: { readonly subject: string }) => `${subject}: not applicable`,
  notAsked: ({ subject }: { readonly subject: string }) =>
    `${subject}: not asked in an express audit`,
  band: ({ band, reported, minimum }: BandWords) =>
    `band ${band}${ignoring(reported, '')}, minimum ${minimum}`,
  noBand: 'no band: there is no score',

  drop: ({ subject, drop, before, after, reported, maximum }: DropWords) =>
    `${subject ?? 'score'} dropped ${drop} pp, from ${before}% to ${after}%` +
    `${ignoring(reported, '%')}, maximum ${maximum} pp`,
  possibleDrop: ({ subject, drop, before, after, maximum }: Omit<DropWords, 'reported'>) =>
    `${subject ?? 'score'} could have dropped ${drop} pp, from ${before}% to ${after}%, ` +
    `depending on unanswered criteria, maximum ${maximum} pp`,
  noDrop: ({ maximum }: { readonly maximum: string }) => `no drop above ${maximum} pp`,
  newGap: ({ subject, isPossible }: NewWords) =>
    isPossible
      ? `${subject}: possible new gap, depending on unanswered criteria`
      : `${subject}: new gap`,
  noNewGap: 'no new gaps',
  newRootCause: ({ subject, isPossible }: NewWords) =>
    isPossible
      ? `${subject}: possible new root cause, depending on unanswered criteria`
      : `${subject}: new root cause`,
  noNewRootCause: 'no new root causes',
  noBaseline: 'no baseline to compare with',

  difference: ({ subject, first, second, levels, maximum, isPossible }: DifferenceWords) =>
    isPossible
      ? `${subject}: ${first} and ${second} could differ by ${levels} ${form(Number(levels), LEVELS)}, depending on unanswered criteria, maximum ${maximum}`
      : `${subject}: ${first} and ${second} differ by ${levels} ${form(Number(levels), LEVELS)}, maximum ${maximum}`,
  noDifference: ({ maximum }: { readonly maximum: number }) =>
    `no two groups differ by more than ${count(maximum, LEVELS)}`,

  unanswered: ({ criteria, maximum }: { criteria: readonly string[]; maximum: number }) =>
    `${count(criteria.length, CRITERIA)}${named(criteria)}, maximum ${maximum}`,
  notApplicableShare: ({ share, criteria, maximum }: ShareWords) =>
    `${share}% of the weight is not applicable or unanswered${named(criteria)}, maximum ${maximum}%`,
  age: ({ oldest, days, maximum }: { oldest: string; days: number; maximum: number }) =>
    `oldest answers: ${oldest}, ${count(days, DAYS)} old, maximum ${count(maximum, DAYS)}`,
  future: ({ latest, today }: { readonly latest: string; readonly today: string }) =>
    `answers dated ${latest} are in the future (today: ${today})`,
  respondents: ({ group, respondents, minimum }: RespondentsWords) =>
    `${group}: ${count(respondents, RESPONDENTS)}, minimum ${minimum}`,
  nothingScored: 'no scored criterion has an answer',

  /** A message of a rule whose failure is accepted for now. */
  waived: (waiver: { readonly message: string } & WaiverWords) =>
    `${waiver.message}; waived ${terms(waiver)}`,
  expired: ({ message, approver, expires }: { message: string } & Omit<WaiverWords, 'reason'>) =>
    `${message}; the waiver by ${approver} expired on ${expires}`,
  /** Until when, by whom and why a gap is accepted; follows "waived". */
  waiverTerms: (waiver: WaiverWords) => terms(waiver),
  unknownWaiver: ({ kind, id, meant }: UnknownWaiverWords) =>
    `waiver for unknown ${kind} ${quoted(id)}; ${meant === null ? 'delete the waiver' : `did you mean ${quoted(meant)}?`}`,
  idleWaiver: ({ kind, id }: WaivedWords) =>
    `the waiver for ${kind} ${quoted(id)} is no longer needed; delete it`,
  expiredWaiver: ({ kind, id, approver, expires }: WaivedWords & Omit<WaiverWords, 'reason'>) =>
    `the waiver for ${kind} ${quoted(id)} expired on ${expires}; ask ${approver} to renew it, or close the gap`,
  expiredIdleWaiver: ({ kind, id, expires }: WaivedWords & { readonly expires: string }) =>
    `the waiver for ${kind} ${quoted(id)} expired on ${expires} and is no longer needed; delete it`,
  needsBaseline: 'some rules need a baseline; add --baseline PATH',

  /** Result in a report; `message` may name the rule first. */
  outcome: ({ outcome, message }: { readonly outcome: Outcome; readonly message: string }) =>
    `${OUTCOMES[outcome]}: ${message}`,
  /** Message of a rule with its name. */
  rule: ({ rule, message }: { readonly rule: string; readonly message: string }) =>
    `${rule}: ${message}`,
  /** The whole verdict in one line. */
  summary: ({ isPassed, passed, failed, warnings, waived }: SummaryWords) => {
    const others = [
      ...(warnings > 0 ? [count(warnings, WARNINGS)] : []),
      ...(waived > 0 ? [`${waived} waived`] : []),
    ];
    if (passed + failed + others.length === 0) return 'Passed: the policy has no rules.';
    const first = isPassed
      ? [`${count(passed, RULES)} passed`]
      : [`${count(failed, RULES)} failed`];
    const rest = isPassed || passed === 0 ? [] : [`${passed} passed`];
    return `${isPassed ? 'Passed' : 'Failed'}: ${[...first, ...others, ...rest].join(', ')}.`;
  },
  evaluated: ({ day }: { readonly day: string }) => `Evaluated as of ${day}.`,
  reportOnly: 'Report only: the result does not affect the exit code.',

  /** Title and advice of each rule, for programs that show neither policy nor report. */
  rules: {
    minScore: { title: 'Minimum overall score', help: MINIMUM },
    minBand: { title: 'Minimum band', help: MINIMUM },
    points: { title: 'Minimum score of a point', help: MINIMUM },
    criteria: { title: 'Minimum level of a criterion', help: MINIMUM },
    'maxDrop.total': { title: 'Maximum drop of the overall score', help: CHANGE },
    'maxDrop.point': { title: 'Maximum drop of a point', help: CHANGE },
    'maxDrop.keyCriterion': { title: 'Maximum drop of a key criterion', help: CHANGE },
    noNewGaps: { title: 'No new gaps', help: CHANGE },
    noNewRootCauses: { title: 'No new root causes', help: CHANGE },
    maxPerceptionGap: {
      title: 'Maximum difference between two groups',
      help: 'Ask both groups to compare their evidence, then answer again.',
    },
    maxUnanswered: {
      title: 'Maximum number of unanswered criteria',
      help: 'Ask someone who knows the answers.',
    },
    maxNotApplicable: {
      title: 'Maximum share not applicable',
      help: 'Check the reasons, and answer every criterion that does apply.',
    },
    maxAge: { title: 'Maximum age of answers', help: 'Audit again.' },
    minRespondents: {
      title: 'Minimum number of respondents in a group',
      help: 'Ask more people of the group to answer.',
    },
    graded: { title: 'At least one scored answer', help: 'Answer at least one scored criterion.' },
  },
};

const OUTCOMES = { pass: 'Passed', fail: 'Failed', warn: 'Warning', waived: 'Waived' };

type Outcome = keyof typeof OUTCOMES;

/** Score, band or level without the unanswered criteria; `same` adds nothing. */
type Reported = { readonly is: 'same' | 'unanswered' } | { readonly is: 'other'; value: string };

function ignoring(reported: Reported, unit: '%' | ''): string {
  switch (reported.is) {
    case 'same':
      return '';
    case 'unanswered':
      return ' (no answers)';
    case 'other':
      return ` (${reported.value}${unit} ignoring unanswered criteria)`;
  }
}

function prefix(subject: string | null): string {
  return subject === null ? '' : `${subject}: `;
}

function named(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` (${list(ids)})`;
}

function terms({ approver, expires, reason }: WaiverWords): string {
  return `until ${expires} by ${approver}: ${reason}`;
}

interface ScoreWords {
  /** Id of the point or criterion; `null` for the overall score. */
  readonly subject: string | null;
  readonly score: string;
  readonly reported: Reported;
  readonly minimum: string;
  /** Number of the level, or the label of another answer, that scores `minimum`. */
  readonly level: number | string | null;
}

interface BandWords {
  readonly band: string;
  readonly reported: Reported;
  readonly minimum: string;
}

interface DropWords {
  /** Id of the point or criterion; `null` for the overall score. */
  readonly subject: string | null;
  readonly drop: string;
  readonly before: string;
  readonly after: string;
  readonly reported: Reported;
  readonly maximum: string;
}

interface NewWords {
  readonly subject: string;
  /** True if only unanswered criteria could make it one. */
  readonly isPossible: boolean;
}

interface DifferenceWords extends NewWords {
  readonly first: string;
  readonly second: string;
  readonly levels: string;
  readonly maximum: number;
}

interface ShareWords {
  readonly share: string;
  readonly criteria: readonly string[];
  readonly maximum: string;
}

interface RespondentsWords {
  readonly group: string;
  readonly respondents: number;
  readonly minimum: number;
}

interface WaiverWords {
  readonly approver: string;
  readonly expires: string;
  readonly reason: string;
}

interface WaivedWords {
  readonly kind: 'criterion' | 'point';
  readonly id: string;
}

interface UnknownWaiverWords extends WaivedWords {
  /** Nearest known id; `null` if there is none. */
  readonly meant: string | null;
}

interface SummaryWords {
  readonly isPassed: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly warnings: number;
  readonly waived: number;
}
