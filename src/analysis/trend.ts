import type { Checklist } from '../checklist/checklist.ts';
import { areRelated } from '../checklist/variant/resolve.ts';
import { UserError } from '../diagnostic.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Mode } from '../scoring/responses.ts';
import { analysisWords } from '../words/analysis.ts';
import { isTouched } from './comparison/changes.ts';
import { foreignLevels, withPresentLevels } from './comparison/present-levels.ts';
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
  /**
   * Answers scored with the latest checklist, in the mode of the trend. Levels of which nothing tells
   * what they say there are left out, and in an anonymous trend what is withheld in another round.
   */
  readonly result: Result;
  /** `changed` if levels were left out. */
  readonly levels: 'same' | 'changed';
  /** The score of `result` minus that of the round before; null without both, or with levels left out. */
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
  /** Points of the latest checklist with their scores in every round; null where levels are left out. */
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
  const scored = evenly(
    inOrder.map((report) => scoreIn(report, latest, { mode, scoring })),
    definition,
    scoring,
  );
  return {
    mode,
    version,
    rounds: inOrder.flatMap((report, i) => {
      const [own, before] = [scored[i], scored[i - 1]];
      if (!own) return [];
      const isTold = own.untold.size === 0 && before?.untold.size === 0;
      return [
        {
          ...describe(report),
          result: scoring.result(definition, own.scorecard),
          levels: own.untold.size === 0 ? 'same' : 'changed',
          change: isTold ? difference(before.scorecard.score, own.scorecard.score) : null,
        } as const,
      ];
    }),
    points: definition.points.map((point) => ({
      point: point.id,
      scores: scored.map(({ scorecard, untold }) =>
        isTouched(point, untold)
          ? null
          : (scorecard.points.find((own) => own.point === point.id)?.score ?? null),
      ),
    })),
  };
}

/** Scores a round by the checklist of the latest, and returns the criteria left out. */
function scoreIn(
  report: GapReport,
  latest: GapReport,
  { mode, scoring }: { readonly mode: Mode; readonly scoring: Scoring },
) {
  const { definition } = latest.checklist;
  const foreign = report === latest ? undefined : foreignLevels([report, latest]);
  const present = withPresentLevels(report, definition, foreign);
  const { scorecard } = scoring.score(present.report, definition, mode);
  return { scorecard, untold: present.untold };
}

type Scored = ReturnType<typeof scoreIn>;

/** Leaves out the criteria that are withheld in one of the rounds, so that all scores count the same. */
function evenly(
  scored: readonly Scored[],
  definition: Checklist,
  { without }: Scoring,
): readonly Scored[] {
  if (!without) return scored;
  const compared = scored.filter(
    ({ scorecard, untold }) => scorecard.score !== null && untold.size === 0,
  );
  const isWithheld = ({ score, outcome }: Finding) => score === null && outcome === 'not-answered';
  const withheld = new Set(
    compared.flatMap(({ scorecard }) =>
      scorecard.findings.filter(isWithheld).map(({ criterion }) => criterion),
    ),
  );
  return scored.map((own) =>
    compared.includes(own)
      ? { ...own, scorecard: without(definition, own.scorecard, withheld) }
      : own,
  );
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
