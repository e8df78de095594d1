import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, displayOf, numberingOf } from '../checklist/lookup.ts';
import { digitsBeside, fixed, lengthOf, valueOn, withUnit } from '../numbers.ts';
import type {
  Bars,
  Block,
  Column,
  ReportDocument,
  Section,
  Table,
  Text,
} from '../report/blocks.ts';
import {
  type DataTable,
  dayField,
  numberField,
  tableOf,
  textField,
} from '../report/machine/tables/table.ts';
import { dayInWords } from '../report/print.ts';
import { bandOf } from '../scoring/band.ts';
import { documentPortfolioWords as words } from '../words/document-portfolio.ts';
import type {
  ItemStatistics,
  OrganisationRow,
  PartQuantiles,
  PortfolioStatistics,
  Quantiles,
} from './statistics.ts';

/** Portfolio to show. */
export interface ShownPortfolio {
  readonly generator: string;
  readonly statistics: PortfolioStatistics;
  /** Checklist with names and bands; `null` if it is not found. */
  readonly checklist: Checklist | null;
  /** Conditions as typed. */
  readonly conditions: readonly string[];
}

/** Rows of a table of the weakest, the most different or the most improved criteria. */
const MOST_CRITERIA = 10;

/** Returns a portfolio as a document. */
export function portfolioDocument(portfolio: ShownPortfolio): ReportDocument {
  const { statistics, generator } = portfolio;
  const title = words.title({ organisations: statistics.organisations });
  const { from, to } = statistics;
  const print = printerOf(portfolio);
  const contents = [
    summary(portfolio, print),
    kinds(portfolio, print),
    points(portfolio, print),
    criteria(portfolio, print),
    years(portfolio, print),
    ...(statistics.isAnonymous ? [] : [organisations(portfolio, print)]),
    method(portfolio, print),
  ].filter((own) => own !== null);
  return {
    title,
    brand: null,
    foot: words.foot({ title, from: dayInWords(from ?? ''), to: dayInWords(to ?? '') }),
    pageOf: 'of',
    checklist: portfolio.checklist?.title ?? statistics.checklist.id,
    date: to ?? '',
    generator,
    origin: null,
    sections: contents.map(({ topic, title: found, lead, page = 'flow', blocks }, i): Section => {
      const number = String(i + 1);
      const headline = { is: 'headline', level: i === 0 ? 1 : 2, number, topic } as const;
      const opening = i === 0 ? [coverOf(portfolio, title)] : [];
      return {
        ...{ id: `s${number}`, page },
        blocks: [...opening, { ...headline, title: found, lead }, ...blocks],
      };
    }),
  };
}

function coverOf({ statistics, checklist }: ShownPortfolio, title: string): Block {
  return {
    is: 'cover',
    logo: null,
    start: [title, checklist?.title ?? statistics.checklist.id],
    end: [periodOf(statistics)],
    words: [],
  };
}

interface Content {
  readonly topic: string;
  readonly page?: Section['page'];
  readonly title: Text;
  readonly lead: Text | null;
  readonly blocks: readonly Block[];
}

type Item = 'point' | 'criterion';

interface Printer {
  readonly score: (fraction: number) => string;
  readonly range: (from: number, to: number) => string;
  readonly length: (fraction: number) => string;
  readonly change: (fraction: number | null) => string;
  readonly point: (id: string) => string;
  readonly criterion: (id: string) => string;
  /** Numbers of points and criteria, such as "7.2"; none if the checklist is not found. */
  readonly numbers: Readonly<Record<Item, ReadonlyMap<string, string>>>;
  /** Returns the head of a column of differences, with their unit. */
  readonly head: (title: string) => string;
  /** True if scores are in percent, and so their differences in percentage points. */
  readonly isPercent: boolean;
}

function printerOf({ checklist }: ShownPortfolio): Printer {
  const display = displayOf(checklist ?? {});
  const decimals = lengthOf(display) >= 20 ? 0 : (display.decimals ?? 1);
  const points = new Map(
    checklist?.points.map(({ id, short, title }) => [id, short ?? title] as const),
  );
  const named = new Map(
    (checklist ? criteriaOf(checklist) : []).map(({ criterion }) => [
      criterion.id,
      criterion.title ?? criterion.question,
    ]),
  );
  const numbering = numberingOf(checklist ?? { points: [] });
  const score = (fraction: number) =>
    withUnit(display, digitsBeside(valueOn(display, fraction), [], decimals));
  const length = (fraction: number) => fixed(Math.abs(fraction) * lengthOf(display), decimals);
  const isPercent = display.unit === '%';
  return {
    score,
    length,
    isPercent,
    head: (title) => (isPercent ? words.inPoints({ title }) : title),
    range: (from, to) => words.facts.range({ from: score(from), to: score(to) }),
    change: (fraction) => {
      if (fraction === null) return '–';
      const text = length(fraction);
      return Number(text) === 0 ? text : `${fraction > 0 ? '+' : '−'}${text}`;
    },
    numbers: { point: numbering.points, criterion: numbering.criteria },
    point: (id) => points.get(id) ?? id,
    criterion: (id) => named.get(id) ?? id,
  };
}

