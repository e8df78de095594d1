import type {
  BenchmarkPlace,
  PeerBenchmark,
  PeerGroup,
  ShownPlace,
} from '../../analysis/portfolio/benchmark.ts';
import { digitsBeside, lengthOf, valueOn, withUnit } from '../../numbers.ts';
import { documentPortfolioWords } from '../../words/document-portfolio.ts';
import type { Block, Table, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { displayIn } from '../report.ts';
import type { Edition } from '../view.ts';
import type { SectionContent } from './section.ts';

const words = documentPortfolioWords.benchmark;

/** Returns the section on other organisations; `null` without a benchmark, and in a brief. */
export function benchmarkSection(context: Context, edition: Edition): SectionContent | null {
  const { benchmark } = context.report;
  return benchmark === undefined || edition === 'brief'
    ? null
    : benchmarkContent(context, benchmark);
}

/** Returns the content of the section on other organisations. */
export function benchmarkContent(context: Context, benchmark: PeerBenchmark): SectionContent {
  const { group, n, overall, profile } = benchmark;
  const refused = benchmark.refused.map((own) =>
    words.refused({ group: groupInWords(own.group, profile), because: own.because }),
  );
  const notes: readonly Block[] = refused.map((text) => ({ is: 'note', text }));
  const shown = overall.shown;
  if (group === null || shown === null) {
    const first = { is: 'paragraph', text: words.first } as const;
    return {
      topic: words.topic,
      page: 'half',
      title: words.nothing,
      lead: null,
      blocks: [...notes, first],
    };
  }
  return {
    topic: words.topic,
    page: 'half',
    title: words.title({ n, median: context.print.part(shown.median) }),
    lead: whoIsInIt(benchmark, group),
    blocks: [
      ...highlights(context, benchmark),
      scoreTable(context, benchmark),
      ...gapTable(context, benchmark),
      ...(benchmark.points.some(({ score }) => score.shown === null && score.n < n)
        ? [{ is: 'note', text: words.comparable } as const]
        : []),
      ...notes,
      { is: 'note', text: [words.first, words.selection, words.rounding].join(' ') },
    ],
  };
}

function groupInWords(group: PeerGroup, { industry, employees }: PeerBenchmark['profile']): string {
  const names: Readonly<Record<string, string>> = documentPortfolioWords.names;
  const named = (value = '') => names[value] ?? value;
  return words.groups[group]({ industry: named(industry), employees: named(employees) });
}

function whoIsInIt(benchmark: PeerBenchmark, group: PeerGroup): string {
  const { n, from, to, evidence, contributors, profile } = benchmark;
  const who = words.who({
    ...{ n, evidence, from: from ?? '', to: to ?? '' },
    group: groupInWords(group, profile),
  });
  const by =
    contributors.length === 0 ? words.whoUnknown : words.contributors({ names: contributors });
  return `${who} ${by}`;
}

/** Returns the points furthest from the others, and the largest difference between groups. */
function highlights({ names, print }: Context, { points }: PeerBenchmark): readonly Block[] {
  const compared = points.flatMap(({ point, score: { value, shown } }) =>
    value === null || shown === null ? [] : [{ point, value, shown }],
  );
  const furthest = (sign: 1 | -1) =>
    compared
      .map((own) => ({ ...own, distance: sign * (own.value - own.shown.median) }))
      .filter(({ distance }) => distance > 0)
      .toSorted((a, b) => b.distance - a.distance)[0];
  const told = (own: (typeof compared)[number]) => ({
    name: names.pointName(own.point),
    own: print.part(own.value),
    median: print.part(own.shown.median),
  });
  const [below, above] = [furthest(-1), furthest(1)];
  const gap = widestGap(points);
  const items = [
    ...(below ? [words.furthestBelow(told(below))] : []),
    ...(above ? [words.furthestAbove(told(above))] : []),
    ...(gap
      ? [
          words.gapSmaller({
            name: names.pointName(gap.point),
            own: print.part(gap.value),
            n: gap.shown.below,
            of: gap.n,
          }),
        ]
      : []),
  ];
  return items.length === 0 ? [] : [{ is: 'list', items }];
}

/** Returns the largest difference between groups that more others have less of. */
function widestGap(points: PeerBenchmark['points']) {
  return points
    .flatMap(({ point, gap: { n, value, shown } }) =>
      value === null || shown === null || shown.below <= shown.above
        ? []
        : [{ point, n, value, shown }],
    )
    .toSorted((a, b) => b.value - a.value)[0];
}

function scoreTable({ names, print }: Context, { overall, points, n }: PeerBenchmark): Table {
  const printed = (value: number) => print.part(value);
  const rows = [
    { title: words.overall, place: overall },
    ...points.map(({ point, score }) => ({ title: names.pointName(point), place: score })),
  ];
  return tableOf(
    words.scores,
    rows.map(({ title, place }) => rowOf(title, place, { printed, of: n })),
  );
}

function gapTable({ names, report }: Context, { points, n }: PeerBenchmark): readonly Block[] {
  const display = displayIn(report);
  const decimals = lengthOf(display) >= 20 ? 0 : 1;
  const lengths = { ...display, from: 0, to: lengthOf(display) };
  const printed = (value: number) =>
    withUnit(display, digitsBeside(valueOn(lengths, value), [], decimals));
  const rows = points.filter(({ gap }) => gap.value !== null && gap.shown !== null);
  if (rows.length === 0) return [];
  return [
    tableOf(
      words.gaps,
      rows.map(({ point, gap }) => rowOf(names.pointName(point), gap, { printed, of: n })),
    ),
  ];
}

function tableOf(caption: string, rows: readonly (readonly Text[])[]): Table {
  const { heads } = words;
  return {
    is: 'table',
    caption,
    columns: [
      { head: heads.figure, isTitle: true },
      { head: heads.own, align: 'end', isWhole: true },
      { head: heads.median, align: 'end', isWhole: true },
      { head: heads.place },
    ],
    rows: rows.map((cells) => ({ cells })),
  };
}

type Printed = (value: number) => string;

function rowOf(
  title: string,
  { n, value, shown }: BenchmarkPlace,
  { printed, of }: { readonly printed: Printed; readonly of: number },
): readonly Text[] {
  return [
    title,
    value === null ? '–' : printed(value),
    shown === null ? '–' : printed(shown.median),
    shown === null ? words.fewWithFigure({ n, of }) : placeInWords(shown, value, printed),
  ];
}

function placeInWords(shown: ShownPlace, value: number | null, printed: Printed): string {
  const { middle, quartile, percentile, bestTenth } = shown;
  const half = middle ? [words.middle({ from: printed(middle.from), to: printed(middle.to) })] : [];
  if (value === null) return half.join('');
  if (percentile) {
    const best = bestTenth === null ? [] : [words.bestTenth({ score: printed(bestTenth) })];
    return [words.percentile(percentile), ...half, ...best].join('; ');
  }
  if (quartile) {
    const name = (at: number) => words.quartiles[at - 1] ?? '';
    const { at, from, to } = quartile;
    return [words.quartile({ at: name(at), from: name(from), to: name(to) }), ...half].join('; ');
  }
  return half.length > 0 ? half.join('') : words.medianOnly(shown);
}
