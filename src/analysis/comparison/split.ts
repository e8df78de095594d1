import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf, isKey, weightOf } from '../../checklist/lookup.ts';
import { type Finding, type Outcome, votesOn } from '../../scoring/finding.ts';
import type { Mode } from '../../scoring/responses.ts';
import { scoresOf } from '../../scoring/scorecard.ts';
import { totalOf } from '../../scoring/total.ts';
import type { ScoredRound } from './rounds.ts';

/** Sources of the difference between two scores: fractions that add up to it. */
export interface Parts {
  /** Change of weights; `null` if the checklist of the earlier round is not available. */
  readonly weights: number | null;
  /** All other changes of the checklist, including new and removed criteria; `null` likewise. */
  readonly checklist: number | null;
  /** Criteria that are not applicable, or not asked, in one round only. */
  readonly notApplicable: number;
  /**
   * People who joined, left or changed their group; `null` if this would tell of too few, and is part
   * of `answers`.
   */
  readonly people: number | null;
  /**
   * Levels that a workshop agreed on in one round only: their difference from the votes. `null` if
   * neither round has any.
   */
  readonly agreement: number | null;
  /** Everything else: answers of the same people that differ, or exist in one round only. */
  readonly answers: number;
}

export interface Rounds {
  readonly earlier: ScoredRound;
  /** Earlier answers scored with the later checklist. */
  readonly rescored: ScoredRound;
  /**
   * People of the later round in their groups there, scored with the later checklist. Those who took
   * part before have their earlier answers.
   */
  readonly regrouped: ScoredRound;
  readonly later: ScoredRound;
  readonly pairs: Pairs;
  /** Later ids of criteria whose levels say something else now, so that a change cannot be told. */
  readonly untold: ReadonlySet<string>;
  /** Criteria asked in both rounds. */
  readonly mode: Mode;
}

/**
 * Splits the difference of two overall scores by changing one thing after the other. Order:
 * weights, rest of the checklist, "not applicable" and "not asked", people, agreement, answers. `null`
 * if a round has no score. If a step leaves nothing scored, the next one takes its part.
 */
export function splitChange(rounds: Rounds): Parts | null {
  const { earlier, later, pairs } = rounds;
  const { checklist } = later;
  const before = scoresOf(earlier.scorecard.findings, 'score');
  const added = newQuestions(rounds);
  const asIfAsked = scoresAfterNewQuestions(added, rounds);
  const reweighed = withLaterWeights(earlier.checklist, checklist, pairs);
  const start = earlier.scorecard.score;
  const end = later.scorecard.score;
  if (start === null || end === null) return null;
  const weighed = totalOf(reweighed, before).score ?? start;
  const asked = totalOf(checklist, asIfAsked).score ?? weighed;
  const applicable = withLaterNotApplicable(asIfAsked, rounds);
  const applying = totalOf(checklist, applicable).score ?? asked;
  // What the parts before took from the later round, or left out as it does, stays so.
  const settled = new Set([
    ...added,
    ...[rounds.rescored, later].flatMap(({ scorecard }) =>
      scorecard.findings.flatMap((own) => (isOut(own.outcome) ? own.criterion : [])),
    ),
  ]);
  const peopled = withLaterPeople(applicable, settled, rounds);
  const manned = totalOf(checklist, peopled).score ?? applying;
  const agreed = totalOf(checklist, withLaterAgreement(peopled, settled, rounds)).score ?? manned;
  return {
    weights: weighed - start,
    checklist: asked - weighed,
    notApplicable: applying - asked,
    people: manned - applying,
    agreement: [earlier, later].some(isAgreed) ? agreed - manned : null,
    answers: end - agreed,
  };
}

/**
 * Criteria of the later checklist that the earlier one did not ask, or whose levels say something else
 * now.
 */
function newQuestions({ earlier, rescored, pairs, untold, mode }: Rounds): ReadonlySet<string> {
  const wasAsked = new Set(
    criteriaOf(earlier.checklist)
      .filter(({ criterion }) => mode === 'full' || isKey(criterion))
      .map(({ criterion }) => pairs.laterOf.get(criterion.id)),
  );
  const isNew = ({ criterion, outcome }: Finding) =>
    outcome === 'not-answered' && !wasAsked.has(criterion);
  const added = rescored.scorecard.findings.filter(isNew).map(({ criterion }) => criterion);
  return new Set([...untold, ...added]);
}

/**
 * The earlier answers under the later checklist. Criteria that are new to it take their
 * first answers along: they are no better or worse answers, but another checklist.
 */
function scoresAfterNewQuestions(added: ReadonlySet<string>, { rescored, later }: Rounds) {
  const scores = new Map(scoresOf(rescored.scorecard.findings, 'score'));
  for (const [criterion, score] of scoresOf(later.scorecard.findings, 'score')) {
    if (added.has(criterion)) scores.set(criterion, score);
  }
  return scores;
}

function withLaterNotApplicable(
  scores: ReadonlyMap<string, number>,
  { rescored, later }: Rounds,
): ReadonlyMap<string, number> {
  const earlier = new Map(rescored.scorecard.findings.map((own) => [own.criterion, own.outcome]));
  const changed = new Map(scores);
  for (const { criterion, outcome, score } of later.scorecard.findings) {
    const before = earlier.get(criterion);
    if (isOut(outcome)) changed.delete(criterion);
    else if (before && isOut(before) && score !== null) changed.set(criterion, score);
  }
  return changed;
}

