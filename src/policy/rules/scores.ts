import { levelInWords } from '../../checklist/criteria/scale.ts';
import {
  criteriaOf,
  criterionNamed,
  displayOf,
  groupsOf,
  mustLevelOf,
  scopeOf,
} from '../../checklist/lookup.ts';
import { fractionOn, reaches } from '../../numbers.ts';
import { type FailedMust, failedMusts, judgeBand } from '../../scoring/band.ts';
import type { Bound, Voices } from '../../scoring/interval.ts';
import type { Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { limitOf, policyDefaults } from '../policy.ts';

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
export function lowestIn(
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
      const low = lowestIn(now, ({ findings }) => findingIn(findings, id)?.low);
      return [{ must: { ...must, by }, point: point.id, low }];
    }),
  );
}

function mustOf(
  { findings, agreed }: Pick<Voices, 'findings' | 'agreed'>,
  id: string,
  checklist: RuleInput['checklist'],
) {
  const finding = findingIn(findings, id);
  return finding ? failedMusts(checklist, { findings: [finding], absent: [], agreed }, 'low') : [];
}

function findingIn(findings: Bound['findings'], id: string) {
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
