import type { AnonymityTerms } from '../analysis/anonymous/publish.ts';
import { compareRounds } from '../analysis/comparison/comparison.ts';
import { scoreRound } from '../analysis/comparison/rounds.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { trackActions } from '../analysis/promises.ts';
import { trendOf } from '../analysis/trend.ts';
import type { Warning } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import type { Branding } from '../report/brand/brand.ts';
import type { Changes } from '../report/changes.ts';
import { VERSION } from '../version.ts';
import { statusWords } from '../words/status.ts';
import { type LoadedRound, loadRound } from './baseline.ts';
import type { DisclosureGuard } from './disclosure.ts';

/** Rounds to compare, in any order. */
export interface CompareRequest {
  /** JSON reports, or folders of answers. */
  readonly rounds: readonly [string, string, ...string[]];
  /** Id or path of the checklist, where the answers name none that can be found. */
  readonly checklist?: string | undefined;
  /** Path of an action plan whose progress is reported. */
  readonly plan?: string | undefined;
  /** Path of a brand file. */
  readonly brand?: string | undefined;
  /** Makes the comparison anonymous. */
  readonly anonymity?: AnonymityTerms | undefined;
}

/** Changes between rounds, and what it takes to publish them. */
export interface CompareResult {
  /** Changes to publish: complete, or anonymous. */
  readonly shown: Changes;
  readonly brand: Branding | null;
  /** Values that must not occur in `shown`; `null` if it is not anonymous. */
  readonly guard: (DisclosureGuard & { readonly twin: () => Changes }) | null;
  readonly warnings: readonly Warning[];
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Compares the earliest of several rounds with the latest; those of one day keep their order.
 * @throws UserError and InputError for rounds that cannot be read or compared
 */
export async function compareAll(io: Io, request: CompareRequest): Promise<CompareResult> {
  const { checklist, plan, anonymity } = request;
  const branded = request.brand === undefined ? null : await brandIn(io, request.brand);
  const given = [];
  for (const path of request.rounds) given.push(await loadRound(io, path, checklist));
  const [earliest, ...later] = given.toSorted(byDate);
  if (!earliest) throw new Error('no rounds were given');
  const isSorted = given.every((own, i) => own === [earliest, ...later][i]);
  const latest = later.at(-1) ?? earliest;
  const rounds = [earliest, ...later];
  const reports = [earliest.report, ...later.map(({ report }) => report)] as const;
  const changes = {
    report: { ...latest.report, promises: await promisesOf(io, latest.report, plan) },
    comparison: compareRounds(earliest.report, latest.report),
    trend: reports.length > 2 ? trendOf(reports) : null,
    generator: statusWords.generator({ version: VERSION }),
  };
  const result = {
    brand: branded?.brand ?? null,
    warnings: [
      ...(isSorted ? [] : [statusWords.sortedRounds({ dates: reports.map(({ date }) => date) })]),
      ...rounds.flatMap(({ warnings }) => warnings),
    ],
    inputs: [
      ...rounds.flatMap(({ inputs }) => inputs),
      ...(plan === undefined ? [] : [plan]),
      ...(branded?.inputs ?? []),
    ],
  };
  if (anonymity === undefined) return { ...result, shown: changes, guard: null };
  const { anonymousChanges, twinOf } = await import('../report/anonymous.ts');
  const shown = anonymousChanges(changes, reports, anonymity);
  const twins = [twinOf(earliest.report), ...later.map(({ report }) => twinOf(report))] as const;
  const twin = () =>
    anonymousChanges({ ...changes, report: twinOf(changes.report) }, twins, anonymity);
  return {
    ...result,
    shown,
    guard: { reports, ...anonymity, open: branded?.brand.firm ?? '', twin },
  };
}

async function brandIn(io: Io, path: string) {
  const { loadBrand } = await import('../loading/brand.ts');
  return loadBrand(io, path);
}

function byDate(one: LoadedRound, other: LoadedRound): number {
  const [a, b] = [one.report.date, other.report.date];
  return a < b ? -1 : Number(a > b);
}

async function promisesOf(io: Io, report: GapReport, path: string | undefined) {
  if (path === undefined) return null;
  const { definition: checklist } = report.checklist;
  const { loadPlan } = await import('../loading/plan.ts');
  const { plan } = await loadPlan(io, path, { checklist, subject: report.subject });
  const { scorecard } = scoreRound(report, checklist, report.mode);
  return trackActions(plan, { checklist, scorecard, date: report.date });
}
