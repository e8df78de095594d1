import type { CausalLink } from '../../../analysis/causal-order.ts';
import { type RootCause, WEAK_BELOW } from '../../../analysis/root-causes.ts';
import { type Chain, drawChain } from '../../charts/chain.ts';
import { percent } from '../../numbers.ts';
import { rootCausesInWords } from '../../root-causes-in-words.ts';
import { PAGE_COLOURS } from '../colours.ts';
import { figure } from '../figure.ts';
import type { Page } from '../page.ts';
import { notesBody, type Section } from '../section.ts';
import type { Table } from '../table.ts';
import { html } from '../template.ts';

/** What the weak points go back to, in words and drawn. */
export function rootCausesSection(page: Page): Section {
  const { report, isOnPaper } = page;
  const words = rootCausesInWords(report);
  const charts = chainsOf(page).map((chain, i) =>
    figure(drawChain(chain, PAGE_COLOURS), chainTable(page, chain, i), isOnPaper),
  );
  return {
    id: 'root-causes',
    title: words.heading,
    body: html`${notesBody(words)}<div class="maps">${charts}</div>`,
  };
}

/** One chain for each root cause, with all that follows from it. */
function chainsOf({ report, find }: Pick<Page, 'report' | 'find'>): readonly Chain[] {
  const { roots, weak } = report.rootCauses;
  const scores = new Map(weak.map(({ point, score }) => [point, score]));
  return roots.map((root, i) => {
    const points = inDrawingOrder(root);
    return {
      id: `chain-${i + 1}`,
      title: `What follows from ${find.point(root.point).title}`,
      description: 'A root cause at the top, arrows to what follows from it.',
      boxes: points.map((point) => ({
        title: find.point(point).title,
        figure: percent(scores.get(point) ?? null, [WEAK_BELOW]),
        kind: point === root.point ? 'Root cause' : 'Follows from it',
        isRoot: point === root.point,
      })),
      arrows: root.chain.map(({ cause, effect }) => ({
        from: points.indexOf(cause),
        to: points.indexOf(effect),
      })),
    };
  });
}

/** Causes before effects, and each effect as near to its last cause as can be. */
function inDrawingOrder({ point: root, chain }: RootCause): readonly string[] {
  const order: string[] = [];
  const place = (point: string) => {
    order.push(point);
    for (const { effect } of chain.filter(({ cause }) => cause === point)) {
      const isReady = causesOf(chain, effect).every((cause) => order.includes(cause));
      if (isReady && !order.includes(effect)) place(effect);
    }
  };
  place(root);
  return order;
}

function causesOf(chain: readonly CausalLink[], point: string): readonly string[] {
  return chain.filter(({ effect }) => effect === point).map(({ cause }) => cause);
}

function chainTable({ report, find }: Page, { title }: Chain, i: number): Table {
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
