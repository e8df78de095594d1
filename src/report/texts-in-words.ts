import type { GapReport } from '../analysis/gap-report.ts';
import { lookupIn } from './lookup.ts';
import type { Entry, Notes } from './notes.ts';

/** What was told in words, which is never scored: by criterion, then by respondent. */
export function textsInWords(report: GapReport): Notes {
  const find = lookupIn(report);
  return {
    heading: 'In their own words',
    entries: report.findings.flatMap(({ criterion }): readonly Entry[] => {
      const details = textsOn(report, criterion);
      const line = `"${criterion}": ${find.criterion(criterion).question}`;
      return details.length === 0 ? [] : [{ line, details }];
    }),
  };
}

/** What each respondent wrote on one criterion that is answered in words. */
export function textsOn(report: GapReport, criterion: string): readonly string[] {
  const find = lookupIn(report);
  const voices = report.findings.find((own) => own.criterion === criterion)?.voices ?? [];
  return voices.flatMap(({ said, answer, respondent }) =>
    said === 'text' ? [`${find.name(respondent)}: ${answer}`] : [],
  );
}
