import type {
  BenchmarkPlace,
  PeerBenchmark,
  PeerGroup,
  RankRange,
  ShownPlace,
} from '../../analysis/portfolio/benchmark.ts';
import { digitsBeside, lengthOf, valueOn, withUnit } from '../../numbers.ts';
import { documentPortfolioWords } from '../../words/document-portfolio.ts';
import type { Block, Column, Table, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { dayInWords } from '../print.ts';
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
    title: titleOf(context, benchmark, shown),
    lead: whoIsInIt(benchmark, group),
    blocks: [
      ...highlights(context, benchmark),
      ...belowHeadings([scoreTable(context, benchmark), ...gapTable(context, benchmark)]),
      ...placeNotes(benchmark),
      ...(benchmark.points.some(({ score }) => score.shown === null && score.n < n)
        ? [{ is: 'note', text: words.comparable } as const]
        : []),
      ...notes,
      { is: 'note', text: [words.first, words.selection, words.rounding].join(' ') },
    ],
  };
}

/** Says on which side of the median the round is, as printed. */
function titleOf({ print }: Context, { n, overall }: PeerBenchmark, { median }: ShownPlace) {
  const printed = { n, median: print.part(median) };
  if (overall.value === null) return words.title(printed);
  const own = print.part(overall.value);
  return own === printed.median
    ? words.atMedian(printed)
    : words.besideMedian({ ...printed, own, isAbove: overall.value > median });
}

/** Returns tables, each below its caption where there are several. */
function belowHeadings(tables: readonly (Table & { readonly caption: string })[]) {
  if (tables.length < 2) return tables;
  return tables.flatMap((table): readonly Block[] => [
    { is: 'heading', text: table.caption },
    table,
  ]);
}

/** Explains the places that the tables have. */
function placeNotes({ overall, points }: PeerBenchmark): readonly Block[] {
  const shown = [overall, ...points.flatMap(({ score, gap }) => [score, gap])].flatMap(
    (own) => own.shown ?? [],
  );
  const isSure = ({ from, to }: RankRange) => from === to;
  const ranges = shown.flatMap(({ quartile, percentile }) => percentile ?? quartile ?? []);
  const notes = [
    ...(shown.some(({ middle }) => middle !== null) ? [words.middleMeans] : []),
    ...(shown.some(({ percentile }) => percentile !== null)
      ? [words.percentileMeans]
      : shown.some(({ quartile }) => quartile !== null)
        ? [words.quartileMeans]
        : []),
    ...(ranges.every(isSure) ? [] : [words.rangeMeans]),
  ];
  return notes.length === 0 ? [] : [{ is: 'note', text: notes.join(' ') }];
}

function groupInWords(group: PeerGroup, { industry, employees }: PeerBenchmark['profile']): string {
  const names: Readonly<Record<string, string>> = documentPortfolioWords.names;
  const named = (value = '') => names[value] ?? value;
  return words.groups[group]({ industry: named(industry), employees: named(employees) });
}

function whoIsInIt(benchmark: PeerBenchmark, group: PeerGroup): string {
  const { n, from, to, evidence, contributors, profile } = benchmark;
  const who = words.who({
    ...{ n, evidence, from: dayInWords(from ?? ''), to: dayInWords(to ?? '') },
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

type CaptionedTable = Table & { readonly caption: string };

function scoreTable(
  { names, print }: Context,
  { overall, points, n }: PeerBenchmark,
): CaptionedTable {
  return tableOf({ caption: words.scores, head: words.heads.figure, of: n }, print.part, [
    { number: '', title: words.overall, place: overall },
    ...points.map(({ point, score }) => ({
      ...{ number: names.pointNumber(point), title: names.pointName(point), place: score },
    })),
  ]);
}

function gapTable(
  { names, report }: Context,
  { points, n }: PeerBenchmark,
): readonly CaptionedTable[] {
  const display = displayIn(report);
  const decimals = lengthOf(display) >= 20 ? 0 : 1;
  const lengths = { ...display, from: 0, to: lengthOf(display) };
  const printed = (value: number) =>
    withUnit(display, digitsBeside(valueOn(lengths, value), [], decimals));
  const rows = points
    .filter(({ gap }) => gap.value !== null && gap.shown !== null)
    .map(({ point, gap }) => ({
      ...{ number: names.pointNumber(point), title: names.pointName(point), place: gap },
    }));
  if (rows.length === 0) return [];
  return [tableOf({ caption: words.gaps, head: words.heads.gap, of: n }, printed, rows)];
}

type Printed = (value: number) => string;

interface PlaceRow {
  readonly number: string;
  readonly title: string;
  readonly place: BenchmarkPlace;
}

/** Returns a table of figures beside those of others; a column that no row fills is left out. */
function tableOf(
  { caption, head, of }: { readonly caption: string; readonly head: string; readonly of: number },
  printed: Printed,
  rows: readonly PlaceRow[],
): CaptionedTable {
  const { heads } = words;
  const figure = { align: 'end', isWhole: true, narrow: 'labelled' } as const;
  const range = ({ from, to }: { readonly from: number; readonly to: number }) =>
    documentPortfolioWords.facts.range({ from: printed(from), to: printed(to) });
  const columns: readonly (Column & { readonly cell: (row: PlaceRow) => Text })[] = [
    {
      ...{ head: documentPortfolioWords.heads.number, width: 'number' },
      cell: ({ number }) => number,
    },
    { head, isTitle: true, cell: ({ title }) => title },
    {
      ...{ head: heads.own, ...figure },
      cell: ({ place: { value } }) =>
        value === null ? '–' : [{ is: 'strong', text: printed(value) }],
    },
    {
      ...{ head: heads.median, ...figure },
      cell: ({ place: { shown } }) => (shown === null ? '–' : printed(shown.median)),
    },
    {
      ...{ head: documentPortfolioWords.heads.half, ...figure },
      cell: ({ place: { shown } }) => (shown?.middle ? range(shown.middle) : ''),
    },
    {
      ...{ head: heads.bestTenth, ...figure },
      cell: ({ place: { shown } }) =>
        typeof shown?.bestTenth === 'number' ? words.from({ score: printed(shown.bestTenth) }) : '',
    },
    { head: heads.place, narrow: 'quiet', cell: ({ place }) => placeInWords(place, of) },
  ];
  const filled = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  return {
    ...{ is: 'table', caption },
    columns: filled.map(({ cell, ...column }) => column),
    rows: rows.map((row) => ({ cells: filled.map(({ cell }) => cell(row)) })),
  };
}

function placeInWords({ n, value, shown }: BenchmarkPlace, of: number): string {
  if (shown === null) return words.fewWithFigure({ n, of });
  const { middle, quartile, percentile } = shown;
  if (value === null) return '';
  if (percentile) return words.percentile(percentile);
  if (quartile) {
    const name = (at: number) => words.quartiles[at - 1] ?? '';
    return words.quartile({
      at: name(quartile.at),
      from: name(quartile.from),
      to: name(quartile.to),
    });
  }
  if (middle === null) return words.medianOnly(shown);
  const side = value < middle.from ? 'below' : value > middle.to ? 'above' : 'within';
  return words.beside[side];
}
