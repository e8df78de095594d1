import type { GapReport } from '../../analysis/gap-report.ts';
import { type RootCause, type UnassessedPoint, WEAK_BELOW } from '../../analysis/root-causes.ts';
import { isScored } from '../../checklist/criteria/types.ts';
import { isKey } from '../../checklist/lookup.ts';
import { formatScale, formatScore, formatScorePoints } from '../../numbers.ts';
import { analysisWords } from '../../words/analysis.ts';
import { count } from '../../words/grammar.ts';
import type { ListEntry, NoteSection } from '../notes.ts';
import { displayIn, type Report, type ReportIndex, reportIndex } from '../report.ts';
import { waiverInWords } from './verdict.ts';

/** Returns the root causes, with the points that they affect. */
export function rootCausesInWords(report: Report): NoteSection {
  const find = reportIndex(report);
  const { roots, notAssessed: unseen } = report.rootCauses;
  return {
    heading: 'Root causes',
    intro: [preconditionsInBrief(report), rootCausesInBrief(report)].filter(Boolean).join(' '),
    entries: [
      ...roots.map((root) => rootInWords(report, find, root, waivedIn(report, root.point))),
      ...unseen
        .filter(({ mayCause }) => mayCause.length > 0)
        .map((point) => unseenInWords(find, point)),
      ...unaskedInWords(report),
    ],
  };
}

/** Returns the points that a missed must keeps out of the root causes; empty if there are none. */
function preconditionsInBrief(report: GapReport): string {
  const find = reportIndex(report);
  const points = report.rootCauses.preconditions.map((id) => find.point(id).title);
  return points.length === 0 ? '' : analysisWords.preconditions({ points });
}

/** Returns the number of weak points and root causes in one sentence. */
function rootCausesInBrief(report: GapReport): string {
  const { weak, lostScore: lost, roots, preconditions } = report.rootCauses;
  const [first] = roots;
  if (report.result.score === null) return 'Nothing is scored, so there is nothing to explain.';
  if (!first)
    return `No ${preconditions.length > 0 ? 'other point' : 'point'} is below ${formatScore(displayIn(report), WEAK_BELOW)}, so there is no root cause to name.`;
  const title = reportIndex(report).point(first.point).title;
  const causes =
    roots.length === 1 ? `one cause: ${title}` : `${roots.length} causes, the largest: ${title}`;
  return `${count(weak.length, { one: 'weak point', other: 'weak points' })}, ${formatScorePoints(displayIn(report), lost)} of ${formatScale(displayIn(report))} lost, ${causes}.`;
}

/** Returns the waived gaps of a point. */
function waivedIn(report: Report, point: string): readonly string[] {
  return report.gaps
    .filter((gap) => gap.point === point)
    .flatMap(({ criterion }) => {
      const waived = waiverInWords(report, criterion);
      return waived === null ? [] : [`The gap of "${criterion}" is waived ${waived}`];
    });
}

function rootInWords(
  report: GapReport,
  find: ReportIndex,
  root: RootCause,
  waived: readonly string[],
): ListEntry {
  const { point, score, impact, exclusive, explains, chain } = root;
  const scope = explains.length === 0 ? 'by itself' : 'with what follows from it';
  const shared = impact - exclusive;
  return {
    line: `${find.point(point).title} (${formatScore(displayIn(report), score, [WEAK_BELOW])}) takes ${formatScorePoints(displayIn(report), impact)} from the score ${scope}.`,
    details: [
      ...chain.map(
        ({ cause, effect, because }) =>
          `${find.point(cause).title} → ${find.point(effect).title}: ${because}`,
      ),
      ...(shared > 0 && Number(formatScorePoints(displayIn(report), shared)) > 0
        ? [
            `${formatScorePoints(displayIn(report), shared)} of that follows from another root cause too.`,
          ]
        : []),
      ...waived,
    ],
  };
}

/** Returns the criteria that an express audit did not ask and that may be causes; else empty. */
function unaskedInWords(report: GapReport): readonly ListEntry[] {
  const { mode, findings } = report;
  const find = reportIndex(report);
  const unasked = findings.filter(
    ({ criterion, outcome }) =>
      outcome === 'not-asked' &&
      !isKey(find.criterion(criterion)) &&
      isScored(find.criterion(criterion)),
  );
  if (mode === 'full' || unasked.length === 0) return [];
  const ids = unasked.map(({ criterion }) => criterion).join(', ');
  return [{ line: `Not seen in an express audit: causes that lie in ${ids}.` }];
}

const REASONS = {
  'not-asked': 'was not asked here',
  'not-applicable': 'does not apply here',
  'not-answered': 'could not be answered',
  'not-weighted': 'carries no weight',
} as const satisfies Record<UnassessedPoint['reason'], string>;

function unseenInWords(find: ReportIndex, { point, reason, mayCause }: UnassessedPoint): ListEntry {
  const effects = mayCause.map((id) => find.point(id).title).join(', ');
  return {
    line: `Not seen: ${find.point(point).title} ${REASONS[reason]}, and may be a cause of ${effects}.`,
  };
}
