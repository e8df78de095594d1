import type { Band, Checklist } from '../checklist/checklist.ts';
import { type End, type FailedMust, failedMusts } from './must.ts';
import type { OverallScore } from './scorecard.ts';
import { reaches } from './tolerance.ts';

/** The band of an audit, and what holds it down. Bands are ids; null where there is no score. */
export interface BandVerdict {
  /** The headline: the band of the score, capped by the musts that failed. */
  readonly band: string | null;
  /** The band that the score alone would give. */
  readonly uncapped: string | null;
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
    uncapped: bandOf(checklist, overall.score)?.id ?? null,
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
