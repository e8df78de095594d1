import { areRelated } from '../../checklist/variant/resolve.ts';
import { UserError } from '../../diagnostic.ts';
import { scoreAtBound } from '../../scoring/interval.ts';
import type { Mode } from '../../scoring/responses.ts';
import { analysisWords } from '../../words/analysis.ts';
import type { GapReport } from '../gap-report.ts';
import type { GutFeeling, Result } from '../result.ts';
import type { RootCause } from '../root-causes.ts';
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
import { foreignLevels, withPresentLevels } from './present-levels.ts';
import {
  answeredVersions,
  commonMode,
  comparisonRemarks,
  fullScoring,
  type ScoredRound,
  type Scoring,
  withPresentGroups,
} from './rounds.ts';
import { type Parts, pairCriteria, type Rounds, splitChange } from './split.ts';

/** Round of a comparison. */
export interface ComparedRound {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
  /** Mode of the round, which may ask more than is compared. */
  readonly mode: Mode;
  /** Checklist that scores it. */
  readonly checklist: { readonly version: string; readonly digest: string };
  /** Versions of the checklist that respondents used. */
  readonly answered: readonly string[];
  /** Result in the mode of the comparison. */
  readonly result: Result;
}

/** Changes between two rounds. All scores are fractions, 0 to 1. */
export interface Comparison {
  readonly before: ComparedRound;
  readonly after: ComparedRound;
  /** Mode of the comparison: `full` if both rounds are full audits. */
  readonly mode: Mode;
  readonly total: ScoreChange;
  /** Sources of the change of the total; `null` if a round has no score. */
  readonly parts: Parts | null;
  readonly points: readonly PointChange[];
  readonly criteria: readonly CriterionChange[];
  readonly gaps: GapChanges;
  readonly rootCauses: RootCauseChanges;
  /** Facts of the earlier round; `null` in an anonymous report. */
  readonly earlier: EarlierFacts | null;
  /** Remarks that a reader needs to understand it: English sentences. */
  readonly remarks: readonly string[];
}

/**
 * Compares a round with an earlier one. Each is scored by the checklist in its own report; only for
 * the parts of the difference are the earlier answers scored by the later one too.
 * @throws UserError where the two are about different checklists
 */
export function compareRounds(
  earlierReport: GapReport,
  after: GapReport,
  scoring: Scoring = fullScoring,
): Comparison {
  refuseOtherChecklist(earlierReport, after);
  const before = withPresentGroups(earlierReport, after.checklist.definition);
  const mode = commonMode([before, after]);
  const rounds = scoreBoth(before, after, { mode, scoring });
  const { later, rescored, untold } = rounds;
  const worst = scoreAtBound(later.checklist, later.scorecard, 'low');
  const criteria = compareCriteria(rounds, worst);
  const isChecklistKnown = hasOwnChecklist(before, after);
  const uneven = unevenCriteria(criteria, scoring);
  const even = evenRounds(rounds, uneven, scoring);
  const parts = splitChange(even);
  const known = parts && !isChecklistKnown ? { ...parts, weights: null, checklist: null } : parts;
  const points = comparePoints(rounds, worst);
  const isTold = points.every(({ levels }) => levels === 'same');
  const total = scoreChange(even.earlier.scorecard.score, even.later.scorecard.score, worst.score);
  return {
    before: describe(before, even.earlier, scoring),
    after: describe(after, even.later, scoring),
    mode,
    total: isTold ? total : { ...total, change: null },
    parts: isTold || isChecklistKnown ? known : null,
    points,
    criteria,
    gaps: compareGaps(rounds, criteria),
    rootCauses: compareRootCauses(rounds, worst),
    earlier: earlierFacts(before, after, rounds.pairs.laterOf),
    remarks: comparisonRemarks(before, after, { rescored, isChecklistKnown, untold, uneven }),
  };
}

function refuseOtherChecklist(before: GapReport, after: GapReport): void {
  if (areRelated(before.checklist.definition, after.checklist.definition)) return;
  throw new UserError(
    analysisWords.otherChecklist({
      before: before.checklist.id,
      after: after.checklist.id,
    }),
  );
}

function scoreBoth(
  before: GapReport,
  after: GapReport,
  { mode, scoring }: { readonly mode: Mode; readonly scoring: Scoring },
): Rounds {
  const earlier = before.checklist.definition;
  const later = after.checklist.definition;
  const foreign = foreignLevels([before, after]);
  const { report: present, untold } = withPresentLevels(before, later, foreign);
  return {
    earlier: scoring.score(before, earlier, mode),
    rescored: scoring.score(present, later, mode),
    regrouped: scoring.score(withEarlierAnswers(present, after), later, mode),
    later: scoring.score(after, later, mode),
    pairs: pairCriteria(earlier, later),
    untold,
    mode,
  };
}

