import type { Criterion, Point } from '../../checklist/checklist.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criteriaOf, criterionNamed, groupWeightsOf, isKey } from '../../checklist/lookup.ts';
import { reaches } from '../../numbers.ts';
import { groupMeans, meanOfMeans } from '../../scoring/finding.ts';
import type { Bound } from '../../scoring/interval.ts';
import type { Response } from '../../scoring/responses.ts';
import type { Evidence, Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { limitIn } from '../match.ts';
import { type LevelLimit, type Limit, limitOf, policyDefaults } from '../policy.ts';
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
  const { checklist, report, now } = audit;
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
    const share = lowestIn(now, (bound) => shareWith(criterion, answer, audit, bound)) ?? 0;
    const evidence = { is: 'boxes', subject: id, label: level?.label ?? '', share } as const;
    return { ...judged, holds: reaches(share, 1), value: share, limit: 1, evidence };
  }
  const limit = level?.score ?? 0;
  const reported = report.findings.find((own) => own.criterion === id)?.score ?? null;
  const named = level && nameOf(level);
  const evidence = { is: 'score', subject: id, score: low, reported, limit, level: named } as const;
  return { ...judged, holds: reaches(low, limit), value: low, limit, evidence };
}

/**
 * Returns the share of the people, groups first, who ticked all of these boxes; a blank ticks none.
 */
function shareWith(
  criterion: Criterion,
  wanted: AnswerValue,
  { checklist }: RuleInput,
  bound: Bound,
): number | null {
  const { boxes, levelOf } = scaleOf(checklist, criterion);
  const level = levelOf(wanted);
  const responses = findingIn(bound, criterion.id)?.responses ?? [];
  const hasAll = ({ answer }: Response) => {
    if (!boxes || !level || answer === undefined) return false;
    const union = boxes.withTicked(answer, [{ ...level, answer: wanted }]);
    return Array.isArray(union) && Array.isArray(answer) && union.length === new Set(answer).size;
  };
  const counted = responses
    .filter(({ said }) => said !== 'not-asked')
    .map((own): Response => ({ ...own, score: hasAll(own) ? 1 : 0 }));
  return meanOfMeans(groupMeans(counted), groupWeightsOf(checklist));
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

function judgePoint(point: Point, written: Limit<number>, { report, now }: RuleInput): Judgement {
  const { limit: percent, severity } = limitOf(written);
  const limit = percent / 100;
  const value = lowestIn(now, (bound) => bound.points[point.id]);
  const reported = report.points.find((own) => own.point === point.id)?.score ?? null;
  const isAsked = report.mode === 'full' || point.criteria.some(isKey);
  const judged = { rule: 'points', severity, subject: point.id, value, limit } as const;
  const waivable = { point: point.id, criterion: null };
  if (value === null) {
    return { ...judged, holds: false, evidence: withoutScore(point.id, isAsked), waivable };
  }
  return {
    ...judged,
    holds: reaches(value, limit),
    evidence: { is: 'score', subject: point.id, score: value, reported, limit, level: null },
    waivable,
  };
}
