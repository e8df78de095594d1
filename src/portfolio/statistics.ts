import type { EvidenceKind, PortfolioEntry } from '../analysis/portfolio/entry.ts';
import {
  type FigureColumns,
  type FigurePlaces,
  figureColumns,
  type PortfolioRow,
  quantile,
} from '../analysis/portfolio/figures.ts';
import {
  countsByName,
  type Organisations,
  organisationKey,
  organisationsByKey,
} from '../analysis/portfolio/organisations.ts';
import type { Profile } from '../answers/round.ts';
import { bareName } from '../text/phrases.ts';

/** Conditions on the rounds of a portfolio; each lists the values that it takes. */
export interface PortfolioFilter {
  readonly where?: Readonly<Partial<Record<WhereField, readonly string[]>>> | undefined;
  /** First and last date, YYYY-MM-DD or a beginning of it. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Id of the checklist; by default, the one with most rounds. */
  readonly checklist?: string | undefined;
}

/** Fields of a round that a filter can name. */
export const WHERE_FIELDS = [
  'industry',
  'employees',
  'region',
  'evidence',
  'contributor',
  'mode',
  'organisation',
] as const;

export type WhereField = (typeof WHERE_FIELDS)[number];

/** Quantiles of scores; all are fractions, 0 to 1. */
export interface Quantiles {
  /** Number of organisations. */
  readonly n: number;
  /** `null` where organisations are hidden. */
  readonly lowest: number | null;
  readonly quartile1: number;
  readonly median: number;
  readonly quartile3: number;
  readonly highest: number | null;
}

/** Scores of a part of the organisations, such as an industry. */
export interface PartQuantiles {
  readonly name: string;
  readonly scores: Quantiles;
}

/** Statistics on one point or criterion, over the newest round of each organisation. */
export interface ItemStatistics {
  readonly id: string;
  readonly scores: Quantiles;
  /** Median of the differences between groups; `null` if no round has one. */
  readonly gap: number | null;
  /** Number of organisations whose newest round has such a difference. */
  readonly gaps: number;
  /** Median change from the first to the newest round of an organisation; `null` without any. */
  readonly change: number | null;
  /** Number of organisations with two rounds or more. */
  readonly changed: number;
}

/** Row of the table of organisations. */
export interface OrganisationRow {
  readonly organisation: string;
  readonly profile: Profile;
  readonly evidence: EvidenceKind;
  readonly date: string;
  readonly rounds: number;
  readonly score: number | null;
  readonly band: string | null;
  /** Change since the round before; `null` for the first one. */
  readonly change: number | null;
}

/** Statistics of a portfolio. */
export interface PortfolioStatistics {
  readonly checklist: { readonly id: string; readonly versions: readonly string[] };
  readonly organisations: number;
  readonly rounds: number;
  readonly contributors: readonly string[];
  /** Organisations by contributor of their newest round. */
  readonly byContributor: Readonly<Record<string, number>>;
  /** Organisations by evidence of their newest round. */
  readonly evidence: Readonly<Record<EvidenceKind, number>>;
  /** First and last date; `null` without rounds. */
  readonly from: string | null;
  readonly to: string | null;
  readonly scores: Quantiles | null;
  /** Organisations by band of the newest round, by band id. */
  readonly bands: Readonly<Record<string, number>>;
  readonly byIndustry: readonly PartQuantiles[];
  readonly bySize: readonly PartQuantiles[];
  readonly byRegion: readonly PartQuantiles[];
  /** Newest round of each organisation in each year. */
  readonly byYear: readonly PartQuantiles[];
  readonly points: readonly ItemStatistics[];
  readonly criteria: readonly ItemStatistics[];
  readonly table: readonly OrganisationRow[];
  /** True if organisations and small groups are hidden. */
  readonly isAnonymous: boolean;
  /** Rounds that the conditions exclude, and those of other checklists. */
  readonly excluded: number;
  readonly otherChecklists: Readonly<Record<string, number>>;
}

/** Part of a round that statistics keep, beside its figures. */
interface Row {
  /** Place of its figures in the store. */
  readonly at: number;
  readonly key: string;
  readonly organisation: string;
  readonly profile: Profile;
  readonly evidence: EvidenceKind;
  readonly contributor: string;
  readonly version: string;
  readonly date: string;
  readonly mode: PortfolioEntry['mode'];
  readonly score: number | null;
  readonly band: string | null;
  /** Conditions that it does not fulfil, a bit for each. */
  readonly failed: number;
}

/** Rounds of one checklist. */
interface Sheet {
  readonly rows: Row[];
  /** Figures by place of their column, then by row in blocks of so many; NaN for none. */
  readonly figures: Float64Array[][];
  /** Rounds that the conditions exclude. */
  readonly others: Row[];
}

