import type { Profile } from '../../answers/round.ts';
import { bareName } from '../../text/phrases.ts';
import type { EvidenceKind, PortfolioEntry } from './entry.ts';

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

/** Part of a round that statistics keep: numbers by the place of their id. */
interface Row {
  readonly key: string;
  readonly organisation: string;
  readonly profile: Profile;
  readonly evidence: EvidenceKind;
  readonly contributor: string;
  readonly version: string;
  readonly date: string;
  readonly score: number | null;
  readonly band: string | null;
  /** Scores and gaps, in the order of the columns; NaN for none. */
  readonly values: Float64Array;
}

/** Rounds of one checklist, and the places of its points and criteria. */
interface Sheet {
  readonly rows: Row[];
  readonly columns: Map<string, number>;
}

/** Collects the entries of an index one by one; keeps only what the statistics need. */
export function portfolioCollector(filter: PortfolioFilter) {
  const sheets = new Map<string, Sheet>();
  let excluded = 0;
  return {
    add: (entry: PortfolioEntry): void => {
      if (!fits(entry, filter)) {
        excluded++;
        return;
      }
      const { id } = entry.checklist;
      const sheet: Sheet = sheets.get(id) ?? { rows: [], columns: new Map() };
      sheets.set(id, sheet);
      sheet.rows.push(rowOf(entry, sheet.columns));
    },
    statistics: (): PortfolioStatistics => statisticsOf(sheets, filter, excluded),
  };
}

/** True if a round fulfils all conditions but that on the checklist. */
export function fits(
  entry: PortfolioEntry,
  { where = {}, since, until }: PortfolioFilter,
): boolean {
  if (since !== undefined && entry.date < since) return false;
  if (until !== undefined && entry.date.slice(0, until.length) > until) return false;
  return Object.entries(where).every(([field, values]) => {
    const value = valueOfField(entry, field);
    return values.some((own) => bareName(own) === bareName(value));
  });
}

function valueOfField(entry: PortfolioEntry, field: string): string {
  const { profile = {}, evidence, mode, contributor = '', organisation } = entry;
  const values: Readonly<Record<string, string | null | undefined>> = {
    ...profile,
    ...{ evidence, mode, contributor, organisation },
  };
  return values[field] ?? '';
}

/** Returns what tells organisations apart: the name without case and punctuation, or the id. */
export function organisationKey({ organisation, id }: PortfolioEntry): string {
  // An organisation that is exchanged too is the same one.
  return id ?? (organisation === null ? '' : bareName(organisation));
}

function rowOf(entry: PortfolioEntry, columns: Map<string, number>): Row {
  const numbers: number[] = [];
  const set = (name: string, value: number | null | undefined) => {
    const place = columns.get(name) ?? columns.size;
    columns.set(name, place);
    numbers[place] = value ?? Number.NaN;
  };
  for (const [id, { score, gap }] of Object.entries(entry.points)) {
    set(`point/${id}`, score);
    set(`point/${id}/gap`, gap);
  }
  for (const [id, { score, gap }] of Object.entries(entry.criteria)) {
    set(`criterion/${id}`, score);
    set(`criterion/${id}/gap`, gap);
  }
  const { organisation, id, profile = {}, evidence, contributor = '', date, result } = entry;
  return {
    key: organisationKey(entry),
    organisation: organisation ?? id ?? '',
    ...{ profile, evidence, contributor, date },
    version: entry.checklist.version,
    score: result.score,
    band: result.band,
    values: Float64Array.from(numbers, (own) => own ?? Number.NaN),
  };
}

function statisticsOf(
  sheets: ReadonlyMap<string, Sheet>,
  filter: PortfolioFilter,
  excluded: number,
): PortfolioStatistics {
  const bySize = [...sheets].toSorted(
    ([a, one], [b, two]) => two.rows.length - one.rows.length || (a < b ? -1 : 1),
  );
  const [id, sheet] = filter.checklist
    ? [filter.checklist, sheets.get(filter.checklist)]
    : (bySize[0] ?? ['', undefined]);
  const rows = (sheet?.rows ?? []).toSorted(inTime);
  const columns: Sheet['columns'] = sheet?.columns ?? new Map();
  const byOrganisation = groupsOf(rows, ({ key }) => key);
  const newest = [...byOrganisation.values()].flatMap((own) => own.at(-1) ?? []);
  const dates = rows.map(({ date }) => date).toSorted();
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
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    scores: quantilesOf(newest.map(({ score }) => score)),
    bands: countsOf(newest.map(({ band }) => band ?? '')),
    byIndustry: partsBy(newest, ({ profile }) => profile.industry),
    bySize: partsBy(newest, ({ profile }) => profile.employees),
    byRegion: partsBy(newest, ({ profile }) => profile.region),
    byYear: partsBy(newestOfYears(rows), ({ date }) => date.slice(0, 4)),
    points: itemsOf('point', columns, [...byOrganisation.values()]),
    criteria: itemsOf('criterion', columns, [...byOrganisation.values()]),
    table: [...byOrganisation.values()].flatMap(tableRow),
    isAnonymous: false,
    excluded,
    otherChecklists: Object.fromEntries(
      bySize.filter(([own]) => own !== id).map(([own, other]) => [own, other.rows.length]),
    ),
  };
}

