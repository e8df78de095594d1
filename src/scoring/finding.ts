import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import { criteriaOf, defaults, groupWeightsOf, targetOf } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import type { AgreedVote, Response } from './responses.ts';
import { inOrderBy, weightedMean } from './total.ts';

export type Outcome =
  | 'met'
  | 'partly-met'
  | 'not-met'
  | 'not-applicable'
  | 'not-answered'
  | 'not-asked'
  /** Text, which never has a score. */
  | 'unscored';

/** Outcome of one criterion. All scores are fractions, 0 to 1. */
export interface Finding {
  readonly criterion: string;
  readonly outcome: Outcome;
  /** Mean of the group means; `null` unless the outcome is met, partly met or not met. */
  readonly score: number | null;
  /**
   * Score with the worst and the best level for everything unanswered; `null` if no missing answer
   * could bring the criterion into the score.
   */
  readonly low: number | null;
  readonly high: number | null;
  /** Mean of each group that rated it, 0 to 1, by group id. */
  readonly groups: Readonly<Record<string, number>>;
  readonly responses: readonly Response[];
  /** The same means by the votes before the discussion of a workshop; absent without later votes. */
  readonly firstVotes?: Readonly<Record<string, number>> | undefined;
  /** `agreed` if a workshop agreed on its level; absent means `votes`. */
  readonly by?: ScoredBy | undefined;
  /** Agreed level or answer; absent by votes. */
  readonly agreed?: AgreedVote | undefined;
  /** The same by votes alone; absent inside scoring. */
  readonly byVotes?: FindingByVotes | undefined;
}

/** Source of a score: levels agreed in a workshop where there are any, or votes alone. */
export type ScoredBy = 'agreed' | 'votes';

/** Outcome and scores of a criterion by votes alone. */
export type FindingByVotes = Pick<Finding, 'outcome' | 'score' | 'low' | 'high'>;

/** Returns the outcome and scores by votes alone. */
export function votesOn({ byVotes, outcome, score, low, high }: Finding): FindingByVotes {
  return byVotes ?? { outcome, score, low, high };
}

/** Returns responses and means of groups by the votes before any discussion. */
export function perceivedOn({
  groups,
  responses,
  firstVotes,
}: Finding): Pick<Finding, 'groups' | 'responses'> {
  if (!firstVotes) return { groups, responses };
  const before = responses.map(({ firstVote, ...own }) =>
    firstVote ? { ...own, answer: undefined, ...firstVote } : own,
  );
  return { groups: firstVotes, responses: before };
}

/** Returns the responses that make the score: the agreed answer, or all votes. */
export function countedResponses({ agreed, responses }: Finding): readonly Response[] {
  return agreed ? [{ respondent: '', group: '', said: 'level', ...agreed }] : responses;
}

/**
 * Returns the findings with agreed scores (by criterion id) instead of those of the votes.
 * Responses and means of groups are still those of the votes. Criteria that nobody was asked, or that
 * have no scale, do not change.
 */
export function agreeOn(
  checklist: Checklist,
  findings: readonly Finding[],
  agreed: ReadonlyMap<string, AgreedVote>,
): readonly Finding[] {
  const targets = new Map(
    criteriaOf(checklist).map(({ criterion }) => [criterion.id, targetOf(checklist, criterion)]),
  );
  return findings.map((finding) => {
    const vote = agreed.get(finding.criterion);
    const target = targets.get(finding.criterion) ?? null;
    const isAsked = finding.outcome !== 'not-asked' && finding.outcome !== 'unscored';
    if (vote === undefined || target === null || !isAsked) return finding;
    const { score } = vote;
    return {
      ...finding,
      outcome: outcomeAgainst(target.score, score),
      ...{ score, low: score, high: score },
      ...{ by: 'agreed', agreed: vote, byVotes: votesOn(finding) },
    };
  });
}

/**
 * Judges one criterion by all responses. Blanks of absentees count in the possible range, and nowhere
 * else.
 */
