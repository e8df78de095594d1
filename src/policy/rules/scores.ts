import type { Criterion, Point } from '../../checklist/checklist.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed, isKey } from '../../checklist/lookup.ts';
import { reaches } from '../../numbers.ts';
import { judgeBand } from '../../scoring/band.ts';
import type { Evidence, Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { limitIn } from '../match.ts';
import { type LevelLimit, type Limit, limitOf, policyDefaults } from '../policy.ts';

/**
 * Requires criteria to reach a level. Unanswered counts as the worst level. A criterion that is not
 * applicable passes, because `maxNotApplicable` limits it; one that an express audit omits fails.
 */
export const criteria: PolicyRule = (policy, audit) =>
  Object.entries(policy.criteria ?? {}).flatMap(([name, limit]) => {
    const criterion = criterionNamed(audit.checklist, name);
    return criterion ? [judgeCriterion(criterion, limit, audit)] : [];
  });

function judgeCriterion(
  criterion: Criterion,
  written: LevelLimit,
  { checklist, report, worst }: RuleInput,
): Judgement {
  const { id } = criterion;
  const { answer, severity } = limitIn(written);
  const level = scaleOf(checklist, criterion).levelOf(answer);
  const limit = level?.score ?? 0;
  const value = worst.findings.find((own) => own.criterion === id)?.low ?? null;
  const reported = report.findings.find((own) => own.criterion === id)?.score ?? null;
  const isAsked = report.mode === 'full' || isKey(criterion);
  return {
    rule: 'criteria',
    severity: severity ?? policyDefaults.severity,
    subject: id,
    holds: value === null ? isAsked : reaches(value, limit),
    value,
    limit,
    evidence:
      value === null
        ? withoutScore(id, isAsked)
        : {
            is: 'score',
            subject: id,
            score: value,
            reported,
            limit,
            level: level && isNumbered(level) ? level.level : (level?.label ?? null),
          },
    waivable: { point: pointOf(id, checklist), criterion: id },
  };
}

function withoutScore(subject: string, isAsked: boolean): Evidence {
  return { is: isAsked ? 'not-applicable' : 'not-asked', subject };
}

function pointOf(id: string, checklist: RuleInput['checklist']): string {
  return criteriaOf(checklist).find(({ criterion }) => criterion.id === id)?.point.id ?? '';
}

/**
 * Requires points to reach a score. Unanswered counts as the worst level. A point without applicable
 * criteria passes, because `maxNotApplicable` limits it; one that an express audit omits fails.
 */
export const points: PolicyRule = (policy, audit) =>
  Object.entries(policy.points ?? {}).flatMap(([id, limit]) => {
    const point = audit.checklist.points.find((own) => own.id === id);
    return point ? [judgePoint(point, limit, audit)] : [];
  });

function judgePoint(point: Point, written: Limit<number>, { report, worst }: RuleInput): Judgement {
  const { limit: percent, severity } = limitOf(written);
  const limit = percent / 100;
  const value = worst.points[point.id] ?? null;
  const reported = report.points.find((own) => own.point === point.id)?.score ?? null;
  const isAsked = report.mode === 'full' || point.criteria.some(isKey);
  const judged = { rule: 'points', severity, subject: point.id, value, limit } as const;
  const waivable = { point: point.id, criterion: null };
  if (value === null) {
    return { ...judged, holds: isAsked, evidence: withoutScore(point.id, isAsked), waivable };
  }
  return {
    ...judged,
    holds: reaches(value, limit),
    evidence: { is: 'score', subject: point.id, score: value, reported, limit, level: null },
    waivable,
  };
}

/**
 * Requires a band, after caps. Takes the lowest possible score. For required levels, unanswered counts
 * as the worst level; one that no one answered is missed.
 */
export const minBand: PolicyRule = (policy, audit) => {
  if (policy.minBand === undefined) return [];
  const { limit, severity } = limitOf(policy.minBand);
  const { bands } = audit.checklist;
  const place = (id: string | null) => bands.findIndex((band) => band.id === id);
  const title = (id: string) => bands[place(id)]?.title ?? id;
  const { band } = audit.report.result;
  const lowest = lowestBand(audit);
  const holds = lowest !== null && place(lowest) >= place(limit);
  return [
    {
      rule: 'minBand',
      severity,
      subject: null,
      holds,
      value: lowest,
      limit,
      evidence:
        lowest === null
          ? { is: 'no-band' }
          : {
              is: 'band',
              band: title(lowest),
              reported: band && title(band),
              limit: title(limit),
            },
      waivable: null,
    },
  ];
};

function lowestBand({ checklist, report, worst }: RuleInput): string | null {
  const { score, high, coverage } = report.result;
  const { findings } = worst;
  const { absent } = report;
  const overall = { score, low: worst.score, high, coverage, findings, absent };
  return judgeBand(checklist, overall).lowest;
}

/** Requires an overall score. Takes the lowest score that the unanswered criteria allow. */
export const minScore: PolicyRule = (policy, { report, worst }) => {
  if (policy.minScore === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.minScore);
  const limit = percent / 100;
  const { score } = worst;
  return [
    {
      rule: 'minScore',
      severity,
      subject: null,
      holds: score !== null && reaches(score, limit),
      value: score,
      limit,
      evidence:
        score === null
          ? { is: 'no-score' }
          : {
              is: 'score',
              subject: null,
              score,
              reported: report.result.score,
              limit,
              level: null,
            },
      waivable: null,
    },
  ];
};
