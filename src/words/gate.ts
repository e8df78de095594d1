import { quoted } from '../text/safe.ts';
import { count, day, list } from './grammar.ts';

const CRITERIA = { one: 'unanswered criterion', other: 'unanswered criteria' };
const DAYS = { one: 'day', other: 'days' };
const COPIES = { one: 'copy', other: 'copies' };
const RESPONDENTS = { one: 'respondent', other: 'respondents' };
const RULES = { one: 'rule', other: 'rules' };
const WARNINGS = { one: 'warning', other: 'warnings' };

const MINIMUM =
  'Answer unanswered criteria, close the gaps with the largest impact, or lower the limit in the policy.';
const CHANGE = 'Check the changes since the baseline. If they are intended, update the baseline.';

/**
 * Sentences of the quality gate. Each message is one line of a CI log, often read alone: lower case,
 * no full stop. Measured numbers arrive as digits; criteria
 * and points as number and title.
 */
export const gateWords = {
  /** Names of the outcomes, as the first word of a line in a log. */
  /** Fact in a report. */
  notice: ({ notice }: { readonly notice: string }) => `Note: ${notice}`,
  /** Line of a log that is no result. */
  note: ({ text }: { readonly text: string }) => `note: ${text}`,
  hiddenPass: 'The quality gate passed. Its rules use hidden figures, so they are not listed.',
  hiddenFail: 'The quality gate failed. Its rules use hidden figures, so they are not listed.',
  marks: { pass: 'PASS', fail: 'FAIL', warn: 'WARN', waived: 'WAIVED' },

  score: ({ subject, score, reported, minimum, level }: ScoreWords) =>
    `${prefix(subject)}score ${score}${ignoring(reported)}, minimum ${minimum}` +
    (level === null ? '' : ` (${typeof level === 'number' ? `level ${level}` : quoted(level)})`),
  noScore: 'no score: every criterion is not applicable',
  boxes: ({ subject, label, share }: { subject: string; label: string; share: string }) =>
    `${subject}: ticked by ${share}% of the people (${quoted(label)}), minimum 100%`,
  failedMust: ({ subject, level, by }: MustWords) =>
    `${subject}: must be at ${level}${by.length === 0 ? '' : `; missed by ${list(by)}`}`,
  noFailedMust: 'no must is missed',
  /** Name with the id, where the id belongs into a file. */
  withId: ({ name, id }: { readonly name: string; readonly id: string }) => `${name} (${id})`,
  gone: ({ ids }: { readonly ids: readonly string[] }) =>
    `gone from the checklist: ${list(ids)}; name them in formerly, or in retired of the policy`,
  absentGroup: ({ groups }: { readonly groups: readonly string[] }) =>
    `no answers from ${list(groups)}`,
  undated: ({ missing, maximum }: { missing: readonly string[]; maximum: number }) =>
    `no answers from ${list(missing)}, maximum age ${count(maximum, DAYS)}`,
  copies: ({ files }: { readonly files: readonly string[] }) =>
    `${count(files.length, COPIES)} of answers without an answers file: ${list(files)}`,
  hiddenShare: ({ share, criteria, maximum }: ShareWords) =>
    `conditions hide ${share}% of the weight${named(criteria)}, maximum ${maximum}%`,
  notApplicable: ({ subject }: { readonly subject: string }) => `${subject}: not applicable`,
  notAsked: ({ subject }: { readonly subject: string }) =>
    `${subject}: not asked in an express audit`,
  band: ({ band, reported, minimum }: BandWords) =>
    `band ${band}${ignoring(reported)}, minimum ${minimum}`,
  noBand: 'no band: there is no score',

  drop: ({ subject, drop, before, after, reported, maximum }: DropWords) =>
    `${subject ?? 'score'} dropped ${drop}, from ${before} to ${after}` +
    `${ignoring(reported)}, maximum ${maximum}`,
  possibleDrop: ({ subject, drop, before, after, maximum }: Omit<DropWords, 'reported'>) =>
    `${subject ?? 'score'} could have dropped ${drop}, from ${before} to ${after}, ` +
    `depending on unanswered criteria, maximum ${maximum}`,
  noDrop: ({ maximum }: { readonly maximum: string }) => `no drop above ${maximum}`,
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
  untold: ({ subject, criteria }: { subject: string | null; criteria: readonly string[] }) =>
    `${subject ?? 'score'}: the change cannot be told: the levels of ${list(criteria)} say something else than in the baseline`,
  noBaseline: 'no baseline to compare with',

  difference: ({ subject, first, second, share, maximum, isPossible }: DifferenceWords) =>
    isPossible
      ? `${subject}: ${first} and ${second} could differ by ${share}% of the scale, depending on unanswered criteria, maximum ${maximum}%`
      : `${subject}: ${first} and ${second} differ by ${share}% of the scale, maximum ${maximum}%`,
  noDifference: ({ maximum }: { readonly maximum: string }) =>
    `no two groups differ by more than ${maximum}% of the scale`,

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
  exceeded: ({
    message,
    approver,
  }: { message: string } & Omit<WaiverWords, 'reason' | 'expires'>) =>
    `${message}; this is below what the waiver by ${approver} accepts`,
  /** Until when, by whom and why a gap is accepted; follows "waived". */
  waiverTerms: (waiver: WaiverWords) => terms(waiver),
  unknownWaiver: ({ kind, id, meant }: UnknownWaiverWords) =>
    `waiver for unknown ${kind} ${quoted(id)}; ${meant === null ? 'delete the waiver' : `did you mean ${quoted(meant)}?`}`,
  idleWaiver: ({ name }: Named) => `the waiver for ${name} is no longer needed; delete it`,
  expiredWaiver: ({ name, approver, expires }: Named & Omit<WaiverWords, 'reason'>) =>
    `the waiver for ${name} expired on ${expires}; ask ${approver} to renew it, or close the gap`,
  expiredIdleWaiver: ({ name, expires }: Named & { readonly expires: string }) =>
    `the waiver for ${name} expired on ${expires} and is no longer needed; delete it`,
  farWaiver: ({ name, expires }: Named & { readonly expires: string }) =>
    `the waiver for ${name} ends on ${expires}, in more than 366 days; choose an earlier day`,
  openWaiver: ({ name }: Named) =>
    `the waiver for ${name} accepts any level, as there is no baseline; add the level`,

  /** Facts about people and files, before the result. */
  notices: {
    noRegister: 'nobody says who is expected to answer; name them in expected or in round.yaml',
    absent: ({ name, group }: { readonly name: string; readonly group: string }) =>
      `${name} (${group}) is expected and has not answered, which counts as the worst answers`,
    missing: ({ name, group }: { readonly name: string; readonly group: string }) =>
      `${name} (${group}) of the baseline has not answered, which counts as the worst answers; who is gone belongs in left`,
    silent: ({ group }: { readonly group: string }) =>
      `no answers from ${group}, which counts as the worst answers`,
    otherLevels: ({ names, version, read }: OtherLevelsWords) =>
      `levels chosen by ${list(names)} count as unanswered: nothing tells what those of version ${version} say in ${read}`,
    joined: ({ names }: { readonly names: readonly string[] }) =>
      `new since the baseline: ${list(names)}; the score with or without them counts, whichever is lower`,
    moved: ({ names }: { readonly names: readonly string[] }) =>
      `in another group than in the baseline: ${list(names)}; the score with or without them counts, whichever is lower`,
    renewed: ({ group }: { readonly group: string }) =>
      `nobody in ${group} is left from the baseline, so its new answers are compared with the old ones`,
    hidden: ({ share, criteria }: { share: string; criteria: readonly string[] }) =>
      `conditions hide ${share}% of the weight: ${list(criteria)}`,
    sameAnswers: ({ names }: { readonly names: readonly string[] }) =>
      `the answers of ${list(names)} are the same`,
    datedAnew: ({ name, date, confirmed }: DatedWords) =>
      confirmed === null
        ? `the answers of ${name} have a new date, ${date}, and are those of the baseline; their age counts from there`
        : `the answers of ${name} are those of the baseline, confirmed on ${confirmed}`,
    leftOut: ({ file }: { readonly file: string }) => `answers that were not given: ${file}`,
    added: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `added since the baseline: ${list(criteria)}`,
  },

  /** Changes since the baseline that could loosen the verdict. */
  loosened: {
    /** Line in a log. */
    line: ({ change }: { readonly change: string }) => `since the baseline, ${change}`,
    /** Entry of a report. */
    entry: ({ change }: { readonly change: string }) => `Since the baseline, ${change}`,
    rule: ({ rule, before, after, isWarning }: RuleWords) =>
      before === after
        ? `${rule} became a warning`
        : `${rule} changed from ${before} to ${after}${isWarning ? ', a warning' : ''}`,
    ruleRemoved: ({ rule }: { readonly rule: string }) => `${rule} was removed`,
    express: 'mode changed to express',
    byAgreed: 'by changed to agreed',
    notExpected: ({ name }: Named) => `${name} is no longer expected`,
    left: ({ name, reason }: Named & { readonly reason: string }) => `${name} left: ${reason}`,
    retired: ({ name, reason }: Named & { readonly reason: string }) =>
      `${name} was retired: ${reason}`,
    waiver: ({ name, approver, expires }: Named & { approver: string; expires: string }) =>
      `${approver} waived ${name} until ${expires}`,
    group: ({ name }: Named) => `group ${quoted(name)}`,
    groupRemoved: ({ name }: Named) => `group ${quoted(name)} was removed`,
    mustRemoved: ({ name }: Named) => `the must of ${name} was removed`,
    /** Parts of a definition. */
    aspects: {
      bands: 'bands',
      cap: 'cap',
      causes: 'causes',
      condition: 'condition',
      display: 'display scale',
      group: 'settings',
      key: 'key',
      levels: 'levels',
      must: 'required level',
      notApplicable: 'permission of "not applicable"',
      point: 'point',
      scope: 'scope of the must',
      target: 'target',
      weight: 'weight',
    },
    changed: ({ name, aspect, before, after }: ChangedWords) =>
      `${aspect} of ${name ?? 'the checklist'} changed` +
      (before === null && after === null ? '' : ` from ${before ?? 'none'} to ${after ?? 'none'}`),
  },
  /** Files that a verdict trusts, with their checksums. */
  basis: ({ policy, checklist, baseline }: BasisWords) =>
    `judged by ${list([
      ...(policy === null ? [] : [`policy ${policy}`]),
      `checklist ${checklist}`,
      ...(baseline === null ? [] : [`baseline ${baseline}`]),
    ])}`,

  /** Result in a report; `message` may name the rule first. */
  outcome: ({ outcome, message }: { readonly outcome: Outcome; readonly message: string }) =>
    `${OUTCOMES[outcome]}: ${message}`,
  /** Name of a rule with its subject. */
  ruleOn: ({ rule, subject }: { readonly rule: string; readonly subject: string }) =>
    `${rule} ${subject}`,
  /** Message of a rule with its name. */
  rule: ({ rule, message }: { readonly rule: string; readonly message: string }) =>
    `${rule}: ${message}`,
  /** Outcomes of all rules in one line. */
  summary: ({ isPassed, passed, failed, warnings, waived }: SummaryWords) => {
    const others = [
      ...(warnings > 0 ? [count(warnings, WARNINGS)] : []),
      ...(waived > 0 ? [`${waived} waived`] : []),
    ];
    if (passed + failed + others.length === 0) return 'The policy has no rules.';
    const first = isPassed
      ? [`${count(passed, RULES)} passed`]
      : [`${count(failed, RULES)} failed`];
    const rest = isPassed || passed === 0 ? [] : [`${passed} passed`];
    return `${[...first, ...others, ...rest].join(', ')}.`;
  },
  evaluated: ({ day: date }: { readonly day: string }) => `Evaluated as of ${day(date)}.`,
  reportOnly: 'Report only: the result does not affect the exit code.',

  /** Title and advice of each rule, for programs that show neither policy nor report. */
  rules: {
    minScore: { title: 'Minimum overall score', help: MINIMUM },
    minBand: { title: 'Minimum band', help: MINIMUM },
    failedMusts: {
      title: 'Every must is met',
      help: 'Reach the level that the must requires, or waive the criterion.',
    },
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
    maxNotAsked: {
      title: 'Maximum share hidden by conditions',
      help: 'Check the answers that the conditions depend on.',
    },
    maxAge: { title: 'Maximum age of answers', help: 'Audit again.' },
    minRespondents: {
      title: 'Minimum number of respondents in a group',
      help: 'Ask more people of the group to answer.',
    },
    answersFiles: {
      title: 'Every answers file is read',
      help: 'Rename the copy to an answers file, or delete it.',
    },
    baseline: {
      title: 'The baseline is there',
      help: 'Restore the file, or write the first baseline with --update-baseline.',
    },
    graded: { title: 'At least one scored answer', help: 'Answer at least one scored criterion.' },
  },
};

