import type { GapReport } from '../../analysis/gap-report.ts';
import type { Remarks } from '../../answers/answers.ts';
import type { Criterion, Point } from '../../checklist/checklist.ts';
import { isScored, labelsOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { reportWords as words } from '../../words/report.ts';
import type { ListEntry, NoteSection } from '../notes.ts';
import { type ReportIndex, reportIndex } from '../report.ts';
import { firstVoteInWords } from './discussions.ts';

/**
 * Returns notes and evidence in the order of the checklist, without the criteria in `shown`, which
 * the format has already shown.
 */
export function remarksInWords(
  report: GapReport,
  shown: ReadonlySet<string> = new Set(),
): NoteSection {
  const find = reportIndex(report);
  const open = criteriaOf(report.checklist.definition).filter(
    ({ criterion }) => !shown.has(criterion.id),
  );
  return {
    heading: 'Notes and evidence',
    entries: open.flatMap(({ criterion }): readonly ListEntry[] => {
      const remarks = remarkEntries(report, find, criterion.id);
      const details = remarks.map(({ name, text }) => `${name}: ${text}`);
      return details.length === 0 ? [] : [{ line: criterion.id, details }];
    }),
  };
}

/** Returns the notes and evidence of each respondent on a criterion. */
export function remarkEntries(
  report: GapReport,
  find: ReportIndex,
  criterion: string,
): readonly { readonly name: string; readonly text: string }[] {
  const named = report.respondents.flatMap(({ id, name }) => {
    const remarks = find.remarks(id, criterion);
    const answer = find.answer(id, criterion);
    const first = answer && 'value' in answer ? firstVoteInWords(report, criterion, answer) : '';
    const parts = [...(first === '' ? [] : [`${first}.`]), ...saidInWords(remarks ?? {})];
    return parts.length === 0 ? [] : [{ name, text: parts.join(' ') }];
  });
  return [...named, ...anonymousOn(report, find, criterion)];
}

function anonymousOn({ anonymity }: GapReport, find: ReportIndex, criterion: string) {
  const remarks = anonymity?.remarks.filter((remark) => remark.criterion === criterion) ?? [];
  return remarks.map(({ group, ...said }) => ({
    name: group === null ? 'Somebody' : find.group(group),
    text: saidInWords({ ...said, note: said.note ?? undefined }).join(' '),
  }));
}

function saidInWords({ note, evidence = [] }: Remarks): readonly string[] {
  return [
    ...(note ? [note.trim()] : []),
    ...(evidence.length > 0 ? [`(seen: ${evidence.join('; ')})`] : []),
  ];
}

/**
 * Returns the answers in words to points that ask for nothing else: one section per point, each
 * question with all answers side by side. Empty where nobody answered, or nothing may be shown.
 */
export function openAnswersInWords(report: GapReport): readonly NoteSection[] {
  const { points } = report.checklist.definition;
  return points.filter(isInWords).flatMap(({ title, criteria }) => {
    const entries = criteria.flatMap(({ id, question }): readonly ListEntry[] => {
      const details = textsOn(report, id);
      return details.length === 0 ? [] : [{ line: question, details }];
    });
    return entries.length === 0 ? [] : [{ heading: title, intro: words.apart, entries }];
  });
}

function isInWords({ criteria }: Point): boolean {
  return criteria.every((criterion) => !isScored(criterion) && labelsOf(criterion, '') === null);
}

/** Returns all other answers that are never scored: by criterion, then by respondent. */
export function textsInWords(report: GapReport): NoteSection {
  const find = reportIndex(report);
  const open = new Set(
    report.checklist.definition.points
      .filter(isInWords)
      .flatMap(({ criteria }) => criteria.map(({ id }) => id)),
  );
  return {
    heading: 'In their own words',
    entries: report.findings.flatMap(({ criterion }): readonly ListEntry[] => {
      const details = open.has(criterion) ? [] : textsOn(report, criterion);
      const line = `"${criterion}": ${find.criterion(criterion).question}`;
      return details.length === 0 ? [] : [{ line, details }];
    }),
  };
}

/** Returns each respondent's unscored answer to one criterion; in an anonymous report without names. */
export function textsOn(report: GapReport, criterion: string): readonly string[] {
  const find = reportIndex(report);
  const responses = find.finding(criterion)?.responses ?? [];
  const named = responses.flatMap(({ said, answer, respondent }) =>
    said === 'text'
      ? [`${find.name(respondent)}: ${inLabels(find.criterion(criterion), answer)}`]
      : [],
  );
  const anonymous = report.anonymity?.texts.filter((own) => own.criterion === criterion) ?? [];
  return [...named, ...anonymous.map(({ answer }) => inLabels(find.criterion(criterion), answer))];
}

/** Returns texts unchanged, and ids of options by their labels. */
function inLabels(criterion: Criterion, answer: AnswerValue | undefined): string {
  const labels = labelsOf(criterion, answer ?? '');
  if (labels === null) return String(answer);
  return labels.length === 0 ? words.noOption : labels.join(', ');
}
