import type { Profile } from '../../answers/round.ts';
import type { EvidenceKind, PortfolioEntry } from './entry.ts';
import { type FigureColumns, figureColumns, type PortfolioRow, quantile } from './figures.ts';
import {
  countsByName,
  holdsName,
  type Organisations,
  organisationKey,
  organisationKeys,
  organisationName,
  organisationsByKey,
} from './organisations.ts';

/** Kind of organisations that a round is compared with, from the narrowest to all. */
export const PEER_GROUPS = ['industry-and-size', 'size', 'all'] as const;

export type PeerGroup = (typeof PEER_GROUPS)[number];

/** Figures of the round that is compared, and what decides whom it is compared with. */
export interface BenchmarkReader
  extends Pick<
    PortfolioEntry,
    | 'organisation'
    | 'id'
    | 'contributor'
    | 'evidence'
    | 'profile'
    | 'checklist'
    | 'mode'
    | 'formerly'
  > {
  readonly score: number | null;
  readonly points: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly gap?: number | undefined; readonly texts: string }
    >
  >;
}

/** Place of one figure among those of others. All are fractions, 0 to 1; peers are rounded to 0.05. */
export interface BenchmarkPlace {
  /** Number of other organisations with this figure. */
  readonly n: number;
  /** Figure of the reader; `null` without one. */
  readonly value: number | null;
  readonly shown: ShownPlace | null;
}

/** The more organisations there are, the more is shown. */
export interface ShownPlace {
  readonly median: number;
  readonly below: number;
  readonly equal: number;
  readonly above: number;
  /** Middle half, from 10 organisations. */
  readonly middle: { readonly from: number; readonly to: number } | null;
  /** Quartile, 1 (lowest) to 4, and its 90% interval, from 20 organisations. */
  readonly quartile: RankRange | null;
  /** Percentile in tens and its 90% interval, from 50 organisations. */
  readonly percentile: RankRange | null;
  /** Lowest figure of the best tenth, from 50 organisations. */
  readonly bestTenth: number | null;
}

