import type { Checklist, Effort } from '../../checklist/checklist.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { reaches } from '../../numbers.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { adviceNameOf, adviceOn } from '../next-levels.ts';
import { WEAK_BELOW } from '../root-causes.ts';
import type { Raise } from './choices.ts';

/** How to leave one level. */
export interface StepAdvice {
  /** The level to be left, by number. */
  readonly level: number;
  /** What it is called where it does not go by its number: an answer, or a box to be ticked. */
  readonly label?: string | undefined;
  /** What to do; the description of the next level where the checklist has no advice. */
  readonly do: string;
  readonly owner: string | null;
  /** Null where the checklist names none; it then counts as M. */
  readonly effort: Effort | null;
}

/** A point that should be better before a step can last. */
export interface Prerequisite {
  readonly point: string;
  /** 0 to 1: below half, or below the score of the step's own point. */
  readonly score: number;
  readonly because: string;
  /** The criteria of that point which the path raises too, in causal order. */
  readonly steps: readonly string[];
}

/** One criterion to be raised to a level: everybody below comes up to it. */
export interface PathStep {
  readonly point: string;
  readonly criterion: string;
  readonly from: Level;
  readonly to: Level;
  /** Work units of all the advice, whole. */
  readonly effort: number;
  /** How far the overall score rises by this step, 0 to 1. */
  readonly gain: number;
  /** Whether the path needs it because a must fails without. */
  readonly forMust: boolean;
  /** How to leave each level on the way, worst first. */
  readonly advice: readonly StepAdvice[];
  readonly prerequisites: readonly Prerequisite[];
}

/** Describes the steps of a path, in the given order. */
export function describeSteps(
  raises: readonly Raise[],
  checklist: Checklist,
  scorecard: Scorecard,
): readonly PathStep[] {
  return raises.map((raise) => ({
    point: raise.start.point,
    criterion: raise.start.criterion.id,
    from: adviceNameOf(
      scaleOf(checklist, raise.start.criterion),
      raise.start.level,
      raise.start.finding.responses,
    ),
    to: raise.to,
    effort: raise.effort,
    gain: raise.gain,
    forMust: raise.start.failed !== null,
    advice: adviceOf(raise, checklist),
    prerequisites: prerequisitesOf(raise, raises, checklist, scorecard),
  }));
}

function adviceOf({ start, left }: Raise, checklist: Checklist): readonly StepAdvice[] {
  return left.map((one) => {
    const { advice, words } = adviceOn(checklist, start.criterion, one);
    const { level, label } = one.level;
    return {
      level,
      ...(isNumbered(one.level) ? {} : { label }),
      do: words,
      owner: advice?.owner ?? null,
      effort: advice?.effort ?? null,
    };
  });
}

function prerequisitesOf(
  { start }: Raise,
  raises: readonly Raise[],
  checklist: Checklist,
  { points }: Scorecard,
): readonly Prerequisite[] {
  const scoreOf = (id: string) => points.find(({ point }) => point === id)?.score ?? null;
  const own = scoreOf(start.point) ?? 0;
  const causes = checklist.points.find(({ id }) => id === start.point)?.causedBy ?? [];
  return causes.flatMap(({ point, because }) => {
    const score = scoreOf(point);
    if (score === null || reaches(score, Math.max(WEAK_BELOW, own))) return [];
    const steps = raises.filter((other) => other.start.point === point);
    return [{ point, score, because, steps: steps.map((step) => step.start.criterion.id) }];
  });
}
