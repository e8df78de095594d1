import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import { levelsOf, scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, effortOf, groupWeightsOf, scopeOf } from '../../checklist/lookup.ts';
import { withoutLastBits } from '../../numbers.ts';
import { type FailedMust, failedMusts } from '../../scoring/band.ts';
import { type Finding, groupMeans, meanOfMeans } from '../../scoring/finding.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { causalOrder } from '../causal-graph.ts';
import { adviceOn, higherLevels, type LeftLevel, levelNow } from '../next-levels.ts';

/** Raise of one criterion to one level: every lower answer rises to it, and none falls. */
export interface Raise {
  readonly start: Start;
  /** Levels to leave, worst first, from the start to below `to`; or boxes to tick. */
  readonly left: readonly LeftLevel[];
  readonly to: Level;
  /** Effort units, whole: the sum over the advice of these levels. */
  readonly effort: number;
  /** The criterion's score after it, 0 to 1. */
  readonly score: number;
  /** Gain of the overall score, 0 to 1. */
  readonly gain: number;
}

/** Raises of one criterion, of which a path takes at most one. */
export interface Choice {
  /** Cheapest first; each gains more than the one before it. */
  readonly raises: readonly Raise[];
  /** True if one of them is needed to meet a required level. */
  readonly required: boolean;
}

/**
 * Lists the choices of all scored criteria in causal order: points after their causes, criteria as
 * in the checklist. A raise does not change which criteria are asked, even if it meets a condition,
 * because the answers there are unknown.
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
  const weights = groupWeightsOf(checklist);
  return higherLevels(scale, start.level, start.finding.responses, weights).flatMap(
    ({ to, left, responses }) => {
      const groups = groupMeans(responses);
      const score = meanOfMeans(groups, weights) ?? start.finding.score;
      const raised = { ...start.finding, responses, groups, score };
      const isShort = start.failed && failsStill(raised, checklist, scorecard);
      if (isShort) return [];
      const gain = share * (score - start.finding.score);
      const effort = effortOfLeaving(left, start, checklist);
      return [{ start, left, to, effort, score, gain }];
    },
  );
}

function failsStill(raised: Start['finding'], checklist: Checklist, scorecard: Scorecard): boolean {
  return failedMusts(checklist, { ...scorecard, findings: [raised] }, 'headline').length > 0;
}

/** Effort of advice without one: to find out what to do is no small action. */
const EFFORT_UNSAID = 'M';

function effortOfLeaving(
  left: readonly LeftLevel[],
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

/** Removes raises that cost more than another and gain no more. */
function worthwhile(raises: readonly Raise[], { failed }: Start): readonly Raise[] {
  let best = failed ? Number.NEGATIVE_INFINITY : 0;
  return raises.filter(({ gain }) => {
    if (withoutLastBits(gain) <= best) return false;
    best = withoutLastBits(gain);
    return true;
  });
}

/** Scored criterion and the level to raise it from. */
export interface Start {
  readonly point: string;
  readonly criterion: Criterion;
  readonly finding: Finding & { readonly score: number };
  readonly level: Level;
  /** Required level that it misses; `null` if there is none. */
  readonly failed: FailedMust | null;
}

/**
 * Finds the start of every scored criterion, in the order of the checklist. It is the best level at
 * or below its score or, if it misses a required level, the level of the lowest score judged.
 */
export function findStarts(checklist: Checklist, scorecard: Scorecard): readonly Start[] {
  const findings = new Map(scorecard.findings.map((finding) => [finding.criterion, finding]));
  const failures = new Map(
    failedMusts(checklist, scorecard, 'headline').map((failed) => [failed.criterion, failed]),
  );
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const finding = findings.get(criterion.id);
    const score = finding?.score ?? null;
    if (!finding || score === null) return [];
    const failed = failures.get(criterion.id) ?? null;
    const from = failed ? lowestJudged(finding, score, failed) : score;
    const level = levelNow(levelsOf(checklist, criterion), from);
    return [{ point: point.id, criterion, finding: { ...finding, score }, level, failed }];
  });
}

function lowestJudged({ groups, responses }: Finding, score: number, { must }: FailedMust): number {
  switch (scopeOf(must)) {
    case 'overall':
      return score;
    case 'each-group':
      return Math.min(...Object.values(groups));
    case 'each-respondent':
      return Math.min(
        ...responses.flatMap((response) => (response.score === null ? [] : [response.score])),
      );
  }
}
