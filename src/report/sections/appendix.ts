import type { GapReport } from '../../analysis/gap-report.ts';
import type { Finding } from '../../scoring/finding.ts';
import { OUTCOME_WORDS } from '../../words/report.ts';
import { type ReportIndex, reportIndex } from '../report.ts';
import { saidInWords } from './discussions.ts';

/** Answers to the criteria of a point. */
export interface AnsweredPoint {
  readonly title: string;
  readonly criteria: readonly AnsweredCriterion[];
}

export interface AnsweredCriterion {
  readonly criterion: string;
  readonly question: string;
  /** Outcome, as in "partly met". */
  readonly outcome: string;
  /** Answers in the order of respondent ids. */
  readonly answers: readonly AnswerInWords[];
}

export interface AnswerInWords {
  readonly name: string;
  /** Title of the respondent's group. */
  readonly group: string;
  readonly said: string;
  /** Note; empty if there is none. */
  readonly note: string;
  readonly evidence: readonly string[];
}

/** Returns all answers with notes and evidence, in the order of the checklist. */
export function answersInWords(report: GapReport): readonly AnsweredPoint[] {
  const find = reportIndex(report);
  const findings = new Map(report.findings.map((finding) => [finding.criterion, finding]));
  return report.checklist.definition.points.map(({ title, criteria }) => ({
    title,
    criteria: criteria.flatMap(({ id, question }) => {
      const finding = findings.get(id);
      return finding
        ? [{ criterion: id, question, ...responsesInWords(report, find, finding) }]
        : [];
    }),
  }));
}

function responsesInWords(
  report: GapReport,
  find: ReportIndex,
  { criterion, outcome, responses }: Finding,
) {
  return {
    outcome: OUTCOME_WORDS[outcome],
    answers: responses.map((response) => {
      const remarks = find.remarks(response.respondent, criterion);
      return {
        name: find.name(response.respondent),
        group: find.group(response.group),
        said: saidInWords(report, find, { ...response, criterion }),
        note: remarks?.note ?? '',
        evidence: remarks?.evidence ?? [],
      };
    }),
  };
}
