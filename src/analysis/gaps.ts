import type { Checklist, Criterion, Effort } from '../checklist/checklist.ts';
import { type Boxes, isNumbered, type Level, type Scale } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { Advice, AnswerValue } from '../checklist/criterion.ts';
import { adviceAt, criteriaOf, groupWeightsOf, targetOf } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { countedResponses, type Finding, groupMeans, meanOfMeans } from '../scoring/finding.ts';
import type { Response } from '../scoring/responses.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { analysisWords } from '../words/analysis.ts';

/** Criterion below its target. */
export interface Gap {
  readonly criterion: string;
  readonly point: string;
  /** 0 to 1. */
  readonly score: number;
  /** Gain of the overall score if this gap closes, 0 to 1. */
  readonly impact: number;
  /** Best level whose score is at most the criterion's. */
  readonly now: Level;
  /** Level above it, if the score is between the two; `null` if the score is that of a level. */
  readonly above: Level | null;
  /** Lowest and highest answer, if they are half the scale apart or more; else `null`. */
  readonly answers: { readonly lowest: Level; readonly highest: Level } | null;
  /** Next level. */
  readonly next: Level;
  /** Target level. */
  readonly target: Level;
  /** Advice for the current level; `null` if the checklist has none. */
  readonly advice: GapAdvice | null;
  /** Evidence to request. */
  readonly evidence: readonly string[];
}

export interface GapAdvice {
  readonly do: string;
  readonly owner: string | null;
  readonly effort: Effort | null;
  /** Id of the template that goes with the action. */
  readonly template?: string | undefined;
  /** Sign that the action is done. */
  readonly doneWhen?: string | undefined;
}

interface Short {
  readonly criterion: Criterion;
  readonly finding: Finding & { readonly score: number };
  readonly target: Level;
}

/** Finds every scored criterion below its target, largest impact first, then by id. */
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
  const { score } = finding;
  const responses = countedResponses(finding);
  const now = levelNow(scale.levels, score);
  const above = scale.levels.find((level) => level.score > now.score) ?? null;
  const { towards, left } = nextStep(scale, now, responses, groupWeightsOf(checklist));
  return {
    criterion: criterion.id,
    score,
    now: adviceNameOf(scale, now, responses),
    above: above && !reaches(now.score, score) ? above : null,
    answers: answersApart(scale, finding.responses),
    next: towards && towards.score <= target.score ? towards : target,
    target,
    advice: adviceFor(checklist, criterion, left),
    evidence: criterion.evidence ?? [],
  };
}

/** Returns the next level, and the level to leave for it or the best box that is missing. */
function nextStep(
  scale: Scale,
  now: Level,
  responses: readonly Response[],
  weights: ReadonlyMap<string, number>,
) {
  const answers = answersIn(responses);
  // Where it is not told who ticked what, only the scores are left to go by.
  if (!scale.boxes || answers.length === 0) {
    const towards = scale.levels.find(({ score }) => score > now.score);
    return { towards, left: towards && { level: now, towards } };
  }
  const box = scale.boxes.missing(answers)[0];
  if (!box) return { towards: undefined, left: undefined };
  const after = withTicked(scale, scale.boxes, responses, [box]);
  const level = levelNow(scale.levels, meanOfMeans(groupMeans(after), weights) ?? 0);
  return { towards: adviceNameOf(scale, level, after), left: { level: box, towards: box } };
}

/** Share of the scale from which the lowest and the highest answer are said. */
const APART_FROM = 0.5;

function answersApart({ levels }: Scale, responses: readonly Response[]): Gap['answers'] {
  const scores = responses.flatMap(({ score }) => score ?? []);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  if (scores.length === 0 || !reaches(high - low, APART_FROM)) return null;
  return { lowest: levelNow(levels, low), highest: levelNow(levels, high) };
}

function adviceFor(
  checklist: Checklist,
  criterion: Criterion,
  left: LeftLevel | undefined,
): GapAdvice | null {
  const { advice, words } = left ? adviceOn(checklist, criterion, left) : {};
  if (!advice || words === undefined) return null;
  const { owner = null, effort = null, template, doneWhen } = advice;
  return { do: words, owner, effort, ...(template && { template }), ...(doneWhen && { doneWhen }) };
}

function byImpactThenId(a: Gap, b: Gap): number {
  return comparableImpact(b) - comparableImpact(a) || (a.criterion < b.criterion ? -1 : 1);
}

