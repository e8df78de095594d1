import { areRelated } from '../checklist/variant/resolve.ts';
import { userError } from '../diagnostic.ts';
import type { Mode } from '../scoring/responses.ts';
import { analysisWords } from '../words/analysis.ts';
import { commonMode, type Scoring, scoring } from './comparison/rounds.ts';
import type { GapReport } from './gap-report.ts';
import type { Result } from './result.ts';

/** One round of several. */
export interface TrendRound {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** What was asked, which may be more than is compared. */
  readonly mode: Mode;
  /** The version of the checklist in the round's own report, and the score there. */
  readonly version: string;
  readonly reported: number | null;
  /** The answers as the latest checklist scores them, in the mode of the trend. */
  readonly result: Result;
  /** The score of `result` minus that of the round before; null without both. */
  readonly change: number | null;
}

/** How the scores went over several rounds. All are fractions, 0 to 1. */
export interface Trend {
  /** What is compared: the key criteria only, unless all rounds are full audits. */
  readonly mode: Mode;
  /** The version of the latest checklist, by which all rounds are scored. */
  readonly version: string;
  /** By date; those of one day in the given order. */
  readonly rounds: readonly TrendRound[];
  /** The points of the latest checklist, each with its score in every round. */
  readonly points: readonly {
    readonly point: string;
    readonly scores: readonly (number | null)[];
  }[];
}

/**
 * The scores of several rounds by date. So that they can be compared, the latest checklist scores all
 * of them, and only what all of them asked.
 * @throws UserError where they are about different checklists, or there are none
 */
export function trendOf(reports: readonly GapReport[], way: Scoring = scoring): Trend {
  const inOrder = reports.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const latest = inOrder.at(-1);
  if (!latest) throw userError(analysisWords.noRounds);
  for (const report of inOrder) refuseOtherChecklist(report, latest);
  const { definition, version } = latest.checklist;
  const mode = commonMode(inOrder);
  const scorecards = inOrder.map((report) => way.score(report, definition, mode).scorecard);
  const scores = scorecards.map(({ score }) => score);
  return {
    mode,
    version,
    rounds: inOrder.flatMap((report, i) => {
      const scorecard = scorecards[i];
      if (!scorecard) return [];
      const change = difference(scores[i - 1], scorecard.score);
      return [{ ...describe(report), result: way.stand(definition, scorecard), change }];
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
  throw userError(
    analysisWords.otherChecklistOf({
      date,
      before: checklist.id,
      after: latest.checklist.id,
    }),
  );
}
