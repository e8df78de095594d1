import { limitOf } from '../defaults.ts';
import type { JudgedAudit, Rule } from '../gate.ts';

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
  const answered = worst.findings.flatMap(({ voices }) =>
    voices.filter((own) => own.said === 'level' || own.said === 'not-applicable'),
  );
  const members = answered.filter((own) => own.group === group);
  return new Set(members.map(({ respondent }) => respondent)).size;
}
