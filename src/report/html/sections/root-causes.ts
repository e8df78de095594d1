import { chainsOf } from '../../charted.ts';
import { type Chain, drawChain } from '../../charts/chain.ts';
import { rootCausesInWords } from '../../sections/root-causes.ts';
import { type HtmlTable, html } from '../../writers/html/markup.ts';
import { PAGE_COLOURS } from '../../writers/html/style.ts';
import type { HtmlPage } from '../section.ts';
import { figure, type HtmlSection, notesBody } from '../section.ts';

/** Returns the section on root causes, in words and as charts. */
export function htmlRootCauses(page: HtmlPage): HtmlSection {
  const { report, isOnPaper } = page;
  const words = rootCausesInWords(report);
  const charts = chainsOf(report).map((chain, i) =>
    figure(drawChain(chain, PAGE_COLOURS), chainTable(page, chain, i), isOnPaper),
  );
  return {
    id: 'root-causes',
    title: words.heading,
    body: html`${notesBody(words)}<div class="maps">${charts}</div>`,
  };
}

function chainTable({ report, find }: HtmlPage, { title }: Chain, i: number): HtmlTable {
  const root = report.rootCauses.roots[i];
  const links = root?.chain ?? [];
  return {
    caption: `${title}, as a table`,
    columns: [{ head: 'Cause' }, { head: 'Effect' }, { head: 'Because' }],
    rows:
      root && links.length === 0
        ? [{ cells: [find.point(root.point).title, 'nothing else', ''] }]
        : links.map(({ cause, effect, because }) => ({
            cells: [find.point(cause).title, find.point(effect).title, because],
          })),
  };
}
