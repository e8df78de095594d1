import type { Checklist, Effort } from '../../checklist/checklist.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { UserError } from '../../diagnostic.ts';
import { largestFirst, reaches, TOLERANCE } from '../../numbers.ts';
import { bandOf, capBand, judgeBand, lowestOf } from '../../scoring/band.ts';
import { type Scorecard, scoresOf } from '../../scoring/scorecard.ts';
import { totalOf } from '../../scoring/total.ts';
import { nearestWord } from '../../text/phrases.ts';
import { analysisWords } from '../../words/analysis.ts';
import { adviceNameOf, adviceOn } from '../gaps.ts';
import { causalOrder, WEAK_BELOW } from '../root-causes.ts';
import {
  type Choice,
  findChoices,
  findStarts,
  type PathLimit,
  type Raise,
  type Terms,
} from './choices.ts';
import { cheapestRaises } from './solve.ts';

/** Overall score, 0 to 1, and id of the band after caps; `null` without one. */
export interface PathPoint {
  readonly score: number | null;
  readonly band: string | null;
}

/** Path of least effort to a goal. */
export interface CheapestPath {
  /**
   * Result of the search. `found`: there is a path; `reached`: nothing needs to be done;
   * `out-of-reach`: not even with every criterion at its best level; `top-band`: there is no next
   * band; `no-score`: nothing to start from.
   */
  readonly outcome: 'found' | 'reached' | 'out-of-reach' | 'top-band' | 'no-score';
  /** Null where there is no next band. */
  readonly goal: Goal | null;
  readonly before: PathPoint;
  /** After all steps. */
  readonly after: PathPoint;
  /** With every scored criterion at its best level: no path leads higher. */
  readonly best: PathPoint;
  /** Limits that the path exceeds because the goal, or its must, cannot be reached otherwise. */
  readonly exceeds: readonly PathLimit[];
  /** One per criterion to be raised, in causal order; empty unless `found`. */
  readonly steps: readonly PathStep[];
  /** Work units of all steps, whole. */
  readonly effort: number;
  /** One level, or one box, with the largest gain, the cheapest of several; `null` if none. */
  readonly largestStep: PathStep | null;
  /** True if one level of one criterion reaches the goal by itself. */
  readonly oneStepIsEnough: boolean;
}

/** Limits to relax, one after the other, until the goal can be reached. */
const RELAXATIONS: readonly (readonly PathLimit[])[] = [
  [],
  ['target'],
  ['pace'],
  ['target', 'pace'],
];

/**
 * Finds the steps that reach a goal with the least effort. The score is then at least the goal, and
 * every must is met whose cap would deny the band aimed at. Criteria without a score are no steps.
 * @throws UserError where the aim is a band that the checklist does not have
 */
export function findCheapestPath(
  checklist: Checklist,
  scorecard: Scorecard,
  aim: Target | null = null,
): CheapestPath {
  const { score } = scorecard;
  const { band, failedMusts } = judgeBand(checklist, scorecard);
  const goal = goalOf(checklist, band, aim);
  const missing = (goal?.score ?? 0) - (score ?? 0) - TOLERANCE;
  const starts = findStarts(checklist, scorecard, failedMusts);
  const { choices, found } = search(checklist, scorecard, {
    starts,
    missing: goal && score !== null ? missing : null,
    demands: ({ must }) => isDenied(checklist, must.cap, goal),
  });
  const raises = inOrder(checklist, found ?? []);
  const largest = largestStepOf(choices);
  const before = { score, band };
  const after = (raised: ReadonlyMap<string, number>, met: ReadonlySet<string>): PathPoint => {
    const scores = new Map([...scoresOf(scorecard.findings, 'score'), ...raised]);
    const total = totalOf(checklist, scores).score;
    const failed = failedMusts.filter(({ criterion }) => !met.has(criterion));
    return { score: total, band: capBand(checklist, bandOf(checklist, total), failed)?.id ?? null };
  };
  return {
    outcome: outcomeOf(score, goal, found),
    goal,
    before,
    after: found
      ? after(
          new Map(raises.map(({ start, score: own }) => [start.criterion.id, own])),
          new Set(raises.flatMap(({ start, meetsMust }) => (meetsMust ? start.criterion.id : []))),
        )
      : before,
    best: after(
      new Map(starts.map(({ criterion, best }) => [criterion.id, best])),
      new Set(failedMusts.map(({ criterion }) => criterion)),
    ),
    exceeds: LIMITS.filter((limit) => raises.some(({ exceeds }) => exceeds.includes(limit))),
    steps: describeSteps(raises, checklist, scorecard),
    effort: raises.reduce((sum, { effort }) => sum + effort, 0),
    largestStep: describeSteps(largest ? [largest] : [], checklist, scorecard)[0] ?? null,
    oneStepIsEnough: raises.length > 0 && isOneEnough(choices, missing),
  };
}

