import type { Checklist, Criterion, Effort } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/index.ts';
import type { Level } from '../checklist/criteria/scale.ts';
import { criteriaOf, targetOf } from '../checklist/defaults.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { reaches } from '../scoring/tolerance.ts';
import { adviceOn, calledBy, type Left, levelNow, waysUp } from './ways-up.ts';

/** A criterion below its target. */
export interface Gap {
  readonly criterion: string;
  readonly point: string;
  /** 0 to 1. */
  readonly score: number;
  /** How far the overall score would rise if this gap closed, 0 to 1. */
  readonly impact: number;
  /** The best level whose score is not above the criterion's. */
  readonly now: Level;
  /** The level after that. */
  readonly next: Level;
  /** The level to be reached. */
  readonly target: Level;
  /** How to leave the present level; null where the checklist has no advice for it. */
  readonly advice: GapAdvice | null;
  /** What to ask to see. */
  readonly evidence: readonly string[];
}

export interface GapAdvice {
  readonly do: string;
  readonly owner: string | null;
  readonly effort: Effort | null;
}

interface Short {
  readonly criterion: Criterion;
  readonly finding: Finding & { readonly score: number };
  readonly target: Level;
}

/** Every scored criterion below its target, costliest first, then by id. */
export function findGaps(checklist: Checklist, { findings, shares }: Scorecard): readonly Gap[] {
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  return criteriaOf(checklist)
    .flatMap(({ point, criterion }) => {
      const finding = byId.get(criterion.id);
      const score = finding?.score ?? null;
      const target = targetOf(checklist, criterion);
      if (!finding || score === null || target === null || reaches(score, target.score)) return [];
      const impact = (shares[criterion.id] ?? 0) * (target.score - score);
      const short = { criterion, finding: { ...finding, score }, target };
      return [{ point: point.id, impact, ...describeGap(checklist, short) }];
    })
    .toSorted(byImpactThenId);
}

function describeGap(checklist: Checklist, { criterion, finding, target }: Short) {
  const scale = scaleOf(checklist, criterion);
  const { score, voices } = finding;
  const now = levelNow(scale.levels, score);
  const ways = waysUp(scale, now, voices);
  const way = scale.boxes ? ways[0] : ways.find(({ to }) => to.score > now.score);
  const isBeyond = !way || way.to.score > target.score;
  return {
    criterion: criterion.id,
    score,
    now: calledBy(scale, now, voices),
    next: isBeyond ? target : way.to,
    target,
    advice: adviceFor(checklist, criterion, way?.left[0]),
    evidence: criterion.evidence ?? [],
  };
}

function adviceFor(
  checklist: Checklist,
  criterion: Criterion,
  left: Left | undefined,
): GapAdvice | null {
  const { advice, words } = left ? adviceOn(checklist, criterion, left) : {};
  if (!advice || words === undefined) return null;
  return { do: words, owner: advice.owner ?? null, effort: advice.effort ?? null };
}

// Impacts that are equal on paper differ in their last bits; they are compared without those.
function byImpactThenId(a: Gap, b: Gap): number {
  const difference = Math.round(b.impact * 1e12) - Math.round(a.impact * 1e12);
  return difference || (a.criterion < b.criterion ? -1 : 1);
}