function summary({ statistics, checklist }: ShownPortfolio, print: Printer): Content {
  const { scores, evidence } = statistics;
  return {
    topic: words.topics.summary,
    title: titleOf(statistics, print),
    lead: words.newest,
    blocks: [
      {
        is: 'facts',
        facts: [
          {
            label: words.facts.organisations,
            value: String(statistics.organisations),
            remark: words.facts.evidence(evidence),
          },
          {
            label: words.facts.rounds,
            value: String(statistics.rounds),
            remark: checklist?.title ?? statistics.checklist.id,
          },
          ...(scores === null
            ? []
            : [
                {
                  label: words.facts.median,
                  value: print.score(scores.median),
                  remark:
                    scores.lowest === null || scores.highest === null
                      ? ''
                      : words.facts.lowest({
                          from: print.score(scores.lowest),
                          to: print.score(scores.highest),
                        }),
                },
              ]),
          {
            label: words.facts.period,
            value: periodOf(statistics),
            // Those that are hidden do not count.
            remark:
              statistics.isAnonymous || statistics.contributors.length === 0
                ? ''
                : words.facts.contributors({ contributors: statistics.contributors.length }),
          },
        ],
      },
      ...bandChart({ statistics, checklist }),
    ],
  };
}

function titleOf({ scores, isAnonymous }: PortfolioStatistics, print: Printer): string {
  if (scores === null) return isAnonymous ? words.tooFew : words.noScore;
  if (scores.n === 1) return words.one({ score: print.score(scores.median) });
  const { lowest, highest } = scores;
  if (!hasMiddleHalf(scores) && lowest !== null && highest !== null) {
    return words.between({ from: print.score(lowest), to: print.score(highest) });
  }
  return words.half({ from: print.score(scores.quartile1), to: print.score(scores.quartile3) });
}

function periodOf({ from, to }: PortfolioStatistics): string {
  const [first, last] = [from ?? '', to ?? ''].map((date) => dayInWords(date.slice(0, 7)));
  return words.facts.range({ from: first ?? '', to: last ?? '' });
}

function bandChart({
  statistics: { bands, organisations: all, isAnonymous },
  checklist,
}: Pick<ShownPortfolio, 'statistics' | 'checklist'>): readonly Bars[] {
  const known = (checklist?.bands ?? [])
    // A band that is hidden is not empty.
    .filter(({ id }) => !isAnonymous || id in bands)
    .map(({ id, title }) => ({ id, title }));
  const others = Object.keys(bands).filter((id) => !known.some((own) => own.id === id));
  const shown = [...known, ...others.map((id) => ({ id, title: id }))];
  if (shown.length === 0) return [];
  const { heads, captions } = words;
  const chart: Bars = {
    ...{ is: 'bars', caption: captions.bands, head: heads.band },
    columns: [heads.organisations, heads.share].map((title) => ({ title, mark: null })),
    rows: shown.map(({ id, title }) => {
      const n = bands[id] ?? 0;
      const share = all === 0 ? null : n / all;
      const label = share === null ? '–' : `${fixed(share * 100, 0)}%`;
      return {
        number: '',
        title,
        cells: [
          { at: share, label: String(n) },
          { at: null, label },
        ],
      };
    }),
  };
  return [chart];
}

/** Returns a table of names, with their numbers if they have any, and figures. */
function tableWith(
  caption: string,
  texts: readonly string[],
  numbers: readonly { readonly head: string }[],
  rows: readonly (readonly Text[])[],
): Table {
  const columns: Column[] = [
    ...texts.map((head): Column => {
      if (head === words.heads.number) return { head, width: 'number' };
      return { head, isTitle: true };
    }),
    ...numbers.map(({ head }) => ({
      ...{ head, align: 'end' as const, isWhole: true },
      // Three figures and a name are wider than a phone.
      ...(numbers.length > 2 ? { narrow: 'labelled' as const } : {}),
    })),
  ];
  return { is: 'table', caption, columns, rows: rows.map((cells) => ({ cells })) };
}

