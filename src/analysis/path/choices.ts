import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import { levelsOf, scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, effortOf, scopeOf } from '../../checklist/lookup.ts';
import { withoutLastBits } from '../../numbers.ts';
import { type FailedMust, failedMusts } from '../../scoring/band.ts';
import { type Finding, groupMeans, meanOfMeans } from '../../scoring/finding.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { causalOrder } from '../causal-graph.ts';
import { adviceOn, higherLevels, type LeftLevel, levelNow } from '../next-levels.ts';

/** Raising one criterion to one level: everybody below it comes up to it, and nobody comes down. */
export interface Raise {
  readonly start: Start;
  /** The levels that are left on the way, worst first: from the start up to below `to`; or boxes. */
  readonly left: readonly LeftLevel[];
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
  return higherLevels(scale, start.level, start.finding.responses).flatMap(
    ({ to, left, responses }) => {
      const groups = groupMeans(responses);
      const score = meanOfMeans(groups) ?? start.finding.score;
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

/** The effort of advice that names none: to decide and write down what to do is no small thing. */
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

/** Without raises that cost more than another and gain no more. */
function worthwhile(raises: readonly Raise[], { failed }: Start): readonly Raise[] {
  let best = failed ? Number.NEGATIVE_INFINITY : 0;
  return raises.filter(({ gain }) => {
    if (withoutLastBits(gain) <= best) return false;
    best = withoutLastBits(gain);
    return true;
  });
}

/** A scored criterion and the level from which it has to be raised. */
export interface Start {
  readonly point: string;
  readonly criterion: Criterion;
  readonly finding: Finding & { readonly score: number };
  readonly level: Level;
  /** The must that it fails; null where it has none or holds. */
  readonly failed: FailedMust | null;
}

/**
 * Where every scored criterion starts, in the order of the checklist: at the best level whose score
 * is not above its own, and where its must fails, at the lowest of what the must judges.
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
      return Math.min(...responses.flatMap((voice) => (voice.score === null ? [] : [voice.score])));
  }
}
