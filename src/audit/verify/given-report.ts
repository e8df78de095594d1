import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import {
  type FormatName,
  formatNames,
  formatOf,
  formats,
  isPrinted,
} from '../../report/formats.ts';
import type { DocumentParts } from '../../report/office/container.ts';
import { readSource, readText } from '../../source/read.ts';
import { readBytes } from '../../storage/read.ts';
import { statusWords } from '../../words/status.ts';

/** Content of a report: values, the parts of an office document, or text. */
export type Content =
  | { readonly kind: 'values'; readonly value: object }
  | { readonly kind: 'parts'; readonly parts: DocumentParts }
  | { readonly kind: 'text'; readonly text: string };

/** Version and options that a report names. */
interface ReportOrigin {
  /** Options that it names, as in "--min-score 60". */
  readonly options: readonly string[];
  /** Version of align that it names; `null` if it names none. */
  readonly version: string | null;
}

/** Report to verify. */
export interface GivenReport extends ReportOrigin {
  readonly format: FormatName;
  readonly content: Content;
  /** Reason of the failure that a baseline accepted last, if any; absent for other reports. */
  readonly baseline?: { readonly acceptFailure: string | undefined } | undefined;
}

/**
 * Reads a report to verify.
 * @throws UserError and InputError if it cannot be read, or cannot be made again
 */
export async function readGiven(io: Io, path: string): Promise<GivenReport> {
  const format = formatFor(path);
  const bytes = readBytes(io, path);
  switch (format) {
    case 'json':
      return readValues(path, bytes);
    case 'docx':
    case 'pptx':
    case 'xlsx':
      return readDocument(path, format, bytes);
    default: {
      const text = await readText(path, bytes);
      return { format, content: { kind: 'text', text }, ...originIn(format, text) };
    }
  }
}

/** @throws UserError for a container that is damaged, or that other programs may read differently */
async function readDocument(
  path: string,
  format: FormatName,
  bytes: Uint8Array,
): Promise<GivenReport> {
  const { unpack } = await import('../../report/office/container.ts');
  const unpacked = unpack(bytes);
  if (unpacked.parts === null) {
    throw new UserError(statusWords.container({ path, fault: unpacked.fault }));
  }
  const { parts } = unpacked;
  const properties = new TextDecoder().decode(parts['docProps/core.xml']);
  return { format, content: { kind: 'parts', parts }, ...originIn(format, properties) };
}

async function readValues(path: string, bytes: Uint8Array): Promise<GivenReport> {
  const { value } = await readSource(path, bytes);
  if (typeof value !== 'object' || value === null || !('generator' in value)) {
    throw new UserError(statusWords.notReport({ path }));
  }
  const options = 'options' in value && Array.isArray(value.options) ? value.options : [];
  const { version } = originIn('json', String(value.generator));
  return {
    format: 'json',
    content: { kind: 'values', value },
    options: options.map(String),
    version,
    ...('baseline' in value ? { baseline: { acceptFailure: lastReason(value.baseline) } } : {}),
  };
}

function lastReason(record: unknown): string | undefined {
  const { accepted }: { accepted?: unknown } = { ...Object(record) };
  const last: unknown = Array.isArray(accepted) ? accepted.at(-1) : undefined;
  const { reason }: { reason?: unknown } = { ...Object(last) };
  return typeof reason === 'string' ? reason : undefined;
}

function formatFor(path: string): FormatName {
  const format = formatOf(path);
  if (format && !isPrinted(format)) return format;
  if (format) throw new UserError(statusWords.pdfUnverifiable({ path }));
  const extensions = formatNames().flatMap((name) =>
    isPrinted(name) ? [] : formats[name].extensions,
  );
  throw new UserError(statusWords.formatUnknown({ path, extensions }));
}

/**
 * Finds the origin of a report in the one place of its format that no text of answers, checklists
 * or brands can reach. `text` is the properties of an office document, `generator` of JSON.
 */
function originIn(format: FormatName, text: string): ReportOrigin {
  switch (format) {
    case 'sarif':
      return originOfLog(text);
    case 'csv':
      return originOf(START, lastCell(text));
    case 'junit': {
      const [, options] = INSTRUCTION.exec(text) ?? [];
      return { ...originOf(WHOLE, lastLine(text)), options: split(options) };
    }
    case 'docx':
    case 'pptx':
    case 'xlsx':
      return originOf(WHOLE, DESCRIPTION.exec(text)?.[1] ?? '');
    default:
      return originOf(WHOLE, lastLine(text));
  }
}

/** The whole text, apart from a final full stop. */
const WHOLE =
  /^Gap report by align (\d[\w.+-]*\w)(?:\. Made with (--[a-z-]+(?: [\w.-]*\w)?(?:, --[a-z-]+(?: [\w.-]*\w)?)*))?\.?$/;
/** Beginning of a text that continues with names. */
const START =
  /^Gap report by align (\d[\w.+-]*\w)(?:\. Made with (--[a-z-]+(?: [\w.-]*\w)?(?:, --[a-z-]+(?: [\w.-]*\w)?)*))?\./;
// Text of others cannot contain "<" in XML.
const DESCRIPTION = /<dc:description>([^<]*)<\/dc:description>/;
const INSTRUCTION = /<\?align ([^?]*)\?>\n<!-- [^>]*-->\n?$/;

function originOf(pattern: RegExp, text: string): ReportOrigin {
  const [, version, options] = pattern.exec(text) ?? [];
  return { options: split(options), version: version ?? null };
}

function split(options: string | undefined): readonly string[] {
  return options === undefined ? [] : options.split(', ');
}

/** Returns the last line without the marks of a comment, and without the escapes of Markdown. */
function lastLine(text: string): string {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  return line
    .replace(/^<!-- | -->$/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

/** Returns the last cell of the first row below the head. */
function lastCell(csv: string): string {
  const [, row] = rowsOf(csv);
  return row?.at(-1) ?? '';
}

/** Reads the first two rows of a table, whatever delimits its cells. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^,;\t"\r\n]*))([,;\t]|\r?\n|$)/y;
  const rows: string[][] = [[]];
  cell.lastIndex = csv.startsWith('\ufeff') ? 1 : 0;
  for (let found = cell.exec(csv); found; found = cell.exec(csv)) {
    const [all, inQuotes, bare = '', end = ''] = found;
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? bare);
    if (all === '' || (rows.length === 2 && end !== ',' && end !== ';' && end !== '\t')) break;
    if (end.endsWith('\n')) rows.push([]);
  }
  return rows;
}

/** Reads the command that SARIF names. */
function originOfLog(text: string): ReportOrigin {
  try {
    const log: unknown = JSON.parse(text);
    const run = at(at(log, 'runs'), '0');
    const name = at(at(at(run, 'tool'), 'driver'), 'fullName');
    const given = at(at(at(run, 'invocations'), '0'), 'arguments');
    const options = Array.isArray(given) ? given.map(String) : [];
    return { ...originOf(WHOLE, String(name)), options };
  } catch {
    return { options: [], version: null };
  }
}

function at(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([own]) => own === name)?.[1];
}
