import type { Profile } from '../../answers/round.ts';
import { bareName } from '../../text/phrases.ts';
import {
  type EvidenceKind,
  type FigureColumns,
  type FigurePlaces,
  figureColumns,
  type PortfolioEntry,
  type PortfolioRow,
} from './entry.ts';

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
  readonly score: number | null;
  readonly band: string | null;
}

/** Rounds of one checklist. */
interface Sheet {
  readonly rows: Row[];
  /** Figures by place of their column and then by row; NaN for none. */
  readonly figures: Float64Array[];
}

/** Collects the rows of an index one by one; keeps only what the statistics need. */
export interface PortfolioCollector {
  /** Columns into which the reader of the rows puts their figures. */
  readonly columns: FigureColumns;
  readonly add: (row: PortfolioRow) => void;
  readonly statistics: () => PortfolioStatistics;
}

export function portfolioCollector(filter: PortfolioFilter): PortfolioCollector {
  const columns = figureColumns();
  const sheets = new Map<string, Sheet>();
  let excluded = 0;
  return {
    columns,
    add: (row) => {
      if (!fits(row, filter)) {
        excluded++;
        return;
      }
      const { id } = row.checklist;
      const sheet: Sheet = sheets.get(id) ?? { rows: [], figures: [] };
      sheets.set(id, sheet);
      store(sheet, columns);
      sheet.rows.push(keptOf(row, sheet.rows.length));
    },
    statistics: () => statisticsOf(sheets, columns, { filter, excluded }),
  };
}

const FEWEST_ROWS = 1024;

/** Adds the figures of the row that was read last to those of a sheet. */
function store({ rows, figures }: Sheet, { values, count }: FigureColumns): void {
  const at = rows.length;
  for (let place = 0; place < count; place++) {
    const value = values[place] ?? Number.NaN;
    let own = figures[place];
    if (own === undefined || own.length <= at) {
      if (own === undefined && Number.isNaN(value)) continue;
      const longer = new Float64Array(Math.max(FEWEST_ROWS, 2 * at)).fill(Number.NaN);
      if (own) longer.set(own);
      own = longer;
      figures[place] = own;
    }
    own[at] = value;
  }
}

/** True if a round fulfils all conditions but that on the checklist. */
export function fits(entry: Filtered, { where, since, until }: PortfolioFilter): boolean {
  if (since !== undefined && entry.date < since) return false;
  if (until !== undefined && entry.date.slice(0, until.length) > until) return false;
  if (where === undefined) return true;
  return Object.entries(where).every(([field, values]) => {
    const value = valueOfField(entry, field);
    return values.some((own) => bareName(own) === bareName(value));
  });
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

/** Returns what tells organisations apart: the name without case and punctuation, or the id. */
export function organisationKey({
  organisation,
  id,
}: Pick<PortfolioEntry, 'organisation' | 'id'>): string {
  // An organisation that is exchanged too is the same one.
  return id ?? (organisation === null ? '' : bareName(organisation));
}

function keptOf(row: PortfolioRow, at: number): Row {
  const { organisation, id, profile = {}, evidence, contributor = '', date, result } = row;
  return {
    at,
    key: organisationKey(row),
    organisation: organisation ?? id ?? '',
    ...{ profile, evidence, contributor, date },
    ...{ score: result.score, band: result.band },
    version: row.checklist.version,
  };
}

function statisticsOf(
  sheets: ReadonlyMap<string, Sheet>,
  columns: FigureColumns,
  { filter, excluded }: { readonly filter: PortfolioFilter; readonly excluded: number },
): PortfolioStatistics {
  const bySize = [...sheets].toSorted(
    ([a, one], [b, two]) => two.rows.length - one.rows.length || (a < b ? -1 : 1),
  );
  const [id, sheet] = filter.checklist
    ? [filter.checklist, sheets.get(filter.checklist)]
    : (bySize[0] ?? ['', undefined]);
  const { rows, figures }: Sheet = sheet ?? { rows: [], figures: [] };
  const organisations = organisationsOf(rows);
  const newest = organisations.map(({ newest: own }) => own);
  return {
    checklist: { id, versions: [...new Set(rows.map(({ version }) => version))].toSorted() },
    organisations: newest.length,
    rounds: rows.length,
    contributors: [...new Set(newest.map(({ contributor }) => contributor))]
      .filter((own) => own !== '')
      .toSorted(),
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
      bySize.filter(([own]) => own !== id).map(([own, other]) => [own, other.rows.length]),
    ),
  };
}

