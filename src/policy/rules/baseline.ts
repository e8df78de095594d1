import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { isScored } from '../../checklist/criteria/types.ts';
import { criteriaOf, displayOf, isKey, targetOf } from '../../checklist/lookup.ts';
import { lengthOf, reaches } from '../../numbers.ts';
import type { Bound } from '../../scoring/interval.ts';
import type { Judgement, PolicyRule, RuleInput, RuleName } from '../gate.ts';
import {
  type Limit,
  limitOf,
  type Policy,
  policyDefaults,
  type Severity,
  severityOf,
} from '../policy.ts';
import type { ComparedBaseline } from '../views.ts';

/**
 * Limits the drop of the overall score since the baseline. Compares the lowest scores that the blanks
 * of both rounds allow, of everyone and of those who stayed.
 */
export const maxTotalDrop: PolicyRule = (policy, audit) =>
  judgeDrops('maxDrop.total', policy.maxDrop?.total, policy, audit, () => [
    {
      subject: null,
      reported: audit.report.result.score,
      scoreIn: ({ score }) => score,
      holds: () => true,
    },
  ]);

/** Limits the drop of any point in the same way. A point that is now not applicable passes. */
export const maxPointDrop: PolicyRule = (policy, audit) =>
  judgeDrops('maxDrop.point', policy.maxDrop?.point, policy, audit, () =>
    audit.checklist.points.map(({ id, criteria }) => ({
      subject: id,
      reported: audit.report.points.find(({ point }) => point === id)?.score ?? null,
      scoreIn: ({ points }) => points[id] ?? null,
      holds: (criterion) => criteria.some((own) => own.id === criterion),
    })),
  );

/** Limits the drop of any criterion that is a key one, or was, in the same way. */
export const maxKeyCriterionDrop: PolicyRule = (policy, audit) =>
  judgeDrops('maxDrop.keyCriterion', policy.maxDrop?.keyCriterion, policy, audit, (earlier) => {
    const { report, checklist } = audit;
    const wereKey = new Set(
      criteriaOf(earlier.checklist).flatMap(({ criterion }) =>
        isKey(criterion) ? (earlier.pairs.laterOf.get(criterion.id) ?? []) : [],
      ),
    );
    return criteriaOf(checklist)
      .filter(({ criterion }) => isKey(criterion) || wereKey.has(criterion.id))
      .map(({ criterion: { id } }) => ({
        subject: id,
        reported: report.findings.find(({ criterion }) => criterion === id)?.score ?? null,
        scoreIn: (bound, isEarlier) =>
          lowIn(bound, isEarlier ? earlier.pairs.earlierOf.get(id) : id),
        holds: (own) => own === id,
      }));
  });

interface Subject {
  readonly subject: string | null;
  readonly reported: number | null;
  readonly scoreIn: (bound: Bound, isEarlier: boolean) => number | null;
  /** True if a criterion is part of it. */
  readonly holds: (criterion: string) => boolean;
}

/** Returns one judgement per subject that dropped too far, or a single one if none did. */
function judgeDrops(
  rule: RuleName,
  written: Limit<number> | undefined,
  policy: Policy,
  { earlier, checklist }: RuleInput,
  subjectsOf: (earlier: ComparedBaseline) => readonly Subject[],
): readonly Judgement[] {
  if (written === undefined) return [];
  const { limit: length, severity } = limitOf(written);
  const terms = { rule, limit: length / lengthOf(displayOf(checklist)), severity };
  if (!earlier) return [noBaseline(terms)];
  const drops = subjectsOf(earlier).flatMap((own) => largestDrop(own, earlier));
  const tooFar = drops.filter(({ before, lowest }) => !reaches(terms.limit, before - lowest));
  const gone = goneFrom(policy, checklist, earlier, terms);
  if (tooFar.length + gone.length > 0) {
    const judged = tooFar.map(({ holds, ...change }): Judgement => {
      const { subject } = change;
      const untold = [...earlier.untold].filter(holds).toSorted();
      return {
        ...terms,
        subject,
        holds: false,
        value: change.before - change.lowest,
        evidence:
          untold.length > 0
            ? { is: 'untold', subject, criteria: untold }
            : { is: 'drop', ...change, limit: terms.limit },
        waivable: null,
      };
    });
    return [...judged, ...gone];
  }
  const value = Math.max(0, ...drops.map(({ before, lowest }) => before - lowest));
  const evidence = { is: 'no-drop', limit: terms.limit } as const;
  return [{ ...terms, subject: null, holds: true, value, evidence, waivable: null }];
}