const LIMITS: readonly PathLimit[] = ['target', 'pace'];

/** Searches with ever fewer limits; `found` is `null` where nothing is missing or nothing helps. */
function search(
  checklist: Checklist,
  scorecard: Scorecard,
  { missing, ...terms }: Omit<Terms, 'relaxed'> & { readonly missing: number | null },
): { readonly choices: readonly Choice[]; readonly found: readonly Raise[] | null } {
  let choices: readonly Choice[] = [];
  for (const relaxed of RELAXATIONS) {
    choices = findChoices(checklist, scorecard, { relaxed, ...terms });
    const found = missing === null ? null : cheapestRaises(choices, missing);
    if (found || missing === null) return { choices, found };
  }
  return { choices, found: null };
}

/** True if a cap keeps the headline below the band aimed at. A score is aimed at without its band. */
function isDenied({ bands }: Checklist, cap: string, goal: Goal | null): boolean {
  const place = (band: string | null) => bands.findIndex(({ id }) => id === band);
  return goal !== null && place(cap) < place(goal.band);
}

function outcomeOf(
  score: number | null,
  goal: Goal | null,
  found: readonly Raise[] | null,
): CheapestPath['outcome'] {
  if (score === null) return 'no-score';
  if (!goal) return 'top-band';
  if (!found) return 'out-of-reach';
  return found.length === 0 ? 'reached' : 'found';
}

/** Returns raises in causal order, otherwise in that of the checklist. */
function inOrder(checklist: Checklist, raises: readonly Raise[]): readonly Raise[] {
  const points = new Map(checklist.points.map((point) => [point.id, point]));
  const place = new Map(
    causalOrder(checklist)
      .flatMap((id) => points.get(id)?.criteria ?? [])
      .map(({ id }, i) => [id, i]),
  );
  const placeOf = ({ start }: Raise) => place.get(start.criterion.id) ?? 0;
  return raises.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function largestStepOf(choices: readonly Choice[]): Raise | null {
  const inMerit = choices
    .flatMap(({ singles }) => singles)
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => largestFirst(a.gain, b.gain) || a.effort - b.effort);
  return inMerit[0] ?? null;
}

function isOneEnough(choices: readonly Choice[], missing: number): boolean {
  const required = choices.filter((choice) => choice.required);
  return choices.some(
    (choice) =>
      required.every((other) => other === choice) &&
      choice.singles.some(
        ({ gain, meetsMust }) => gain >= missing && (meetsMust || !choice.required),
      ),
  );
}

/** Goal to reach: a band by its id, or an overall score from 0 to 1. */
export type Target = { readonly band: string } | { readonly score: number };

export interface Goal {
  /** The overall score to be reached, 0 to 1. */
  readonly score: number;
  /** The band that was aimed at, by id; null where a score was. */
  readonly band: string | null;
}

/**
 * Returns the goal of an aim; without one, the band above the headline. Null where that is the top
 * band or there is no headline.
 * @throws UserError where the checklist has no such band
 */
function goalOf(checklist: Checklist, headline: string | null, aim: Target | null): Goal | null {
  if (aim && 'score' in aim) return { score: aim.score, band: null };
  const { bands } = checklist;
  if (aim) {
    const band = bands.find(({ id }) => id === aim.band);
    if (band) return { score: lowestOf(checklist, band), band: band.id };
    const ids = bands.map(({ id }) => id);
    const meant = nearestWord(aim.band, ids) ?? null;
    throw new UserError(analysisWords.unknownBand({ band: aim.band, bands: ids, meant }));
  }
  const now = bands.findIndex(({ id }) => id === headline);
  const next = now < 0 ? undefined : bands[now + 1];
  return next ? { score: lowestOf(checklist, next), band: next.id } : null;
}

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
function describeSteps(
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
