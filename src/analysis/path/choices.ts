import type { Checklist } from '../../checklist/checklist.ts';
import { scaleOf } from '../../checklist/criteria/index.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import { effortOf } from '../../checklist/defaults.ts';
import { groupMeans, meanOfMeans } from '../../scoring/finding.ts';
import { failedMusts } from '../../scoring/must.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { withoutLastBits } from '../../scoring/tolerance.ts';
import { causalOrder } from '../causal-order.ts';
import { adviceOn, type Left, waysUp } from '../ways-up.ts';
import { findStarts, type Start } from './start.ts';

/** Raising one criterion to one level: everybody below it comes up to it, and nobody comes down. */
export interface Raise {
  readonly start: Start;
  /** The levels that are left on the way, worst first: from the start up to below `to`; or boxes. */
  readonly left: readonly Left[];
  readonly to: Level;
  /** Work units, whole: those of the advice of each of them. */
  readonly effort: number;
  /** The criterion's score after it, 0 to 1. */
  readonly score: number;
  /** How far the overall score rises, 0 to 1. */
  readonly gain: number;
}

/** What may be done about one criterion. */
export interface Choice {
  /** Cheapest first; each gains more than the one before it. */
  readonly raises: readonly Raise[];
  /** Whether one of them is needed, because a must fails without. */
  readonly required: boolean;
}

/**
 * What may be done about each criterion that has a score, in causal order: points after what causes
 * them, criteria as in the checklist. Who is asked what stays as it is, although a raised answer may
 * meet the condition of another criterion: nobody can know what will be answered there.
 */
export function findChoices(checklist: Checklist, scorecard: Scorecard): readonly Choice[] {
  const place = new Map(causalOrder(checklist).map((id, i) => [id, i]));
  return findStarts(checklist, scorecard)
    .toSorted((a, b) => (place.get(a.point) ?? 0) - (place.get(b.point) ?? 0))
    .map((start) => ({
      raises: worthwhile(raisesFrom(start, checklist, scorecard), start),
      required: start.failed !== null,
    }))
    .filter(({ raises }) => raises.length > 0);
}

function raisesFrom(start: Start, checklist: Checklist, scorecard: Scorecard): readonly Raise[] {
  const scale = scaleOf(checklist, start.criterion);
  const share = scorecard.shares[start.criterion.id] ?? 0;
  return waysUp(scale, start.level, start.finding.voices).flatMap(({ to, left, voices }) => {
    const groups = groupMeans(voices);
    const score = meanOfMeans(groups) ?? start.finding.score;
    const raised = { ...start.finding, voices, groups, score };
    const isShort = start.failed && failsStill(raised, checklist, scorecard);
    if (isShort) return [];
    const gain = share * (score - start.finding.score);
    const effort = effortOfLeaving(left, start, checklist);
    return [{ start, left, to, effort, score, gain }];
  });
}

function failsStill(raised: Start['finding'], checklist: Checklist, scorecard: Scorecard): boolean {
  return failedMusts(checklist, { ...scorecard, findings: [raised] }, 'headline').length > 0;
}

/** The effort of advice that names none: to decide and write down what to do is no small thing. */
const EFFORT_UNSAID = 'M';

function effortOfLeaving(
  left: readonly Left[],
  { criterion }: Start,
  checklist: Checklist,
): number {
  const units = effortOf(checklist);
  let sum = 0;
  for (const one of left) {
    sum += units[adviceOn(checklist, criterion, one).advice?.effort ?? EFFORT_UNSAID];
  }
  return sum;
}

/** Without raises that cost more than another and gain no more. */
function worthwhile(raises: readonly Raise[], { failed }: Start): readonly Raise[] {
  let best = failed ? Number.NEGATIVE_INFINITY : 0;
  return raises.filter(({ gain }) => {
    if (withoutLastBits(gain) <= best) return false;
    best = withoutLastBits(gain);
    return true;
  });
}
