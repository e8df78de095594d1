import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { assess, type GapReport } from '../analysis/gap-report.ts';
import type { PortfolioEntry } from '../analysis/portfolio/entry.ts';
import { organisationKey, organisationName } from '../analysis/portfolio/organisations.ts';
import { assertNoDisclosure } from '../audit/disclosure.ts';
import { readAudit } from '../audit/load.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printStatus, printWarning } from '../io/messages.ts';
import { readShipped } from '../loading/checklists/shipped.ts';
import { readExchange, readIndex } from '../loading/portfolio.ts';
import { writeOutput } from '../storage/output-file.ts';
import { bareName } from '../text/phrases.ts';
import { safeJson } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import { statusWords } from '../words/status.ts';
import { INDEX_NAME } from './formats.ts';
import { UNCHANGED, withIndexLock, writeIndex } from './index-file.ts';
import { fits, type PortfolioFilter } from './statistics.ts';

/** Rounds to put into an exchange file. */
export interface ExportRequest extends PortfolioFilter {
  readonly index: string;
  /** Path of the file; without one, it is only shown. */
  readonly output?: string | undefined;
  readonly force: boolean;
  /** YYYY-MM-DD; rounds of the last three months are left out. */
  readonly today: string;
}

/** Months that a round must be old before it is exchanged. */
const FEWEST_MONTHS = 3;
/** Fewest respondents of an exchanged round, and of each group whose details are told. */
const FEWEST_PEOPLE = 3;
const FEWEST_IN_GROUP = 4;

/**
 * Writes an exchange file of the newest round of each organisation and year, and shows all of it. It is
 * searched for names and notes of the rounds before anything is written.
 * @throws UserError if it would disclose something, or cannot be written
 */
export async function exportPortfolio(io: Io, request: ExportRequest): Promise<void> {
  const { index, output, force, today } = request;
  await withIndexLock(io, index, async () => {
    const entries: PortfolioEntry[] = [];
    const damaged = readIndex(io, index, (entry) => entries.push(entry));
    for (const line of damaged) printWarning(io, words.damagedLine({ path: index, line }));
    const asked = entries.filter((entry) => entry.round !== null && fits(entry, request));
    const { fit, young, small } = exchangeable(asked, today);
    if (young > 0) printWarning(io, words.exchange.tooYoung({ rounds: young }));
    if (small > 0) printWarning(io, words.exchange.tooFew({ rounds: small }));
    if (fit.length === 0) throw new UserError(words.noRounds());
    const ids = new Map<string, string>();
    for (const entry of fit)
      ids.set(nameKey(entry), entry.id ?? ids.get(nameKey(entry)) ?? randomUUID());
    const text = exchangeText(fit.map((entry) => ({ entry, id: ids.get(nameKey(entry)) ?? '' })));
    const reports = await reportsOf(io, index, fit);
    const searched = { rendered: text, twin: async () => '' };
    await assertNoDisclosure('json', searched, { reports, withNotes: false, open: '' });
    refuseNames(io, fit);
    writeIndex(io, index, {
      added: [],
      keep: (entry) => {
        const id = entry.organisation === null ? undefined : ids.get(nameKey(entry));
        return id === undefined || entry.id === id ? UNCHANGED : (own) => ({ ...own, id });
      },
    });
    io.stdout.write(text);
    if (output === undefined) return;
    writeOutput(io, { path: output, force, inputs: [index] }, text);
    printStatus(io, words.saved({ path: output }));
  });
}

function nameKey({ organisation }: Pick<PortfolioEntry, 'organisation'>): string {
  return organisationName(organisation ?? '');
}

/** Selects the newest round of each organisation and year that is old enough and has enough people. */
function exchangeable(entries: readonly PortfolioEntry[], today: string) {
  const limit = monthsBefore(today, FEWEST_MONTHS);
  const old = entries.filter(({ date }) => date <= limit);
  const fit = old.filter((entry) => peopleIn(entry) >= FEWEST_PEOPLE);
  const newest = new Map<string, PortfolioEntry>();
  for (const entry of fit) {
    const key = `${organisationKey(entry)} ${entry.date.slice(0, 4)} ${entry.checklist.id}`;
    const before = newest.get(key);
    if (before === undefined || before.date < entry.date) newest.set(key, entry);
  }
  return {
    fit: [...newest.values()],
    young: entries.length - old.length,
    small: old.length - fit.length,
  };
}

function peopleIn({ people }: PortfolioEntry): number {
  return Object.values(people).reduce((sum, own) => sum + own, 0);
}