function largestDrop(
  { subject, reported, scoreIn, holds }: Subject,
  { compared }: ComparedBaseline,
) {
  const drops = compared.flatMap(({ before, after }) => {
    const from = scoreIn(before, true);
    const lowest = scoreIn(after, false);
    return from === null || lowest === null ? [] : [{ before: from, lowest }];
  });
  const [largest] = drops.toSorted((a, b) => b.before - b.lowest - (a.before - a.lowest));
  return largest ? [{ subject, reported, holds, ...largest }] : [];
}

/**
 * Forbids root causes that are newly weak. Such a point was not weak in the baseline, and none of its
 * direct causes, of either version, was. Compares the lowest scores of both rounds.
 */
export const noNewRootCauses: PolicyRule = (policy, { earlier, checklist, report }) => {
  const severity = severityOf(policy.noNewRootCauses);
  if (!severity) return [];
  const terms = { rule: 'noNewRootCauses', severity, limit: null } as const;
  if (!earlier) return [noBaseline(terms)];
  const scores = new Map(report.points.map(({ point, score }) => [point, score]));
  const found = checklist.points.flatMap(({ id, criteria }): readonly Judgement[] => {
    const lows = earlier.compared.flatMap(({ before, after }) => {
      const isNew = isWeak(after, id) && !isWeak(before, id) && id in before.points;
      const hadCause = causesOf(id, checklist, earlier).some((cause) => isWeak(before, cause));
      return isNew && !hadCause ? [after.points[id] ?? null] : [];
    });
    if (lows.length === 0) return [];
    const value = Math.min(...lows.flatMap((low) => low ?? []));
    const untold = criteria.flatMap((own) => (earlier.untold.has(own.id) ? own.id : []));
    const evidence =
      untold.length > 0
        ? ({ is: 'untold', subject: id, criteria: untold } as const)
        : ({ is: 'new-root-cause', subject: id, isPossible: !isBelow(scores.get(id)) } as const);
    const waivable = { point: id, criterion: null };
    return [{ ...terms, subject: id, holds: false, value, evidence, waivable }];
  });
  const unmet = [...found, ...goneFrom(policy, checklist, earlier, terms)];
  if (unmet.length > 0) return unmet;
  const evidence = { is: 'no-new-root-cause' } as const;
  return [{ ...terms, subject: null, holds: true, value: null, evidence, waivable: null }];
};

function isWeak({ points }: Bound, id: string): boolean {
  return isBelow(points[id]);
}

function isBelow(score: number | null | undefined): boolean {
  return typeof score === 'number' && !reaches(score, WEAK_BELOW);
}

function causesOf(
  id: string,
  now: RuleInput['checklist'],
  earlier: ComparedBaseline,
): readonly string[] {
  return [now, earlier.checklist].flatMap(({ points }) =>
    points
      .filter((point) => point.id === id)
      .flatMap(({ causedBy = [] }) => causedBy.map(({ point }) => point)),
  );
}

/**
 * Forbids gaps that were none in the baseline. Compares the lowest scores of both rounds with the
 * stricter of both targets. Added criteria are no new gaps.
 */
