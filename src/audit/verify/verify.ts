import { PEER_GROUPS } from '../../analysis/portfolio/benchmark.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { EDITIONS, type Edition } from '../../report/editions.ts';
import { tableNames } from '../../report/machine/tables/table.ts';
import type { CsvDialect } from '../../report/view.ts';
import { statusWords } from '../../words/status.ts';
import { runAudit } from '../audit.ts';
import { type AuditRequest, DEFAULT_MIN_GROUP } from '../request.ts';
import { compareWith, type Difference } from './compare.ts';
import { type GivenReport, readGiven } from './given-report.ts';

/** Report to verify, and the files that it was made from. */
export interface VerifyRequest {
  /** Path of the report. */
  readonly report: string;
  readonly answers: readonly string[];
  readonly checklist?: string | undefined;
  readonly plan?: string | undefined;
  readonly policy?: string | undefined;
  readonly baseline?: string | undefined;
  readonly brand?: string | undefined;
  readonly against?: string | undefined;
  /** Portfolio that the round was compared with. */
  readonly benchmark?: string | undefined;
}

/** Result of a verification. */
export interface Verification {
  /** First difference; `null` if the report matches its answers. */
  readonly difference: Difference | null;
  /** Version of align that the report names; `null` if it names none. */
  readonly version: string | null;
}

/**
 * Makes a report again, with the options that it names, and compares the two.
 * @throws UserError and InputError if it cannot be made again
 */
export async function verifyReport(io: Io, request: VerifyRequest): Promise<Verification> {
  const given = await readGiven(io, request.report);
  const result = await runAudit(io, requestFor(given, request));
  return { difference: await compareWith(given, result), version: given.version };
}

/**
 * Returns the request that made a report, from the options that it names and the files given here.
 * @throws UserError if a file is missing, or an option is unknown
 */
function requestFor(
  { options: made, baseline: record }: GivenReport,
  { report, answers, checklist, plan, policy, baseline, brand, benchmark, against }: VerifyRequest,
): AuditRequest {
  const options = new Map(made.map((option) => splitOption(option)));
  const files = {
    '--plan': plan,
    '--policy': policy,
    '--baseline': baseline,
    '--brand': brand,
    '--benchmark': benchmark,
    '--against': against,
  };
  for (const [name, file] of Object.entries(files)) refuseMissing(name, file, options);
  for (const name of options.keys()) refuseUnknown(name);
  const number = (name: string) => (options.has(name) ? Number(options.get(name)) : undefined);
  const minGroup = number('--min-group') ?? DEFAULT_MIN_GROUP;
  const by = options.get('--by') === 'votes' ? 'votes' : undefined;
  const terms = { withNotes: options.has('--with-notes'), minGroup, against };
  return {
    answers: { answers, checklist, express: options.has('--express'), by },
    ...{ plan, brand, target: options.get('--target') },
    csv: dialectNamed(options.get('--delimiter'), options.get('--decimal')),
    benchmark:
      benchmark === undefined
        ? undefined
        : { path: benchmark, among: PEER_GROUPS.find((own) => own === options.get('--among')) },
    table: tableNames.find((own) => own === options.get('--table')),
    edition: editionNamed(options.get('--edition')),
    hasAppendix: !options.has('--no-appendix'),
    anonymity: options.has('--anonymous') ? terms : undefined,
    gates: {
      ...{ policy, today: options.get('--today') },
      ...(record === undefined
        ? { baseline }
        : { baseline: report, former: baseline ?? null, updateBaseline: true, ...record }),
      ...{ minScore: number('--min-score'), maxAge: number('--max-age') },
      minBand: options.get('--min-band'),
      ...{ maxDrop: number('--max-drop'), reportOnly: options.has('--report-only') },
    },
  };
}

const KNOWN = new Set([
  ...[
    '--express',
    '--by',
    '--edition',
    '--no-appendix',
    '--target',
    '--table',
    '--delimiter',
    '--decimal',
    '--plan',
    '--policy',
    '--baseline',
    '--brand',
    '--benchmark',
    '--among',
    '--today',
  ],
  ...['--min-score', '--min-band', '--max-age', '--max-drop', '--report-only'],
  ...['--anonymous', '--min-group', '--with-notes', '--against'],
]);

function editionNamed(name: string | undefined): Edition {
  if (name === 'differences') return name;
  return EDITIONS.find((own) => own === name) ?? 'full';
}

function dialectNamed(
  delimiter: string | undefined,
  decimal: string | undefined,
): CsvDialect | undefined {
  if (delimiter === undefined && decimal === undefined) return undefined;
  return {
    delimiter: delimiter === 'semicolon' || delimiter === 'tab' ? delimiter : 'comma',
    decimal: decimal === 'comma' ? decimal : 'point',
  };
}

function splitOption(option: string): readonly [string, string] {
  const [name = '', ...value] = option.split(' ');
  return [name, value.join(' ')];
}

function refuseMissing(
  name: string,
  file: string | undefined,
  options: ReadonlyMap<string, string>,
): void {
  if (!options.has(name) || file !== undefined) return;
  throw new UserError(statusWords.optionMissing({ option: name }));
}

function refuseUnknown(name: string): void {
  if (KNOWN.has(name)) return;
  throw new UserError(statusWords.optionUnknown({ option: name }));
}
