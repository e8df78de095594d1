import type { Criterion, Point } from '../../checklist/checklist.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed, isKey } from '../../checklist/lookup.ts';
import { reaches } from '../../numbers.ts';
import { judgeBand } from '../../scoring/band.ts';
import { besideMinimum, type JudgedAudit, type Judgement, type Rule } from '../gate.ts';
import { limitIn } from '../match.ts';
import { type LevelLimit, type Limit, limitOf, policyDefaults } from '../policy.ts';

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

/**
 * The band, as failed musts cap it. Worst case: the score at its low end, and every must with blanks
 * as the worst level; a must that nobody answered has failed.
 */
export const minBand: Rule = (policy, audit) => {
  if (policy.minBand === undefined) return [];
  const { limit, severity } = limitOf(policy.minBand);
  const { bands } = audit.checklist;
  const place = (id: string | null) => bands.findIndex((band) => band.id === id);
  const title = (id: string | null) => bands[place(id)]?.title ?? 'none';
  const { band } = audit.report.result;
  const lowest = lowestBand(audit);
  const holds = lowest !== null && place(lowest) >= place(limit);
  const without = band === lowest ? '' : ` (${title(band)} without what is blank)`;
  const verdict = holds ? 'is not below' : 'is below';
  const message = `the band ${title(lowest)}${without} ${verdict} ${title(limit)}`;
  return [
    {
      rule: 'minBand',
      severity,
      subject: null,
      holds,
      value: lowest,
      limit,
      message: lowest === null ? 'there is no band, as there is no score' : message,
      waivable: null,
    },
  ];
};

function lowestBand({ checklist, report, worst }: JudgedAudit): string | null {
  const { score, high, coverage } = report.result;
  const overall = { score, low: worst.score, high, coverage, findings: worst.findings };
  return judgeBand(checklist, overall).lowest;
}

/** The overall score. Worst case: every blank is the worst level, or stays out where that is less. */
export const minScore: Rule = (policy, { report, worst }) => {
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
      message:
        score === null
          ? 'there is no score: nothing that applies is left'
          : `the score of ${besideMinimum(score, report.result.score, limit)}`,
      waivable: null,
    },
  ];
};