const QUANTILES = [
  { head: words.heads.organisations },
  { head: words.heads.median },
  { head: words.heads.half },
];

/** Fewest organisations of which half can be in the middle, with a quarter on each side. */
const FEWEST_OF_MIDDLE = 4;

function hasMiddleHalf({ n }: Quantiles): boolean {
  return n >= FEWEST_OF_MIDDLE;
}

function quantileCells(scores: Quantiles, print: Printer) {
  const { n, median, quartile1, quartile3 } = scores;
  const half = hasMiddleHalf(scores) ? print.range(quartile1, quartile3) : '–';
  return [String(n), print.score(median), half];
}

function kinds(portfolio: ShownPortfolio, print: Printer): Content | null {
  const { byIndustry, bySize, byRegion } = portfolio.statistics;
  const parts = [
    { caption: words.captions.byIndustry, head: words.heads.industry, list: byIndustry },
    { caption: words.captions.bySize, head: words.heads.size, list: bySize },
    { caption: words.captions.byRegion, head: words.heads.region, list: byRegion },
  ].filter(({ list }) => list.length > 0);
  if (parts.length === 0) return null;
  const [best] = byIndustry.toSorted((a, b) => b.scores.median - a.scores.median);
  return {
    topic: words.topics.kinds,
    title:
      best === undefined || byIndustry.length < 2
        ? words.captions.byIndustry
        : words.kinds.highest({
            name: profileName(best.name),
            score: print.score(best.scores.median),
          }),
    lead: null,
    blocks: [
      ...belowHeadings(
        parts.map(({ caption, head, list }) =>
          tableWith(
            caption,
            [head],
            QUANTILES,
            list.map(({ name, scores }) => [profileName(name), ...quantileCells(scores, print)]),
          ),
        ),
      ),
      ...(portfolio.statistics.isAnonymous ? [{ is: 'note', text: words.hidden } as const] : []),
    ],
  };
}

/** Returns tables, each below its caption where there are several. */
function belowHeadings(tables: readonly Table[]): readonly Block[] {
  if (tables.length < 2) return tables;
  return tables.flatMap((table): readonly Block[] => [
    { is: 'heading', text: table.caption ?? '' },
    table,
  ]);
}

/** Returns the printed name of an industry, a size or a region. */
function profileName(value: string): string {
  const names: Readonly<Record<string, string>> = words.names;
  return names[value] ?? value;
}

function points({ statistics }: ShownPortfolio, print: Printer): Content | null {
  const list = statistics.points;
  const weakest = lowest(list)[0];
  if (!weakest) return null;
  const [widest] = widestFirst(list);
  const [improved] = improvedFirst(list);
  const found = [
    ...(widest
      ? [
          words.widestPoint({
            name: print.point(widest.id),
            from: print.score(widest.scores.quartile1),
            to: print.score(widest.scores.quartile3),
          }),
        ]
      : []),
    ...(improved
      ? [
          words.improvedPoint({
            name: print.point(improved.id),
            change: print.length(improved.change ?? 0),
            isPercent: print.isPercent,
          }),
        ]
      : []),
  ];
  return {
    topic: words.topics.points,
    page: 'half',
    title: words.weakestPoint({
      name: print.point(weakest.id),
      score: print.score(weakest.scores.median),
    }),
    lead: found.length === 0 ? null : found.join(' '),
    blocks: [itemTable(words.captions.points, list, 'point', print)],
  };
}

function criteria({ statistics }: ShownPortfolio, print: Printer): Content | null {
  const list = statistics.criteria;
  const [weakest] = lowest(list);
  if (!weakest) return null;
  const tables = [
    { caption: words.captions.weakest, items: lowest(list) },
    { caption: words.captions.widest, items: widestFirst(list) },
    { caption: words.captions.improved, items: improvedFirst(list) },
  ].filter(({ items }) => items.length > 0);
  return {
    topic: words.topics.criteria,
    page: 'half',
    title: words.weakestCriterion({
      name: print.criterion(weakest.id),
      score: print.score(weakest.scores.median),
    }),
    lead: null,
    blocks: belowHeadings(
      tables.map(({ caption, items }) =>
        itemTable(caption, items.slice(0, MOST_CRITERIA), 'criterion', print),
      ),
    ),
  };
}

function lowest(list: readonly ItemStatistics[]): readonly ItemStatistics[] {
  return list.toSorted((a, b) => a.scores.median - b.scores.median);
}

