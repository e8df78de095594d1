import { crc32, inflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xmlText } from '../../text/safe.ts';

// Office documents as archives: packs what this program writes, and unpacks what others send.

/** Parts of a document, which is an archive, by name. */
export type DocumentParts = Readonly<Record<string, Uint8Array>>;

/** Properties that a document shows of itself. */
export interface Properties {
  readonly title: string;
  readonly subject: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Name and version of the program that wrote it, and the options of the report. */
  readonly generator: string;
}

const PROPERTIES = 'docProps/core.xml';

/** Longest address that office programs open. */
const LONGEST_ADDRESS = 2000;

/**
 * Returns an address as office programs take it; `null` if it is none of http, https or mailto. A
 * file with a malformed one is broken for them.
 */
export function officeAddress(to: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(to) || !URL.canParse(to)) return null;
  const { href } = new URL(to);
  return href.length > LONGEST_ADDRESS ? null : href;
}

/** Returns the parts of a document that a library wrote. */
export function partsOf(archive: Uint8Array): DocumentParts {
  return unzipSync(archive);
}

/** Returns the text of a part; empty if there is none. */
export function textOf(parts: DocumentParts, name: string): string {
  const bytes = parts[name];
  return bytes ? strFromU8(bytes) : '';
}

/**
 * Packs an office document to the same bytes on any machine and any day: in order of names and with
 * fixed times. The properties come first and uncompressed, so that the first bytes of a file show
 * that align wrote it, until another program saves it.
 */
export function documentOf(parts: DocumentParts, properties: Properties): Uint8Array {
  const names = Object.keys(parts).filter((name) => name !== PROPERTIES && !name.endsWith('/'));
  return zipSync(
    {
      [PROPERTIES]: [strToU8(coreXml(properties)), { level: 0 }],
      ...Object.fromEntries(
        names.toSorted().map((name) => [name, settled(parts, name, properties)]),
      ),
    },
    { mtime: EARLIEST },
  );
}

/** Earliest time that an archive can hold, in the time zone of the computer. */
const EARLIEST = new Date(1980, 0, 1);

function settled(parts: DocumentParts, name: string, properties: Properties): Uint8Array {
  const bytes = parts[name] ?? new Uint8Array();
  if (name === TYPES) return strToU8(inserted(textOf(parts, name), '</Types>', PROPERTIES_TYPE));
  if (name === RELATIONS) {
    return strToU8(inserted(textOf(parts, name), '</Relationships>', PROPERTIES_RELATION));
  }
  return name.endsWith('.xlsx') ? documentOf(partsOf(bytes), properties) : bytes;
}

/** Adds an element unless the document has properties already. */
function inserted(xml: string, before: string, element: string): string {
  return xml.includes(PROPERTIES) ? xml : xml.replace(before, `${element}${before}`);
}

const TYPES = '[Content_Types].xml';
const PROPERTIES_TYPE = `<Override PartName="/${PROPERTIES}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`;

const RELATIONS = '_rels/.rels';
const PROPERTIES_RELATION = `<Relationship Id="rIdProperties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${PROPERTIES}"/>`;

const NAMESPACES = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

