import type { Band, Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { Must } from '../checklist/criterion.ts';
import { displayOf, groupWeightsOf, mustLevelOf, scopeOf } from '../checklist/lookup.ts';
import { fractionOn, reaches } from '../numbers.ts';
import {
  agreedScore,
  countedResponses,
  fillUnanswered,
  groupMeans,
  isUnscored,
  meanOfMeans,
} from './finding.ts';
import { resolveDisputed, type Voices } from './interval.ts';
import { blanksOf, type Response } from './responses.ts';
import type { OverallScore } from './scorecard.ts';

/** Band of an audit and its cap. Bands are ids; `null` without a score. */
export interface BandVerdict {
  /** Band of the score, capped by missed required levels. */
  readonly band: string | null;
  /** Band of the score alone. */
  readonly bandBeforeCap: string | null;
  readonly failedMusts: readonly FailedMust[];
  /** Bands with the worst and the best level for everything unanswered, caps included. */
  readonly lowest: string | null;
  readonly highest: string | null;
}

/** Finds the band of an audit. */
export function judgeBand(checklist: Checklist, overall: OverallScore): BandVerdict {
  const capped = (score: number | null, failed: readonly FailedMust[]) =>
    capBand(checklist, bandOf(checklist, score), failed)?.id ?? null;
  const holding = criteriaWithMust(checklist);
  const findings = overall.findings.filter(({ criterion }) => holding.has(criterion));
  const { absent, agreed } = overall;
  const failed = failedMusts(checklist, { findings, absent, agreed }, 'headline');
  const isConditional = findings.some(({ criterion }) => holding.get(criterion)?.when);
  const isSettled =
    agreed === undefined &&
    absent.length === 0 &&
    (isConditional ? overall.findings : findings).every(
      ({ responses }) => !responses.some(isUnscored),
    );
  const certain =
    isConditional && !isSettled ? resolveDisputed(checklist, overall.findings, absent) : findings;
  const failedAt = (end: End) =>
    isSettled ? failed : failedMusts(checklist, { findings: certain, absent, agreed }, end);
  return {
    band: capped(overall.score, failed),
    bandBeforeCap: bandOf(checklist, overall.score)?.id ?? null,
    failedMusts: failed,
    lowest: capped(overall.low, failedAt('low')),
    highest: capped(overall.high, failedAt('high')),
  };
}

/** Returns the lowest score of a band, 0 to 1. */
export function lowestOf(checklist: Pick<Checklist, 'display'>, { from }: Band): number {
  return fractionOn(displayOf(checklist), from);
}

/** Returns the band of a score (0 to 1); `null` without a score. */
export function bandOf(checklist: Checklist, score: number | null): Band | null {
  if (score === null) return null;
  return checklist.bands.findLast((band) => reaches(score, lowestOf(checklist, band))) ?? null;
}

/**
 * Returns the lowest of a band and the caps of missed required levels: a cap never raises a band.
 */
export function capBand(
  { bands }: Checklist,
  band: Band | null,
  failed: readonly FailedMust[],
): Band | null {
  if (band === null) return null;
  const caps = new Set(failed.map(({ must }) => must.cap));
  return bands.find(({ id }) => id === band.id || caps.has(id)) ?? null;
}

/** Required level that is missed. */
export interface FailedMust {
  readonly criterion: string;
  readonly must: Must;
  /** Ids of the respondents or groups below it; empty if the overall score is judged. */
  readonly by: readonly string[];
}

/**
 * Treatment of unanswered criteria: `headline` ignores them, `low` counts the lowest level, `high`
 * the highest. Agreed answers count at the low end.
 */
export type End = 'headline' | 'low' | 'high';

/** Lists the missed required levels, in the order of the checklist. */
export function failedMusts(
  checklist: Checklist,
  { findings, absent, agreed }: Voices,
  end: End,
): readonly FailedMust[] {
  const holding = criteriaWithMust(checklist);
  if (holding.size === 0) return [];
  return findings.flatMap((finding) => {
    const criterion = holding.get(finding.criterion);
    if (!criterion?.must) return [];
    const required = requirementOf(checklist, criterion, criterion.must);
    const responses = finding.responses.map(required.of);
    const voices = end === 'headline' ? responses : [...responses, ...blanksOf(absent)];
    const filled =
      end === 'headline' || finding.low === null ? voices : fillUnanswered(voices, required[end]);
    const answer = agreed?.get(criterion.id);
    const counted =
      agreed && end === 'low' && scopeOf(criterion.must) === 'overall'
        ? asAgreedOn(filled, answer && required.of(answer))
        : filled;
    const settled =
      finding.agreed && scopeOf(criterion.must) === 'overall' ? countedResponses(finding)[0] : null;
    const judged = settled
      ? [{ id: 'overall', value: required.of(settled).score ?? 0 }]
      : judgedScores(criterion.must, counted, groupWeightsOf(checklist));
    const failed = judged.filter(({ value }) => !reaches(value, required.limit));
    if (failed.length === 0) return [];
    const isOverall = scopeOf(criterion.must) === 'overall';
    return [
      {
        criterion: criterion.id,
        must: criterion.must,
        by: isOverall ? [] : failed.map(({ id }) => id),
      },
    ];
  });
}

/** Returns every vote with the score that a workshop agreed on. */
function asAgreedOn(votes: readonly Response[], agreed: Response | undefined): readonly Response[] {
  const score = agreedScore(
    votes.flatMap((own) => own.score ?? []),
    agreed?.score ?? null,
  );
  return votes.map((own) => (own.score === null ? own : { ...own, score }));
}

/** Cache of `criteriaWithMust` per checklist; it is called once per respondent. */
const known = new WeakMap<Checklist, ReadonlyMap<string, Criterion>>();

function criteriaWithMust(checklist: Checklist): ReadonlyMap<string, Criterion> {
  const found = known.get(checklist);
  if (found) return found;
  const criteria = checklist.points.flatMap((point) => point.criteria.filter(({ must }) => must));
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  known.set(checklist, byId);
  return byId;
}

/** Comparison of responses with a must. */
interface Requirement {
  /** Score to be reached, 0 to 1. */
  readonly limit: number;
  /** Scores of a blank at both ends of the range. */
  readonly low: number;
  readonly high: number;
  /** Returns a response with the score that is compared. */
  readonly of: (response: Response) => Response;
}

/** Boxes are compared one by one: 1 with all required ones ticked, else 0. */
function requirementOf(checklist: Checklist, criterion: Criterion, must: Must): Requirement {
  const { boxes, levels } = scaleOf(checklist, criterion);
  const wanted = must.answer;
  if (!boxes || wanted === undefined) {
    return {
      limit: mustLevelOf(checklist, criterion, must).score,
      low: levels.at(0)?.score ?? 0,
      high: levels.at(-1)?.score ?? 0,
      of: (response) => response,
    };
  }
  return {
    ...{ limit: 1, low: 0, high: 1 },
    of: (response) =>
      response.answer === undefined || response.score === null
        ? response
        : { ...response, score: boxes.includes(response.answer, wanted) ? 1 : 0 },
  };
}

function judgedScores(
  must: Must,
  responses: readonly Response[],
  weights: ReadonlyMap<string, number>,
): readonly { id: string; value: number }[] {
  const groups = Object.entries(groupMeans(responses)).map(([id, value]) => ({ id, value }));
  switch (scopeOf(must)) {
    case 'each-group':
      return groups;
    case 'each-respondent':
      return responses.flatMap(({ respondent, score }) =>
        score === null ? [] : [{ id: respondent, value: score }],
      );
    case 'overall': {
      const value = meanOfMeans(groupMeans(responses), weights);
      return value === null ? [] : [{ id: 'overall', value }];
    }
  }
}
