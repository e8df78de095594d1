import { groupsOf } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { scoresOf } from '../../scoring/scorecard.ts';
import { sharesOf, totalOf } from '../../scoring/total.ts';
import type { PolicyRule, RuleInput } from '../gate.ts';
import { limitOf, policyDefaults } from '../policy.ts';

/**
 * Limits the share of the weight that is not applicable. Criteria without a score count too: they could
 * turn out not to apply. Otherwise, deleting the answer "not applicable" would be enough to pass.
 */
export const maxNotApplicable: PolicyRule = (policy, audit) => {
  if (policy.maxNotApplicable === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.maxNotApplicable);
  const limit = percent / 100;
  const { share, criteria } = withoutLevels(audit);
  const holds = share <= limit + TOLERANCE;
  return [
    {
      rule: 'maxNotApplicable',
      severity,
      subject: null,
      holds,
      value: share,
      limit,
      evidence: { is: 'not-applicable-share', share, criteria, limit },
      waivable: null,
    },
  ];
};

function withoutLevels({ checklist, worst }: RuleInput) {
  const asked = worst.findings.filter(({ outcome }) => outcome !== 'not-asked');
  const shares = sharesOf(checklist, new Set(asked.map(({ criterion }) => criterion)));
  const open = asked.filter(({ score }) => score === null).map(({ criterion }) => criterion);
  let share = 0;
  for (const criterion of open) share += shares.get(criterion) ?? 0;
  return { share, criteria: open };
}

/**
 * Limits the age of the oldest answers, in days. Fails for dates more than one day in the future (one
 * day allows for time zones). Unanswered criteria have no effect.
 */
export const maxAge: PolicyRule = (policy, { report, today }) => {
  if (policy.maxAge === undefined) return [];
  const { limit, severity } = limitOf(policy.maxAge);
  const dates = report.respondents.map(({ answers }) => answers.date).toSorted();
  const oldest = dates[0] ?? report.date;
  const latest = dates.at(-1) ?? report.date;
  const value = daysBetween(oldest, today);
  const isAhead = daysBetween(today, latest) > 1;
  return [
    {
      rule: 'maxAge',
      severity,
      subject: null,
      holds: value <= limit && !isAhead,
      value,
      limit,
      evidence: isAhead
        ? { is: 'future', latest, today }
        : { is: 'age', oldest, days: value, limit },
      waivable: null,
    },
  ];
};

/** Returns the whole days from one date to another, both YYYY-MM-DD. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
}

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * Requires a minimum number of respondents per group. Respondents without any answer do not count; nor
 * do answers whose condition is undecided.
 */
export const minRespondents: PolicyRule = (policy, audit) =>
  Object.entries(policy.minRespondents ?? {}).map(([group, written]) => {
    const { limit, severity } = limitOf(written);
    const value = answeredOf(group, audit);
    const { title = group } = groupsOf(audit.checklist)[group] ?? {};
    return {
      rule: 'minRespondents',
      severity,
      subject: group,
      holds: value >= limit,
      value,
      limit,
      evidence: { is: 'respondents', group: title, respondents: value, limit },
      waivable: null,
    };
  });

function answeredOf(group: string, { worst }: RuleInput): number {
  const answered = worst.findings.flatMap(({ responses }) =>
    responses.filter((own) => own.said === 'level' || own.said === 'not-applicable'),
  );
  const members = answered.filter((own) => own.group === group);
  return new Set(members.map(({ respondent }) => respondent)).size;
}

/**
 * Limits the number of criteria that no one answered. A criterion that one respondent left unanswered
 * and another rated does not count: the minimum of the score covers it. Answers whose condition is
 * undecided count as unanswered.
 */
export const maxUnanswered: PolicyRule = (policy, { worst }) => {
  if (policy.maxUnanswered === undefined) return [];
  const { limit, severity } = limitOf(policy.maxUnanswered);
  const open = worst.findings
    .filter(({ outcome }) => outcome === 'not-answered')
    .map(({ criterion }) => criterion);
  return [
    {
      rule: 'maxUnanswered',
      severity,
      subject: null,
      holds: open.length <= limit,
      value: open.length,
      limit,
      evidence: { is: 'unanswered', criteria: open, limit },
      waivable: null,
    },
  ];
};

/**
 * Fails an audit without a score, whatever the policy says: no quality gate passes because nothing was
 * scored. Answers whose condition is undecided count as unanswered.
 */
export const graded: PolicyRule = (_, { checklist, worst }) => {
  const { score } = totalOf(checklist, scoresOf(worst.findings, 'score'));
  if (score !== null) return [];
  return [
    {
      rule: 'graded',
      severity: policyDefaults.severity,
      subject: null,
      holds: false,
      value: null,
      limit: null,
      evidence: { is: 'nothing-scored' },
      waivable: null,
    },
  ];
};