function coreXml({ title, subject, date, generator }: Properties): string {
  const time = `xsi:type="dcterms:W3CDTF">${date}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<cp:coreProperties ${NAMESPACES}>`,
    `<dc:description>${xmlText(generator)}</dc:description>`,
    '<dc:creator>align</dc:creator><cp:lastModifiedBy>align</cp:lastModifiedBy>',
    `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject>`,
    '<dc:language>en</dc:language>',
    `<dcterms:created ${time}</dcterms:created><dcterms:modified ${time}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

/** Reason why the container of an office document is not read. */
export type ContainerFault = 'damaged' | 'ambiguous' | 'too-large';

/** Parts of an office document, or the reason why they are not read. */
export type Unpacked =
  | { readonly parts: DocumentParts }
  | { readonly parts: null; readonly fault: ContainerFault };

/**
 * Unpacks an office document of unknown origin. Refuses whatever two readers could read differently:
 * each byte belongs to exactly one part, and both descriptions of a part agree with its content.
 */
export function unpack(bytes: Uint8Array): Unpacked {
  try {
    return { parts: partsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    if (error instanceof Refusal) return { parts: null, fault: error.fault };
    // Node.js throws where a deflated part or a field is cut.
    return { parts: null, fault: 'damaged' };
  }
}

class Refusal extends Error {
  readonly fault: ContainerFault;

  constructor(fault: ContainerFault) {
    super(fault);
    this.fault = fault;
  }
}

function refuseUnless(holds: boolean, fault: ContainerFault): asserts holds {
  if (!holds) throw new Refusal(fault);
}

/** Limit for all parts together, unpacked: many times what a report of 2,700 criteria takes. */
const MOST_BYTES = 268_435_456;
const MOST_PARTS = 10_000;

const END = { signature: 0x0605_4b50, length: 22 };
const ENTRY = { signature: 0x0201_4b50, length: 46 };
const LOCAL = { signature: 0x0403_4b50, length: 30 };
const DESCRIPTOR = { signature: 0x0807_4b50, length: 16 };

/** Description of a part in the directory at the end of the file. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of its other description, which its content follows. */
  readonly offset: number;
}

function partsIn(file: Buffer): DocumentParts {
  const { directory, entries } = directoryOf(file);
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  // Names of parts are equal in any case, and some readers take the first, others the last.
  refuseUnless(names.size === entries.length, 'ambiguous');
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  refuseUnless(total <= MOST_BYTES, 'too-large');
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    refuseUnless(entry.offset === end, 'ambiguous');
    end = endOf(file, entry);
  }
  refuseUnless(end === directory, 'ambiguous');
  return Object.fromEntries(entries.map((entry) => [entry.name, contentOf(file, entry)]));
}

/** Reads the directory, which ends the file. */
function directoryOf(file: Buffer) {
  const end = file.length - END.length;
  refuseUnless(end >= 0, 'damaged');
  const isAtEnd = file.readUInt32LE(end) === END.signature;
  const isElsewhere = file.includes('PK\u0005\u0006', 0, 'latin1');
  refuseUnless(isAtEnd, isElsewhere ? 'ambiguous' : 'damaged');
  const count = file.readUInt16LE(end + 10);
  const size = file.readUInt32LE(end + 12);
  const directory = file.readUInt32LE(end + 16);
  // One disk, no comment, and no bytes but those of the parts and of the directory.
  const isSimple =
    file.readUInt32LE(end + 4) === 0 &&
    file.readUInt16LE(end + 8) === count &&
    file.readUInt16LE(end + 20) === 0 &&
    directory + size === end;
  refuseUnless(isSimple, 'ambiguous');
  refuseUnless(count <= MOST_PARTS, 'too-large');
  const entries: Entry[] = [];
  let place = directory;
  for (let i = 0; i < count; i++) {
    const { entry, next } = entryAt(file, place);
    entries.push(entry);
    place = next;
  }
  refuseUnless(place === end, 'ambiguous');
  return { directory, entries };
}

function entryAt(file: Buffer, place: number): { readonly entry: Entry; readonly next: number } {
  refuseUnless(file.readUInt32LE(place) === ENTRY.signature, 'damaged');
  const lengths = { name: file.readUInt16LE(place + 28), extra: file.readUInt16LE(place + 30) };
  const start = place + ENTRY.length;
  const extra = file.subarray(start + lengths.name, start + lengths.name + lengths.extra);
  const isPlain = !isRenaming(extra) && file.readUInt32LE(place + 32) === 0 && isFile(file, place);
  refuseUnless(isPlain, 'ambiguous');
  const entry = {
    name: nameAt(file, start, lengths.name),
    flags: file.readUInt16LE(place + 8),
    method: file.readUInt16LE(place + 10),
    crc: file.readUInt32LE(place + 16),
    packed: file.readUInt32LE(place + 20),
    size: file.readUInt32LE(place + 24),
    offset: file.readUInt32LE(place + 42),
  };
  return { entry, next: start + lengths.name + lengths.extra };
}

/** False for links, folders and devices, which some programs unpack as such. */
function isFile(file: Buffer, place: number): boolean {
  const attributes = file.readUInt32LE(place + 38);
  const kind = (attributes >>> 16) & 0xf000;
  return (attributes & 0x18) === 0 && [0, 0x8000].includes(kind);
}

/** Segments of letters, digits and a few marks; neither a folder nor a path with two spellings. */
const NAME = /^(?!\/)(?:\/?(?!\.{1,2}(?:\/|$))[\w.\-[\] ]+)+$/;

function nameAt(file: Buffer, start: number, length: number): string {
  const name = file.toString('latin1', start, start + length);
  refuseUnless(NAME.test(name) && !(name in {}), 'ambiguous');
  return name;
}

/** True if extra fields hold another name, or sizes of 64 bits: some readers know them. */
function isRenaming(extra: Buffer): boolean {
  for (let place = 0; place + 4 <= extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
    if ([0x0001, 0x7075, 0x0017].includes(extra.readUInt16LE(place))) return true;
  }
  return false;
}

/** Compares the description before the content with the entry; returns the end of the part. */
function endOf(file: Buffer, entry: Entry): number {
  const { offset, flags, method, crc, packed, size } = entry;
  refuseUnless(file.readUInt32LE(offset) === LOCAL.signature, 'damaged');
  const isDescribedLater = (flags & 0x8) !== 0;
  const told = (place: number) => [0, 4, 8].map((at) => file.readUInt32LE(place + at));
  const expected = [crc, packed, size];
  const isSame = (one: readonly number[]) => one.every((own, i) => own === expected[i]);
  const before = told(offset + 14);
  const extra = startOf(file, entry) - file.readUInt16LE(offset + 28);
  const name = nameAt(file, offset + LOCAL.length, file.readUInt16LE(offset + 26));
  const agrees =
    name === entry.name &&
    !isRenaming(file.subarray(extra, startOf(file, entry))) &&
    file.readUInt16LE(offset + 6) === flags &&
    file.readUInt16LE(offset + 8) === method &&
    (isSame(before) || (isDescribedLater && before.every((own) => own === 0)));
  refuseUnless(agrees, 'ambiguous');
  const end = startOf(file, entry) + packed;
  if (!isDescribedLater) return end;
  const isDescribed = file.readUInt32LE(end) === DESCRIPTOR.signature && isSame(told(end + 4));
  refuseUnless(isDescribed, 'ambiguous');
  return end + DESCRIPTOR.length;
}

function startOf(file: Buffer, { offset }: Entry): number {
  return offset + LOCAL.length + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
}

const STORED = 0;
const DEFLATED = 8;
/** Encrypted, patched or masked. */
const UNREADABLE_FLAGS = 0x2061;

/** Unpacks a part to exactly the size, the length and the checksum that are declared. */
function contentOf(file: Buffer, entry: Entry): Uint8Array {
  const { flags, method, packed, size, crc } = entry;
  const isKnown = (flags & UNREADABLE_FLAGS) === 0 && [STORED, DEFLATED].includes(method);
  refuseUnless(isKnown, 'ambiguous');
  const start = startOf(file, entry);
  const bytes = file.subarray(start, start + packed);
  const content = method === STORED ? bytes : inflated(bytes, size);
  refuseUnless(content.length === size, 'ambiguous');
  refuseUnless(crc32(content) === crc, 'damaged');
  return content;
}

function inflated(bytes: Buffer, size: number): Buffer {
  const limit = { maxOutputLength: Math.max(size, 1), info: true };
  const result: unknown = withinLimit(() => inflateRawSync(bytes, limit));
  refuseUnless(isInflated(result), 'damaged');
  // Bytes behind the content are read by nobody, or by the next reader.
  refuseUnless(result.engine.bytesWritten === bytes.length, 'ambiguous');
  return result.buffer;
}

function withinLimit<T>(inflate: () => T): T {
  try {
    return inflate();
  } catch (error) {
    const isLonger =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isLonger ? new Refusal('ambiguous') : error;
  }
}

/** Result of Node.js with `info`. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function isInflated(result: unknown): result is Inflated {
  return typeof result === 'object' && result !== null && 'engine' in result && 'buffer' in result;
}
