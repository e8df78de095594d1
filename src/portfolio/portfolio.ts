import { join } from 'node:path';
import { EMPLOYEES, INDUSTRIES, REGIONS } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { UserError } from '../diagnostic.ts';
import { type Io, today } from '../io/io.ts';
import { printStatus, printWarning } from '../io/messages.ts';
import { type LoadedChecklist, loadChecklist, looksLikePath } from '../loading/checklists/load.ts';
import { hasMoreLines, readRows } from '../loading/portfolio.ts';
import type { DestinationRequest } from '../output/target.ts';
import { safeJson } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import { statusWords } from '../words/status.ts';
import { hideOrganisations } from './anonymous.ts';
import type { ShownPortfolio } from './document.ts';
import { documentFormats, INDEX_NAME, type ValueFormats, writeDocuments } from './formats.ts';
import { type RefreshRequest, refreshPortfolio } from './refresh.ts';
import {
  type PortfolioCollector,
  type PortfolioFilter,
  type PortfolioStatistics,
  portfolioCollector,
  WHERE_FIELDS,
  type WhereField,
} from './statistics.ts';

/** Selects the rounds of an index. */
export interface SelectionRequest extends Omit<PortfolioFilter, 'where'> {
  /** Folders to bring the index up to date with. */
  readonly folders: readonly string[];
  /** Path of the index; by default in the first folder. */
  readonly index?: string | undefined;
  /** Conditions as typed, such as "industry=software". */
  readonly where?: readonly string[] | undefined;
}

/** Portfolio to bring up to date and show. */
export interface PortfolioRequest extends SelectionRequest {
  readonly isAnonymous: boolean;
  /** Program that computes the statistics; by default DuckDB for very many rounds. */
  readonly engine?: 'built-in' | 'duckdb' | undefined;
}

/** Rounds above which DuckDB computes the statistics, if it is installed. */
const MOST_ROUNDS = 100_000;

/**
 * Brings the index of the folders up to date and shows the portfolio.
 * @throws UserError if nothing matches, or a file cannot be read or written
 */
export async function showPortfolio(
  io: Io,
  request: PortfolioRequest,
  destination: DestinationRequest,
): Promise<void> {
  const typed = filterOf(request);
  const index = indexOf(request);
  await writeDocuments(io, destination, formats, async () => {
    const named = await fileOf(io, request);
    const filter = { ...typed, checklist: named?.id ?? typed.checklist };
    const found = await statisticsOf(io, { ...request, index }, filter);
    if (found.organisations === 0) throw new UserError(words.noRounds());
    const value = {
      generator: statusWords.generator({ version: VERSION }),
      statistics: found,
      checklist: named ?? (await checklistOf(io, found.checklist.id)),
      conditions: conditionsOf(request),
    };
    return { value, inputs: [index] };
  });
}

/** Rounds to put into an exchange file, as typed. */
export interface ExportSelection extends Omit<SelectionRequest, 'folders'> {
  readonly output?: readonly string[] | undefined;
  readonly force?: boolean | undefined;
  readonly today?: string | undefined;
}

/**
 * Writes an exchange file of the selected rounds of an index.
 * @throws UserError as `exportPortfolio` does
 */
export async function exportSelection(io: Io, selection: ExportSelection): Promise<void> {
  const { exportPortfolio } = await import('./exchange.ts');
  const { output, force = false } = selection;
  const named = await fileOf(io, selection);
  await exportPortfolio(io, {
    ...filterOf({ ...selection, folders: [], checklist: named?.id ?? selection.checklist }),
    index: selection.index ?? INDEX_NAME,
    output: output?.[0],
    force,
    today: selection.today ?? today(io),
  });
}

/**
 * Returns the conditions of a request.
 * @throws UserError for a field or value that no round can have
 */