/** Returns an impact without its last bits, in which impacts that are equal on paper differ. */
function comparableImpact({ impact }: { readonly impact: number }): number {
  return Math.round(impact * 1e12);
}

/** Point of another checklist that covers gaps of this one in more detail. */
export interface FollowUp {
  readonly checklist: { readonly id: string; readonly title: string };
  readonly point: { readonly id: string; readonly title: string };
  /** Gain of the overall score if all gaps that lead there close, 0 to 1. */
  readonly impact: number;
  /** Gaps that lead there, largest impact first. */
  readonly gaps: readonly { readonly criterion: string; readonly because: string }[];
}

/**
 * Finds the points that the gaps refer to, largest impact first, then in the order of the gaps. A
 * point that `others` does not have is titled by its id.
 */
export function findFollowUps(
  checklist: Checklist,
  gaps: readonly Gap[],
  others: readonly Checklist[],
): readonly FollowUp[] {
  const lookAt = new Map(
    criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion.lookAt]),
  );
  const byPlace = new Map<string, FollowUp>();
  for (const { criterion, impact } of gaps) {
    const there = lookAt.get(criterion);
    if (!there) continue;
    const place = `${there.checklist}/${there.point}`;
    const before = byPlace.get(place) ?? unseen(there, others);
    const because = [...before.gaps, { criterion, because: there.because }];
    byPlace.set(place, { ...before, impact: before.impact + impact, gaps: because });
  }
  return [...byPlace.values()].toSorted((a, b) => comparableImpact(b) - comparableImpact(a));
}

function unseen(
  { checklist, point }: { readonly checklist: string; readonly point: string },
  others: readonly Checklist[],
): FollowUp {
  const other = others.find(({ id }) => id === checklist);
  const found = other?.points.find(({ id }) => id === point);
  return {
    checklist: { id: checklist, title: other?.title ?? checklist },
    point: { id: point, title: found?.title ?? point },
    impact: 0,
    gaps: [],
  };
}

/** Level to leave, or box to tick. */
export interface LeftLevel {
  readonly level: Level;
  /** Next level; for a box, the box itself. */
  readonly towards: Level;
}

/** Returns the best level whose score is at most `score`, or the lowest level if there is none. */
export function levelNow(levels: readonly Level[], score: number): Level {
  const now = levels.findLast((level) => reaches(score, level.score)) ?? levels.at(0);
  if (!now) throw new Error('a criterion without levels has no level now');
  return now;
}

/** Returns a level; with boxes, one named by the boxes that all respondents ticked. */
export function adviceNameOf(
  { boxes }: Scale,
  level: Level,
  responses: readonly Response[],
): Level {
  const answers = answersIn(responses);
  return boxes && answers.length > 0 ? boxes.ticked(level, answers) : level;
}

/** Returns responses with these boxes ticked by everybody who rated the criterion. */
export function withTicked(
  scale: Scale,
  boxes: Boxes,
  responses: readonly Response[],
  added: readonly Level[],
): readonly Response[] {
  // Many respondents tick the same boxes.
  const known = new Map<string, Pick<Response, 'answer' | 'score'>>();
  return responses.map((response) => {
    if (response.answer === undefined || response.score === null) return response;
    const before = String(response.answer);
    const found = known.get(before);
    if (found) return { ...response, ...found };
    const answer = boxes.withTicked(response.answer, added);
    const after = { answer, score: scale.levelOf(answer)?.score ?? response.score };
    known.set(before, after);
    return { ...response, ...after };
  });
}

/**
 * Returns the advice for leaving a level, or the description of the next level if there is none.
 */
export function adviceOn(
  checklist: Checklist,
  criterion: Criterion,
  { level, towards }: LeftLevel,
): { readonly advice: Advice | undefined; readonly words: string } {
  const advice = adviceAt(checklist, criterion, level);
  const named = isNumbered(towards)
    ? towards.label
    : analysisWords.comeTo({ label: towards.label });
  return { advice, words: advice?.do ?? (towards.description || named) };
}

/** Returns the answers of a type that is more than a level, as for boxes. */
export function answersIn(responses: readonly Response[]): readonly AnswerValue[] {
  return responses.flatMap(({ answer, score }) =>
    answer === undefined || score === null ? [] : [answer],
  );
}
