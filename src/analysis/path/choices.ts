import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import type { Boxes, Level } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import {
  criteriaOf,
  effortOf,
  groupWeightsOf,
  mustLevelOf,
  type OwnedCriterion,
  paceOf,
  scopeOf,
  targetOf,
} from '../../checklist/lookup.ts';
import { reaches, withoutLastBits } from '../../numbers.ts';
import { type FailedMust, failedMusts } from '../../scoring/band.ts';
import { countedResponses, type Finding, groupMeans, meanOfMeans } from '../../scoring/finding.ts';
import type { Response } from '../../scoring/responses.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { adviceOn, answersIn, type LeftLevel, levelNow, withTicked } from '../gaps.ts';
import { causalOrder } from '../root-causes.ts';

/** Limit that a raise keeps unless the goal cannot be reached otherwise. */
export type PathLimit = 'target' | 'pace';

/** Raise of one criterion by one or more steps: levels, or boxes that everybody ticks. */
export interface Raise {
  readonly start: Start;
  /** Levels to leave, worst first, from the start to below `to`; or boxes to tick. One per step. */
  readonly left: readonly LeftLevel[];
  readonly to: Level;
  /** Effort units, whole: the sum over the advice of these levels or boxes. */
  readonly effort: number;
  /** The criterion's score after it, 0 to 1. */
  readonly score: number;
  /** Gain of the overall score, 0 to 1. */
  readonly gain: number;
  /** Limits that it exceeds. */
  readonly exceeds: readonly PathLimit[];
  /** True if the criterion's must, if it has one, is met after it. */
  readonly meetsMust: boolean;
}

/** Raises of one criterion, of which a path takes at most one. */
export interface Choice {
  /** Cheapest first; each gains more than the one before it. */
  readonly raises: readonly Raise[];
  /** Raises by one step, within the limits. */
  readonly singles: readonly Raise[];
  /** True if one of the raises is needed to meet a must whose cap denies the goal. */
  readonly required: boolean;
}

/** Terms of a search. */
export interface Terms {
  /** Starts of all scored criteria. */
  readonly starts: readonly Start[];
  /** Limits that raises may exceed. */
  readonly relaxed: readonly PathLimit[];
  /** True if a missed must has to be met. */
  readonly demands: (failed: FailedMust) => boolean;
}

/**
 * Lists the choices of all scored criteria in causal order: points after their causes, otherwise by
 * id. A raise does not change which criteria are asked, even if it meets a condition, because the
 * answers there are unknown.
 */
export function findChoices(
  checklist: Checklist,
  scorecard: Scorecard,
  { starts, relaxed, demands }: Terms,
): readonly Choice[] {
  const place = new Map(causalOrder(checklist, 'id').map((id, i) => [id, i]));
  return starts
    .toSorted(
      (a, b) =>
        (place.get(a.point) ?? 0) - (place.get(b.point) ?? 0) ||
        (a.criterion.id < b.criterion.id ? -1 : 1),
    )
    .map((start) => {
      const required = start.failed !== null && demands(start.failed);
      const most = relaxed.includes('pace') ? Number.POSITIVE_INFINITY : paceOf(checklist);
      const isWithin = ({ exceeds }: Raise) => exceeds.every((limit) => relaxed.includes(limit));
      const { all, singles: steps } = raisesFrom(start, { checklist, scorecard, most, required });
      const within = all.filter(isWithin);
      const raises = required ? meetingMust(all, within) : within;
      const singles = steps.filter(isWithin);
      return { raises: worthwhile(raises, required), singles, required };
    })
    .filter(({ raises, singles }) => raises.length + singles.length > 0);
}

/** Returns the raises that meet the must: within the limits, and in any case the shortest. */
function meetingMust(all: readonly Raise[], within: readonly Raise[]): readonly Raise[] {
  const fewest = Math.min(...all.flatMap((raise) => (raise.meetsMust ? raise.left.length : [])));
  return all.filter(
    (raise) => raise.meetsMust && (within.includes(raise) || raise.left.length === fewest),
  );
}

/** Removes raises that take as much as another or more, and gain no more. */
function worthwhile(raises: readonly Raise[], isRequired: boolean): readonly Raise[] {
  let best = isRequired ? Number.NEGATIVE_INFINITY : 0;
  return raises
    .toSorted(
      (a, b) => a.effort - b.effort || a.left.length - b.left.length || rankOf(b) - rankOf(a),
    )
    .filter((raise) => {
      if (rankOf(raise) <= best) return false;
      best = rankOf(raise);
      return true;
    });
}

function rankOf({ gain }: Raise): number {
  return withoutLastBits(gain);
}

