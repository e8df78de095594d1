import type { Answers } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Mode, Participant } from '../../scoring/responses.ts';
import { type Scorecard, scoreAudit } from '../../scoring/scorecard.ts';
import { quoted } from '../../text/safe.ts';
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

/** What has to be known to read a comparison rightly, in sentences. */
export function comparisonRemarks(
  before: GapReport,
  after: GapReport,
  { rescored, isChecklistKnown }: { rescored: ScoredRound; isChecklistKnown: boolean },
): readonly string[] {
  return [
    ...subjectRemark(before, after),
    ...modeRemark(before, after),
    ...checklistRemark(before, after, isChecklistKnown),
    ...scaleRemark(rescored),
  ];
}

function subjectRemark(before: GapReport, after: GapReport): readonly string[] {
  const isTurned = before.date > after.date;
  const order = `The round that is compared with is of ${before.date}, which is after ${after.date}.`;
  const subjects = `The earlier round is about ${quoted(before.subject)}, the later one about ${quoted(after.subject)}.`;
  return [...(before.subject === after.subject ? [] : [subjects]), ...(isTurned ? [order] : [])];
}

function modeRemark(before: GapReport, after: GapReport): readonly string[] {
  if (before.mode === after.mode) return [];
  const [express, full] = before.mode === 'express' ? ['earlier', 'later'] : ['later', 'earlier'];
  return [
    `The ${express} round is an express audit, so both are compared by the key criteria only; the report on the ${full} round has other scores.`,
  ];
}

function checklistRemark(
  before: GapReport,
  after: GapReport,
  isChecklistKnown: boolean,
): readonly string[] {
  const { version } = after.checklist;
  if (!isChecklistKnown) {
    const answered = answeredVersions(before).filter((own) => own !== before.checklist.version);
    return [
      `The earlier round answered version ${answered.join(' and ')} of the checklist, which is not at hand, and is scored by version ${version}; so nothing can be said about what new weights and other changes of the checklist did.`,
    ];
  }
  if (before.checklist.digest === after.checklist.digest) return [];
  if (before.checklist.id !== after.checklist.id) {
    return [
      `The earlier round is scored by the checklist ${nameOf(before)}, the later one by ${nameOf(after)}.`,
    ];
  }
  if (before.checklist.version === version) {
    return [`The two checklists differ, although both call themselves version ${version}.`];
  }
  return [
    `The earlier round is scored by version ${before.checklist.version} of the checklist, the later one by version ${version}.`,
  ];
}

function scaleRemark({ offScale }: ScoredRound): readonly string[] {
  if (offScale.length === 0) return [];
  return [
    `The scale of ${offScale.join(', ')} is another one now; earlier answers that are not on it count as blanks.`,
  ];
}

/** "lead-gen-alignment-de" 1.0.0, a variant of "lead-gen-alignment" 1.0.0. */
function nameOf({ checklist: { id, version, definition } }: GapReport): string {
  const { variantOf } = definition;
  const parent = variantOf && `, a variant of ${quoted(variantOf.id)} ${variantOf.version}`;
  return `${quoted(id)} ${version}${parent ?? ''}`;
}

/** The versions of the checklist that a round answered, in the order of the respondents. */
export function answeredVersions({ respondents }: GapReport): readonly string[] {
  return [...new Set(respondents.map(({ answers }) => answers.checklist.version))];
}
