import type { CausalLink } from '../analysis/causal-graph.ts';
import type { ScoreChange } from '../analysis/comparison/changes.ts';
import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { type RootCause, WEAK_BELOW } from '../analysis/root-causes.ts';
import { formatScore, formatScores, scoreDigits } from '../numbers.ts';
import { lowestOf } from '../scoring/band.ts';
import type { Chain } from './charts/chain.ts';
import type { Dial } from './charts/dial.ts';
import type { Radar } from './charts/radar.ts';
import type { Slope, SlopeLine } from './charts/slope.ts';
import { bandLimits, intervalInWords, resultInWords } from './phrases.ts';
import { displayIn, reportIndex } from './report.ts';
import { pointSeries } from './sections/points.ts';

/** Returns one chain for each root cause, with all points that it affects. */
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
        figure: formatScore(displayIn(report), scores.get(point) ?? null, [WEAK_BELOW]),
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

/** Sorts points so that causes come before effects, and each effect close after its last cause. */
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

/** Returns the dial of the overall score, with its possible range and the bands. */
export function dialOf(report: GapReport): Dial {
  const { result, checklist } = report;
  const { score, low, high, band } = result;
  const limits = bandLimits(checklist.definition);
  const isOpen = low !== null && high !== null && low < high;
  return {
    id: 'dial',
    title: `Score: ${resultInWords(report, result)}`,
    description: intervalInWords(report),
    score,
    scoreText: formatScore(displayIn(report), score, limits),
    bandText:
      reportIndex(report).band(band)?.title ?? (score === null ? 'no score' : 'band withheld'),
    interval: isOpen ? { low, high } : null,
    intervalText: isOpen ? formatScores(displayIn(report), low, high, limits) : '',
    display: displayIn(report),
    bands: checklist.definition.bands.map((own) => ({
      from: lowestOf(checklist.definition, own),
      isReached: own.id === band,
    })),
  };
}

/** Returns the radar of the points, which are numbered in the order of the checklist. */
export function radarOf(report: GapReport): Radar {
  const series = pointSeries(report);
  return {
    id: 'radar',
    title: 'Scores of the points',
    description: `One line for each of ${series.map(({ name }) => name).join(', ')}; the further out, the better. The numbers are those of the points in the table.`,
    axes: report.points.map((_, i) => String(i + 1)),
    series,
    display: displayIn(report),
  };
}

/**
 * Returns the overall score and the points in both rounds, numbered in the order of the comparison.
 */
export function slopeOf(report: GapReport, { before, after, total, points }: Comparison): Slope {
  return {
    id: 'slope',
    title: `Scores on ${before.date} and on ${after.date}`,
    description:
      'One line for the overall score and one for each point, from the earlier round to the later one. The numbers are those of the points in the table.',
    before: before.date,
    after: after.date,
    lines: [
      slopeLine(report, 'all', total, bandLimits(report.checklist.definition)),
      ...points.map((change, i) => slopeLine(report, String(i + 1), change, [WEAK_BELOW])),
    ],
  };
}

function slopeLine(
  report: GapReport,
  name: string,
  { before, after }: ScoreChange,
  bounds: readonly number[],
): SlopeLine {
  const end = (value: number | null) =>
    value === null ? null : { value, text: scoreDigits(displayIn(report), value, bounds) };
  return { name, isTotal: name === 'all', before: end(before), after: end(after) };
}