export const noNewGaps: PolicyRule = (policy, audit) => {
  const severity = severityOf(policy.noNewGaps);
  if (!severity) return [];
  const { earlier, checklist, report } = audit;
  const terms = { rule: 'noNewGaps', severity, limit: null } as const;
  if (!earlier) return [noBaseline(terms)];
  const reported = new Set(report.gaps.map(({ criterion }) => criterion));
  const before = new Map(criteriaOf(earlier.checklist).map((own) => [own.criterion.id, own]));
  const found = criteriaOf(checklist).flatMap(({ point, criterion }): readonly Judgement[] => {
    const { id } = criterion;
    const old = before.get(earlier.pairs.earlierOf.get(id) ?? '');
    if (!old) return [];
    const targets = [
      targetOf(checklist, criterion)?.score ?? 0,
      targetOf(earlier.checklist, old.criterion)?.score ?? 0,
    ];
    const target = Math.max(...targets);
    const lows = earlier.compared.flatMap((bounds) => {
      const low = lowIn(bounds.after, id);
      const former = lowIn(bounds.before, old.criterion.id);
      if (low === null || reaches(low, target)) return [];
      return former !== null && !reaches(former, target) ? [] : [low];
    });
    if (lows.length === 0) return [];
    const evidence = earlier.untold.has(id)
      ? ({ is: 'untold', subject: id, criteria: [id] } as const)
      : ({ is: 'new-gap', subject: id, isPossible: !reported.has(id) } as const);
    const waivable = { point: point.id, criterion: id };
    const value = Math.min(...lows);
    return [{ ...terms, subject: id, holds: false, value, evidence, waivable }];
  });
  const unmet = [...found, ...goneFrom(policy, checklist, earlier, terms)];
  if (unmet.length > 0) return unmet;
  const evidence = { is: 'no-new-gap' } as const;
  return [{ ...terms, subject: null, holds: true, value: null, evidence, waivable: null }];
};

function lowIn({ findings }: Bound, id: string | undefined): number | null {
  return findings.find(({ criterion }) => criterion === id)?.low ?? null;
}

interface Terms {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly limit: number | null;
}

/** Returns the failure of a rule if points or criteria are gone that no one retired. */
function goneFrom(
  { retired = [] }: Policy,
  checklist: RuleInput['checklist'],
  { checklist: before, pairs }: ComparedBaseline,
  terms: Terms,
): readonly Judgement[] {
  const known = new Set([...retired.map(({ id }) => id), ...checklist.points.map(({ id }) => id)]);
  const points = before.points.filter(({ id }) => !known.has(id));
  const scored = new Set(
    criteriaOf(checklist).flatMap(({ criterion }) => (isScored(criterion) ? criterion.id : [])),
  );
  // A criterion that is no longer scored is gone from the score.
  const isKept = ({ criterion }: ReturnType<typeof criteriaOf>[number]) => {
    const twin = pairs.laterOf.get(criterion.id);
    return twin !== undefined && (scored.has(twin) || !isScored(criterion));
  };
  const criteria = criteriaOf(before).filter(
    (own) =>
      !isKept(own) && !isRetired(own.criterion.id, retired) && !isRetired(own.point.id, retired),
  );
  const isMoved = (id: string) =>
    points.some((point) => point.id === id && hasSuccessor(point, pairs));
  const ids = [
    ...points.map(({ id }) => id).filter((id) => !isMoved(id)),
    ...criteria.map(({ criterion }) => criterion.id),
  ];
  if (ids.length === 0) return [];
  const evidence = { is: 'gone', ids: [...new Set(ids)].toSorted() } as const;
  return [{ ...terms, subject: null, holds: false, value: ids.length, evidence, waivable: null }];
}

function isRetired(id: string, retired: NonNullable<Policy['retired']>): boolean {
  return retired.some((own) => own.id === id);
}

// All criteria of the point are elsewhere: nothing is gone but the heading.
function hasSuccessor(
  { criteria }: ComparedBaseline['checklist']['points'][number],
  { laterOf }: ComparedBaseline['pairs'],
): boolean {
  return criteria.every(({ id }) => laterOf.has(id));
}

/**
 * Fails if the baseline that the policy names is missing: its people are expected, and without it nobody
 * would miss them.
 */
export const namedBaseline: PolicyRule = (policy, { earlier }) =>
  policy.baseline === undefined || earlier
    ? []
    : [noBaseline({ rule: 'baseline', limit: null, severity: policyDefaults.severity })];

/** Returns the failure of a rule about changes if there is no baseline. */
function noBaseline(terms: Terms): Judgement {
  const evidence = { is: 'no-baseline' } as const;
  return { ...terms, subject: null, holds: false, value: null, evidence, waivable: null };
}