/** Audit that raises are made for. */
interface Raising {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  /** Most boxes to tick. */
  readonly most: number;
  /** True if the must of the criterion has to be met. */
  readonly required: boolean;
}

/** Raises of one criterion, and those by one step. */
interface Raises {
  readonly all: readonly Raise[];
  readonly singles: readonly Raise[];
}

function raisesFrom(start: Start, raising: Raising): Raises {
  const { levels, boxes } = scaleOf(raising.checklist, start.criterion);
  const answers = answersIn(start.finding.responses);
  // Where it is not told who ticked what, only the scores are left to go by.
  if (boxes && answers.length > 0) return boxRaises(start, boxes, raising);
  const all = levelRaises(start, levels, raising);
  return { all, singles: all.slice(0, 1) };
}

function levelRaises(start: Start, levels: readonly Level[], raising: Raising): readonly Raise[] {
  const { checklist } = raising;
  const { criterion } = start;
  const above = levels.filter(
    ({ score }, i) => score > start.level.score && score !== levels[i - 1]?.score,
  );
  const steps = above.map((towards, i) => ({ level: above[i - 1] ?? start.level, towards }));
  const target = targetOf(checklist, criterion);
  return above.map((to, i) => {
    const isTooHigh = target !== null && !reaches(target.score, to.score);
    const left = steps.slice(0, i + 1);
    return raiseTo({ start, left, to, isTooHigh }, liftedTo(start, to.score), raising);
  });
}

/** Returns the votes after a raise to a score, below which nobody is who has to reach it. */
function liftedTo({ finding, judged, means }: Start, score: number): Lifted {
  if (judged === 'respondents') {
    const responses = finding.responses.map((response) =>
      response.score === null ? response : { ...response, score: Math.max(response.score, score) },
    );
    return { groups: groupMeans(responses), responses: () => responses };
  }
  const groups: Record<string, number> = {};
  for (const [group, mean] of Object.entries(means)) groups[group] = Math.max(mean, score);
  const responses = () =>
    Object.entries(groups).map(
      ([group, mean]): Response => ({
        ...{ respondent: group, group, said: 'level', level: null, score: mean },
      }),
    );
  return { groups, responses };
}

/** Votes after a raise. */
interface Lifted {
  /** Mean of each group, 0 to 1, by its id. */
  readonly groups: Readonly<Record<string, number>>;
  /** Returns one response per respondent, or per group where its mean has to reach the level. */
  readonly responses: () => readonly Response[];
}

function raiseTo(
  {
    start,
    left,
    to,
    isTooHigh,
  }: Pick<Raise, 'start' | 'left' | 'to'> & { readonly isTooHigh: boolean },
  { groups, responses }: Lifted,
  { checklist, scorecard }: Raising,
): Raise {
  const { criterion, finding, failed } = start;
  const score = Math.max(meanOfMeans(groups, groupWeightsOf(checklist)) ?? 0, finding.score);
  const units = effortOf(checklist);
  let effort = 0;
  for (const one of left) {
    effort += units[adviceOn(checklist, criterion, one).advice?.effort ?? EFFORT_UNSAID];
  }
  const isMet = () => {
    const after = { ...finding, responses: responses(), groups, score, agreed: undefined };
    const raised = { findings: [after], absent: [] };
    return failedMusts(checklist, raised, 'headline').length === 0;
  };
  const gain = (scorecard.shares[criterion.id] ?? 0) * (score - finding.score);
  const exceeds: PathLimit[] = isTooHigh ? ['target'] : [];
  if (left.length > paceOf(checklist)) exceeds.push('pace');
  const meetsMust = failed === null || isMet();
  return { start, left, to, effort, score, gain, exceeds, meetsMust };
}

/** Effort of advice without one: to find out what to do is no small action. */
const EFFORT_UNSAID = 'M';

/** Most raises of one criterion that are kept without comparing them. */
const MOST_RAISES = 1024;

/**
 * Lists the sets of boxes that can be ticked, at most `most` in each, all with those that a required
 * must names. Of very many sets, those that take as much as another and gain no more are dropped. Each box
 * by itself is a step, whatever the must names.
 */
