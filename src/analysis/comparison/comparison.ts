import { areRelated } from '../../checklist/variant/resolve.ts';
import { userError } from '../../diagnostic.ts';
import { scoreAtBound } from '../../scoring/interval.ts';
import type { Mode } from '../../scoring/responses.ts';
import { analysisWords } from '../../words/analysis.ts';
import type { GapReport } from '../gap-report.ts';
import type { Result } from '../result.ts';
import {
  type CriterionChange,
  compareCriteria,
  compareGaps,
  comparePoints,
  compareRootCauses,
  type GapChanges,
  type PointChange,
  type RootCauseChanges,
  type ScoreChange,
  scoreChange,
} from './changes.ts';
import {
  answeredVersions,
  commonMode,
  comparisonRemarks,
  type ScoredRound,
  type Scoring,
  scoring,
} from './rounds.ts';
import { type Parts, pairCriteria, type Rounds, splitChange } from './split.ts';

/** One of two rounds that are compared. */
export interface ComparedRound {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
  /** What was asked, which may be more than is compared. */
  readonly mode: Mode;
  /** By which it is scored. */
  readonly checklist: { readonly version: string; readonly digest: string };
  /** The versions of the checklist that were answered. */
  readonly answered: readonly string[];
  /** The score and band in the mode of the comparison. */
  readonly result: Result;
}

/** What changed between two rounds. All scores are fractions, 0 to 1. */
export interface Comparison {
  readonly before: ComparedRound;
  readonly after: ComparedRound;
  /** What is compared: the key criteria only, unless both rounds are full audits. */
  readonly mode: Mode;
  readonly total: ScoreChange;
  /** Where the change of the total comes from; null where one of the rounds has no score. */
  readonly parts: Parts | null;
  readonly points: readonly PointChange[];
  readonly criteria: readonly CriterionChange[];
  readonly gaps: GapChanges;
  readonly rootCauses: RootCauseChanges;
  /** What has to be known to read it rightly, in sentences. */
  readonly remarks: readonly string[];
}

/**
 * Compares a round with an earlier one. Each is scored by the checklist in its own report; only for
 * the parts of the difference are the earlier answers scored by the later one too.
 * @throws UserError where the two are about different checklists
 */
export function compareRounds(
  before: GapReport,
  after: GapReport,
  way: Scoring = scoring,
): Comparison {
  refuseOtherChecklist(before, after);
  const mode = commonMode([before, after]);
  const rounds = scoreBoth(before, after, { mode, way });
  const { earlier, later, rescored } = rounds;
  const worst = scoreAtBound(later.checklist, later.scorecard.findings, 'low');
  const criteria = compareCriteria(rounds, worst);
  const isChecklistKnown = hasOwnChecklist(before, after);
  const parts = splitChange(rounds);
  return {
    before: describe(before, earlier, way),
    after: describe(after, later, way),
    mode,
    total: scoreChange(earlier.scorecard.score, later.scorecard.score, worst.score),
    parts: parts && !isChecklistKnown ? { ...parts, weights: null, checklist: null } : parts,
    points: comparePoints(rounds, worst),
    criteria,
    gaps: compareGaps(rounds, criteria),
    rootCauses: compareRootCauses(rounds, worst),
    remarks: comparisonRemarks(before, after, { rescored, isChecklistKnown }),
  };
}

function refuseOtherChecklist(before: GapReport, after: GapReport): void {
  if (areRelated(before.checklist.definition, after.checklist.definition)) return;
  throw userError(
    analysisWords.otherChecklist({
      before: before.checklist.id,
      after: after.checklist.id,
    }),
  );
}

function scoreBoth(
  before: GapReport,
  after: GapReport,
  { mode, way }: { readonly mode: Mode; readonly way: Scoring },
): Rounds {
  const earlier = before.checklist.definition;
  const later = after.checklist.definition;
  return {
    earlier: way.score(before, earlier, mode),
    rescored: way.score(before, later, mode),
    later: way.score(after, later, mode),
    pairs: pairCriteria(earlier, later),
    mode,
  };
}

/** Answers to another version that are scored by today's have lost their checklist. */
function hasOwnChecklist(before: GapReport, after: GapReport): boolean {
  const { version, digest } = before.checklist;
  return (
    digest !== after.checklist.digest || answeredVersions(before).every((own) => own === version)
  );
}

function describe(
  report: GapReport,
  { checklist, scorecard }: ScoredRound,
  way: Scoring,
): ComparedRound {
  const { date, subject, mode } = report;
  const { version, digest } = report.checklist;
  return {
    ...{ date, subject, mode },
    checklist: { version, digest },
    answered: answeredVersions(report),
    result: way.stand(checklist, scorecard),
  };
}
