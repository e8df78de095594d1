import { dirname, resolve, sep } from 'node:path';
import type { PortfolioEntry } from '../analysis/portfolio/entry.ts';
import type { PortfolioRow } from '../analysis/portfolio/figures.ts';
import { organisationName } from '../analysis/portfolio/organisations.ts';
import { UserError, type Warning } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { type LoadedChecklist, loadChecklist } from '../loading/checklists/load.ts';
import { hasIndex, readRows } from '../loading/portfolio.ts';
import { isAgreementsFile, isPassedOver, isRoundFile } from '../loading/round.ts';
import { READABLE, statOf } from '../storage/read.ts';
import { VERSION } from '../version.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import { statusWords } from '../words/status.ts';
import { type FoundFolder, type Search, search, searchInThread } from './find-rounds.ts';
import { UNCHANGED, withIndexLock, writeIndex } from './index-file.ts';
import type { RoundOutcome, RoundTask } from './score-rounds.ts';
import type { RoundNumbers } from './sql/layout.ts';
import type { PortfolioCollector } from './statistics.ts';
import type { RescoredRounds, SummedRound, SumsStore } from './sums.ts';

/** Folders to search for rounds, and the index to bring up to date. */
export interface RefreshRequest {
  readonly folders: readonly string[];
  readonly index: string;
  /** Id or path of the checklist; by default, the one that each round names. */
  readonly checklist?: string | undefined;
  /** Makes what takes all entries of the index; the last one made has those that stay. */
  readonly collector: () => PortfolioCollector;
  /**
   * Opens the sums of the answers to a checklist, which new weights need in place of the answers.
   * Returns `null` if none are kept of it.
   */
  readonly sumsOf?: (checklist: LoadedChecklist) => SumsStore | null;
}

/** Changes of an index. */
export interface Refreshed {
  readonly found: number;
  readonly scored: number;
  readonly removed: number;
  readonly warnings: readonly Warning[];
  readonly collector: PortfolioCollector;
}

/** Longest time between the change of a file and its reading that two changes can share, in milliseconds. */
const SAME_TIME = 2000;
/** Most scored rounds in memory, and least time in milliseconds, until the index is saved with them. */
const MOST_UNSAVED = 2000;
const SAVE_AFTER = 10_000;
/** Share of its time that a refresh may save; a kill loses no more than what is scored between. */
const SAVING = 1 / 20;

/** Fewer rounds with nothing new but times leave the index unchanged, so that a fresh clone stays clean. */
const WORTH_NEW_TIMES = 200;

/**
 * Finds all rounds below the folders, scores those that have changed, and saves the index. Rounds
 * elsewhere and imported entries stay.
 * @throws UserError if a folder cannot be read, or another process writes the index
 */
export async function refreshPortfolio(io: Io, request: RefreshRequest): Promise<Refreshed> {
  for (const folder of request.folders) {
    if (!statOf(io, folder).isDirectory()) throw new UserError(words.notAFolder({ path: folder }));
  }
  return withIndexLock(io, request.index, () => refresh(io, request));
}

async function refresh(io: Io, request: RefreshRequest): Promise<Refreshed> {
  const { index } = request;
  const home = dirname(resolve(io.folder, index));
  const searched = startSearch(io, request, home);
  const collector = request.collector();
  const former = formerEntries(io, index, collector);
  const checklists = await checklistsOf(io, former, request.checklist);
  // Mostly nothing has changed, and the search takes longer than the reading of the index.
  collector.statistics();
  const { tasks, stale, seen } = sortOut(await searched(folderError), request, former, checklists);
  const changed = await rescore(io, request, { checklists, former, stale });
  const isBelow = belowAny(io, home, request.folders);
  const gone = new Set([...former.rounds.keys()].filter((own) => !seen.has(own) && isBelow(own)));
  const saver = indexSaver(io, request, former, gone);
  const warnings = former.damaged.map((line) => words.damagedLine({ path: index, line }));
  const ids = new Set(checklists.keys());
  let found = seen.size;
  let scored = changed.rounds.size;
  const left = tasks.filter(({ round }) => !changed.rounds.has(round));
  const bar = progressBar(io, left.length);
  const take = (outcome: RoundOutcome) => {
    bar.advance();
    const { files, entry, error, folder } = outcome;
    // Not everything that looks like a round is one.
    if (!files && !entry && error === undefined) found--;
    if (error !== undefined) warnings.push(words.unreadable({ folder, error }));
    if (entry) {
      scored++;
      ids.add(entry.checklist.id);
    }
    saver.take(outcome);
  };
  if (left.length > 0) {
    const { scoreAll } = await import('./score-rounds.ts');
    await scoreAll(io, left, take).finally(bar.end);
  }
  const written = await saver.finish();
  await removeOldSums(io, request, [...ids]);
  const own = written ?? changed.collector ?? collector;
  return { found, scored, removed: gone.size, warnings, collector: own };
}