/** Rounds of one organisation, in the order of time. */
interface Organisation {
  readonly rounds: readonly Row[];
  readonly newest: Row;
}

/** Returns the organisations in the order of their keys. */
function organisationsOf(rows: readonly Row[]): readonly Organisation[] {
  const groups = groupsOf(rows, ({ key }) => key);
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
  figures: readonly Float64Array[],
  organisations: readonly Organisation[],
): readonly ItemStatistics[] {
  const repeated = organisations.filter(({ rounds }) => rounds.length > 1);
  return [...places].flatMap(([id, place]) => {
    const valuesOf = (own: number) =>
      numbersIn(organisations, ({ newest }) => figures[own]?.[newest.at]);
    const scores = quantilesIn(valuesOf(place.score));
    if (scores === null) return [];
    const own = figures[place.score];
    const changes = numbersIn(repeated, ({ rounds, newest }) => {
      const first = own?.[rounds[0]?.at ?? -1] ?? Number.NaN;
      return (own?.[newest.at] ?? Number.NaN) - first;
    });
    const gap = medianIn(valuesOf(place.gap));
    return [{ id, scores, gap, change: medianIn(changes), changed: changes.length }];
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

/**
 * Returns a quantile of sorted numbers, interpolated between the nearest two (Hyndman and Fan 1996,
 * type 7, which spreadsheets and DuckDB use too).
 * @param share 0 for the lowest to 1 for the highest
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

/** Fewest organisations of a group that an anonymous portfolio shows. */
const FEWEST_SHOWN = 5;
/** Steps to which it rounds: 5% of the scale. */
const STEPS = 20;

/** Returns the statistics without organisations, small groups and exact scores. */
export function hideOrganisations(statistics: PortfolioStatistics): PortfolioStatistics {
  const { scores } = statistics;
  const parts = (list: readonly PartQuantiles[]) =>
    withoutRest(list, scores?.n ?? 0).map((own) => ({ ...own, scores: coarse(own.scores) }));
  const items = (list: readonly ItemStatistics[]) =>
    list
      .filter((own) => own.scores.n >= FEWEST_SHOWN)
      .map(({ change, gap, ...own }) => ({
        ...own,
        scores: coarse(own.scores),
        gap: gap === null ? null : step(gap),
        change: change === null || own.changed < FEWEST_SHOWN ? null : step(change),
      }));
  return {
    ...statistics,
    scores: scores === null || scores.n < FEWEST_SHOWN ? null : coarse(scores),
    bands: largeBands(statistics.bands, scores?.n ?? 0),
    byIndustry: parts(statistics.byIndustry),
    bySize: parts(statistics.bySize),
    byRegion: parts(statistics.byRegion),
    byYear: statistics.byYear
      .filter((own) => own.scores.n >= FEWEST_SHOWN)
      .map((own) => ({ ...own, scores: coarse(own.scores) })),
    points: items(statistics.points),
    criteria: items(statistics.criteria),
    table: [],
    isAnonymous: true,
  };
}

/** Returns the parts that may be shown: what they leave of the whole is nothing, or large enough. */
function withoutRest(parts: readonly PartQuantiles[], whole: number): readonly PartQuantiles[] {
  const names = shownParts(new Map(parts.map(({ name, scores }) => [name, scores.n])), whole);
  return parts.filter(({ name }) => names.has(name));
}

function largeBands(
  bands: PortfolioStatistics['bands'],
  whole: number,
): PortfolioStatistics['bands'] {
  const names = shownParts(new Map(Object.entries(bands)), whole);
  return Object.fromEntries(Object.entries(bands).filter(([name]) => names.has(name)));
}

function shownParts(sizes: ReadonlyMap<string, number>, whole: number): ReadonlySet<string> {
  const shown = [...sizes].filter(([, n]) => n >= FEWEST_SHOWN);
  for (;;) {
    const rest = whole - shown.reduce((sum, [, n]) => sum + n, 0);
    if (shown.length === 0 || rest === 0 || rest >= FEWEST_SHOWN) break;
    const smallest = shown.reduce((a, b) => (b[1] < a[1] ? b : a));
    shown.splice(shown.indexOf(smallest), 1);
  }
  return new Set(shown.map(([name]) => name));
}

function coarse({ n, quartile1, median, quartile3 }: Quantiles): Quantiles {
  return {
    ...{ n, lowest: null, highest: null },
    ...{ quartile1: step(quartile1), median: step(median), quartile3: step(quartile3) },
  };
}

function step(value: number): number {
  return Math.round(value * STEPS) / STEPS;
}