function widestFirst(list: readonly ItemStatistics[]): readonly ItemStatistics[] {
  const width = ({ scores }: ItemStatistics) => scores.quartile3 - scores.quartile1;
  return list.filter(({ scores }) => hasMiddleHalf(scores)).toSorted((a, b) => width(b) - width(a));
}

function improvedFirst(list: readonly ItemStatistics[]): readonly ItemStatistics[] {
  return list
    .filter(({ change }) => change !== null && change > 0)
    .toSorted((a, b) => (b.change ?? 0) - (a.change ?? 0));
}

function itemTable(
  caption: string,
  items: readonly ItemStatistics[],
  of: Item,
  print: Printer,
): Table {
  return tableWith(
    caption,
    [words.heads.number, words.heads[of]],
    [
      ...QUANTILES.slice(1),
      { head: print.head(words.heads.gap) },
      { head: print.head(words.heads.change) },
    ],
    items.map(({ id, scores, gap, change }) => [
      print.numbers[of].get(id) ?? '',
      print[of](id),
      ...quantileCells(scores, print).slice(1),
      gap === null ? '–' : print.length(gap),
      print.change(change),
    ]),
  );
}

function years(portfolio: ShownPortfolio, print: Printer): Content | null {
  const { byYear: shown } = portfolio.statistics;
  const [first] = shown;
  const last = shown.at(-1);
  if (!first || !last || shown.length < 2) return null;
  return {
    topic: words.topics.years,
    title: words.years({
      ...{ from: first.name, to: last.name },
      before: print.score(first.scores.median),
      after: print.score(last.scores.median),
    }),
    lead: words.yearsNote,
    blocks: [
      tableWith(
        words.captions.byYear,
        [words.heads.year],
        QUANTILES,
        shown.map(({ name, scores }) => [name, ...quantileCells(scores, print)]),
      ),
    ],
  };
}

function organisations({ statistics, checklist }: ShownPortfolio, print: Printer): Content {
  const { heads } = words;
  const bandInWords = (score: number | null, id: string | null) => {
    if (id === null) return words.noBand;
    const band = checklist?.bands.find((own) => own.id === id)?.title ?? id;
    const isCapped = checklist !== null && score !== null && bandOf(checklist, score)?.id !== id;
    return isCapped ? words.capped({ band }) : band;
  };
  const rows = statistics.table
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1))
    .map(({ organisation, profile, date, score, band, change }): readonly Text[] => [
      [{ is: 'name', text: organisation }],
      profileName(profile.industry ?? '–'),
      profileName(profile.employees ?? '–'),
      dayInWords(date),
      score === null ? '–' : print.score(score),
      bandInWords(score, band),
      print.change(change),
    ]);
  const columns: readonly Column[] = [
    { head: heads.organisation, isTitle: true },
    { head: heads.industry, narrow: 'quiet' },
    { head: heads.size, isWhole: true, narrow: 'labelled' },
    { head: heads.date, isWhole: true, narrow: 'quiet' },
    { head: heads.score, align: 'end', isWhole: true, narrow: 'labelled' },
    { head: heads.band, narrow: 'quiet' },
    { head: print.head(heads.change), align: 'end', isWhole: true, narrow: 'labelled' },
  ];
  return {
    topic: words.topics.table,
    title: words.captions.table,
    lead: null,
    blocks: [
      {
        is: 'table',
        caption: words.captions.table,
        columns,
        rows: rows.map((cells) => ({ cells })),
      },
    ],
  };
}

function method(
  { statistics, checklist, conditions }: ShownPortfolio,
  { isPercent }: Printer,
): Content {
  const { method: own } = words;
  const { contributors, excluded, otherChecklists, isAnonymous } = statistics;
  const { id, versions } = statistics.checklist;
  const left = [
    ...Object.entries(otherChecklists).map(([other, rounds]) =>
      own.others({ rounds, checklist: other }),
    ),
    ...(excluded === 0 ? [] : [own.excluded({ rounds: excluded })]),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [own.checklist, `${checklist?.title ?? id} (${id} ${versions.join(', ')})`],
    [
      own.who,
      [
        ...(contributors.length === 0 ? [] : [own.contributors({ names: contributors })]),
        own.selection,
      ].join(' '),
    ],
    [own.rounds, own.onePerOrganisation],
    [own.middle, own.middleMeans],
    [own.gap, own.gapMeans],
    [own.change, own.changeMeans],
    ...(isPercent ? [[own.points, own.pointsMean] as const] : []),
    ...(conditions.length === 0 ? [] : [[own.conditions, conditions.join('\n')] as const]),
    ...(left.length === 0 ? [] : [[own.left, left.join(' ')] as const]),
    ...(isAnonymous ? [[own.editions, own.noneCompared] as const] : []),
  ];
  return {
    topic: words.topics.method,
    title: own.title,
    lead: null,
    blocks: [
      {
        is: 'table',
        caption: own.title,
        columns: [{ head: null, isTitle: true, width: 'medium' }, { head: null }],
        rows: rows.map(([title, text]) => ({ cells: [[{ is: 'strong', text: title }], text] })),
      },
    ],
  };
}

