import { criteriaOf, isKey } from '../../checklist/defaults.ts';
import { scoresOf } from '../../scoring/scorecard.ts';
import { totalOf } from '../../scoring/total.ts';
import type { Mode } from '../../scoring/voices.ts';
import type { Pairs } from './pairs.ts';
import { withLaterWeights } from './reweighed.ts';
import type { ScoredRound } from './rounds.ts';

/** What a difference of two scores comes from, in fractions that add up to it. */
export interface Parts {
  /** The later weights; null where the checklist of the earlier round is not at hand. */
  readonly weights: number | null;
  /** All other changes of the checklist, criteria that came and went included; null likewise. */
  readonly checklist: number | null;
  /** What was called not applicable in one round only. */
  readonly notApplicable: number;
  /** Everything else: what was answered differently, or in one round only. */
  readonly answers: number;
}

export interface Rounds {
  readonly earlier: ScoredRound;
  /** The earlier answers as the later checklist scores them. */
  readonly rescored: ScoredRound;
  readonly later: ScoredRound;
  readonly pairs: Pairs;
  /** What is asked in both. */
  readonly mode: Mode;
}

/**
 * Splits the difference of two overall scores, changing one thing after the other: the weights, the
 * rest of the checklist, what is not applicable, the answers. Null where a round has no score. Where
 * a step leaves nothing scored, the next one takes its part.
 */
export function splitChange(rounds: Rounds): Parts | null {
  const { earlier, later, pairs } = rounds;
  const { checklist } = later;
  const before = scoresOf(earlier.scorecard.findings, 'score');
  const asIfAsked = scoresAfterNewQuestions(rounds);
  const reweighed = withLaterWeights(earlier.checklist, checklist, pairs);
  const start = earlier.scorecard.score;
  const end = later.scorecard.score;
  if (start === null || end === null) return null;
  const weighed = totalOf(reweighed, before).score ?? start;
  const asked = totalOf(checklist, asIfAsked).score ?? weighed;
  const applying = totalOf(checklist, withLaterNotApplicable(asIfAsked, rounds)).score ?? asked;
  return {
    weights: weighed - start,
    checklist: asked - weighed,
    notApplicable: applying - asked,
    answers: end - applying,
  };
}

/**
 * The earlier answers under the later checklist. What the earlier one did not ask takes its first
 * answers along: they are no better or worse answers, but another checklist.
 */
function scoresAfterNewQuestions({ earlier, rescored, later, pairs, mode }: Rounds) {
  const wasAsked = new Set(
    criteriaOf(earlier.checklist)
      .filter(({ criterion }) => mode === 'full' || isKey(criterion))
      .map(({ criterion }) => pairs.laterOf.get(criterion.id)),
  );
  const scores = new Map(scoresOf(rescored.scorecard.findings, 'score'));
  const unknown = rescored.scorecard.findings.filter(({ outcome }) => outcome === 'not-answered');
  const first = scoresOf(later.scorecard.findings, 'score');
  for (const { criterion } of unknown) {
    const score = first.get(criterion);
    if (!wasAsked.has(criterion) && score !== undefined) scores.set(criterion, score);
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
    if (outcome === 'not-applicable') changed.delete(criterion);
    else if (earlier.get(criterion) === 'not-applicable' && score !== null)
      changed.set(criterion, score);
  }
  return changed;
}
