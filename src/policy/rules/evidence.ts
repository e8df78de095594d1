import { TOLERANCE } from '../../numbers.ts';
import { scoresOf } from '../../scoring/scorecard.ts';
import { sharesOf, totalOf } from '../../scoring/total.ts';
import { firstFew, type JudgedAudit, limitInPercent, numberBeside, type Rule } from '../gate.ts';
import { limitOf, policyDefaults } from '../policy.ts';

/**
 * The share of the weight of everything asked that is not applicable. Worst case: what nobody gave a
 * level for could turn out not to apply, and counts too; otherwise, deleting the claim "not
 * applicable" would be all it takes to pass.
 */
export const maxNotApplicable: Rule = (policy, audit) => {
  if (policy.maxNotApplicable === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.maxNotApplicable);
  const limit = percent / 100;
  const { share, criteria } = withoutLevels(audit);
  const holds = share <= limit + TOLERANCE;
  const named = criteria.length === 0 ? '' : ` (${firstFew(criteria)})`;
  const printed = numberBeside(share * 100, limit * 100);
  const verdict = holds ? 'no more than' : 'more than';
  return [
    {
      rule: 'maxNotApplicable',
      severity,
      subject: null,
      holds,
      value: share,
      limit,
      message: `${printed}% of the weight does not apply, or could turn out so as nobody answered it${named}, which is ${verdict} ${limitInPercent(limit)}%`,
      waivable: null,
    },
  ];
};

function withoutLevels({ checklist, worst }: JudgedAudit) {
  const asked = worst.findings.filter(({ outcome }) => outcome !== 'not-asked');
  const shares = sharesOf(checklist, new Set(asked.map(({ criterion }) => criterion)));
  const open = asked.filter(({ score }) => score === null).map(({ criterion }) => criterion);
  let share = 0;
  for (const criterion of open) share += shares.get(criterion) ?? 0;
  return { share, criteria: open };
}

/**
 * How old the oldest answers are, in days; a day in the future is a mistake, or a clock gone wrong,
 * and does not hold either (one day is let pass, as it may be tomorrow already where it was written).
 * Blanks change nothing here.
 */
export const maxAge: Rule = (policy, { report, today }) => {
  if (policy.maxAge === undefined) return [];
  const { limit, severity } = limitOf(policy.maxAge);
  const dates = report.respondents.map(({ answers }) => answers.date).toSorted();
  const oldest = dates[0] ?? report.date;
  const latest = dates.at(-1) ?? report.date;
  const value = daysBetween(oldest, today);
  const isAhead = daysBetween(today, latest) > 1;
  const verdict = value > limit ? `which is more than ${limit}` : `no more than ${limit}`;
  const message = isAhead
    ? `there are answers of ${latest}, which is after today, ${today}`
    : `the oldest answers are of ${oldest}, ${value} days before ${today}, ${verdict}`;
  const holds = value <= limit && !isAhead;
  return [
    { rule: 'maxAge', severity, subject: null, holds, value, limit, message, waivable: null },
  ];
};

/** Whole days from one day to another, both YYYY-MM-DD. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
}

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * How many of a group answered. Worst case: who left everything blank has not answered, and an answer
 * that hangs on a blank condition is none.
 */
export const minRespondents: Rule = (policy, audit) =>
  Object.entries(policy.minRespondents ?? {}).map(([group, written]) => {
    const { limit, severity } = limitOf(written);
    const value = answeredOf(group, audit);
    const holds = value >= limit;
    return {
      rule: 'minRespondents',
      severity,
      subject: group,
      holds,
      value,
      limit,
      message: `${value} of the group ${group} answered, ${holds ? 'and' : 'but'} ${limit} must`,
      waivable: null,
    };
  });

function answeredOf(group: string, { worst }: JudgedAudit): number {
  const answered = worst.findings.flatMap(({ responses }) =>
    responses.filter((own) => own.said === 'level' || own.said === 'not-applicable'),
  );
  const members = answered.filter((own) => own.group === group);
  return new Set(members.map(({ respondent }) => respondent)).size;
}

/**
 * How many criteria were asked and have no level from anybody. One respondent's blank does not count
 * where another answered: the scores at their worst take care of it. Worst case: an answer that
 * hangs on a blank condition is none.
 */
export const maxUnanswered: Rule = (policy, { worst }) => {
  if (policy.maxUnanswered === undefined) return [];
  const { limit, severity } = limitOf(policy.maxUnanswered);
  const open = worst.findings
    .filter(({ outcome }) => outcome === 'not-answered')
    .map(({ criterion }) => criterion);
  const holds = open.length <= limit;
  const named = open.length === 0 ? '' : ` (${firstFew(open)})`;
  const message = `${open.length} ${open.length === 1 ? 'criterion' : 'criteria'} without an answer${named}, ${holds ? 'no more than' : 'which is more than'} ${limit}`;
  return [
    {
      rule: 'maxUnanswered',
      severity,
      subject: null,
      holds,
      value: open.length,
      limit,
      message,
      waivable: null,
    },
  ];
};

/**
 * An audit without a score fails, whatever else a policy asks for: a gate must not pass because
 * nothing was graded. Worst case: answers that hang on a blank condition grade nothing.
 */
export const graded: Rule = (_, { checklist, worst }) => {
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
      message: 'nothing was graded: nothing that counts has an answer',
      waivable: null,
    },
  ];
};
