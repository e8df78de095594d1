import { markdownHeading, markdownNotes } from '../markdown-sections.ts';
import { anonymityInWords } from '../phrases.ts';
import { scoreHead } from '../report.ts';
import { comparisonInWords } from '../sections/comparison.ts';
import { promisesInWords } from '../sections/path.ts';
import { codeSpan, markdownTable, escapeMarkdown as md } from '../writers/escape-markdown.ts';
import type { Changes } from './changes.ts';
import { subtitleOf, TREND_INTRO, titleOf } from './changes.ts';
import { criterionRows, pointRows, scoreHeads, trendRows } from './rows.ts';

/** Writes the changes between rounds as GitHub-flavoured Markdown. */
export function changesMarkdown(changes: Changes): string {
  const { report, comparison, generator } = changes;
  return [
    `# ${markdownHeading(titleOf(changes))}\n\n${md(subtitleOf(changes))}`,
    markdownNotes(comparisonInWords({ ...report, comparison, verdict: null })),
    trend(changes),
    markdownNotes(promisesInWords(report)),
    points(changes),
    criteria(changes),
    markdownNotes(anonymityInWords(report)),
    md(generator),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function trend(changes: Changes): string {
  if (changes.trend === null) return '';
  const rows = trendRows(changes).map((row) => row.map(md));
  const table = markdownTable(['Round', scoreHead(changes.report), 'Change', 'Band'], rows, [1, 2]);
  return `## Trend\n\n${md(TREND_INTRO)}\n\n${table}`;
}

function points(changes: Changes): string {
  const rows = pointRows(changes).map((row) => row.map(md));
  return `## Points\n\n${markdownTable(['Point', ...scoreHeads(changes.report)], rows, [1, 2, 3])}`;
}

function criteria(changes: Changes): string {
  const rows = criterionRows(changes).map(([id = '', ...cells]) => [
    codeSpan(id),
    ...cells.map(md),
  ]);
  return `## Criteria\n\n${markdownTable(['Criterion', ...scoreHeads(changes.report), 'Gap'], rows, [1, 2, 3])}`;
}
