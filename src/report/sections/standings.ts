import type { GapReport } from '../../analysis/gap-report.ts';
import type { Result } from '../../analysis/result.ts';
import { scoreDigits, shareInPercent } from '../../numbers.ts';
import { bandLimits, noScoreInWords } from '../phrases.ts';
import { displayIn, reportIndex } from '../report.ts';

/** Score of a group or a respondent alone. */
export interface StandingRow {
  /** Title of the group, or name and role of the respondent. */
  readonly who: string;
  readonly isGroup: boolean;
  /** Score in percent, "none", or "withheld" in an anonymous report. */
  readonly score: string;
  /** Title of the band; empty if there is none. */
  readonly band: string;
  readonly coverage: string;
}

/** Returns all groups that answered, each followed by its respondents. */
export function standingRows(report: GapReport): readonly StandingRow[] {
  const find = reportIndex(report);
  const limits = bandLimits(report.checklist.definition);
  const cells = ({ score, band, coverage }: Result) => ({
    score: score === null ? noScoreInWords(report) : scoreDigits(displayIn(report), score, limits),
    band: find.band(band)?.title ?? '',
    coverage: coverage === null ? noScoreInWords(report) : shareInPercent(coverage),
  });
  return report.groups.flatMap(({ id, title, result }) => [
    { who: title, isGroup: true, ...cells(result) },
    ...report.respondents
      .filter(({ group }) => group === id)
      .map(({ name, role, result: alone }) => ({
        who: role ? `${name}, ${role}` : name,
        isGroup: false,
        ...cells(alone),
      })),
  ]);
}
