import type { Checklist } from '../../checklist/checklist.ts';
import { userError } from '../../diagnostic.ts';
import { largestFirst, TOLERANCE } from '../../numbers.ts';
import { bandOf, judgeBand, lowestOf } from '../../scoring/band.ts';
import { type Scorecard, scoresOf } from '../../scoring/scorecard.ts';
import { totalOf } from '../../scoring/total.ts';
import { nearestWord } from '../../text/phrases.ts';
import { analysisWords } from '../../words/analysis.ts';
import { type Choice, findChoices, type Raise } from './choices.ts';
import { cheapestRaises } from './solve.ts';
import { describeSteps, type PathStep } from './steps.ts';

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
  /** One per criterion to be raised, in causal order; empty unless `found`. */
  readonly steps: readonly PathStep[];
  /** Work units of all steps, whole. */
  readonly effort: number;
  /** Step with the largest gain, the cheapest of several; `null` if none raises the score. */
  readonly largestStep: PathStep | null;
  /** True if one step reaches the goal by itself. */
  readonly oneStepIsEnough: boolean;
}

/**
 * Finds the steps that reach a goal with the least effort. The score is then at least the goal, and
 * every required level is reached, so that no cap keeps the headline below it. Criteria without a
 * score are no steps.
 * @throws UserError where the aim is a band that the checklist does not have
 */
export function findCheapestPath(
  checklist: Checklist,
  scorecard: Scorecard,
  aim: Target | null = null,
): CheapestPath {
  const { score } = scorecard;
  const goal = goalOf(checklist, scorecard, aim);
  const choices = findChoices(checklist, scorecard);
  const missing = (goal?.score ?? 0) - (score ?? 0) - TOLERANCE;
  const found = goal && score !== null ? cheapestRaises(choices, missing) : null;
  const raises = found ?? [];
  const largest = largestRaise(choices);
  const before = { score, band: judgeBand(checklist, scorecard).band };
  return {
    outcome: outcomeOf(score, goal, found),
    goal,
    before,
    after: found ? placeAfter(raises, checklist, scorecard) : before,
    best: placeAfter(highestRaises(choices), checklist, scorecard),
    steps: describeSteps(raises, checklist, scorecard),
    effort: raises.reduce((sum, { effort }) => sum + effort, 0),
    largestStep: describeSteps(largest ? [largest] : [], checklist, scorecard)[0] ?? null,
    oneStepIsEnough: raises.length > 0 && isOneEnough(choices, missing),
  };
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

/** Returns the result of the raises. They meet every required level, so nothing caps the band. */
function placeAfter(
  raises: readonly Raise[],
  checklist: Checklist,
  { findings }: Scorecard,
): PathPoint {
  const raised = raises.map(({ start, score }) => [start.criterion.id, score] as const);
  const { score } = totalOf(checklist, new Map([...scoresOf(findings, 'score'), ...raised]));
  return { score, band: bandOf(checklist, score)?.id ?? null };
}

function highestRaises(choices: readonly Choice[]): readonly Raise[] {
  return choices.flatMap(({ raises }) => raises.at(-1) ?? []);
}

function largestRaise(choices: readonly Choice[]): Raise | null {
  const raises = choices.flatMap((choice) => choice.raises).filter(({ gain }) => gain > 0);
  const inOrder = raises.toSorted((a, b) => largestFirst(a.gain, b.gain) || a.effort - b.effort);
  return inOrder[0] ?? null;
}

function isOneEnough(choices: readonly Choice[], missing: number): boolean {
  const required = choices.filter((choice) => choice.required);
  return choices.some(
    (choice) =>
      required.every((other) => other === choice) &&
      choice.raises.some(({ gain }) => gain >= missing),
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
 * The goal of an aim; without one, the band above the headline. Null where that is the top band or
 * there is no headline.
 * @throws UserError where the checklist has no such band
 */
function goalOf(checklist: Checklist, scorecard: Scorecard, aim: Target | null): Goal | null {
  if (aim && 'score' in aim) return { score: aim.score, band: null };
  const { bands } = checklist;
  if (aim) {
    const band = bands.find(({ id }) => id === aim.band);
    if (band) return { score: lowestOf(checklist, band), band: band.id };
    const ids = bands.map(({ id }) => id);
    const meant = nearestWord(aim.band, ids) ?? null;
    throw userError(analysisWords.unknownBand({ band: aim.band, bands: ids, meant }));
  }
  const headline = judgeBand(checklist, scorecard).band;
  const now = bands.findIndex(({ id }) => id === headline);
  const next = now < 0 ? undefined : bands[now + 1];
  return next ? { score: lowestOf(checklist, next), band: next.id } : null;
}
