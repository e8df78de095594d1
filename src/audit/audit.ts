import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AnonymityTerms } from '../analysis/anonymous/publish.ts';
import { assess, type GapReport } from '../analysis/gap-report.ts';
import type { Target } from '../analysis/path/path.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { displayOf } from '../checklist/lookup.ts';
import { UserError, type Warning } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { pathInRepository, placesIn } from '../loading/answers.ts';
import type { PlannedFor } from '../loading/plan.ts';
import { fractionOn } from '../numbers.ts';
import type { Report, SourcePlace } from '../report/report.ts';
import type { RenderOptions } from '../report/view.ts';
import { statusWords } from '../words/status.ts';
import type { DisclosureGuard } from './disclosure.ts';
import type { AuditInput, BaselineUpdate, JudgedReport, OpenGate } from './judge.ts';
import { type LoadedAudit, readAudit } from './load.ts';
import type { AuditRequest, GateRequest } from './request.ts';

/** Report, and what it takes to render it. */
export interface AuditResult {
  /** Complete report; its verdict decides the exit code. */
  readonly report: Report;
  /** Report to publish: `report` itself, or its anonymous form. */
  readonly shown: Report;
  /** Values that must not occur in `shown`; `null` if the report is not anonymous. */
  readonly guard: (DisclosureGuard & { readonly twin: () => Report }) | null;
  /** Baseline file to write, with the options that make it; `null` if none is asked for. */
  readonly update: (BaselineUpdate & Pick<Report, 'options'>) | null;
  /** Edition, table, brand and places to render the report with. */
  readonly view: Omit<RenderOptions, 'terminal'>;
  /** Warnings about files, which are named as they were given. */
  readonly warnings: readonly Warning[];
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Reads the answers, then assesses and judges them.
 * @throws UserError and InputError for files that cannot be read or have errors
 */
export async function runAudit(io: Io, request: AuditRequest): Promise<AuditResult> {
  const { answers, anonymity, plan, target } = request;
  const terms = anonymity ? { minGroup: anonymity.minGroup, withNotes: anonymity.withNotes } : null;
  const brand = request.brand === undefined ? null : await brandIn(io, request.brand);
  const gate = request.gates ? await gateOf(io, request.gates) : null;
  const express = answers.express || gate?.isExpress || undefined;
  const read = await readAudit(io, { ...answers, express, isGated: gate?.isJudged });
  const { audit, files, formerly } = read;
  const { register = null } = audit;
  const { definition } = audit.checklist;
  const aim = target === undefined ? null : parseTarget(target, definition);
  const planned = { checklist: definition, subject: audit.subject };
  const promised = plan === undefined ? null : await planIn(io, plan, planned);
  const assessed = assess({ ...audit, aim, plan: promised });
  const input = { report: assessed, answers, files, register, formerly };
  const judged = await judge(io, gate, input);
  const optionsOf = (terms: AnonymityTerms | null) =>
    reproductionOptions(request, judged.report, { aim, terms, express: express ?? false });
  const report = { ...judged.report, options: optionsOf(terms) };
  const result = {
    ...{ report, shown: report, guard: null },
    update: judged.update && { ...judged.update, options: optionsOf(null) },
    view: {
      ...viewOf(request),
      brand: brand?.brand,
      places: terms === null ? placesIn(io, definition, files) : undefined,
      home: homeOf(io, request),
    },
    warnings: [...judged.warnings, ...read.warnings],
    inputs: [
      ...read.inputs,
      ...(plan === undefined ? [] : [plan]),
      ...judged.inputs,
      ...(brand?.inputs ?? []),
    ],
  };
  const others = audit.others ?? [];
  const published =
    terms === null
      ? result
      : await withoutPeople(io, result, {
          ...{ ...terms, aim, others, baseline: judged.baseline },
          against: anonymity?.against,
          checklist: request.answers.checklist,
          firm: brand?.brand.firm ?? '',
        });
  return withBenchmark(io, request, published, read);
}

function viewOf({ edition, hasAppendix, table, withWaived, csv }: AuditRequest) {
  return { edition, hasAppendix, table, withWaived, csv };
}

/** Settings of an anonymous report, and what it is made from besides the complete one. */
interface Publication extends AnonymityTerms {
  readonly aim: Target | null;
  readonly others: readonly Checklist[];
  readonly baseline: GapReport | null;
  /** Path of an earlier report that its readers may have. */
  readonly against: string | undefined;
  /** Checklist of the answers, if it was named. */
  readonly checklist: string | undefined;
  /** Firm that its brand names; empty without one. */
  readonly firm: string;
}

/**
 * Replaces the report that is shown by its anonymous form.
 * @throws UserError if it and the earlier report together would tell of too few people
 */
async function withoutPeople(
  io: Io,
  result: AuditResult,
  { aim, others, baseline, against, checklist, firm, ...terms }: Publication,
): Promise<AuditResult> {
  const { report } = result;
  const { anonymousReport, twinOf } = await import('../report/anonymous.ts');
  if (against !== undefined) {
    const { refuseSubtraction } = await import('./baseline.ts');
    await refuseSubtraction(io, against, { report, terms, checklist });
  }
  const own = { ...terms, aim, isChecked: against !== undefined, others };
  return {
    ...result,
    shown: anonymousReport(report, { ...own, baseline }),
    guard: {
      reports: [report, ...(baseline ? [baseline] : [])],
      ...terms,
      open: firm,
      twin: () =>
        anonymousReport(twinOf(report), { ...own, baseline: baseline && twinOf(baseline) }),
    },
  };
}

/** Adds the place among other organisations to the report that is shown, if it is asked for. */
async function withBenchmark(
  io: Io,
  { benchmark: request }: AuditRequest,
  result: AuditResult,
  { audit, round }: Pick<LoadedAudit, 'audit' | 'round'>,
): Promise<AuditResult> {
  if (request === undefined) return result;
  const { benchmarkOf } = await import('./benchmark.ts');
  const { shown, report, guard, warnings, inputs } = result;
  const found = await benchmarkOf(io, request, { audit, round, shown });
  const withOwn = { ...shown, benchmark: found.benchmark };
  return {
    ...result,
    report: shown === report ? withOwn : report,
    shown: withOwn,
    guard: guard && {
      ...guard,
      twin: () => ({ ...guard.twin(), benchmark: found.benchmark }),
    },
    warnings: [...warnings, ...found.warnings],
    inputs: [...inputs, request.path],
  };
}

/** Reads the policy before the answers, because it decides which criteria they are asked for. */
async function gateOf(io: Io, gates: GateRequest): Promise<OpenGate | null> {
  const { policy, minScore, minBand, maxAge, maxDrop, baseline, updateBaseline } = gates;
  const options = [policy, minScore, minBand, maxAge, maxDrop, baseline, updateBaseline];
  if (options.every((own) => own === undefined)) return null;
  const { openGate } = await import('./judge.ts');
  return openGate(io, gates);
}

/** Adds the verdict to the report, so that every format shows the same one. */
async function judge(io: Io, gate: OpenGate | null, audit: AuditInput): Promise<JudgedReport> {
  if (gate === null) {
    const report = { ...audit.report, comparison: null, verdict: null };
    return { report, baseline: null, update: null, warnings: [], inputs: [] };
  }
  const { judgeAudit } = await import('./judge.ts');
  return judgeAudit(io, gate, audit);
}

/** Returns the place of findings that no answers file shows. */
function homeOf(io: Io, { answers, gates, anonymity }: AuditRequest): SourcePlace {
  // The name of an answers file may be that of its respondent.
  const named = anonymity ? [] : answers.answers;
  const paths = [gates?.policy, answers.checklist, ...named];
  const found = paths.flatMap((path) => {
    if (path === undefined || !existsSync(resolve(io.folder, path))) return [];
    return pathInRepository(io, path) ?? [];
  });
  return { file: found[0] ?? '.', line: 1, column: 1 };
}

async function brandIn(io: Io, path: string) {
  const { loadBrand } = await import('../loading/brand.ts');
  return loadBrand(io, path);
}

async function planIn(io: Io, plan: string, planned: PlannedFor) {
  const { loadPlan } = await import('../loading/plan.ts');
  return (await loadPlan(io, plan, planned)).plan;
}

/**
 * Returns the options that make the same report from the same answers. Files are not named: their
 * names mean nothing elsewhere, and may contain names of people.
 */
function reproductionOptions(
  request: AuditRequest,
  { verdict, comparison, checklist }: Report,
  { aim, terms, express }: ReproductionTerms,
): readonly string[] {
  const { gates = {} } = request;
  const judged = [
    ...value('--min-score', gates.minScore),
    ...value('--min-band', gates.minBand),
    ...value('--max-age', gates.maxAge),
    ...value('--max-drop', gates.maxDrop),
    ...flag('--policy', gates.policy !== undefined),
    ...value('--today', verdict?.usedDay ?? undefined),
    ...flag('--report-only', gates.reportOnly),
  ];
  return [
    ...flag('--express', express),
    ...value('--by', request.answers.by === 'votes' ? 'votes' : undefined),
    ...value('--edition', request.edition === 'full' ? undefined : request.edition),
    ...flag('--no-appendix', request.hasAppendix === false),
    ...value(
      '--target',
      aim === null ? undefined : written(aim, request.target ?? '', checklist.definition),
    ),
    ...value('--table', request.table),
    ...value('--delimiter', request.csv?.delimiter),
    ...value('--decimal', request.csv?.decimal),
    ...flag('--plan', request.plan !== undefined),
    ...flag('--baseline', comparison !== null),
    ...flag('--brand', request.brand !== undefined),
    ...flag('--benchmark', request.benchmark !== undefined),
    ...value('--among', request.benchmark?.among),
    ...(terms === null ? judged : []),
    ...flag('--anonymous', terms !== null),
    ...value('--min-group', terms?.minGroup),
    ...flag('--with-notes', terms?.withNotes),
    ...flag('--against', terms !== null && request.anonymity?.against !== undefined),
  ];
}

interface ReproductionTerms {
  readonly aim: Target | null;
  readonly terms: AnonymityTerms | null;
  /** True if the caller asked for key criteria only. */
  readonly express: boolean;
}

/** Returns a target as it was typed: a score in its digits, or the id of a band. */
function written(aim: Target, typed: string, checklist: Checklist): string | number {
  return 'band' in aim ? aim.band : Number(withoutUnit(typed, checklist));
}

function flag(name: string, isSet: boolean | undefined): readonly string[] {
  return isSet ? [name] : [];
}

function value(name: string, given: string | number | undefined): readonly string[] {
  return given === undefined ? [] : [`${name} ${given}`];
}

/**
 * Parses a target: an overall score on the scale of the checklist, or a band by its title or id.
 * @throws UserError for a score outside the scale
 */
export function parseTarget(target: string, checklist: Checklist): Target {
  const written = withoutUnit(target, checklist);
  if (/^[-+]?[\d.,]+$/.test(written)) return { score: scoreOf(written, checklist) };
  const name = written.toLowerCase();
  const band = checklist.bands.find(({ id, title }) => id === name || title.toLowerCase() === name);
  return { band: band?.id ?? written };
}

function withoutUnit(target: string, checklist: Checklist): string {
  const { unit = '' } = displayOf(checklist);
  const typed = target.trim();
  return typed.endsWith(unit) ? typed.slice(0, typed.length - unit.length).trim() : typed;
}

function scoreOf(written: string, checklist: Checklist): number {
  const display = displayOf(checklist);
  const { from, to } = display;
  const value = Number(written);
  if (value >= from && value <= to) return fractionOn(display, value);
  throw new UserError(statusWords.target({ target: written, lowest: from, highest: to }));
}
