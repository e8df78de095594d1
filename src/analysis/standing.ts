import type { Checklist } from '../checklist/checklist.ts';
import { type BandVerdict, judgeBand } from '../scoring/band.ts';
import { type Interval, type OverallScore, scoreOverall } from '../scoring/scorecard.ts';
import type { Mode, Participant } from '../scoring/voices.ts';

/** A score with its band and what could still change either. */
export interface Standing extends Interval, BandVerdict {
  /** Answered weight over applicable weight, 0 to 1; null where nothing applies. */
  readonly coverage: number | null;
}

/** An overall score with its band. */
export function standingOf(checklist: Checklist, overall: OverallScore): Standing {
  const { score, low, high, coverage } = overall;
  return { score, low, high, coverage, ...judgeBand(checklist, overall) };
}

/** What the audit would come to if only these participants had answered. */
export function standingAlone(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): Standing {
  return standingOf(checklist, scoreOverall(checklist, participants, mode));
}
