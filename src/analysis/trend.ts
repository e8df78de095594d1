import { areRelated } from '../checklist/variant/resolve.ts';
import { UserError } from '../diagnostic.ts';
import type { Mode } from '../scoring/responses.ts';
import { analysisWords } from '../words/analysis.ts';
import { commonMode, fullScoring, type Scoring } from './comparison/rounds.ts';
import type { GapReport } from './gap-report.ts';
import type { Result } from './result.ts';

/** One round of several. */
export interface TrendRound {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Mode of the round, which may ask more than is compared. */
  readonly mode: Mode;
  /** The version of the checklist in the round's own report, and the score there. */
  readonly version: string;
  readonly reported: number | null;
  /** Answers scored with the latest checklist, in the mode of the trend. */
  readonly result: Result;
  /** The score of `result` minus that of the round before; null without both. */
  readonly change: number | null;
}

/** Scores of several rounds. All are fractions, 0 to 1. */
export interface Trend {
  /** Mode of the trend: `full` if all rounds are full audits. */
  readonly mode: Mode;
  /** Version of the latest checklist, which scores all rounds. */
  readonly version: string;
  /** By date; those of one day in the given order. */
  readonly rounds: readonly TrendRound[];
  /** Points of the latest checklist with their scores in every round. */
  readonly points: readonly {
    readonly point: string;
    readonly scores: readonly (number | null)[];
  }[];
}

/**
 * Compares the scores of several rounds by date. The latest checklist scores all of them, with the
 * criteria that all of them asked.
 * @throws UserError if they use unrelated checklists, or there are none
 */
export function trendOf(reports: readonly GapReport[], scoring: Scoring = fullScoring): Trend {
  const inOrder = reports.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const latest = inOrder.at(-1);
  if (!latest) throw new UserError(analysisWords.noRounds);
  for (const report of inOrder) refuseOtherChecklist(report, latest);
  const { definition, version } = latest.checklist;
  const mode = commonMode(inOrder);
  const scorecards = inOrder.map((report) => scoring.score(report, definition, mode).scorecard);
  const scores = scorecards.map(({ score }) => score);
  return {
    mode,
    version,
    rounds: inOrder.flatMap((report, i) => {
      const scorecard = scorecards[i];
      if (!scorecard) return [];
      const change = difference(scores[i - 1], scorecard.score);
      return [{ ...describe(report), result: scoring.result(definition, scorecard), change }];
    }),
    points: definition.points.map(({ id }) => ({
      point: id,
      scores: scorecards.map(({ points }) => points.find((own) => own.point === id)?.score ?? null),
    })),
  };
}

function describe({ date, mode, checklist, result }: GapReport) {
  return { date, mode, version: checklist.version, reported: result.score };
}

function difference(before: number | null | undefined, after: number | null): number | null {
  return typeof before === 'number' && after !== null ? after - before : null;
}

function refuseOtherChecklist({ checklist, date }: GapReport, latest: GapReport): void {
  if (areRelated(checklist.definition, latest.checklist.definition)) return;
  throw new UserError(
    analysisWords.otherChecklistOf({
      date,
      before: checklist.id,
      after: latest.checklist.id,
    }),
  );
}
