import { userErrorOf } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
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
import { type Origin, originIn } from './origin.ts';

/** Content of a report: values, the parts of an office document, or text. */
export type Content =
  | { readonly kind: 'values'; readonly value: object }
  | { readonly kind: 'parts'; readonly parts: DocumentParts }
  | { readonly kind: 'text'; readonly text: string };

/** Report to verify. */
export interface GivenReport extends Origin {
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
      const text = decode(path, bytes);
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
    throw userErrorOf(statusWords.container({ path, fault: unpacked.fault }));
  }
  const { parts } = unpacked;
  const properties = new TextDecoder().decode(parts['docProps/core.xml']);
  return { format, content: { kind: 'parts', parts }, ...originIn(format, properties) };
}

async function readValues(path: string, bytes: Uint8Array): Promise<GivenReport> {
  const { value } = await readSource(path, bytes);
  if (typeof value !== 'object' || value === null || !('generator' in value)) {
    throw userErrorOf(statusWords.notReport({ path }));
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
  if (format) throw userErrorOf(statusWords.pdfUnverifiable({ path }));
  const extensions = formatNames().flatMap((name) =>
    isPrinted(name) ? [] : formats[name].extensions,
  );
  throw userErrorOf(statusWords.formatUnknown({ path, extensions }));
}
