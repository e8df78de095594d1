import { PEER_GROUPS } from '../../analysis/portfolio/benchmark.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { render } from '../../report/formats.ts';
import { tableNames } from '../../report/machine/tables/table.ts';
import type { DocumentParts } from '../../report/office/container.ts';
import { type CsvDialect, EDITIONS, type Edition, type Rendered } from '../../report/view.ts';
import { statusWords } from '../../words/status.ts';
import { type AuditResult, runAudit } from '../audit.ts';
import { baselineJson } from '../baseline.ts';
import { type AuditRequest, DEFAULT_MIN_GROUP } from '../request.ts';
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

/**
 * Renders a report like the given one and finds the first difference. Compares values in JSON,
 * parts in office documents, texts in other formats. Line endings may differ. `null` if there is
 * none.
 */
async function compareWith(
  { format, content }: GivenReport,
  { report, shown, update, view }: AuditResult,
): Promise<Difference | null> {
  const rendered = (columns: number) =>
    render(shown, format, { ...view, terminal: { colour: 0, columns } });
  const expected = await rendered(80);
  switch (content.kind) {
    case 'values':
      return differenceOfValues(
        content.value,
        JSON.parse(
          update?.refusal === null ? await baselineJson(report, update) : textOf(expected),
        ),
      );
    case 'parts': {
      const { unpack } = await import('../../report/office/container.ts');
      return differenceOfParts(content.parts, unpack(bytesOf(expected)).parts ?? {});
    }
    case 'text': {
      const given = plain(content.text);
      const difference = differenceOfTexts(given, plain(textOf(expected)));
      if (format !== 'text' || difference === null) return difference;
      for (const columns of widthsOf(given)) {
        if (plain(textOf(await rendered(columns))) === given) return null;
      }
      return difference;
    }
  }
}

function differenceOfParts(found: DocumentParts, expected: DocumentParts): Difference | null {
  for (const name of Object.keys({ ...expected, ...found })) {
    const [one, other] = [found[name], expected[name]];
    if (!one || !other) {
      const present = (part: Uint8Array | undefined) =>
        part ? statusWords.zipPart({ name }) : null;
      return { place: name, found: present(one), expected: present(other) };
    }
    if (Buffer.compare(one, other) === 0) continue;
    const difference = differenceOfTexts(textOf(one), textOf(other));
    const place = difference ? statusWords.inPart({ name, place: difference.place }) : name;
    return {
      found: statusWords.otherBytes,
      expected: statusWords.writtenBytes,
      ...difference,
      place,
    };
  }
  return null;
}

/** Returns the terminal widths that a text may have been written for. */
function widthsOf(text: string): readonly number[] {
  const longest = Math.max(...text.split('\n').map((line) => line.length));
  return Array.from({ length: 9 }, (_, i) => longest + i);
}

/** Removes differences in line endings that editors and version control systems make. */
function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
}

function textOf(rendered: Rendered): string {
  return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered);
}

function bytesOf(rendered: Rendered): Uint8Array {
  return typeof rendered === 'string' ? new TextEncoder().encode(rendered) : rendered;
}

/** First difference between two versions of a report. */
export interface Difference {
  /** Line and column, part of a file, or path of a field. */
  readonly place: string;
  /** Excerpt of each report at this place; `null` if it has nothing there. */
  readonly found: string | null;
  readonly expected: string | null;
}

/** Length of an excerpt, in characters. */
const SHOWN = 60;

/** Finds the first difference between two texts; `null` if they are the same. */
function differenceOfTexts(found: string, expected: string): Difference | null {
  if (found === expected) return null;
  const [ours, theirs] = [expected.split('\n'), found.split('\n')];
  const line = theirs.findIndex((own, i) => own !== ours[i]);
  const at = line < 0 ? theirs.length : line;
  const [own, other] = [theirs[at], ours[at]];
  const column = firstDifference(own ?? '', other ?? '');
  const excerpt = (text: string | undefined) =>
    text === undefined
      ? null
      : `"${text.slice(Math.max(column - SHOWN / 2, 0), column + SHOWN / 2)}"`;
  return {
    place: statusWords.linePlace({ line: at + 1, column: column + 1 }),
    found: excerpt(own),
    expected: excerpt(other),
  };
}

function firstDifference(one: string, other: string): number {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return i;
}

/** Finds the first field, in the order of `expected`, in which two JSON values differ. */
function differenceOfValues(found: unknown, expected: unknown, path = ''): Difference | null {
  if (Object.is(found, expected)) return null;
  if (!isObject(found) || !isObject(expected) || Array.isArray(found) !== Array.isArray(expected)) {
    return {
      place: path || statusWords.wholeReport,
      found: inShort(found),
      expected: inShort(expected),
    };
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  for (const name of names) {
    const field = Array.isArray(expected) ? `${path}[${name}]` : `${path}${path && '.'}${name}`;
    const difference = differenceOfValues(own(found, name), own(expected, name), field);
    if (difference) return difference;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function inShort(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
