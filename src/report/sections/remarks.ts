import type { GapReport } from '../../analysis/gap-report.ts';
import type { Remarks } from '../../answers/answers.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
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

/** Returns the answers of type `text`, which are never scored: by criterion, then by respondent. */
export function textsInWords(report: GapReport): NoteSection {
  const find = reportIndex(report);
  return {
    heading: 'In their own words',
    entries: report.findings.flatMap(({ criterion }): readonly ListEntry[] => {
      const details = textsOn(report, criterion);
      const line = `"${criterion}": ${find.criterion(criterion).question}`;
      return details.length === 0 ? [] : [{ line, details }];
    }),
  };
}

/** Returns each respondent's answer to one criterion of type `text`. */
export function textsOn(report: GapReport, criterion: string): readonly string[] {
  const find = reportIndex(report);
  const responses = find.finding(criterion)?.responses ?? [];
  return responses.flatMap(({ said, answer, respondent }) =>
    said === 'text' ? [`${find.name(respondent)}: ${answer}`] : [],
  );
}
