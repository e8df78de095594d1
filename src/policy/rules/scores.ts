import type { Criterion, Point } from '../../checklist/checklist.ts';
import { isNumbered, type Level, levelInWords } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import {
  criteriaOf,
  criterionNamed,
  displayOf,
  groupsOf,
  isKey,
  mustLevelOf,
  scopeOf,
} from '../../checklist/lookup.ts';
import { fractionOn, reaches } from '../../numbers.ts';
import { type FailedMust, failedMusts, judgeBand } from '../../scoring/band.ts';
import type { Bound, Voices } from '../../scoring/interval.ts';
import type { Evidence, Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { limitIn } from '../match.ts';
import { type LevelLimit, type Limit, limitOf, policyDefaults } from '../policy.ts';
import { shareTicking } from '../views.ts';

/** Requires an overall score. Takes the lowest score that the blanks allow. */
export const minScore: PolicyRule = (policy, { checklist, report, now }) => {
  if (policy.minScore === undefined) return [];
  const { limit: written, severity } = limitOf(policy.minScore);
  const limit = fractionOn(displayOf(checklist), written);
  const score = lowestIn(now, (bound) => bound.score);
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

/** Returns the lowest value of all views; `null` if none has one. */
function lowestIn(
  now: RuleInput['now'],
  valueIn: (bound: Bound) => number | null | undefined,
): number | null {
  const values = now.flatMap((bound) => valueIn(bound) ?? []);
  return values.length === 0 ? null : Math.min(...values);
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
  return [
    {
      rule: 'minBand',
      severity,
      subject: null,
      holds: lowest !== null && place(lowest) >= place(limit),
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

function lowestBand({ checklist, report, now, agreed }: RuleInput): string | null {
  const { score, high, coverage } = report.result;
  const bands = now.map((worst) => {
    const { findings } = worst;
    const scores = { score, low: worst.score, high, coverage };
    const voices = { findings, absent: [], agreed };
    return judgeBand(checklist, { ...scores, ...voices }).lowest;
  });
  const places = bands.map((id) => checklist.bands.findIndex((band) => band.id === id));
  return checklist.bands[Math.min(...places)]?.id ?? null;
}

/**
 * Requires every must of the checklist. In effect as soon as a score or a band is required. Unanswered
 * counts as the worst level.
 */
export const failedMustsRule: PolicyRule = (policy, audit) => {
  const isOn = [policy.failedMusts, policy.minScore, policy.minBand, policy.points].some(
    (own) => own !== undefined,
  );
  const hasMusts = criteriaOf(audit.checklist).some(({ criterion }) => criterion.must);
  if (!isOn || (!hasMusts && policy.failedMusts === undefined)) return [];
  const severity = policy.failedMusts ?? policyDefaults.severity;
  const judged = { rule: 'failedMusts', severity, value: null, limit: null } as const;
  const failed = failedIn(audit);
  if (failed.length === 0) {
    const evidence = { is: 'no-failed-must' } as const;
    return [{ ...judged, subject: null, holds: true, evidence, waivable: null }];
  }
  return failed.map(({ must, point, low }): Judgement => {
    const evidence = evidenceOf(must, audit);
    const waivable = { point, criterion: must.criterion };
    return { ...judged, subject: must.criterion, value: low, holds: false, evidence, waivable };
  });
};

function failedIn({ checklist, now, agreed }: RuleInput) {
  return checklist.points.flatMap((point) =>
    point.criteria.flatMap(({ id }) => {
      const musts = now.flatMap((bound) => mustOf({ ...bound, agreed }, id, checklist));
      const [must] = musts;
      if (!must) return [];
      const by = [...new Set(musts.flatMap((own) => own.by))];
      const low = lowestIn(now, ({ findings }) => findingIn({ findings }, id)?.low);
      return [{ must: { ...must, by }, point: point.id, low }];
    }),
  );
}

function mustOf(
  { findings, agreed }: Pick<Voices, 'findings' | 'agreed'>,
  id: string,
  checklist: RuleInput['checklist'],
) {
  const finding = findingIn({ findings }, id);
  return finding ? failedMusts(checklist, { findings: [finding], absent: [], agreed }, 'low') : [];
}

function findingIn({ findings }: Pick<Bound, 'findings'>, id: string) {
  return findings.find(({ criterion }) => criterion === id);
}

function evidenceOf(failed: FailedMust, { checklist, report, people }: RuleInput) {
  const criterion = criterionNamed(checklist, failed.criterion);
  const level = criterion
    ? levelInWords(mustLevelOf(checklist, criterion, failed.must))
    : failed.criterion;
  const names = new Map(
    [...report.respondents, ...people.absent].map(({ id, name }) => [id, name]),
  );
  const groups = groupsOf(checklist);
  const isGroup = scopeOf(failed.must) === 'each-group';
  const nameOf = (id: string) =>
    isGroup ? (groups[id]?.title ?? id) : (names.get(id) ?? groups[id.slice(1)]?.title);
  const by = failed.by.flatMap((id) => nameOf(id) ?? []);
  return { is: 'failed-must', subject: failed.criterion, level, by } as const;
}

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