/** Collects the rows of an index one by one; keeps only what the statistics need. */
export interface PortfolioCollector {
  /** Columns into which the reader of the rows puts their figures. */
  readonly columns: FigureColumns;
  readonly add: (row: PortfolioRow) => void;
  /** Returns the statistics of all rows so far; at once, if none was added since the last call. */
  readonly statistics: () => PortfolioStatistics;
  /** Returns the figures from which few organisations can be calculated, because of the conditions. */
  readonly telling: () => ReadonlySet<string>;
}

export function portfolioCollector(filter: PortfolioFilter): PortfolioCollector {
  const columns = figureColumns();
  const sheets = new Map<string, Sheet>();
  const organisations = organisationsByKey();
  const conditions = conditionsOf(filter);
  let excluded = 0;
  let computed: PortfolioStatistics | null = null;
  return {
    columns,
    add: (row) => {
      computed = null;
      organisations.add(row);
      let failed = 0;
      conditions.forEach((isFulfilled, i) => {
        if (!isFulfilled(row)) failed |= 1 << i;
      });
      const { id } = row.checklist;
      const sheet: Sheet = sheets.get(id) ?? { rows: [], figures: [], others: [] };
      sheets.set(id, sheet);
      if (failed !== 0) {
        excluded++;
        sheet.others.push(keptOf(row, -1, failed));
        return;
      }
      store(sheet, columns);
      sheet.rows.push(keptOf(row, sheet.rows.length, failed));
    },
    statistics: () => {
      computed ??= statisticsOf(sheets, columns, { filter, excluded, organisations });
      return computed;
    },
    telling: () => {
      const [, { rows, others }] = sheetOf(sheets, filter);
      const rounds = [...rows, ...others].map((row) => ({
        ...row,
        key: organisations.keyOf(row.key),
      }));
      return tellingFigures(rounds.toSorted(inTime), filter);
    },
  };
}

/** Fewest organisations of a group that an anonymous portfolio shows. */
export const FEWEST_SHOWN = 5;

/** True if so many organisations could be told apart, but are more than none. */
export function isFew(organisations: number): boolean {
  return organisations > 0 && organisations < FEWEST_SHOWN;
}

/** Returns the figures in which few organisations count in another way without some of the conditions. */
function tellingFigures(inOrder: readonly Row[], filter: PortfolioFilter): ReadonlySet<string> {
  const telling = new Set<string>();
  const countedWithout = (left: number) =>
    countedIn(inOrder.filter(({ failed }) => (failed & ~left) === 0));
  const shown = countedWithout(0);
  for (let left = 1; left < 2 ** conditionsOf(filter).length; left++) {
    for (const [figure, wider] of countedWithout(left)) {
      const own = shown.get(figure) ?? new Map();
      const differing = new Set([...wider, ...own].map(([key]) => key));
      for (const key of differing) if (own.get(key) === wider.get(key)) differing.delete(key);
      const isShown = figure === NEWEST || own.size >= FEWEST_SHOWN;
      if (isShown && isFew(differing.size)) telling.add(figure);
    }
  }
  const newest = [...(shown.get(NEWEST)?.values() ?? [])];
  const namesFew = Object.entries(filter.where ?? {}).some(([field, values]) =>
    values.some((value) => isFew(newest.filter((own) => hasValue(own, field, value)).length)),
  );
  return namesFew ? telling.add(NEWEST) : telling;
}

/** Names of the figures over the newest rounds, and over the changes since the first ones. */
export const NEWEST = 'newest';
export const CHANGE = 'change';
/** Parts of the newest rounds that have figures of their own: "industry software". */
export const PARTS = ['industry', 'employees', 'region', 'band'] as const;

export function partFigure(part: (typeof PARTS)[number], name: string): string {
  return `${part} ${name}`;
}

/** Returns the round of each organisation that counts in each figure; those of a year have its name. */
function countedIn(inOrder: readonly Row[]): ReadonlyMap<string, ReadonlyMap<string, Row>> {
  const counted = new Map<string, Map<string, Row>>();
  const count = (figure: string, key: string, round: Row) => {
    const own = counted.get(figure) ?? new Map();
    counted.set(figure, own.set(key, round));
  };
  const first = new Map<string, Row>();
  const newest = new Map<string, Row>();
  for (const round of inOrder) {
    const { key, date } = round;
    const before = first.get(key);
    if (before) count(CHANGE, key, before);
    else first.set(key, round);
    count(date.slice(0, 4), key, round);
    newest.set(key, round);
  }
  for (const [key, round] of newest) {
    count(NEWEST, key, round);
    const { profile, band } = round;
    for (const part of PARTS) {
      const name = part === 'band' ? band : profile[part];
      if (name !== undefined && name !== null) count(partFigure(part, name), key, round);
    }
  }
  return counted;
}

const BLOCK_ROWS = 1024;

