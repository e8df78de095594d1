import type { GapReport } from '../analysis/gap-report.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { firstVoteInWords } from './differences-in-words.ts';
import { type Lookup, lookupIn } from './lookup.ts';
import type { Entry, Notes } from './notes.ts';

/**
 * What was noted and shown beside the answers, in the order of the checklist, without the criteria
 * of which a format has told it already.
 */
export function remarksInWords(report: GapReport, told: ReadonlySet<string> = new Set()): Notes {
  const find = lookupIn(report);
  const open = criteriaOf(report.checklist.definition).filter(
    ({ criterion }) => !told.has(criterion.id),
  );
  return {
    heading: 'Notes and evidence',
    entries: open.flatMap(({ criterion }): readonly Entry[] => {
      const remarks = remarksOn(report, find, criterion.id);
      const details = remarks.map(({ name, text }) => `${name}: ${text}`);
      return details.length === 0 ? [] : [{ line: criterion.id, details }];
    }),
  };
}

/** What each respondent noted and showed on a criterion. */
export function remarksOn(
  report: GapReport,
  find: Lookup,
  criterion: string,
): readonly { readonly name: string; readonly text: string }[] {
  return report.respondents.flatMap(({ id, name }) => {
    const remarks = find.remarks(id, criterion);
    const answer = find.answer(id, criterion);
    const first = answer && 'value' in answer ? firstVoteInWords(report, criterion, answer) : '';
    const parts = [
      ...(first === '' ? [] : [`${first.slice(2)}.`]),
      ...(remarks?.note ? [remarks.note.trim()] : []),
      ...(remarks?.evidence?.length ? [`(seen: ${remarks.evidence.join('; ')})`] : []),
    ];
    return parts.length === 0 ? [] : [{ name, text: parts.join(' ') }];
  });
}
