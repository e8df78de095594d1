import type { Checklist, Criterion, Effort } from '../checklist/checklist.ts';
import { type Level, levelsOf } from '../checklist/criteria/levels.ts';
import { criteriaOf, targetOf } from '../checklist/defaults.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { reaches } from '../scoring/tolerance.ts';

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

/** Every scored criterion below its target, costliest first, then by id. */
export function findGaps(checklist: Checklist, { findings, shares }: Scorecard): readonly Gap[] {
  const scores = new Map(findings.map(({ criterion, score }) => [criterion, score]));
  return criteriaOf(checklist)
    .flatMap(({ point, criterion }) => {
      const score = scores.get(criterion.id) ?? null;
      const target = targetOf(checklist, criterion);
      if (score === null || reaches(score, target.score)) return [];
      const impact = (shares[criterion.id] ?? 0) * (target.score - score);
      return [{ point: point.id, impact, ...describeGap(checklist, criterion, score, target) }];
    })
    .toSorted(byImpactThenId);
}

/** Where a criterion stands on its scale: the best level whose score is not above `score`. */
export function levelNow(levels: readonly Level[], score: number): Level {
  const now = levels.findLast((level) => reaches(score, level.score)) ?? levels.at(0);
  if (!now) throw new Error('a criterion without levels has no level now');
  return now;
}

function describeGap(checklist: Checklist, criterion: Criterion, score: number, target: Level) {
  const levels = levelsOf(checklist, criterion);
  const now = levelNow(levels, score);
  const next = levels.find((level) => level.score > now.score) ?? target;
  return {
    criterion: criterion.id,
    score,
    now,
    next,
    target,
    advice: adviceFor(criterion, now, next),
    evidence: criterion.evidence ?? [],
  };
}

function adviceFor(criterion: Criterion, now: Level, next: Level): GapAdvice | null {
  const advice = criterion.advice?.[String(now.level)];
  if (!advice) return null;
  return {
    do: advice.do ?? next.description,
    owner: advice.owner ?? null,
    effort: advice.effort ?? null,
  };
}

// Impacts that are equal on paper differ in their last bits; they are compared without those.
function byImpactThenId(a: Gap, b: Gap): number {
  const difference = Math.round(b.impact * 1e12) - Math.round(a.impact * 1e12);
  return difference || (a.criterion < b.criterion ? -1 : 1);
}