/** Rounds that were found, by what they need. */
interface SortedRounds {
  /** All of them. */
  readonly seen: ReadonlySet<string>;
  /** Those to read again, for their scores or at least to see that these stay. */
  readonly tasks: readonly RoundTask[];
  /** Those of them whose answers are as they were, so that their sums give new scores. */
  readonly stale: ReadonlyMap<string, SummedRound>;
}

function sortOut(
  folders: Iterable<FoundFolder>,
  { checklist, sumsOf }: RefreshRequest,
  former: Former,
  checklists: Checklists,
): SortedRounds {
  const hasNumbers = sumsOf !== undefined;
  const seen = new Set<string>();
  const tasks: RoundTask[] = [];
  const stale = new Map<string, SummedRound>();
  for (const { stats, ...found } of roundsIn(folders)) {
    const { round } = found;
    if (seen.has(round)) continue;
    seen.add(round);
    const known = former.rounds.get(round);
    const isOfNow = known?.isSameVersion === true;
    const isCurrent = isOfNow && checklists.get(known.checklist)?.digest === known.digest;
    const isSame = isOfNow && isUntouched(stats, known.files);
    if (isCurrent && isSame) continue;
    const scored = isCurrent ? known.files.digest : null;
    tasks.push({ ...found, scored, checklist, hasNumbers });
    if (hasNumbers && isSame) stale.set(round, { round, digest: known.files.digest });
  }
  return { seen, tasks, stale };
}

/** Keeper of an index while rounds are scored. */
interface IndexSaver {
  /** Takes what became of a round, and saves the index if much has come or time has passed. */
  readonly take: (outcome: RoundOutcome) => void;
  /** Saves what is left. Returns the collector of the new index; `null` if nothing changed. */
  readonly finish: () => Promise<PortfolioCollector | null>;
}

function indexSaver(
  io: Io,
  request: RefreshRequest,
  former: Former,
  gone: ReadonlySet<string>,
): IndexSaver {
  const { index } = request;
  const added: PortfolioEntry[] = [];
  const stamps = new Map<string, NonNullable<RoundOutcome['files']>>();
  const replaced = new Set<string>();
  const summed: Summed[] = [];
  let adding = Promise.resolve();
  let collector: PortfolioCollector | null = null;
  let saved = io.now();
  let pause = SAVE_AFTER;
  const save = () => {
    const start = io.now();
    collector = request.collector();
    writeIndex(io, index, {
      added: added.map((entry) => withId(entry, former.ids)),
      keep: ({ round }) => {
        if (round === null) return UNCHANGED;
        if (gone.has(round) || replaced.has(round)) return null;
        const files = stamps.get(round);
        return files ? (entry) => ({ ...entry, files }) : UNCHANGED;
      },
      written: collector,
    });
    for (const { round } of added) if (round !== null) replaced.delete(round);
    added.length = 0;
    stamps.clear();
    const batch = summed.splice(0);
    adding = adding.then(() => addSums(io, request, batch));
    saved = io.now();
    pause = Math.max(SAVE_AFTER, (saved - start) / SAVING);
  };
  return {
    take: ({ round, files, entry, numbers }) => {
      if (files) {
        stamps.set(round, files);
        return;
      }
      if (former.rounds.has(round)) replaced.add(round);
      if (!entry) return;
      if (numbers) summed.push({ entry, numbers });
      if (added.push(entry) >= MOST_UNSAVED || io.now() - saved >= pause) save();
    },
    finish: async () => {
      const isChanged =
        added.length + replaced.size + gone.size + former.damaged.length > 0 ||
        stamps.size >= WORTH_NEW_TIMES;
      if (isChanged || !hasIndex(io, index)) save();
      await adding;
      return collector;
    },
  };
}

