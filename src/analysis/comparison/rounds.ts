import type { Answers } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Mode, Participant } from '../../scoring/responses.ts';
import { type Scorecard, scoreAudit } from '../../scoring/scorecard.ts';
import { analysisWords } from '../../words/analysis.ts';
import type { GapReport } from '../gap-report.ts';
import { type Result, standingOf } from '../result.ts';

/** The answers of a round as one checklist scores them. */
export interface ScoredRound {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  /** Criteria with answers that the scale of this checklist does not have; they count as blanks. */
  readonly offScale: readonly string[];
}

/** How the rounds of a comparison are scored. */
export interface Scoring {
  readonly score: (report: GapReport, checklist: Checklist, mode: Mode) => ScoredRound;
  readonly stand: (checklist: Checklist, scorecard: Scorecard) => Result;
}

/** By all that was answered. */
export const scoring: Scoring = { score: scoreRound, stand: standingOf };

/** Scores the answers that a report holds, by its own checklist or by any other version of it. */
export function scoreRound(report: GapReport, checklist: Checklist, mode: Mode): ScoredRound {
  const scales = new Map(
    criteriaOf(checklist).map(({ criterion }) => [criterion.id, scaleOf(checklist, criterion)]),
  );
  const offScale = new Set<string>();
  const participants = report.respondents.map(({ id, group, answers: file }): Participant => {
    const answers = new Map(match(checklist, asAnswersTo(checklist, file)).answers);
    for (const [criterion, answer] of answers) {
      if ('notApplicable' in answer || answer.value === null) continue;
      if (scales.get(criterion)?.refusal(answer.value) === null) continue;
      offScale.add(criterion);
      answers.delete(criterion);
    }
    return { id, group, answers };
  });
  const scorecard = scoreAudit(checklist, participants, mode);
  return { checklist, scorecard, offScale: [...offScale].toSorted() };
}

/** What is compared is related, so answers to one are matched to the other by their ids. */
function asAnswersTo({ id }: Checklist, file: Answers): Answers {
  if (file.checklist.id === id) return file;
  // No version is called so, so that renames are followed.
  return { ...file, checklist: { id, version: '' } };
}

/**
 * What both rounds have answers to: where one of them is an express audit, only the key criteria of
 * the other are comparable.
 */
export function commonMode(reports: readonly Pick<GapReport, 'mode'>[]): Mode {
  return reports.every(({ mode }) => mode === 'full') ? 'full' : 'express';
}

/** Returns remarks that a reader needs to understand a comparison: English sentences. */
export function comparisonRemarks(
  before: GapReport,
  after: GapReport,
  { rescored, isChecklistKnown }: { rescored: ScoredRound; isChecklistKnown: boolean },
): readonly string[] {
  const { offScale } = rescored;
  return [
    ...(before.subject === after.subject
      ? []
      : [words.otherSubject({ before: before.subject, after: after.subject })]),
    ...(before.date > after.date
      ? [words.laterBaseline({ before: before.date, after: after.date })]
      : []),
    ...(before.mode === after.mode
      ? []
      : [words.express({ isEarlier: before.mode === 'express' })]),
    ...checklistRemark(before, after, isChecklistKnown),
    ...(offScale.length === 0 ? [] : [words.otherScale({ criteria: offScale })]),
  ];
}

const words = analysisWords.remarks;

function checklistRemark(
  before: GapReport,
  after: GapReport,
  isChecklistKnown: boolean,
): readonly string[] {
  const { id, version, digest } = after.checklist;
  const earlier = before.checklist;
  if (!isChecklistKnown) {
    const versions = answeredVersions(before).filter((answered) => answered !== earlier.version);
    return [words.missingVersion({ versions, version })];
  }
  if (earlier.digest === digest) return [];
  if (earlier.id !== id) {
    return [words.otherChecklist({ before: identityOf(before), after: identityOf(after) })];
  }
  if (earlier.version === version) return [words.sameVersion({ version })];
  return [words.otherVersion({ before: earlier.version, after: version })];
}

function identityOf({ checklist: { id, version, definition } }: GapReport) {
  return { id, version, parent: definition.variantOf ?? null };
}

/** Returns the versions of the checklist that a round used, in the order of the respondents. */
export function answeredVersions({ respondents }: GapReport): readonly string[] {
  return [...new Set(respondents.map(({ answers }) => answers.checklist.version))];
}