/** Adds the figures of the row that was read last to those of a sheet. */
function store({ rows, figures }: Sheet, { values, count }: FigureColumns): void {
  const at = rows.length;
  for (let place = 0; place < count; place++) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const column = figures[place] ?? [];
    figures[place] = column;
    const block = Math.floor(at / BLOCK_ROWS);
    const own = column[block] ?? new Float64Array(BLOCK_ROWS).fill(Number.NaN);
    column[block] = own;
    own[at % BLOCK_ROWS] = value;
  }
}

function figureAt(column: readonly Float64Array[] | undefined, at: number): number {
  return column?.[Math.floor(at / BLOCK_ROWS)]?.[at % BLOCK_ROWS] ?? Number.NaN;
}

/** True if a round fulfils all conditions but that on the checklist. */
export function fits(entry: Filtered, filter: PortfolioFilter): boolean {
  return conditionsOf(filter).every((isFulfilled) => isFulfilled(entry));
}

/** Returns all conditions but that on the checklist. */
function conditionsOf({
  where = {},
  since,
  until,
}: PortfolioFilter): readonly ((entry: Filtered) => boolean)[] {
  return [
    ...(since === undefined ? [] : [({ date }: Filtered) => date >= since]),
    ...(until === undefined ? [] : [({ date }: Filtered) => date.slice(0, until.length) <= until]),
    ...Object.entries(where).map(
      ([field, values]) =>
        (entry: Filtered) =>
          values.some((own) => hasValue(entry, field, own)),
    ),
  ];
}

function hasValue(entry: Filtered, field: string, value: string): boolean {
  return bareName(valueOfField(entry, field)) === bareName(value);
}

type Filtered = Pick<
  PortfolioEntry,
  'date' | 'profile' | 'evidence' | 'mode' | 'contributor' | 'organisation'
>;

function valueOfField(entry: Filtered, field: string): string {
  const { profile = {}, evidence, mode, contributor = '', organisation } = entry;
  const values: Readonly<Record<string, string | null | undefined>> = {
    ...profile,
    ...{ evidence, mode, contributor, organisation },
  };
  return values[field] ?? '';
}

function keptOf(row: PortfolioRow, at: number, failed: number): Row {
  const { organisation, id, profile = {}, evidence, contributor = '', date, mode, result } = row;
  return {
    at,
    key: organisationKey(row),
    organisation: organisation ?? id ?? '',
    ...{ profile, evidence, contributor, date, mode, failed },
    ...{ score: result.score, band: result.band },
    version: row.checklist.version,
  };
}

/** Returns the id and the rounds of the checklist that is asked for, or has most rounds that fit. */
function sheetOf(
  sheets: ReadonlyMap<string, Sheet>,
  { checklist }: PortfolioFilter,
): readonly [string, Sheet] {
  const [largest] = inOrderOfSize(sheets);
  const id = checklist ?? largest?.[0] ?? '';
  return [id, sheets.get(id) ?? { rows: [], figures: [], others: [] }];
}

function inOrderOfSize(sheets: ReadonlyMap<string, Sheet>): readonly (readonly [string, Sheet])[] {
  return [...sheets]
    .filter(([, { rows }]) => rows.length > 0)
    .toSorted(([a, one], [b, two]) => two.rows.length - one.rows.length || (a < b ? -1 : 1));
}

function statisticsOf(
  sheets: ReadonlyMap<string, Sheet>,
  columns: FigureColumns,
  {
    filter,
    excluded,
    organisations: keys,
  }: {
    readonly filter: PortfolioFilter;
    readonly excluded: number;
    readonly organisations: Organisations;
  },
): PortfolioStatistics {
  const [id, { rows, figures }] = sheetOf(sheets, filter);
  const organisations = organisationsOf(rows, keys);
  const newest = organisations.map(({ newest: own }) => own);
  const byContributor = countsByName(newest.map(({ contributor }) => [contributor, 1]));
  return {
    checklist: { id, versions: [...new Set(rows.map(({ version }) => version))].toSorted() },
    organisations: newest.length,
    rounds: rows.length,
    contributors: Object.keys(byContributor),
    byContributor,
    evidence: {
      stated: newest.filter(({ evidence }) => evidence === 'stated').length,
      checked: newest.filter(({ evidence }) => evidence === 'checked').length,
    },
    from: extremeDate(rows, (date, other) => date < other),
    to: extremeDate(rows, (date, other) => date > other),
    scores: quantilesIn(numbersIn(newest, ({ score }) => score)),
    bands: countsOf(newest),
    byIndustry: partsBy(newest, ({ profile }) => profile.industry),
    bySize: partsBy(newest, ({ profile }) => profile.employees),
    byRegion: partsBy(newest, ({ profile }) => profile.region),
    byYear: partsBy(organisations.flatMap(newestOfYears), ({ date }) => date.slice(0, 4)),
    points: itemsOf(columns.places.points, figures, organisations),
    criteria: itemsOf(columns.places.criteria, figures, organisations),
    table: organisations.map(tableRow),
    isAnonymous: false,
    excluded,
    otherChecklists: Object.fromEntries(
      inOrderOfSize(sheets)
        .filter(([own]) => own !== id)
        .map(([own, other]) => [own, other.rows.length]),
    ),
  };
}