function filterOf({ where = [], since, until, checklist }: SelectionRequest): PortfolioFilter {
  const parsed = where.map((text) => {
    const [, name = '', value = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const field = WHERE_FIELDS.find((own) => own === name.trim());
    if (field === undefined) throw new UserError(words.where({ text, names: WHERE_FIELDS }));
    const values = value.split(',').map((own) => own.trim());
    const known = KNOWN_VALUES[field];
    const unknown = values.find((own) => known && !known.includes(own));
    if (known && unknown !== undefined) {
      throw new UserError(words.whereValue({ field, value: unknown, values: known }));
    }
    return { field, values };
  });
  const named = [...new Set(parsed.map(({ field }) => field))].map((field) => {
    // A condition that is typed twice takes the values of both.
    const own = parsed.filter((other) => other.field === field);
    return [field, own.flatMap(({ values }) => values)] as const;
  });
  return { where: Object.fromEntries(named), since, until, checklist };
}

const KNOWN_VALUES: Readonly<Partial<Record<WhereField, readonly string[]>>> = {
  industry: INDUSTRIES,
  employees: EMPLOYEES,
  region: REGIONS,
  evidence: ['stated', 'checked'],
  mode: ['full', 'express'],
};

/** Returns the conditions as they are typed. */
function conditionsOf({
  where = [],
  since,
  until,
  checklist,
}: SelectionRequest): readonly string[] {
  const options = Object.entries({ since, until, checklist });
  return [
    ...where.map((own) => `--where ${own}`),
    ...options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`])),
  ];
}

/** Returns the index of a request. */
function indexOf({ index, folders }: Pick<SelectionRequest, 'index' | 'folders'>): string {
  const [first] = folders;
  if (index !== undefined) return index;
  if (first === undefined) throw new UserError(words.noFolder());
  return join(first, INDEX_NAME);
}

/** Brings the index up to date and computes its statistics. */
async function statisticsOf(
  io: Io,
  request: PortfolioRequest & { readonly index: string },
  filter: PortfolioFilter,
): Promise<PortfolioStatistics> {
  const { index, folders, isAnonymous } = request;
  if (!(await usesDuckdb(io, request))) {
    const newCollector = () => portfolioCollector(filter);
    const collector =
      folders.length > 0
        ? await refreshAndTell(io, { ...request, collector: newCollector })
        : collected(io, index, newCollector());
    const statistics = collector.statistics();
    return isAnonymous ? hideOrganisations(statistics, collector.telling()) : statistics;
  }
  const { withDuckdb } = await import('./duckdb.ts');
  const { storedStatistics } = await import('./store.ts');
  const { sumsStore } = await import('./sums.ts');
  return withDuckdb(io, async (database) => {
    const newCollector = () => ({ ...portfolioCollector(filter), add: () => {} });
    const sumsOf = (checklist: LoadedChecklist) => sumsStore(io, database, { index, checklist });
    if (folders.length > 0) {
      await refreshAndTell(io, { ...request, collector: newCollector, sumsOf });
    }
    const asked = { index, filter, isAnonymous };
    const { statistics, telling, damaged } = await storedStatistics(io, database, asked);
    printDamaged(io, index, damaged);
    return isAnonymous ? hideOrganisations(statistics, telling) : statistics;
  });
}

async function usesDuckdb(
  io: Io,
  { index, engine }: Pick<PortfolioRequest, 'engine'> & { readonly index: string },
): Promise<boolean> {
  if (engine !== undefined) return engine === 'duckdb';
  if (!hasMoreLines(io, index, MOST_ROUNDS)) return false;
  const { hasDuckdb } = await import('./duckdb.ts');
  if (await hasDuckdb(io)) return true;
  printWarning(io, words.engine.wanted());
  return false;
}

/** Brings an index up to date and prints what has changed to stderr. */
async function refreshAndTell(io: Io, request: RefreshRequest): Promise<PortfolioCollector> {
  const { warnings, collector, ...counts } = await refreshPortfolio(io, request);
  for (const warning of warnings) printWarning(io, warning);
  printStatus(io, words.refreshed({ path: request.index, ...counts }));
  return collector;
}

/** Reads an index without any change of it. */
function collected(io: Io, index: string, collector: PortfolioCollector): PortfolioCollector {
  const damaged: number[] = [];
  for (const { row } of readRows(io, index, collector.columns, damaged)) collector.add(row);
  printDamaged(io, index, damaged);
  return collector;
}

function printDamaged(io: Io, path: string, damaged: readonly number[]): void {
  for (const line of damaged) printWarning(io, words.damagedLine({ path, line }));
}

/** Returns the checklist of a request if it is named by its file, `null` otherwise. */
async function fileOf(
  io: Io,
  { checklist }: Pick<SelectionRequest, 'checklist'>,
): Promise<Checklist | null> {
  if (checklist === undefined || !looksLikePath(checklist)) return null;
  return (await loadChecklist(io, checklist)).definition;
}

async function checklistOf(io: Io, id: string): Promise<Checklist | null> {
  try {
    return (await loadChecklist(io, id)).definition;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Formats of a portfolio, each loaded on use. */
const formats = {
  ...documentFormats<ShownPortfolio>(async (shown) =>
    (await import('./document.ts')).portfolioDocument(shown),
  ),
  json: async ({ generator, statistics, conditions }) =>
    safeJson({ format: 1, generator, conditions, ...statistics }),
  csv: async (shown) => {
    const { csvText } = await import('../report/machine/csv.ts');
    const { portfolioTables } = await import('./document.ts');
    const [table] = portfolioTables(shown);
    return csvText([(table?.columns ?? []).map(({ head }) => head), ...(table?.rows ?? [])]);
  },
  xlsx: async (shown) => {
    const { workbook } = await import('../report/machine/xlsx.ts');
    const { portfolioDocument, portfolioTables } = await import('./document.ts');
    const { title } = portfolioDocument(shown);
    const { generator, statistics } = shown;
    const date = (statistics.to ?? '').length === 7 ? `${statistics.to}-01` : (statistics.to ?? '');
    const subject = statistics.checklist.id;
    return workbook(portfolioTables(shown), { title, subject, date, generator });
  },
} as const satisfies ValueFormats<ShownPortfolio>;