/** True if a criterion is left out of the score without being unanswered. */
function isOut(outcome: Outcome): boolean {
  return outcome === 'not-applicable' || outcome === 'not-asked';
}

/** Replaces the scores that depend on who takes part; the others belong to the parts before. */
function withLaterPeople(
  scores: ReadonlyMap<string, number>,
  settled: ReadonlySet<string>,
  { regrouped }: Rounds,
): ReadonlyMap<string, number> {
  const changed = new Map(scores);
  for (const { criterion, score } of regrouped.scorecard.findings) {
    if (settled.has(criterion)) continue;
    if (score === null) changed.delete(criterion);
    else changed.set(criterion, score);
  }
  return changed;
}

function isAgreed({ scorecard }: ScoredRound): boolean {
  return scorecard.findings.some(({ by }) => by === 'agreed');
}

/**
 * Replaces agreed levels that only the earlier round has by its votes. Where only the later round has
 * one, its distance from the votes there is added to the earlier votes.
 */
function withLaterAgreement(
  scores: ReadonlyMap<string, number>,
  settled: ReadonlySet<string>,
  { regrouped, later }: Rounds,
): ReadonlyMap<string, number> {
  const earlier = new Map(regrouped.scorecard.findings.map((own) => [own.criterion, own]));
  const changed = new Map(scores);
  for (const finding of later.scorecard.findings) {
    const { criterion } = finding;
    const before = earlier.get(criterion);
    const score = scores.get(criterion);
    if (!before || score === undefined || settled.has(criterion)) continue;
    if (before.by === finding.by) continue;
    const votes = votesOn(before.by === 'agreed' ? before : finding).score;
    if (before.by === 'agreed') changed.set(criterion, votes ?? score);
    else if (votes !== null && finding.score !== null) {
      changed.set(criterion, score + finding.score - votes);
    }
  }
  return changed;
}

/**
 * The earlier checklist with the weights of the later one, and nothing else of it. Only proportions
 * between what both have are taken over, so that writing all weights ten times as large, or adding
 * a point, is no change of weights.
 */
function withLaterWeights(earlier: Checklist, later: Checklist, pairs: Pairs): Checklist {
  const laterPoints = new Map(later.points.map((point) => [point.id, point]));
  const ofPoint = takeOver(
    earlier.points,
    new Map(later.points.map(({ id, weight }) => [id, weight])),
  );
  const points = earlier.points.map((point) => {
    const twins = new Map((laterPoints.get(point.id)?.criteria ?? []).map((own) => [own.id, own]));
    const laterWeights = new Map<string, number>();
    for (const { id } of point.criteria) {
      const twin = twins.get(pairs.laterOf.get(id) ?? id);
      if (twin) laterWeights.set(id, weightOf(twin));
    }
    const weighed = point.criteria.map((own) => ({ id: own.id, weight: weightOf(own) }));
    const ofCriterion = takeOver(weighed, laterWeights);
    const criteria = point.criteria.map((own) => ({ ...own, weight: ofCriterion.get(own.id) }));
    return { ...point, weight: ofPoint.get(point.id) ?? point.weight, criteria };
  });
  return { ...earlier, points };
}

/** The weights by id: those that both have in the later proportions, with the sum they had. */
function takeOver(
  earlier: readonly { readonly id: string; readonly weight: number }[],
  later: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  let before = 0;
  let after = 0;
  for (const { id, weight } of earlier) {
    if (!later.has(id)) continue;
    before += weight;
    after += later.get(id) ?? 0;
  }
  const factor = before > 0 && after > 0 ? before / after : 1;
  return new Map(
    earlier.map(({ id, weight }) => {
      const own = later.get(id);
      return [id, own === undefined ? weight : own * factor];
    }),
  );
}

/** Criteria that are the same in two versions of a checklist. */
export interface Pairs {
  /** The later id by the earlier one. */
  readonly laterOf: ReadonlyMap<string, string>;
  /** The earlier id by the later one. */
  readonly earlierOf: ReadonlyMap<string, string>;
}

/**
 * Pairs criteria by id, and where one was renamed, by the id that it had. Each has one partner at most:
 * of several that became one, the first, and none becomes a criterion that was there before.
 */
export function pairCriteria(earlier: Checklist, later: Checklist): Pairs {
  const laterOf = new Map<string, string>();
  const before = criteriaOf(earlier).map(({ criterion }) => criterion);
  const ids = new Set(criteriaOf(later).map(({ criterion }) => criterion.id));
  // Whoever compares backwards has the name that was given later in the earlier checklist.
  const renamed = new Map<string, string>();
  for (const { criterion } of criteriaOf(later)) {
    for (const former of criterion.formerly ?? [])
      if (!renamed.has(former)) renamed.set(former, criterion.id);
  }
  const taken = new Set(before.map(({ id }) => id));
  for (const { id, formerly = [] } of before) {
    const name = renamed.get(id) ?? formerly.find((own) => ids.has(own));
    const twin = ids.has(id) ? id : name;
    if (twin === undefined || (twin !== id && taken.has(twin))) continue;
    laterOf.set(id, twin);
    taken.add(twin);
  }
  return { laterOf, earlierOf: new Map([...laterOf].map(([old, later]) => [later, old])) };
}
