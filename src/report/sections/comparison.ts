import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import { formatSigned, roundToSum } from '../../numbers.ts';
import { analysisWords } from '../../words/analysis.ts';
import { OUTCOME_WORDS } from '../../words/report.ts';
import { entriesOf, type NoteSection } from '../notes.ts';
import { scoreInWords } from '../phrases.ts';
import { displayIn, type Report, type ReportIndex, reportIndex } from '../report.ts';
import { waiverInWords } from './verdict.ts';

/** Returns the changes since the earlier round, and the causes of the change of score. */
export function comparisonInWords(report: Report): NoteSection {
  const { comparison } = report;
  if (comparison === null) return { heading: '', entries: [] };
  return {
    heading: `Since ${comparison.before.date}`,
    intro: totalInWords(report, comparison),
    entries: entriesOf([
      ...partsInWords(report, comparison),
      ...gapsInWords(comparison, (criterion) => waiverInWords(report, criterion) !== null),
      ...rootCausesInWords(comparison, reportIndex(report)),
      ...comparison.remarks,
    ]),
  };
}

function totalInWords(report: GapReport, { before, after, total }: Comparison): string {
  const find = reportIndex(report);
  const result = (score: number | null, band: string | null) =>
    score === null
      ? 'no score'
      : `${scoreInWords(report, score)} (${find.band(band)?.title ?? band})`;
  const change = total.change === null ? '' : `: ${formatSigned(displayIn(report), total.change)}`;
  return `From ${result(total.before, before.result.band)} to ${result(total.after, after.result.band)}${change}.`;
}

/** Returns the parts of the change, which add up to it as printed. */
function partsInWords(report: GapReport, { parts, total }: Comparison): readonly string[] {
  if (parts === null || total.change === null) return [];
  const words = analysisWords.parts;
  const named = [
    [words.weights, parts.weights],
    [words.checklist, parts.checklist],
    [words.notApplicable, parts.notApplicable],
    [words.people, parts.people],
    [words.agreement, parts.agreement],
    [words.answers, parts.answers],
  ] as const;
  const known = named.flatMap(([name, part]) => (part === null ? [] : [{ name, part }]));
  const printed = roundToSum(
    displayIn(report),
    known.map(({ part }) => part),
    total.change,
  );
  const texts = known.map(({ name }, i) => `${name} ${printed[i]}`);
  return [`Where the change comes from: ${texts.join(', ')}.`];
}

function gapsInWords(
  { gaps }: Comparison,
  isWaived: (criterion: string) => boolean,
): readonly string[] {
  const { closed, opened, kept, outOfSight, possible, untold } = gaps;
  const marked = (criteria: readonly string[]) =>
    criteria.map((id) => (isWaived(id) ? `${id} (waived)` : id));
  const waived = kept.filter(isWaived).length;
  const ofThem = waived === 0 ? '' : `, ${waived} of them waived`;
  const unseen = outOfSight.map(({ criterion, reason }) => `${criterion} (${REASONS[reason]})`);
  return [
    ...named('Gaps closed', closed),
    ...named('Gaps opened', marked(opened)),
    ...named('Gaps that may have opened, with what is blank', marked(possible)),
    ...named('Gaps without a score now', unseen),
    ...named(analysisWords.untoldGaps, untold),
    ...(kept.length > 0 ? [`Gaps that are still there: ${kept.length}${ofThem}.`] : []),
  ];
}

function rootCausesInWords({ rootCauses }: Comparison, find: ReportIndex): readonly string[] {
  const titles = (points: readonly string[]) => points.map((id) => find.point(id).title);
  return [
    ...named('Root causes gone', titles(rootCauses.closed)),
    ...named('New root causes', titles(rootCauses.opened)),
    ...named('What may be a new root cause, with what is blank', titles(rootCauses.possible)),
    ...named('Root causes still there', titles(rootCauses.kept)),
  ];
}

function named(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(', ')}.`];
}

const REASONS = { ...OUTCOME_WORDS, removed: 'no longer in the checklist' } as const;
