import type { Level } from '../../../checklist/criteria/scale.ts';
import { levelsOf } from '../../../checklist/criteria/types.ts';
import { drawHeatMap, type HeatMap } from '../../charts/heat-map.ts';
import { levelInShort } from '../../phrases.ts';
import {
  type PerceptionRow,
  perceptionHeads,
  perceptionLegend,
  perceptionRows,
} from '../../sections/perceptions.ts';
import { html, trusted } from '../../writers/html/markup.ts';
import { PAGE_COLOURS } from '../../writers/html/style.ts';
import type { HtmlPage, HtmlSection } from '../section.ts';
import { behind } from '../section.ts';

/** Number of rows that stay readable if one map fills a page. */
const ROWS = 20;

/**
 * Returns each group's view of each criterion as heat maps, with a table; `null` without answers.
 */
export function htmlPerceptions(page: HtmlPage): HtmlSection | null {
  const { report, isOnPaper } = page;
  const rows = perceptionRows(report);
  if (rows.length === 0) return null;
  const figures = {
    caption: 'All criteria in figures, with gaps, range and consensus',
    columns: [
      { head: 'Criterion' },
      ...perceptionHeads(report).map((head) => ({ head, isNumber: true })),
    ],
    rows: rows.map(({ criterion, cells }) => ({ cells: [criterion, ...cells] })),
  };
  return {
    id: 'perceptions',
    title: 'Who sees what',
    body: html`<p class="legend">${perceptionLegend(report)}</p>
<div class="maps">${heatMapsOf(page, rows).map(
      (map) => html`<figure>${trusted(drawHeatMap(map, PAGE_COLOURS))}</figure>`,
    )}</div>
${behind(figures, isOnPaper)}`,
  };
}

/** Returns the averages of the groups, in maps of about the same length. */
function heatMapsOf(page: HtmlPage, rows: readonly PerceptionRow[]): readonly HeatMap[] {
  const { groups } = page.report;
  const count = Math.ceil(rows.length / ROWS);
  const size = Math.ceil(rows.length / count);
  return Array.from({ length: count }, (_, i) => ({
    id: `heat-${i + 1}`,
    title: `Levels by criterion and group${count > 1 ? `, part ${i + 1} of ${count}` : ''}`,
    description:
      'Each cell holds the mean of a group in levels; the better, the stronger its colour. ! discuss, !! conflict.',
    columns: groups.map(({ title }) => title),
    ends: endsOf(page),
    rows: rows.slice(i * size, (i + 1) * size).map(({ criterion, means, cells, sign }) => ({
      name: criterion,
      sign,
      cells: means.map((value, group) => ({ value, text: cells[group] ?? '' })),
    })),
  }));
}

/** Returns the names of the worst and the best level, if all criteria share them. */
function endsOf({ report }: HtmlPage): HeatMap['ends'] {
  const { definition } = report.checklist;
  const scales = definition.points
    .flatMap(({ criteria }) => criteria)
    .map((criterion) => levelsOf(definition, criterion))
    .filter((levels) => levels.length > 0);
  const shared = (pick: (levels: readonly Level[]) => Level | undefined, otherwise: string) => {
    const names = new Set(scales.map(pick).map((level) => (level ? levelInShort(level) : '')));
    const [name] = names;
    return names.size === 1 && name ? name : otherwise;
  };
  return [shared((levels) => levels.at(0), 'worst'), shared((levels) => levels.at(-1), 'best')];
}
