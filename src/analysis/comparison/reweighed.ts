import type { Checklist } from '../../checklist/checklist.ts';
import { weightOf } from '../../checklist/defaults.ts';
import type { Pairs } from './pairs.ts';

/**
 * The earlier checklist with the weights of the later one, and nothing else of it. Only proportions
 * between what both have are taken over, so that writing all weights ten times as large, or adding
 * a point, is no change of weights.
 */
export function withLaterWeights(earlier: Checklist, later: Checklist, pairs: Pairs): Checklist {
  const laterPoints = new Map(later.points.map((point) => [point.id, point]));
  const ofPoint = takeOver(
    earlier.points,
    new Map(later.points.map(({ id, weight }) => [id, weight])),
  );
  const points = earlier.points.map((point) => {
    const twins = new Map((laterPoints.get(point.id)?.criteria ?? []).map((own) => [own.id, own]));
    const laterWeights = new Map<string, number>();
    for (const { id } of point.criteria) {
      const twin = twins.get(pairs.laterOf.get(id) ?? id);
      if (twin) laterWeights.set(id, weightOf(twin));
    }
    const weighed = point.criteria.map((own) => ({ id: own.id, weight: weightOf(own) }));
    const ofCriterion = takeOver(weighed, laterWeights);
    const criteria = point.criteria.map((own) => ({ ...own, weight: ofCriterion.get(own.id) }));
    return { ...point, weight: ofPoint.get(point.id) ?? point.weight, criteria };
  });
  return { ...earlier, points };
}

/** The weights by id: those that both have in the later proportions, with the sum they had. */
function takeOver(
  earlier: readonly { readonly id: string; readonly weight: number }[],
  later: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  let before = 0;
  let after = 0;
  for (const { id, weight } of earlier) {
    if (!later.has(id)) continue;
    before += weight;
    after += later.get(id) ?? 0;
  }
  const factor = before > 0 && after > 0 ? before / after : 1;
  return new Map(
    earlier.map(({ id, weight }) => {
      const own = later.get(id);
      return [id, own === undefined ? weight : own * factor];
    }),
  );
}
