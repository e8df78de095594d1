import { UserError } from '../../diagnostic.ts';
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
import { quoted } from '../../text/safe.ts';

/** What a report holds: values, the parts of an office document, or text. */
export type Content =
  | { readonly kind: 'values'; readonly value: object }
  | { readonly kind: 'parts'; readonly parts: DocumentParts }
  | { readonly kind: 'text'; readonly text: string };

/** A report to be verified. */
export interface GivenReport {
  readonly format: FormatName;
  readonly content: Content;
  /** The options that it says it was made with. */
  readonly options: readonly string[];
  /** The version of align that it says has made it. */
  readonly version: string | null;
}

/**
 * Reads a report that somebody gives.
 * @throws UserError and InputError where it cannot be read, or is none that can be made again
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
    throw new UserError(
      `${quoted(path)} is no report of align`,
      'give what "align audit" or "align report" wrote',
    );
  }
  const options = 'options' in value && Array.isArray(value.options) ? value.options : [];
  const { version } = originIn(String(value.generator));
  return {
    format: 'json',
    content: { kind: 'values', value },
    options: options.map(String),
    version,
  };
}

function formatFor(path: string): FormatName {
  const format = formatOf(path);
  if (format && !isPrinted(format)) return format;
  if (format) {
    throw new UserError(
      `${quoted(path)} is a PDF, which another browser would print otherwise`,
      'verify the same report in another format, such as HTML or JSON',
    );
  }
  const endings = formatNames().flatMap((name) =>
    isPrinted(name) ? [] : formats[name].extensions,
  );
  throw new UserError(
    `the name ${quoted(path)} does not say the format of the report`,
    `name a file that ends in ${endings.join(', ')}`,
  );
}

/** `methodInWords` writes it: options without names of files. */
const MADE_WITH = /Made with (--[a-z-]+(?: [\w.-]*\w)?(?:, --[a-z-]+(?: [\w.-]*\w)?)*)\./g;

const VERSION = /Gap report by align (\d[\w.+-]*\w)/g;

/** What a text says of its making stands at its end; a note that says such a thing, before. */
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
