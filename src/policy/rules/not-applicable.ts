import { TOLERANCE } from '../../scoring/tolerance.ts';
import { sharesOf } from '../../scoring/total.ts';
import { limitOf } from '../defaults.ts';
import type { JudgedAudit, Rule } from '../gate.ts';
import { firstFew, limitInPercent, numberBeside } from '../words.ts';

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
      message: `${printed} % of the weight does not apply, or could turn out so as nobody answered it${named}, which is ${verdict} ${limitInPercent(limit)} %`,
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
