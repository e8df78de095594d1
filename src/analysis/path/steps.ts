import type { Checklist, Effort } from '../../checklist/checklist.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { reaches } from '../../numbers.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { adviceNameOf, adviceOn } from '../next-levels.ts';
import { WEAK_BELOW } from '../root-causes.ts';
import type { Raise } from './choices.ts';

/** Advice for leaving one level. */
export interface StepAdvice {
  /** Number of the level to leave. */
  readonly level: number;
  /** Label of an answer or box, if the level is not known by its number. */
  readonly label?: string | undefined;
  /** Action; the description of the next level if the checklist has no advice. */
  readonly do: string;
  readonly owner: string | null;
  /** `null` if the checklist names none; it then counts as M. */
  readonly effort: Effort | null;
  /** Id of the template that goes with the action. */
  readonly template?: string | undefined;
  /** Sign that the action is done. */
  readonly doneWhen?: string | undefined;
}

/** Point to improve first, so that a step lasts. */
export interface Prerequisite {
  readonly point: string;
  /** 0 to 1: below half, or below the score of the step's own point. */
  readonly score: number;
  readonly because: string;
  /** Criteria of that point that the path raises too, in causal order. */
  readonly steps: readonly string[];
}

/** Raise of one criterion to a level, as a step of the path. */
export interface PathStep {
  readonly point: string;
  readonly criterion: string;
  readonly from: Level;
  readonly to: Level;
  /** Work units of all the advice, whole. */
  readonly effort: number;
  /** Gain of the overall score through this step, 0 to 1. */
  readonly gain: number;
  /** True if the path needs it to meet a required level. */
  readonly forMust: boolean;
  /** Advice for each level to leave, worst first. */
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
    const { template, doneWhen } = advice ?? {};
    return {
      level,
      ...(isNumbered(one.level) ? {} : { label }),
      do: words,
      owner: advice?.owner ?? null,
      effort: advice?.effort ?? null,
      ...(template && { template }),
      ...(doneWhen && { doneWhen }),
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
