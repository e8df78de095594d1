import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import type { Gap } from './gaps.ts';

/** A point of another checklist that looks closer at what is wrong here. */
export interface CloserLook {
  readonly checklist: { readonly id: string; readonly title: string };
  readonly point: { readonly id: string; readonly title: string };
  /** How far the overall score would rise if all gaps that lead there closed, 0 to 1. */
  readonly impact: number;
  /** These gaps, costliest first. */
  readonly gaps: readonly { readonly criterion: string; readonly because: string }[];
}

/**
 * Where the gaps say to look, costliest first, then in the order of the gaps. A point without a
 * title among `others` goes by its id.
 */
export function findCloserLooks(
  checklist: Checklist,
  gaps: readonly Gap[],
  others: readonly Checklist[],
): readonly CloserLook[] {
  const lookAt = new Map(
    criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion.lookAt]),
  );
  const byPlace = new Map<string, CloserLook>();
  for (const { criterion, impact } of gaps) {
    const there = lookAt.get(criterion);
    if (!there) continue;
    const place = `${there.checklist}/${there.point}`;
    const before = byPlace.get(place) ?? unseen(there, others);
    const because = [...before.gaps, { criterion, because: there.because }];
    byPlace.set(place, { ...before, impact: before.impact + impact, gaps: because });
  }
  return [...byPlace.values()].toSorted((a, b) => inLastBits(b) - inLastBits(a));
}

function unseen(
  { checklist, point }: { readonly checklist: string; readonly point: string },
  others: readonly Checklist[],
): CloserLook {
  const other = others.find(({ id }) => id === checklist);
  const found = other?.points.find(({ id }) => id === point);
  return {
    checklist: { id: checklist, title: other?.title ?? checklist },
    point: { id: point, title: found?.title ?? point },
    impact: 0,
    gaps: [],
  };
}

// Impacts that are equal on paper differ in their last bits; they are compared without those.
function inLastBits({ impact }: CloserLook): number {
  return Math.round(impact * 1e12);
}