const OUTCOMES = { pass: 'Passed', fail: 'Failed', warn: 'Warning', waived: 'Waived' };

type Outcome = keyof typeof OUTCOMES;

/** Score, band or level without the unanswered criteria; `same` adds nothing. */
type Reported = { readonly is: 'same' | 'unanswered' } | { readonly is: 'other'; value: string };

function ignoring(reported: Reported): string {
  switch (reported.is) {
    case 'same':
      return '';
    case 'unanswered':
      return ' (no answers)';
    case 'other':
      return ` (${reported.value} ignoring unanswered criteria)`;
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
  /** Name of the point or criterion; `null` for the overall score. */
  readonly subject: string | null;
  /** With its unit, as is `minimum`. */
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
  /** Name of the point or criterion; `null` for the overall score. */
  readonly subject: string | null;
  /** With its unit, as are the other numbers. */
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
  /** In percent. */
  readonly share: string;
  readonly maximum: string;
}

interface MustWords {
  readonly subject: string;
  readonly level: string;
  readonly by: readonly string[];
}

interface OtherLevelsWords {
  readonly names: readonly string[];
  /** Version that was answered, and the one that judges. */
  readonly version: string;
  readonly read: string;
}

interface DatedWords {
  readonly name: string;
  readonly date: string;
  readonly confirmed: string | null;
}

interface RuleWords {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly isWarning: boolean;
}

interface Named {
  /** Number and title of a criterion or point, title of a group, or name of a person. */
  readonly name: string;
}

interface ChangedWords {
  /** Point, criterion or group; `null` for the whole checklist. */
  readonly name: string | null;
  readonly aspect: string;
  /** `null` for what is too long to print. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Names with checksums; `null` without one. */
interface BasisWords {
  readonly policy: string | null;
  readonly checklist: string;
  readonly baseline: string | null;
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

interface UnknownWaiverWords {
  readonly kind: 'criterion' | 'point';
  /** As written in the policy. */
  readonly id: string;
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