/** Returns the day so many months before another; the last of a month that is shorter. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

interface Exported {
  readonly entry: PortfolioEntry;
  readonly id: string;
}

function exchangeText(exported: readonly Exported[]): string {
  return safeJson({
    format: 1,
    generator: statusWords.generator({ version: VERSION }),
    exchange: 'align-portfolio',
    rounds: exported
      .map(recordOf)
      // The order of the index would tell the order of names.
      .toSorted((a, b) => (a.id < b.id || (a.id === b.id && a.month < b.month) ? -1 : 1)),
  });
}

/** Round in an exchange file: bands and rounded scores, no names and no days. */
function recordOf({ entry, id }: Exported) {
  const { contributor, evidence, date, profile, checklist, mode, by, people, result } = entry;
  const isDetailed = Object.values(people).every((own) => own >= FEWEST_IN_GROUP);
  return {
    id,
    ...(contributor === undefined ? {} : { contributor }),
    evidence,
    month: date.slice(0, 7),
    ...(profile === undefined ? {} : { profile }),
    checklist: { id: checklist.id, version: checklist.version },
    ...{ mode, by },
    people: Object.fromEntries(
      Object.entries(people)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([group, number]) => [group, bandOfPeople(number)]),
    ),
    score: step(result.score),
    points: Object.fromEntries(
      Object.entries(entry.points).map(([point, { score, gap, texts }]) => [
        point,
        {
          score: step(score),
          ...(isDetailed && gap !== undefined ? { gap: step(gap) } : {}),
          texts,
        },
      ]),
    ),
    ...(isDetailed
      ? {
          criteria: Object.fromEntries(
            Object.entries(entry.criteria).map(([criterion, { score }]) => [
              criterion,
              half(score),
            ]),
          ),
        }
      : {}),
  };
}

function bandOfPeople(number: number): string {
  if (number <= 2) return String(number);
  return number <= 5 ? '3-5' : '6+';
}

/** Rounds to 5% of the scale. */
function step(value: number | null): number | null {
  return value === null ? null : Math.round(value * 20) / 20;
}

/** Rounds to half a level of four, an eighth of the scale. */
function half(value: number | null): number | null {
  return value === null ? null : Math.round(value * 8) / 8;
}

/** Returns the reports of the rounds, for the names and notes that must not be in the file. */
async function reportsOf(
  io: Io,
  index: string,
  entries: readonly PortfolioEntry[],
): Promise<readonly GapReport[]> {
  const home = dirname(resolve(io.folder, index));
  const known = new Map();
  const reports: GapReport[] = [];
  for (const { round } of entries) {
    if (round === null) continue;
    const { audit } = await readAudit(io, { answers: [resolve(home, round)] }, known);
    reports.push(assess(audit));
  }
  return reports;
}

/**
 * Searches what strangers have written: contributors, and ids of checklists that are not built in.
 * @throws UserError if the name of an organisation is in the file
 */
function refuseNames(io: Io, entries: readonly PortfolioEntry[]): void {
  const texts = new Set<string>();
  for (const { contributor = '', checklist, people, points, criteria } of entries) {
    texts.add(contributor);
    if (readShipped(io, checklist.id)?.digest === checklist.digest) continue;
    for (const own of [people, points, criteria]) for (const id of Object.keys(own)) texts.add(id);
    texts.add(checklist.id).add(checklist.version);
  }
  const names = entries.flatMap(({ organisation, formerly = [] }) => [
    ...(organisation === null ? [] : [organisation]),
    ...formerly,
  ]);
  const found = [...texts].some((text) => names.some((name) => hasName(text, name)));
  if (found) throw new UserError(words.exchange.name());
}

/** Letters of a name above which it is found inside of words, too. */
const SHORT_NAME = 3;

/** True if a text holds a name: as whole words, or anywhere without its spaces and signs if it is long. */
function hasName(text: string, name: string): boolean {
  const bare = bareName(name);
  if (bare === '') return false;
  if (bare.length > SHORT_NAME && bareName(text).includes(bare)) return true;
  const parts = text.split(/[^\p{Letter}\p{Number}\p{Mark}]+/u).map(bareName);
  return parts.some((_, from) => {
    // A name of several parts, such as "A & B", may be written with other signs between them.
    for (let to = from + 1; to <= parts.length; to++) {
      if (parts.slice(from, to).join('') === bare) return true;
    }
    return false;
  });
}

/** Exchange files to add to an index. */
export interface ImportRequest {
  /** Path of the index; by default in the current folder. */
  readonly index?: string | undefined;
  readonly files: readonly string[];
}

/**
 * Adds the rounds of exchange files to an index. A round replaces that of the same organisation and
 * month; files are taken whole or not at all.
 * @throws UserError if a file cannot be read, or has errors
 */
export async function importPortfolio(
  io: Io,
  { index = INDEX_NAME, files }: ImportRequest,
): Promise<void> {
  const found: PortfolioEntry[] = [];
  for (const file of files) found.push(...(await readExchange(io, file)));
  const keys = new Map(found.map((entry) => [keyOf(entry), entry]));
  await withIndexLock(io, index, () =>
    writeIndex(io, index, {
      added: [...keys.values()],
      keep: (entry) => (entry.round === null && keys.has(keyOf(entry)) ? null : UNCHANGED),
    }),
  );
  const text = words.exchange.imported({ rounds: keys.size, path: index });
  printStatus(io, text);
}

function keyOf({ id, date, checklist }: Pick<PortfolioEntry, 'id' | 'date' | 'checklist'>): string {
  return `${id} ${date.slice(0, 7)} ${checklist.id}`;
}