/** Returns the tables of a portfolio for spreadsheets; the first is that of `csv`. Scores are in percent. */
export function portfolioTables(portfolio: ShownPortfolio): readonly DataTable[] {
  const { statistics } = portfolio;
  const { heads, topics } = words;
  const print = printerOf(portfolio);
  const inUnits = scaled(portfolio);
  const itemSheet = (title: string, head: string, items: readonly ItemStatistics[]) =>
    tableOf<ItemStatistics>(
      title,
      [
        textField(head, 40, ({ id }) =>
          items === statistics.points ? print.point(id) : print.criterion(id),
        ),
        numberField(heads.organisations, ({ scores }) => scores.n),
        numberField(heads.median, ({ scores }) => inUnits(scores.median)),
        ...quartileFields<ItemStatistics>(inUnits),
        numberField(heads.gap, ({ gap }) => lengthIn(portfolio, gap)),
        numberField(heads.change, ({ change }) => lengthIn(portfolio, change)),
      ],
      items,
    );
  const kindsOf = [
    { kind: heads.industry, list: statistics.byIndustry },
    { kind: heads.size, list: statistics.bySize },
    { kind: heads.region, list: statistics.byRegion },
    { kind: heads.year, list: statistics.byYear },
  ].flatMap(({ kind, list }) => list.map((own) => ({ kind, ...own })));
  const kindSheet = tableOf<PartQuantiles & { readonly kind: string }>(
    'Kinds',
    [
      textField('Kind', 20, ({ kind }) => kind),
      textField('Name', 30, ({ name }) => profileName(name)),
      numberField(heads.organisations, ({ scores }) => scores.n),
      numberField(heads.median, ({ scores }) => inUnits(scores.median)),
      ...quartileFields<PartQuantiles & { readonly kind: string }>(inUnits),
    ],
    kindsOf,
  );
  const table = tableOf<OrganisationRow>(
    topics.table,
    [
      textField(heads.organisation, 30, ({ organisation }) => organisation),
      textField(heads.industry, 22, ({ profile }) => profile.industry ?? null),
      textField(heads.size, 12, ({ profile }) => profile.employees ?? null),
      textField(heads.region, 16, ({ profile }) => profile.region ?? null),
      textField(heads.evidence, 10, ({ evidence }) => evidence),
      dayField(heads.date, ({ date }) => (date.length === 7 ? `${date}-01` : date)),
      numberField(heads.rounds, ({ rounds }) => rounds),
      numberField(heads.score, ({ score }) => (score === null ? null : inUnits(score))),
      textField(heads.band, 16, ({ band }) => band),
      numberField(heads.change, ({ change }) => lengthIn(portfolio, change)),
    ],
    statistics.table,
  );
  return [
    ...(statistics.isAnonymous ? [] : [table]),
    itemSheet(topics.points, heads.point, statistics.points),
    itemSheet(topics.criteria, heads.criterion, statistics.criteria),
    kindSheet,
  ];
}

/** Returns the fields of the limits of the middle half, empty where there is none. */
function quartileFields<Row extends { readonly scores: Quantiles }>(
  inUnits: (fraction: number) => number,
) {
  return [
    numberField<Row>('Quartile 1', ({ scores }) =>
      hasMiddleHalf(scores) ? inUnits(scores.quartile1) : null,
    ),
    numberField<Row>('Quartile 3', ({ scores }) =>
      hasMiddleHalf(scores) ? inUnits(scores.quartile3) : null,
    ),
  ];
}

/** Returns scores on the scale of the checklist, with six decimals at most. */
function scaled({ checklist }: ShownPortfolio): (fraction: number) => number {
  const display = displayOf(checklist ?? {});
  return (fraction) => Number(valueOn(display, fraction).toFixed(6));
}

function lengthIn({ checklist }: ShownPortfolio, fraction: number | null): number | null {
  const display = displayOf(checklist ?? {});
  return fraction === null ? null : Number((fraction * lengthOf(display)).toFixed(6));
}
