import { type Scoring, scoreRound } from '../comparison/rounds.ts';
import { type Comparison, compareRounds } from '../comparison.ts';
import type { GapReport } from '../gap-report.ts';
import { type Trend, trendOf } from '../trend.ts';
import { publish } from './publish.ts';
import { publishedStanding } from './standing.ts';

/** Scores a round by what may be told of it where no fewer than `minGroup` people may be. */
function anonymousScoring(minGroup: number): Scoring {
  return {
    score: (report, checklist, mode) => {
      const { scorecard } = scoreRound(report, checklist, mode);
      return {
        checklist,
        scorecard: publish(checklist, scorecard.findings, minGroup).scorecard,
        offScale: [],
      };
    },
    stand: publishedStanding,
  };
}

/** How the scores went that may be told; those of the rounds' own reports may not. */
export function trendAnonymously(reports: readonly GapReport[], minGroup: number): Trend {
  const trend = trendOf(reports, anonymousScoring(minGroup));
  return { ...trend, rounds: trend.rounds.map((round) => ({ ...round, reported: null })) };
}

/** Compares what may be told of two rounds. What blanks could change is not told. */
export function compareAnonymously(
  before: GapReport,
  after: GapReport,
  minGroup: number,
): Comparison {
  const comparison = compareRounds(before, after, anonymousScoring(minGroup));
  const { total, points, criteria, gaps, rootCauses } = comparison;
  return {
    ...comparison,
    total: { ...total, lowest: null },
    points: points.map((own) => ({ ...own, lowest: null })),
    criteria: criteria.map((own) => ({ ...own, lowest: null })),
    gaps: { ...gaps, possible: [] },
    rootCauses: { ...rootCauses, possible: [] },
  };
}
