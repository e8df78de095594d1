import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { GapReport } from '../../analysis/gap-report.ts';
import { xmlText } from '../../text/safe.ts';
import { reportWords } from '../../words/report.ts';
import { originInWords } from '../phrases.ts';

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

/** Returns the properties of a report's document. */
export function propertiesOf(report: GapReport): Properties {
  const { subject, date, checklist } = report;
  const generator = originInWords(report);
  const title = reportWords.title({ subject });
  return { title, subject: checklist.title, date, generator };
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
