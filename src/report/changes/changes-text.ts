import { Chalk } from 'chalk';
import { oneSafeLine } from '../../text/safe.ts';
import { type TextColumn, textTable } from '../../text/table.ts';
import { pageWidth, wrap } from '../../text/wrap.ts';
import { anonymityInWords } from '../phrases.ts';
import { narrowHead } from '../report.ts';
import { comparisonInWords } from '../sections/comparison.ts';
import { promisesInWords } from '../sections/path.ts';
import { type Layout, section, textNotes } from '../text-notes.ts';
import type { Terminal } from '../view.ts';
import type { Changes } from './changes.ts';
import { subtitleOf, TREND_INTRO, titleOf } from './changes.ts';
import { criterionRows, pointRows, scoreHeads, trendLines, trendRows } from './rows.ts';

/** Writes the changes between rounds as a summary for a terminal. */
export function changesText(changes: Changes, terminal: Terminal): string {
  const layout = { paint: new Chalk({ level: terminal.colour }), columns: pageWidth(terminal) };
  const { report, comparison, generator } = changes;
  return [
    title(changes, layout),
    textNotes(layout, comparisonInWords({ ...report, comparison, verdict: null })),
    trend(changes, layout),
    textNotes(layout, promisesInWords(report)),
    table(layout, 'Points', [{ head: 'Point' }, ...scoreColumns(changes)], pointRows(changes)),
    table(
      layout,
      'Criteria',
      [{ head: 'Criterion' }, ...scoreColumns(changes), GAP],
      criterionRows(changes),
    ),
    textNotes(layout, anonymityInWords(report)),
    generator,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function scoreColumns({ report }: Changes): readonly TextColumn[] {
  return scoreHeads(report).map((head) => ({ head, width: 8, align: 'right' as const }));
}

const GAP = { head: 'Gap', width: 12 };

function title(changes: Changes, { paint, columns }: Layout): string {
  return [
    paint.bold(wrap(oneSafeLine(titleOf(changes)), columns)),
    paint.dim(wrap(oneSafeLine(subtitleOf(changes)), columns)),
  ].join('\n');
}

function trend(changes: Changes, layout: Layout): string {
  if (changes.trend === null) return '';
  const lines = trendLines(changes).map((line) => wrap(oneSafeLine(line), layout.columns));
  const rounds = textTable(
    [
      { head: 'Round' },
      { head: narrowHead(changes.report, 'Score'), width: 7, align: 'right' },
      { head: 'Change', width: 6, align: 'right' },
      { head: 'Band', width: 14 },
    ],
    trendRows(changes).map((row) => row.map(oneSafeLine)),
    layout.columns,
  );
  const body = [wrap(TREND_INTRO, layout.columns), ...lines, '', rounds];
  return section(layout, 'Trend', body.join('\n'));
}

function table(
  layout: Layout,
  heading: string,
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): string {
  const cells = rows.map((row) => row.map(oneSafeLine));
  return section(layout, heading, textTable(columns, cells, layout.columns));
}
