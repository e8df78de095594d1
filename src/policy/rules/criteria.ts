import type { Criterion, Point } from '../../checklist/checklist.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed, displayOf, isKey } from '../../checklist/lookup.ts';
import { fractionOn, reaches } from '../../numbers.ts';
import type { Bound } from '../../scoring/interval.ts';
import type { Evidence, Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { limitIn } from '../match.ts';
import { type LevelLimit, type Limit, limitOf, policyDefaults } from '../policy.ts';
import { shareTicking } from '../views.ts';
import { lowestIn } from './scores.ts';

/**
 * Requires criteria to reach a level. Unanswered counts as the worst level. A criterion that is not
 * applicable, or not asked, fails unless it is waived.
 */
export const criteria: PolicyRule = (policy, audit) =>
  Object.entries(policy.criteria ?? {}).flatMap(([name, limit]) => {
    const criterion = criterionNamed(audit.checklist, name);
    return criterion ? [judgeCriterion(criterion, limit, audit)] : [];
  });

function judgeCriterion(criterion: Criterion, written: LevelLimit, audit: RuleInput): Judgement {
  const { checklist, report, now, agreed } = audit;
  const { id } = criterion;
  const { answer, severity = policyDefaults.severity } = limitIn(written);
  const scale = scaleOf(checklist, criterion);
  const level = scale.levelOf(answer);
  const low = lowestIn(now, (bound) => findingIn(bound, id)?.low);
  const waivable = { point: pointOf(id, checklist), criterion: id };
  const judged = { rule: 'criteria', severity, subject: id, waivable } as const;
  if (low === null) {
    const evidence = withoutScore(id, report.mode === 'full' || isKey(criterion));
    return { ...judged, holds: false, value: null, limit: level?.score ?? 0, evidence };
  }
  if (scale.boxes) {
    const share =
      lowestIn(now, (bound) => shareTicking(answer, criterion, { checklist, bound, agreed })) ?? 0;
    const evidence = { is: 'boxes', subject: id, label: level?.label ?? '', share } as const;
    return { ...judged, holds: reaches(share, 1), value: share, limit: 1, evidence };
  }
  const limit = level?.score ?? 0;
  const reported = report.findings.find((own) => own.criterion === id)?.score ?? null;
  const named = level && nameOf(level);
  const evidence = { is: 'score', subject: id, score: low, reported, limit, level: named } as const;
  return { ...judged, holds: reaches(low, limit), value: low, limit, evidence };
}

function findingIn({ findings }: Bound, id: string) {
  return findings.find(({ criterion }) => criterion === id);
}

function nameOf(level: Level): number | string {
  return isNumbered(level) ? level.level : level.label;
}

function withoutScore(subject: string, isAsked: boolean): Evidence {
  return { is: isAsked ? 'not-applicable' : 'not-asked', subject };
}

function pointOf(id: string, checklist: RuleInput['checklist']): string {
  return criteriaOf(checklist).find(({ criterion }) => criterion.id === id)?.point.id ?? '';
}

/**
 * Requires points to reach a score. Unanswered counts as the worst level. A point without applicable
 * criteria, or one that is not asked, fails unless it is waived.
 */
export const points: PolicyRule = (policy, audit) =>
  Object.entries(policy.points ?? {}).flatMap(([id, limit]) => {
    const point = audit.checklist.points.find((own) => own.id === id);
    return point ? [judgePoint(point, limit, audit)] : [];
  });

function judgePoint(point: Point, limit: Limit<number>, audit: RuleInput): Judgement {
  const { checklist, report, now } = audit;
  const { limit: written, severity } = limitOf(limit);
  const minimum = fractionOn(displayOf(checklist), written);
  const value = lowestIn(now, (bound) => bound.points[point.id]);
  const reported = report.points.find((own) => own.point === point.id)?.score ?? null;
  const isAsked = report.mode === 'full' || point.criteria.some(isKey);
  const judged = { rule: 'points', severity, subject: point.id, value, limit: minimum } as const;
  const waivable = { point: point.id, criterion: null };
  if (value === null) {
    return { ...judged, holds: false, evidence: withoutScore(point.id, isAsked), waivable };
  }
  return {
    ...judged,
    holds: reaches(value, minimum),
    evidence: {
      is: 'score',
      subject: point.id,
      score: value,
      reported,
      limit: minimum,
      level: null,
    },
    waivable,
  };
}
