import type { Point } from '../../checklist/checklist.ts';
import { isKey } from '../../checklist/defaults.ts';
import { reaches } from '../../scoring/tolerance.ts';
import { limitOf } from '../defaults.ts';
import type { JudgedAudit, Judgement, Rule } from '../gate.ts';
import type { Limit } from '../policy.ts';
import { besideMinimum } from '../words.ts';

/**
 * The scores of points. Worst case: every blank is the worst level. A point of which nothing applies
 * holds, and `maxNotApplicable` watches over it; one that an express audit never asks does not.
 */
export const points: Rule = (policy, audit) =>
  Object.entries(policy.points ?? {}).flatMap(([id, limit]) => {
    const point = audit.checklist.points.find((own) => own.id === id);
    return point ? [judgePoint(point, limit, audit)] : [];
  });

function judgePoint(
  point: Point,
  written: Limit<number>,
  { report, worst }: JudgedAudit,
): Judgement {
  const { limit: percent, severity } = limitOf(written);
  const limit = percent / 100;
  const value = worst.points[point.id] ?? null;
  const stands = report.points.find((own) => own.point === point.id)?.score ?? null;
  const isAsked = report.mode === 'full' || point.criteria.some(isKey);
  const judged = { rule: 'points', severity, subject: point.id, value, limit } as const;
  const waivable = { point: point.id, criterion: null };
  if (value !== null) {
    const holds = reaches(value, limit);
    const message = `${point.id}: the score of ${besideMinimum(value, stands, limit)}`;
    return { ...judged, holds, message, waivable };
  }
  const message = isAsked
    ? `${point.id} does not apply`
    : `${point.id} was not asked, as this is an express audit`;
  return { ...judged, holds: isAsked, message, waivable };
}
