import type { Answers } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { scaleOf } from '../../checklist/criteria/index.ts';
import { criteriaOf } from '../../checklist/defaults.ts';
import { type Scorecard, scoreAudit } from '../../scoring/scorecard.ts';
import type { Mode, Participant } from '../../scoring/voices.ts';
import type { GapReport } from '../gap-report.ts';
import { type Standing, standingOf } from '../standing.ts';

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
  readonly stand: (checklist: Checklist, scorecard: Scorecard) => Standing;
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