export function judge(
  checklist: Checklist,
  criterion: Criterion,
  responses: readonly Response[],
  absent: readonly Response[] = [],
): Finding {
  const groups = groupMeans(responses);
  const weights = groupWeightsOf(checklist);
  const score = meanOfMeans(groups, weights);
  const outcome = outcomeOf(checklist, criterion, responses, score);
  const levels = levelsOf(checklist, criterion);
  const voices =
    absent.length === 0 ? responses : inOrderBy([...responses, ...absent], byRespondent);
  const hasUnscored = voices.some(isUnscored);
  const isOpen =
    levels.length > 0 &&
    (outcome !== 'not-applicable' || voices.some(({ said }) => said === 'blank'));
  const filled = (blank = 0) => {
    if (!isOpen) return null;
    return hasUnscored ? meanOfMeans(groupMeans(voices, blank), weights) : score;
  };
  return {
    criterion: criterion.id,
    outcome,
    score,
    low: filled(levels.at(0)?.score),
    high: filled(levels.at(-1)?.score),
    groups,
    responses,
  };
}

/**
 * Returns the mean of each group that rated it, 0 to 1, by group id. With `blank`, everything
 * unanswered has this score.
 */
export function groupMeans(
  responses: readonly Response[],
  blank: number | null = null,
): Readonly<Record<string, number>> {
  const sums = new Map<string, { sum: number; count: number }>();
  // Summed in the order of respondents, so that the order of input changes no bit.
  for (const own of inOrderBy(responses, byRespondent)) {
    const score = blank !== null && isUnscored(own) ? blank : own.score;
    if (score === null) continue;
    const group = sums.get(own.group);
    if (group) {
      group.sum += score;
      group.count += 1;
    } else sums.set(own.group, { sum: score, count: 1 });
  }
  const means: Record<string, number> = {};
  for (const group of inOrderBy([...sums.keys()], byCodeUnits)) {
    const { sum, count } = sums.get(group) ?? { sum: 0, count: 1 };
    means[group] = sum / count;
  }
  return means;
}

function byRespondent(a: Response, b: Response): number {
  return byCodeUnits(a.respondent, b.respondent);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Returns the responses with `score` for everything unanswered. "Not applicable" counts as
 * unanswered here; do not call it for a criterion that is not applicable as a whole.
 */
export function fillUnanswered(responses: readonly Response[], score: number): readonly Response[] {
  return responses.map((response) => (isUnscored(response) ? { ...response, score } : response));
}

/**
 * Returns the score that counts where agreed answers do. One above or below all votes counts as the
 * nearest vote, and none as the lowest; `null` without votes.
 */
export function agreedScore(votes: readonly number[], agreed: number | null): number | null {
  if (votes.length === 0) return null;
  const lowest = Math.min(...votes);
  return Math.max(lowest, Math.min(agreed ?? lowest, Math.max(...votes)));
}

/** True if a response leaves the criterion open: a blank, or a claim that it does not apply. */
export function isUnscored({ said }: Response): boolean {
  return said === 'blank' || said === 'not-applicable';
}

/**
 * Returns the weighted mean of the group means, 0 to 1, so that five sellers do not outvote one
 * marketer.
 */
export function meanOfMeans(
  groups: Readonly<Record<string, number>>,
  weights: ReadonlyMap<string, number>,
): number | null {
  return weightedMean(
    Object.entries(groups).map(([id, value]) => {
      const weight = weights.get(id) ?? defaults.groupWeight;
      return { id, value, weight };
    }),
  );
}

function outcomeOf(
  checklist: Checklist,
  criterion: Criterion,
  responses: readonly Response[],
  score: number | null,
): Outcome {
  if (responses.every(({ said }) => said === 'not-asked')) return 'not-asked';
  const target = targetOf(checklist, criterion);
  if (target === null) return 'unscored';
  if (score === null) {
    return responses.some(({ said }) => said === 'not-applicable')
      ? 'not-applicable'
      : 'not-answered';
  }
  return outcomeAgainst(target.score, score);
}

function outcomeAgainst(target: number, score: number): Outcome {
  if (reaches(score, target)) return 'met';
  return reaches(0, score) ? 'not-met' : 'partly-met';
}
