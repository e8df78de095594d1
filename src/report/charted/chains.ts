import type { CausalLink } from '../../analysis/causal-graph.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import { type RootCause, WEAK_BELOW } from '../../analysis/root-causes.ts';
import { formatPercent } from '../../numbers.ts';
import type { Chain } from '../charts/chain.ts';
import { reportIndex } from '../report.ts';

/** One chain for each root cause, with all that follows from it. */
export function chainsOf(report: GapReport): readonly Chain[] {
  const find = reportIndex(report);
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
        figure: formatPercent(scores.get(point) ?? null, [WEAK_BELOW]),
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
