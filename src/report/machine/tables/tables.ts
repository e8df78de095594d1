import type { GapReport } from '../../../analysis/gap-report.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import type { PointScore } from '../../../scoring/scorecard.ts';
import { reportIndex } from '../../report.ts';
import { pointScoresOf } from '../../sections/points.ts';
import { actionsTable } from './actions.ts';
import { answersTable, criteriaTable } from './criteria.ts';
import { inPercent, type MakeTable, number, type Table, tableOf, text } from './table.ts';

/** Every point with its score, whole and by group. */
function pointsTable(report: GapReport): Table {
  const find = reportIndex(report);
  const roots = new Set(report.rootCauses.roots.map(({ point }) => point));
  const weak = new Set(report.rootCauses.weak.map(({ point }) => point));
  return tableOf<PointScore>(
    'Points',
    [
      text('Point', 24, ({ point }) => point),
      text('Title', 44, ({ point }) => find.point(point).title),
      number('Weight', ({ point }) => find.point(point).weight),
      number('Score %', ({ score }) => inPercent(score, [WEAK_BELOW])),
      number('Low %', ({ low }) => inPercent(low)),
      number('High %', ({ high }) => inPercent(high)),
      number('Coverage %', ({ coverage }) => inPercent(coverage, [1])),
      text('Root cause', 12, ({ point }) => (roots.has(point) ? 'yes' : 'no')),
      text('Weak', 8, ({ point }) => (weak.has(point) ? 'yes' : 'no')),
      ...report.groups.map(({ id, title }) => {
        const seen = pointScoresOf(report, id);
        return number<PointScore>(`${title} %`, ({ point }) => inPercent(seen.get(point) ?? null));
      }),
    ],
    report.points,
  );
}

/** Every table that a report can be given as, by name. */
export const tables = {
  criteria: criteriaTable,
  actions: actionsTable,
  answers: answersTable,
  points: pointsTable,
} as const satisfies Record<string, MakeTable>;