function inTime(a: Row, b: Row): number {
  const keys = [
    [a.key, b.key],
    [a.date, b.date],
    [a.version, b.version],
  ];
  for (const [one = '', two = ''] of keys) if (one !== two) return one < two ? -1 : 1;
  return (a.score ?? 0) - (b.score ?? 0);
}

function newestOfYears(rows: readonly Row[]): readonly Row[] {
  const years = groupsOf(rows, ({ key, date }) => `${key} ${date.slice(0, 4)}`);
  return [...years.values()].flatMap((own) => own.at(-1) ?? []);
}

function tableRow(rounds: readonly Row[]): readonly OrganisationRow[] {
  const last = rounds.at(-1);
  if (!last) return [];
  const before = rounds.at(-2)?.score ?? null;
  const { organisation, profile, evidence, date, score, band } = last;
  const change = score === null || before === null ? null : score - before;
  return [{ organisation, profile, evidence, date, rounds: rounds.length, score, band, change }];
}

function itemsOf(
  kind: 'point' | 'criterion',
  columns: ReadonlyMap<string, number>,
  organisations: readonly (readonly Row[])[],
): readonly ItemStatistics[] {
  const ids = [...columns.keys()].flatMap((name) => {
    const [own, id, rest] = name.split('/');
    return own === kind && id !== undefined && rest === undefined ? [id] : [];
  });
  return ids.flatMap((id) => {
    const score = columns.get(`${kind}/${id}`) ?? -1;
    const gap = columns.get(`${kind}/${id}/gap`) ?? -1;
    const newest = organisations.map((rounds) => rounds.at(-1));
    const scores = quantilesOf(newest.map((row) => numberAt(row, score)));
    if (scores === null) return [];
    const gaps = newest.flatMap((row) => numberAt(row, gap) ?? []);
    const changes = organisations.flatMap((rounds) => {
      const [first, last] = [numberAt(rounds[0], score), numberAt(rounds.at(-1), score)];
      return rounds.length < 2 || first === null || last === null ? [] : [last - first];
    });
    return [
      { id, scores, gap: medianOf(gaps), change: medianOf(changes), changed: changes.length },
    ];
  });
}

function numberAt(row: Row | undefined, place: number): number | null {
  const value = row?.values[place];
  return value === undefined || Number.isNaN(value) ? null : value;
}

function partsBy(
  rows: readonly Row[],
  nameIn: (row: Row) => string | undefined,
): readonly PartQuantiles[] {
  const parts = groupsOf(rows, (row) => nameIn(row) ?? '');
  return [...parts]
    .filter(([name]) => name !== '')
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(([name, own]) => {
      const scores = quantilesOf(own.map(({ score }) => score));
      return scores === null ? [] : [{ name, scores }];
    });
}

/** Orders bands of sizes by their numbers: 50-249 before 250-999; other names by their letters. */
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

function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) if (name !== '') counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Returns the quantiles of the scores that are not `null`; `null` if there are none. */
function quantilesOf(scores: readonly (number | null)[]): Quantiles | null {
  const sorted = scores.filter((own) => own !== null).toSorted((a, b) => a - b);
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

/** Returns the median; `null` for no numbers. */
function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/**
 * Returns a quantile of sorted numbers, interpolated between the nearest two (Hyndman and Fan 1996,
 * type 7, which spreadsheets and DuckDB use too).
 * @param share 0 for the lowest to 1 for the highest
 */
export function quantile(sorted: readonly number[], share: number): number {
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
  const shown = parts.filter(({ scores }) => scores.n >= FEWEST_SHOWN);
  for (;;) {
    const rest = whole - shown.reduce((sum, { scores }) => sum + scores.n, 0);
    if (shown.length === 0 || rest === 0 || rest >= FEWEST_SHOWN) return shown;
    const smallest = shown.reduce((a, b) => (b.scores.n < a.scores.n ? b : a));
    shown.splice(shown.indexOf(smallest), 1);
  }
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