/** Entry of an index, as far as it decides whether its round is scored again. */
interface Known {
  readonly files: NonNullable<PortfolioEntry['files']>;
  readonly checklist: string;
  readonly digest: string;
  /** False if another version of align has scored it, maybe in another way. */
  readonly isSameVersion: boolean;
}

interface Former {
  readonly rounds: ReadonlyMap<string, Known>;
  /** Exchange ids by the name of the organisation without its spelling. */
  readonly ids: ReadonlyMap<string, string>;
  readonly damaged: readonly number[];
}

function formerEntries(io: Io, index: string, collector: PortfolioCollector): Former {
  const rounds = new Map<string, Known>();
  const ids = new Map<string, string>();
  const damaged: number[] = [];
  if (!hasIndex(io, index)) return { rounds, ids, damaged };
  const generator = statusWords.generator({ version: VERSION });
  for (const { row } of readRows(io, index, collector.columns, damaged)) {
    collector.add(row);
    const { round, files, checklist, organisation, id } = row;
    if (organisation !== null && id !== undefined) ids.set(organisationName(organisation), id);
    if (round === null || files === null) continue;
    const { id: own, digest } = checklist;
    const isSameVersion = row.generator === generator;
    rounds.set(round, { files, checklist: own, digest, isSameVersion });
  }
  return { rounds, ids, damaged };
}

function withId(entry: PortfolioEntry, ids: Former['ids']): PortfolioEntry {
  const id =
    entry.organisation === null ? undefined : ids.get(organisationName(entry.organisation));
  return id === undefined ? entry : { ...entry, id };
}

type Checklists = ReadonlyMap<string, LoadedChecklist | null>;

/** Returns the checklists of the entries, by id; `null` for those that cannot be read. */
async function checklistsOf(
  io: Io,
  { rounds }: Former,
  checklist: string | undefined,
): Promise<Checklists> {
  const found = new Map<string, LoadedChecklist | null>();
  for (const { checklist: id } of rounds.values()) {
    if (!found.has(id)) found.set(id, await checklistOf(io, id, checklist));
  }
  return found;
}

async function checklistOf(
  io: Io,
  id: string,
  named: string | undefined,
): Promise<LoadedChecklist | null> {
  try {
    const loaded = await loadChecklist(io, named ?? id);
    return loaded.definition.id === id ? loaded : null;
  } catch (error) {
    // Its rounds are read again, and each says what is wrong.
    if (!(error instanceof UserError)) throw error;
    return null;
  }
}

/**
 * Scores rounds by their sums, as far as these are kept, and writes them to the index. Returns them and
 * the collector of the index, if it has changed.
 */
async function rescore(
  io: Io,
  { index, sumsOf, collector: newCollector }: RefreshRequest,
  {
    checklists,
    former,
    stale,
  }: {
    readonly checklists: Checklists;
    readonly former: Former;
    readonly stale: ReadonlyMap<string, SummedRound>;
  },
): Promise<{
  readonly rounds: ReadonlyMap<string, RescoredRounds>;
  readonly collector: PortfolioCollector | null;
}> {
  const rounds = new Map<string, RescoredRounds>();
  const opened: RescoredRounds[] = [];
  try {
    for (const [id, checklist] of checklists) {
      // In the order of the index.
      const own = [...former.rounds].flatMap(([round, known]) =>
        known.checklist === id ? (stale.get(round) ?? []) : [],
      );
      const sums = own.length === 0 || checklist === null ? null : sumsOf?.(checklist);
      if (!sums) continue;
      const found = await sums.rescored(own);
      opened.push(found);
      for (const round of found.rounds) rounds.set(round, found);
    }
    if (rounds.size === 0) return { rounds, collector: null };
    const collector = newCollector();
    const written = new Set<string>();
    const keep = ({ round }: PortfolioRow) => {
      const found = round === null || written.has(round) ? undefined : rounds.get(round);
      if (round !== null) written.add(round);
      return found?.next() ?? UNCHANGED;
    };
    writeIndex(io, index, { added: [], keep, written: collector });
    return { rounds, collector };
  } finally {
    for (const found of opened) found.close();
  }
}

/** Round that was scored, and its answers as numbers. */
interface Summed {
  readonly entry: PortfolioEntry;
  readonly numbers: RoundNumbers;
}

