import { userErrorOf } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { readingsOf } from '../../report/disclosure/search.ts';
import {
  type FormatName,
  formatNames,
  formatOf,
  formats,
  isPrinted,
} from '../../report/formats.ts';
import type { DocumentParts } from '../../report/office/parts.ts';
import { decode, readSource } from '../../source/read.ts';
import { readBytes } from '../../storage/read.ts';
import { statusWords } from '../../words/status.ts';

/** Content of a report: values, the parts of an office document, or text. */
export type Content =
  | { readonly kind: 'values'; readonly value: object }
  | { readonly kind: 'parts'; readonly parts: DocumentParts }
  | { readonly kind: 'text'; readonly text: string };

/** Report to verify. */
export interface GivenReport {
  readonly format: FormatName;
  readonly content: Content;
  /** Options that it names, as in "--min-score 60". */
  readonly options: readonly string[];
  /** Version of align that it names; `null` if it names none. */
  readonly version: string | null;
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
  if (format === 'json') return readValues(path, bytes);
  const parts = isArchive(bytes)
    ? (await import('../../report/office/parts.ts')).unzip(bytes)
    : null;
  if (parts) {
    const texts = Object.entries(parts).flatMap(([name, content]) =>
      /\.(xml|rels)$/i.test(name) ? [new TextDecoder().decode(content)] : [],
    );
    return { format, content: { kind: 'parts', parts }, ...originIn(texts.join('\n')) };
  }
  const text = decode(path, bytes);
  return { format, content: { kind: 'text', text }, ...originIn(text) };
}

async function readValues(path: string, bytes: Uint8Array): Promise<GivenReport> {
  const { value } = await readSource(path, bytes);
  if (typeof value !== 'object' || value === null || !('generator' in value)) {
    throw userErrorOf(statusWords.notReport({ path }));
  }
  const options = 'options' in value && Array.isArray(value.options) ? value.options : [];
  const { version } = originIn(String(value.generator));
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
  if (format) throw userErrorOf(statusWords.pdfUnverifiable({ path }));
  const extensions = formatNames().flatMap((name) =>
    isPrinted(name) ? [] : formats[name].extensions,
  );
  throw userErrorOf(statusWords.formatUnknown({ path, extensions }));
}

/** Sentence of the method section: options without names of files. */
const MADE_WITH = /Made with (--[a-z-]+(?: [\w.-]*\w)?(?:, --[a-z-]+(?: [\w.-]*\w)?)*)\./g;

const VERSION = /Gap report by align (\d[\w.+-]*\w)/g;

/** Finds the last such sentences of a text; a note that contains one comes before them. */
function originIn(text: string): Pick<GivenReport, 'options' | 'version'> {
  const readings = readingsOf(text).map((reading) => reading.replace(/\s+/g, ' '));
  const last = (pattern: RegExp) =>
    readings.flatMap((reading) => [...reading.matchAll(pattern)].at(-1)?.[1] ?? [])[0] ?? null;
  return { options: last(MADE_WITH)?.split(', ') ?? [], version: last(VERSION) };
}

/** True if the bytes begin as those of a ZIP archive do. */
function isArchive([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}