export interface RankRange {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A group that was too small, or had too much from one contributor. */
export interface RefusedGroup {
  readonly group: PeerGroup;
  readonly because: 'few' | 'contributor' | 'rest';
}

/** A round beside the other organisations of a portfolio. */
export interface PeerBenchmark {
  /** Group compared with; `null` if none may be shown. */
  readonly group: PeerGroup | null;
  /** Narrower groups that may not be shown, in order. */
  readonly refused: readonly RefusedGroup[];
  readonly profile: Profile;
  readonly evidence: EvidenceKind;
  /** Number of organisations in the group, without the reader's; 0 without a group. */
  readonly n: number;
  /** Who is in it: contributors by name, and the months of their rounds. */
  readonly contributors: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly overall: BenchmarkPlace;
  readonly points: readonly {
    readonly point: string;
    readonly score: BenchmarkPlace;
    /** Difference between groups. */
    readonly gap: BenchmarkPlace;
  }[];
}

/** Fewest organisations for a median, the middle half, a quartile and a percentile. */
const FEWEST = { median: 5, middle: 10, quartile: 20, percentile: 50 } as const;
/** Largest share of a group that one contributor may bring. */
const LARGEST_SHARE = 0.25;
/** Fewest respondents of a round whose scores are used, and of each group whose differences are. */
const FEWEST_PEOPLE = 3;
const FEWEST_IN_GROUP = 4;

/** Newest comparable round of another organisation, as far as a comparison needs it. */
interface Peer {
  readonly date: string;
  readonly profile: Profile;
  readonly contributor: string | undefined;
  readonly score: number;
  /** False if a group is so small that differences between groups would tell of people. */
  readonly hasLargeGroups: boolean;
  /** Place of the figures of its points. */
  readonly at: number;
}

/** Collects the rows of a portfolio one by one; keeps only what a comparison with one round needs. */
export interface PeerCollector {
  /** Columns into which the reader of the rows puts their figures. */
  readonly columns: FigureColumns;
  readonly add: (row: PortfolioRow) => void;
  /** Compares with the first group, from this one on, that may be shown. */
  readonly benchmark: (among?: PeerGroup) => PeerBenchmark;
}

/**
 * Returns what compares a round with the newest rounds of other organisations, on the same major version
 * of the same checklist, with the same evidence.
 */
export function peerCollector(reader: BenchmarkReader): PeerCollector {
  const points = Object.keys(reader.points);
  const texts = new Map(points.map((id) => [id, reader.points[id]?.texts ?? '']));
  const columns = figureColumns(texts);
  const organisations = organisationsByKey();
  organisations.add(reader);
  const newest = new Map<string, Peer>();
  let figures: Figures = new Int8Array(0);
  return {
    columns,
    add: (row) => {
      organisations.add(row);
      if (!isComparable(row, reader)) return;
      const { date, contributor, profile = {}, people, result } = row;
      const key = organisationKey(row);
      const before = newest.get(key);
      if (before !== undefined && before.date >= date) return;
      const at = before?.at ?? 2 * points.length * newest.size;
      if (at + 2 * points.length > figures.length) figures = longer(figures, points.length);
      const hasLargeGroups = Object.values(people).every((number) => number >= FEWEST_IN_GROUP);
      const score = result.score ?? 0;
      newest.set(key, { date, profile, contributor, score, hasLargeGroups, at });
      points.forEach((id, i) => {
        const place = columns.places.points.get(id);
        figures[at + 2 * i] = stepsOf(columns.values[place?.score ?? -1]);
        figures[at + 2 * i + 1] = stepsOf(columns.values[place?.gap ?? -1]);
      });
    },
    benchmark: (among = PEER_GROUPS[0]) => {
      const others = othersOf(reader, newest, organisations);
      return benchmarkIn(reader, others, { among, figures });
    },
  };
}

/** Score and difference of each point of each peer, in steps; one byte each, as there may be a million. */
type Figures = Int8Array;

const NONE = -1;
const FEWEST_PEERS = 256;

function longer(figures: Figures, points: number): Figures {
  const next = new Int8Array(Math.max(2 * points * FEWEST_PEERS, 2 * figures.length));
  next.set(figures);
  return next;
}

function stepsOf(value = Number.NaN): number {
  return Number.isNaN(value) ? NONE : Math.round(value * STEPS);
}

function fractionsIn(steps: readonly number[]): readonly number[] {
  return steps.filter((own) => own !== NONE).map((own) => own / STEPS);
}

function isComparable(
  { checklist, mode, evidence, result, people }: PortfolioRow,
  reader: BenchmarkReader,
): boolean {
  let number = 0;
  for (const own of Object.values(people)) number += own;
  return (
    checklist.id === reader.checklist.id &&
    majorOf(checklist.version) === majorOf(reader.checklist.version) &&
    mode === reader.mode &&
    evidence === reader.evidence &&
    result.score !== null &&
    number >= FEWEST_PEOPLE
  );
}

function benchmarkIn(
  reader: BenchmarkReader,
  others: ReadonlyMap<string, Peer>,
  { among, figures }: { readonly among: PeerGroup; readonly figures: Figures },
): PeerBenchmark {
  const pool = [...others.values()];
  const keys = new Set(others.keys());
  const cells = cellsOf(pool, contributorKey(reader));
  const { profile = {} } = reader;
  const wanted = PEER_GROUPS.slice(PEER_GROUPS.indexOf(among)).filter((group) =>
    isKnown(profile, group),
  );
  const refused: RefusedGroup[] = [];
  let found: { readonly group: PeerGroup; readonly peers: readonly Peer[] } | null = null;
  for (const group of wanted) {
    const cell = cells.get(cellName(profile, group));
    if (cell?.refused === null) {
      found = { group, peers: cell.peers };
      break;
    }
    refused.push({ group, because: cell?.refused ?? 'few' });
  }
  const peers = found?.peers ?? [];
  const dates = peers.map(({ date }) => date.slice(0, 7)).toSorted();
  return {
    group: found?.group ?? null,
    refused,
    profile,
    evidence: reader.evidence,
    n: peers.length,
    contributors: contributorsOf(peers, keys),
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    overall: placeOf(
      reader.score,
      peers.map(({ score }) => score),
    ),
    points: Object.entries(reader.points).map(([point, own], i) => {
      const scores = peers.map(({ at }) => figures[at + 2 * i] ?? NONE);
      const gaps = peers
        .filter(({ hasLargeGroups }) => hasLargeGroups)
        .map(({ at }) => figures[at + 2 * i + 1] ?? NONE);
      return {
        point,
        score: placeOf(own.score, fractionsIn(scores)),
        gap: placeOf(own.gap ?? null, fractionsIn(gaps)),
      };
    }),
  };
}

/** Returns the names of contributors, but those that would tell of an organisation. */
function contributorsOf(
  peers: readonly Peer[],
  organisations: ReadonlySet<string>,
): readonly string[] {
  const counts = countsByName(peers.map(({ contributor = '' }) => [contributor, 1]));
  return Object.keys(counts).filter((own) => !holdsName(own, organisations));
}

/** Returns the newest rounds of other organisations by key, in the order of keys. */
function othersOf(
  reader: BenchmarkReader,
  rounds: ReadonlyMap<string, Peer>,
  { keyOf }: Organisations,
): ReadonlyMap<string, Peer> {
  const newest = new Map<string, Peer>();
  for (const [own, peer] of [...rounds].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const key = keyOf(own);
    const before = newest.get(key);
    if (before === undefined || before.date < peer.date) newest.set(key, peer);
  }
  for (const own of organisationKeys(reader)) newest.delete(keyOf(own));
  return newest;
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}

function isKnown({ industry, employees }: Profile, group: PeerGroup): boolean {
  if (group === 'all') return true;
  return employees !== undefined && (group === 'size' || industry !== undefined);
}

const ALL = 'all';

function cellName({ industry, employees }: Profile, group: PeerGroup): string {
  switch (group) {
    case 'all':
      return ALL;
    case 'size':
      return `${ALL}/${employees}`;
    case 'industry-and-size':
      return `${ALL}/${employees}/${industry}`;
  }
}

interface Cell {
  readonly peers: readonly Peer[];
  refused: RefusedGroup['because'] | null;
}

/**
 * Returns all groups of a portfolio by name. A group is refused if it is small, if one contributor
 * brings too much of it, or if the organisations outside it could be told by subtraction: those of a
 * shown group that are in no shown group inside it are none, or at least five.
 */
function cellsOf(pool: readonly Peer[], reader: string | undefined): ReadonlyMap<string, Cell> {
  const members = new Map<string, Peer[]>([[ALL, []]]);
  for (const peer of pool) {
    for (const group of PEER_GROUPS.filter((own) => isKnown(peer.profile, own))) {
      const name = cellName(peer.profile, group);
      const own = members.get(name);
      if (own) own.push(peer);
      else members.set(name, [peer]);
    }
  }
  const cells = new Map(
    [...members].map(
      ([name, peers]) => [name, { peers, refused: refusalOf(peers, reader) }] as const,
    ),
  );
  while (refuseOne(cells)) {
    // Each turn refuses one group more, so that this ends.
  }
  return cells;
}

function refusalOf(
  peers: readonly Peer[],
  reader: string | undefined,
): RefusedGroup['because'] | null {
  if (peers.length < FEWEST.median) return 'few';
  const keys = peers.map(contributorKey);
  // Contributors can take their own rounds away from all others.
  const foreign = keys.filter((own) => own !== reader || reader === undefined);
  if (foreign.length > 0 && foreign.length < FEWEST.median) return 'few';
  const counts = new Map<string | undefined, number>();
  for (const own of keys) counts.set(own, (counts.get(own) ?? 0) + 1);
  const isLopsided = [...counts].some(
    ([own, n]) => own !== reader && n > peers.length * LARGEST_SHARE,
  );
  return isLopsided ? 'contributor' : null;
}

/** Returns what tells contributors apart; a name that is written in two ways is one. */
function contributorKey({ contributor }: Pick<PortfolioEntry, 'contributor'>): string | undefined {
  return contributor === undefined ? undefined : organisationName(contributor);
}

/** Refuses the smallest group inside a shown one whose rest is too small; false if there is none. */
function refuseOne(cells: ReadonlyMap<string, Cell>): boolean {
  const shown = [...cells].filter(([, { refused }]) => refused === null);
  for (const [name, { peers }] of shown) {
    const inside = shown.filter(([own]) => own.startsWith(`${name}/`));
    const largest = inside.filter(
      ([own]) => !inside.some(([other]) => own !== other && own.startsWith(`${other}/`)),
    );
    let rest = peers.length;
    for (const [, cell] of largest) rest -= cell.peers.length;
    if (rest === 0 || rest >= FEWEST.median) continue;
    const [smallest] = largest.toSorted(
      ([a, one], [b, two]) => one.peers.length - two.peers.length || (a < b ? -1 : 1),
    );
    if (!smallest) continue;
    smallest[1].refused = 'rest';
    return true;
  }
  return false;
}

/** Returns the place of a figure among those of others, which are rounded before anything else. */
function placeOf(value: number | null, others: readonly number[]): BenchmarkPlace {
  const n = others.length;
  if (n < FEWEST.median) return { n, value, shown: null };
  const sorted = Float64Array.from(others, rounded).sort();
  const own = value === null ? null : rounded(value);
  const below = own === null ? 0 : sorted.filter((other) => other < own).length;
  const equal = own === null ? 0 : sorted.filter((other) => other === own).length;
  const at = (share: number) => rounded(quantile(sorted, share));
  const rank = own === null ? null : { share: (below + equal / 2) / n, n };
  return {
    ...{ n, value },
    shown: {
      median: at(0.5),
      ...{ below, equal, above: own === null ? 0 : n - below - equal },
      middle: n < FEWEST.middle ? null : { from: at(0.25), to: at(0.75) },
      quartile: rank && n >= FEWEST.quartile ? quartileOf(rank) : null,
      percentile: rank && n >= FEWEST.percentile ? percentileOf(rank) : null,
      bestTenth: n < FEWEST.percentile ? null : at(0.9),
    },
  };
}

/** Returns a figure rounded to a twentieth: 5% of a score. */
function rounded(value: number): number {
  return Math.round(value * STEPS) / STEPS;
}

const STEPS = 20;

/** Share of the others below a figure, half of the equal ones included. */
interface Rank {
  readonly share: number;
  readonly n: number;
}

function quartileOf({ share, n }: Rank): RankRange {
  const quartile = (own: number) => Math.min(Math.floor(own * 4) + 1, 4);
  const { low, high } = intervalOfShare(share, n);
  return { at: quartile(share), from: quartile(low), to: quartile(high) };
}

function percentileOf({ share, n }: Rank): RankRange {
  const tens = (own: number) => Math.round(own * 10) * 10;
  const { low, high } = intervalOfShare(share, n);
  return { at: tens(share), from: tens(low), to: tens(high) };
}

/** Quantile of the normal distribution for a two-sided interval of 90%. */
const Z = 1.6449;

/** Returns the 90% score interval of a share (Wilson 1927). */
function intervalOfShare(
  share: number,
  n: number,
): { readonly low: number; readonly high: number } {
  const square = (Z * Z) / n;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square);
  return { low: Math.max(middle - half, 0), high: Math.min(middle + half, 1) };
}