function boxRaises(start: Start, boxes: Boxes, raising: Raising): Raises {
  const { checklist, most } = raising;
  const missing = boxes.missing(answersIn(start.finding.responses));
  const named = raising.required ? mustBoxes(start, missing, checklist) : [];
  let sets: readonly (readonly Level[])[] = [named];
  const singles = missing.map((box) => boxRaise(start, boxes, [box], raising));
  let raises: readonly Raise[] = named.length > 0 ? [boxRaise(start, boxes, named, raising)] : [];
  for (const box of missing) {
    if (named.includes(box)) continue;
    const larger = sets.filter((set) => set.length < most).map((set) => [...set, box]);
    raises = [...raises, ...larger.map((set) => boxRaise(start, boxes, set, raising))];
    if (raises.length > MOST_RAISES) raises = worthwhile(raises, raising.required);
    sets = [
      ...(named.length > 0 ? [] : [[]]),
      ...raises.map(({ left }) => left.map(({ level }) => level)),
    ];
  }
  return { all: raises, singles };
}

/** Returns the missing boxes that the must of the criterion names. */
function mustBoxes(
  { criterion, failed }: Start,
  missing: readonly Level[],
  checklist: Checklist,
): readonly Level[] {
  const named = failed ? mustLevelOf(checklist, criterion, failed.must).answer : null;
  if (!Array.isArray(named)) return [];
  return missing.filter(({ answer }) => Array.isArray(answer) && named.includes(answer[0]));
}

function boxRaise(start: Start, boxes: Boxes, added: readonly Level[], raising: Raising): Raise {
  const { checklist } = raising;
  const { criterion, finding } = start;
  const scale = scaleOf(checklist, criterion);
  const ticking = (ticked: readonly Level[]) => withTicked(scale, boxes, finding.responses, ticked);
  const weights = groupWeightsOf(checklist);
  const scoreWith = (ticked: readonly Level[]) =>
    meanOfMeans(groupMeans(ticking(ticked)), weights) ?? 0;
  const score = scoreWith(added);
  const target = targetOf(checklist, criterion)?.score ?? 1;
  const isTooHigh =
    reaches(score, target) &&
    added.some((box) => reaches(scoreWith(added.filter((own) => own !== box)), target));
  const responses = ticking(added);
  const to = boxes.ticked(levelNow(scale.levels, score), answersIn(responses));
  const left = added.map((box) => ({ level: box, towards: box }));
  const lifted = { groups: groupMeans(responses), responses: () => responses };
  return raiseTo({ start, left, to, isTooHigh }, lifted, raising);
}

/** Scored criterion and the level to raise it from. */
export interface Start {
  readonly point: string;
  readonly criterion: Criterion;
  readonly finding: Finding & { readonly score: number };
  /** Best level at or below the lowest score judged; for boxes, of no consequence. */
  readonly level: Level;
  /** Score of the best level, 0 to 1, or the criterion's own if that is higher. */
  readonly best: number;
  /** Those of whom nobody may be below a level after a raise. */
  readonly judged: 'groups' | 'respondents';
  /** Mean of each group, 0 to 1, by its id. */
  readonly means: Readonly<Record<string, number>>;
  /** Missed must of the criterion; `null` if there is none. */
  readonly failed: FailedMust | null;
}

/** Finds the start of every scored criterion, in the order of the checklist. */
export function findStarts(
  checklist: Checklist,
  { findings }: Pick<Scorecard, 'findings'>,
  failed: readonly FailedMust[],
): readonly Start[] {
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  const failures = new Map(failed.map((own) => [own.criterion, own]));
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const finding = byId.get(criterion.id);
    const missed = failures.get(criterion.id) ?? null;
    return (finding && startOn(checklist, { point, criterion }, finding, missed)) ?? [];
  });
}

/**
 * Returns the start of a criterion; `null` without a score. It is the best level at or below the mean
 * of the lowest group or, if each respondent must reach a level, at or below the lowest answer. So
 * disagreement makes no raise cheaper. An agreed level is a start, unless a must of groups or
 * respondents is missed: that is judged by votes.
 */
export function startOn(
  checklist: Checklist,
  { point, criterion }: OwnedCriterion,
  found: Finding,
  failed: FailedMust | null,
): Start | null {
  const { score } = found;
  if (score === null) return null;
  const { must } = criterion;
  const judged = must && scopeOf(must) === 'each-respondent' ? 'respondents' : 'groups';
  const isVoted = failed !== null && failed.by.length > 0;
  const responses = isVoted ? found.responses : countedResponses(found);
  const means = groupMeans(responses);
  const lowest = Math.min(
    ...(judged === 'groups'
      ? Object.values(means)
      : responses.flatMap((response) => response.score ?? [])),
  );
  const { levels } = scaleOf(checklist, criterion);
  const finding = { ...found, responses, score };
  const level = levelNow(levels, lowest);
  const best = Math.max(levels.at(-1)?.score ?? 0, score);
  return { point: point.id, criterion, finding, level, best, judged, means, failed };
}