async function addSums(
  io: Io,
  { sumsOf, checklist: named }: RefreshRequest,
  batch: readonly Summed[],
): Promise<void> {
  if (batch.length === 0 || !sumsOf) return;
  for (const id of new Set(batch.map(({ entry }) => entry.checklist.id))) {
    const checklist = await checklistOf(io, id, named);
    const sums = checklist && sumsOf(checklist);
    if (!sums) continue;
    const rounds = batch.flatMap(({ entry: { round, files, checklist: own }, numbers }) =>
      own.digest !== checklist.digest || round === null || files === null
        ? []
        : [{ round, digest: files.digest, ...numbers }],
    );
    await sums.add(rounds);
  }
}

/** Removes the sums of what the checklists of these ids were before; none if one cannot be read. */
async function removeOldSums(
  io: Io,
  { sumsOf, checklist: named }: RefreshRequest,
  ids: readonly string[],
): Promise<void> {
  if (!sumsOf) return;
  const stores: SumsStore[] = [];
  for (const id of new Set(ids)) {
    const checklist = await checklistOf(io, id, named);
    if (checklist === null) return;
    const sums = sumsOf(checklist);
    if (sums) stores.push(sums);
  }
  stores[0]?.removeOthers(new Set(stores.map(({ name }) => name)));
}

/** Size of an index of so many rounds that a thread for their search is worth its start, in bytes. */
const WORTH_A_THREAD = 1 << 20;

function startSearch(io: Io, { folders, index }: RefreshRequest, home: string): Search {
  const request = { start: io.folder, folders, home, wanted: READABLE };
  const isLarge = hasIndex(io, index) && statOf(io, index).size >= WORTH_A_THREAD;
  // An executable has no files for threads.
  if (!isLarge || io.readShipped) return search(request);
  return searchInThread(request, dirname(io.shippedFolder));
}

function folderError(folder: string, error: unknown): unknown {
  return fileError('read', folder, error);
}

/** Returns the folders that may be rounds, with those of their files that decide the scores. */
function* roundsIn(folders: Iterable<FoundFolder>): Iterable<FoundFolder> {
  const scoredOf = new Map<readonly string[], readonly string[]>();
  for (const found of folders) {
    const { names, stats } = found;
    const scored = scoredOf.get(names) ?? scoredFiles(names);
    scoredOf.set(names, scored);
    if (scored.length === names.length) yield found;
    else if (scored.length > 0) {
      const isScored = (_: number, i: number) => scored.includes(names[i >> 1] ?? '');
      yield { ...found, names: scored, stats: Array.from(stats).filter(isScored) };
    }
  }
}

/** Returns the files of a round that decide its scores; none if it has no answers. */
function scoredFiles(names: readonly string[]): readonly string[] {
  return names.every(isPassedOver) ? [] : names.filter(isScoredFile);
}

/** True if a readable file of this name decides the scores of a round. */
function isScoredFile(name: string): boolean {
  return !isPassedOver(name) || isRoundFile(name) || isAgreementsFile(name);
}

/** True if sizes and times say that no file has changed, and the times can be trusted. */
function isUntouched(found: ArrayLike<number>, { stats, read }: Known['files']): boolean {
  return (
    found.length === stats.length &&
    stats.every((own, i) => own === found[i] && (i % 2 === 0 || own < read - SAME_TIME))
  );
}

/** Returns whether a round of the index lies in one of the folders. */
function belowAny(io: Io, home: string, folders: readonly string[]): (round: string) => boolean {
  const roots = folders.map((folder) => resolve(io.folder, folder));
  return (round) => {
    const path = resolve(home, round);
    return roots.some((root) => path === root || path.startsWith(root + sep));
  };
}

/** Fewer rounds are scored before anybody would look at a bar. */
const WORTH_A_BAR = 50;
const BAR_WIDTH = 30;
const REDRAW_MILLISECONDS = 100;

/** Draws a bar on stderr while something takes long; never unless it is a terminal. */
function progressBar({ stderr, messages, now }: Io, total: number) {
  const isShown =
    stderr.isTerminal && !messages?.isQuiet && !messages?.isJson && total >= WORTH_A_BAR;
  let done = 0;
  let drawn = 0;
  return {
    advance: () => {
      done++;
      const time = now();
      if (!isShown || (time - drawn < REDRAW_MILLISECONDS && done < total)) return;
      drawn = time;
      const full = Math.floor((done / total) * BAR_WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
      stderr.write(`\r${bar} ${words.progress({ done, total })}`);
    },
    end: () => {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}