/** Rounds of one organisation, in the order of time. */
interface Organisation {
  readonly rounds: readonly Row[];
  readonly newest: Row;
}

/** Returns the organisations in the order of their keys. */
function organisationsOf(rows: readonly Row[], { keyOf }: Organisations): readonly Organisation[] {
  const groups = groupsOf(rows, ({ key }) => keyOf(key));
  return [...groups.keys()].sort().flatMap((key) => {
    const rounds = (groups.get(key) ?? []).toSorted(inTime);
    const newest = rounds.at(-1);
    return newest ? [{ rounds, newest }] : [];
  });
}

function inTime(a: Row, b: Row): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.version !== b.version) return a.version < b.version ? -1 : 1;
  return (a.score ?? 0) - (b.score ?? 0);
}

function newestOfYears({ rounds }: Organisation): readonly Row[] {
  return rounds.filter(({ date }, i) => rounds[i + 1]?.date.slice(0, 4) !== date.slice(0, 4));
}

function extremeDate(
  rows: readonly Row[],
  isMore: (date: string, other: string) => boolean,
): string | null {
  let found: string | null = null;
  for (const { date } of rows) if (found === null || isMore(date, found)) found = date;
  return found;
}

function tableRow({ rounds, newest }: Organisation): OrganisationRow {
  const before = rounds.at(-2)?.score ?? null;
  const { organisation, profile, evidence, date, score, band } = newest;
  const change = score === null || before === null ? null : score - before;
  return { organisation, profile, evidence, date, rounds: rounds.length, score, band, change };
}

function itemsOf(
  places: ReadonlyMap<string, FigurePlaces>,
  figures: readonly (readonly Float64Array[])[],
  organisations: readonly Organisation[],
): readonly ItemStatistics[] {
  const repeated = organisations.filter(({ rounds }) => rounds.length > 1);
  return [...places].flatMap(([id, place]) => {
    const valuesOf = (own: number) =>
      numbersIn(organisations, ({ newest }) => figureAt(figures[own], newest.at));
    const scores = quantilesIn(valuesOf(place.score));
    if (scores === null) return [];
    const own = figures[place.score];
    const changes = numbersIn(repeated, ({ rounds, newest }) => {
      return figureAt(own, newest.at) - figureAt(own, rounds[0]?.at ?? -1);
    });
    const gaps = valuesOf(place.gap);
    const apart = { gap: medianIn(gaps), gaps: gaps.length };
    return [{ id, scores, ...apart, change: medianIn(changes), changed: changes.length }];
  });
}

/** Returns the numbers of all organisations that have one, sorted. */
function numbersIn<Value>(
  values: readonly Value[],
  numberIn: (value: Value) => number | null | undefined,
): Float64Array {
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (const value of values) {
    const number = numberIn(value) ?? Number.NaN;
    if (!Number.isNaN(number)) numbers[count++] = number;
  }
  return numbers.subarray(0, count).sort();
}

function partsBy(
  rows: readonly Row[],
  nameIn: (row: Row) => string | undefined,
): readonly PartQuantiles[] {
  const parts = groupsOf(rows, (row) => nameIn(row) ?? '');
  return [...parts]
    .flatMap(([name, own]) => {
      const scores = name === '' ? null : quantilesIn(numbersIn(own, ({ score }) => score));
      return scores === null ? [] : [{ name, scores }];
    })
    .toSorted(inOrderOfParts);
}

/** Orders bands of sizes by their numbers: 50-249 before 250-999; other names by their letters. */
export function inOrderOfParts({ name: a }: PartQuantiles, { name: b }: PartQuantiles): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(name: string): number {
  return /^\d/.test(name) ? Number.parseInt(name, 10) : 0;
}

function groupsOf<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const own = groups.get(key);
    if (own) own.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function countsOf(rows: readonly Row[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { band } of rows) if (band !== null) counts[band] = (counts[band] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the quantiles of sorted numbers; `null` if there are none. */
function quantilesIn(sorted: Float64Array): Quantiles | null {
  if (sorted.length === 0) return null;
  return {
    n: sorted.length,
    lowest: quantile(sorted, 0),
    quartile1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    quartile3: quantile(sorted, 0.75),
    highest: quantile(sorted, 1),
  };
}

function medianIn(sorted: Float64Array): number | null {
  return sorted.length === 0 ? null : quantile(sorted, 0.5);
}
