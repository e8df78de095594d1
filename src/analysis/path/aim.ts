import type { Checklist } from '../../checklist/checklist.ts';
import { UserError } from '../../errors.ts';
import { quoted } from '../../safe-text.ts';
import { judgeBand } from '../../scoring/band.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { didYouMean } from '../../suggest.ts';

/** Where a path should lead: to a band by its id, or to an overall score from 0 to 1. */
export type Aim = { readonly band: string } | { readonly score: number };

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
export function goalOf(checklist: Checklist, scorecard: Scorecard, aim: Aim | null): Goal | null {
  if (aim && 'score' in aim) return { score: aim.score, band: null };
  const { bands } = checklist;
  if (aim) {
    const band = bands.find(({ id }) => id === aim.band);
    if (band) return { score: band.from / 100, band: band.id };
    const ids = bands.map(({ id }) => id);
    const remedy = didYouMean(aim.band, ids) || `; name one of ${ids.join(', ')}`;
    throw new UserError(`there is no band ${quoted(aim.band)}${remedy}`);
  }
  const headline = judgeBand(checklist, scorecard).band;
  const now = bands.findIndex(({ id }) => id === headline);
  const next = now < 0 ? undefined : bands[now + 1];
  return next ? { score: next.from / 100, band: next.id } : null;
}