/** Criteria that are withheld in one of two rounds, by their ids today. */
function unevenCriteria(
  criteria: readonly CriterionChange[],
  scoring: Scoring,
): ReadonlySet<string> {
  const isWithheld = (own: CriterionChange) =>
    (own.before === null && own.outcomeBefore === 'not-answered') ||
    (own.after === null && own.outcomeAfter === 'not-answered');
  const uneven = criteria.filter(
    (own) =>
      own.in === 'both' &&
      own.levels === 'same' &&
      (own.before === null) !== (own.after === null) &&
      isWithheld(own),
  );
  return new Set(scoring.without ? uneven.map(({ criterion }) => criterion) : []);
}

/** Returns the rounds without some criteria, so that their totals count the same ones. */
function evenRounds(
  { earlier, rescored, regrouped, later, ...others }: Rounds,
  uneven: ReadonlySet<string>,
  { without }: Scoring,
): Rounds {
  const { laterOf } = others.pairs;
  const even = (own: ScoredRound, ids: ReadonlySet<string>): ScoredRound =>
    without && ids.size > 0
      ? { ...own, scorecard: without(own.checklist, own.scorecard, ids) }
      : own;
  const then = new Set([...laterOf].flatMap(([old, now]) => (uneven.has(now) ? old : [])));
  return {
    ...others,
    earlier: even(earlier, then),
    rescored: even(rescored, uneven),
    regrouped: even(regrouped, uneven),
    later: even(later, uneven),
  };
}

/**
 * Returns the people of a round, those who took part in an earlier one with their answers there, and
 * its agreed levels.
 */
function withEarlierAnswers(before: GapReport, after: GapReport): GapReport {
  const earlier = new Map(before.respondents.map((own) => [own.id, own.answers]));
  return {
    ...after,
    by: before.by,
    agreements: before.agreements,
    respondents: after.respondents.map((own) => ({
      ...own,
      answers: earlier.get(own.id) ?? own.answers,
    })),
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
  scoring: Scoring,
): ComparedRound {
  const { date, subject, mode } = report;
  const { version, digest } = report.checklist;
  return {
    ...{ date, subject, mode },
    checklist: { version, digest },
    answered: answeredVersions(report),
    result: scoring.result(checklist, scorecard),
  };
}

/** Facts of the earlier round that a report tells beside those of today. */
export interface EarlierFacts {
  /** Number of criteria on which two groups contradicted each other. */
  readonly conflicts: number;
  /** Root causes of then, largest impact first. */
  readonly rootCauses: readonly Pick<RootCause, 'point' | 'score' | 'explains'>[];
  /** Respondents of then, by id. */
  readonly respondents: readonly (Pick<GutFeeling, 'respondent' | 'estimate' | 'measured'> & {
    readonly name: string;
    readonly role: string | null;
    readonly group: string;
  })[];
  /** Notes of people who wrote one on a criterion in both rounds, in the order of the checklist. */
  readonly notes: readonly NotesThenAndNow[];
}

export interface NotesThenAndNow {
  /** Id in the later round. */
  readonly criterion: string;
  /** Id in both rounds. */
  readonly respondent: string;
  readonly before: string;
  readonly after: string;
}

/** Returns the facts of the earlier of two rounds; `laterOf` maps its criteria to those of today. */
function earlierFacts(
  before: GapReport,
  after: GapReport,
  laterOf: ReadonlyMap<string, string>,
): EarlierFacts {
  const then = new Map(before.respondents.map((own) => [own.id, own]));
  const earlierOf = new Map([...laterOf].map(([earlier, later]) => [later, earlier]));
  return {
    conflicts: before.disagreement.criteria.filter(({ gaps }) =>
      gaps.some(({ verdict }) => verdict === 'conflict'),
    ).length,
    rootCauses: before.rootCauses.roots.map(({ point, score, explains }) => ({
      ...{ point, score, explains },
    })),
    respondents: before.gutFeelings.flatMap(({ respondent, estimate, measured }) => {
      const found = then.get(respondent);
      if (!found) return [];
      const { name, role, group } = found;
      return [{ respondent, estimate, measured, name, role, group }];
    }),
    notes: after.findings.flatMap(({ criterion }) =>
      after.respondents.flatMap(({ id, answers }) => {
        const note = noteIn(answers.answers, criterion);
        const earlier = then.get(id);
        const old = earlier && noteIn(earlier.answers.answers, earlierOf.get(criterion) ?? '');
        return note && old ? [{ criterion, respondent: id, before: old, after: note }] : [];
      }),
    ),
  };
}

function noteIn(
  answers: GapReport['respondents'][number]['answers']['answers'],
  criterion: string,
): string | undefined {
  const answer = Object.hasOwn(answers, criterion) ? answers[criterion] : undefined;
  return typeof answer === 'object' && answer !== null && 'note' in answer
    ? answer.note
    : undefined;
}
