import type { Criterion } from '../../checklist/checklist.ts';
import { scaleOf } from '../../checklist/criteria/index.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { criterionNamed } from '../../checklist/criterion-named.ts';
import { criteriaOf, isKey } from '../../checklist/defaults.ts';
import { reaches } from '../../scoring/tolerance.ts';
import { policyDefaults } from '../defaults.ts';
import type { JudgedAudit, Judgement, Rule } from '../gate.ts';
import { limitIn } from '../level-limit.ts';
import type { LevelLimit } from '../policy.ts';
import { besideMinimum } from '../words.ts';

/**
 * The scores of criteria against a level. Worst case: every blank is the worst level. A criterion
 * that does not apply holds, and `maxNotApplicable` watches over it; one that an express audit never
 * asks does not.
 */
export const criteria: Rule = (policy, audit) =>
  Object.entries(policy.criteria ?? {}).flatMap(([name, limit]) => {
    const criterion = criterionNamed(audit.checklist, name);
    return criterion ? [judgeCriterion(criterion, limit, audit)] : [];
  });

function judgeCriterion(
  criterion: Criterion,
  written: LevelLimit,
  { checklist, report, worst }: JudgedAudit,
): Judgement {
  const { id } = criterion;
  const { answer, severity } = limitIn(written);
  const level = scaleOf(checklist, criterion).levelOf(answer);
  const limit = level?.score ?? 0;
  const value = worst.findings.find((own) => own.criterion === id)?.low ?? null;
  const stands = report.findings.find((own) => own.criterion === id)?.score ?? null;
  const isAsked = report.mode === 'full' || isKey(criterion);
  return {
    rule: 'criteria',
    severity: severity ?? policyDefaults.severity,
    subject: id,
    holds: value === null ? isAsked : reaches(value, limit),
    value,
    limit,
    message:
      value === null
        ? `${id} ${isAsked ? 'does not apply' : 'was not asked, as this is an express audit'}`
        : `${id}: the score of ${besideMinimum(value, stands, limit)}, which is ${level && isNumbered(level) ? `level ${level.level}` : level?.label}`,
    waivable: { point: pointOf(id, checklist), criterion: id },
  };
}

function pointOf(id: string, checklist: JudgedAudit['checklist']): string {
  return criteriaOf(checklist).find(({ criterion }) => criterion.id === id)?.point.id ?? '';
}
