import type { Band, Checklist, Criterion } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import type { Must } from '../checklist/criterion.ts';
import { mustLevelOf, scopeOf } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { type Finding, fillBlanks, groupMeans } from './finding.ts';
import type { Response } from './responses.ts';
import type { OverallScore, Scorecard } from './scorecard.ts';
import { mean } from './total.ts';

/** The band of an audit, and what holds it down. Bands are ids; null where there is no score. */
export interface BandVerdict {
  /** The headline: the band of the score, capped by the musts that failed. */
  readonly band: string | null;
  /** The band that the score alone would give. */
  readonly bandBeforeCap: string | null;
  readonly failedMusts: readonly FailedMust[];
  /** The bands with every blank as the worst level, and as the best one, musts included. */
  readonly lowest: string | null;
  readonly highest: string | null;
}

/** Places an audit in its band. */
export function judgeBand(checklist: Checklist, overall: OverallScore): BandVerdict {
  const at = (end: End, score: number | null) =>
    capBand(checklist, bandOf(checklist, score), failedMusts(checklist, overall, end));
  return {
    band: at('headline', overall.score)?.id ?? null,
    bandBeforeCap: bandOf(checklist, overall.score)?.id ?? null,
    failedMusts: failedMusts(checklist, overall, 'headline'),
    lowest: at('low', overall.low)?.id ?? null,
    highest: at('high', overall.high)?.id ?? null,
  };
}

/** The band in which a score (0 to 1) lies; null for no score. */
export function bandOf({ bands }: Checklist, score: number | null): Band | null {
  if (score === null) return null;
  return bands.findLast(({ from }) => reaches(score, from / 100)) ?? null;
}

/** The lowest of a band and the caps of the musts that failed: a cap never raises a band. */
function capBand(
  { bands }: Checklist,
  band: Band | null,
  failed: readonly FailedMust[],
): Band | null {
  if (band === null) return null;
  const caps = new Set(failed.map(({ must }) => must.cap));
  return bands.find(({ id }) => id === band.id || caps.has(id)) ?? null;
}

/** A must that does not hold. */
export interface FailedMust {
  readonly criterion: string;
  readonly must: Must;
  /** Whose level is too low: respondent ids, group ids, or nobody in particular (overall). */
  readonly by: readonly string[];
}

/**
 * Whose eyes the blanks are seen with: in the headline they are passed over, at the low end they
 * are the worst level, at the high end the best one.
 */
export type End = 'headline' | 'low' | 'high';

/** Every must that does not hold, in the order of the checklist. */
export function failedMusts(
  checklist: Checklist,
  { findings }: Pick<Scorecard, 'findings'>,
  end: End,
): readonly FailedMust[] {
  const holding = criteriaWithMust(checklist);
  if (holding.size === 0) return [];
  return findings.flatMap((finding) => {
    const criterion = holding.get(finding.criterion);
    if (!criterion?.must) return [];
    const levels = levelsOf(checklist, criterion);
    const limit = mustLevelOf(checklist, criterion, criterion.must).score;
    const blank = levels.at(end === 'low' ? 0 : -1)?.score ?? 0;
    const judged = judgedScores(criterion.must, voicesAt(finding, end, blank));
    const failed = judged.filter(({ value }) => !reaches(value, limit));
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

/** What `criteriaWithMust` has found: an audit asks again for every respondent. */
const known = new WeakMap<Checklist, ReadonlyMap<string, Criterion>>();

function criteriaWithMust(checklist: Checklist): ReadonlyMap<string, Criterion> {
  const found = known.get(checklist);
  if (found) return found;
  const criteria = checklist.points.flatMap((point) => point.criteria.filter(({ must }) => must));
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  known.set(checklist, byId);
  return byId;
}

function voicesAt(finding: Finding, end: End, blank: number): readonly Response[] {
  return end === 'headline' || finding.low === null
    ? finding.responses
    : fillBlanks(finding.responses, blank);
}

function judgedScores(
  must: Must,
  responses: readonly Response[],
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
      const value = mean(groups);
      return value === null ? [] : [{ id: 'overall', value }];
    }
  }
}
