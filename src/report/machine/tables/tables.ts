import type { GapReport } from '../../../analysis/gap-report.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import { inPercent } from '../../../numbers.ts';
import type { PointScore } from '../../../scoring/scorecard.ts';
import { pointScoresOf, reportIndex } from '../../report.ts';
import { actionsTable } from './actions.ts';
import { answersTable, criteriaTable, scoreField } from './criteria.ts';
import { type DataTable, type MakeTable, numberField, tableOf, textField } from './table.ts';

/** Returns the table of points, with scores overall and by group. */
function pointsTable(report: GapReport): DataTable {
  const find = reportIndex(report);
  const roots = new Set(report.rootCauses.roots.map(({ point }) => point));
  const weak = new Set(report.rootCauses.weak.map(({ point }) => point));
  return tableOf<PointScore>(
    'Points',
    [
      textField('Point', 24, ({ point }) => point),
      textField('Title', 44, ({ point }) => find.point(point).title),
      numberField('Weight', ({ point }) => find.point(point).weight),
      scoreField(
        report,
        'Score',
        ({ score }) => score,
        () => [WEAK_BELOW],
      ),
      scoreField(report, 'Low', ({ low }) => low),
      scoreField(report, 'High', ({ high }) => high),
      numberField('Coverage %', ({ coverage }) => inPercent(coverage, [1])),
      textField('Root cause', 12, ({ point }) => (roots.has(point) ? 'yes' : 'no')),
      textField('Weak', 8, ({ point }) => (weak.has(point) ? 'yes' : 'no')),
      ...report.groups.map(({ id, title }) => {
        const seen = pointScoresOf(report, ({ groups }) => groups[id]);
        return scoreField<PointScore>(report, title, ({ point }) => seen.get(point) ?? null);
      }),
    ],
    report.points,
  );
}

/** Tables of a report by name. */
export const tables = {
  criteria: criteriaTable,
  actions: actionsTable,
  answers: answersTable,
  points: pointsTable,
} as const satisfies Record<string, MakeTable>;
