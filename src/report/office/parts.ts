import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { GapReport } from '../../analysis/gap-report.ts';
import { xmlText } from '../../text/safe.ts';

/** The parts of a document, an archive, by name. */
export type DocumentParts = Readonly<Record<string, Uint8Array>>;

/** What a document says of itself. */
export interface Properties {
  readonly title: string;
  readonly subject: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** The program that made it, and its version. */
  readonly generator: string;
}

const PROPERTIES = 'docProps/core.xml';

/** The properties of the document that tells a report. */
export function propertiesOf(report: GapReport): Properties {
  const { subject, date, generator, checklist } = report;
  return { title: `Gap report: ${subject}`, subject: checklist.title, date, generator };
}

/** DocumentParts of a document that a library made. */
export function partsOf(archive: Uint8Array): DocumentParts {
  return unzipSync(archive);
}

/** DocumentParts of a file that somebody gives; null if it is no intact ZIP archive, or one made to harm. */
export function unzip(archive: Uint8Array): DocumentParts | null {
  const names = new Set<string>();
  let bytes = 0;
  try {
    return unzipSync(archive, {
      filter: ({ name, size, originalSize }) => {
        // fflate makes room for the declared size and drops what does not fit into it.
        bytes += Math.max(size, originalSize);
        // Of two parts of one name, other programs may show the other one.
        const isRefused = bytes > MOST_BYTES || names.has(name) || name === '__proto__';
        if (isRefused) throw new Error('no office program writes such an archive');
        names.add(name);
        return true;
      },
    });
  } catch {
    return null;
  }
}

/** Limit for all parts together, unpacked: many times what a report of 2,700 criteria takes. */
const MOST_BYTES = 268_435_456;

/** The text of a part; empty where there is none. */
export function textOf(parts: DocumentParts, name: string): string {
  const bytes = parts[name];
  return bytes ? strFromU8(bytes) : '';
}

/**
 * An office document of these parts that is the same on any machine and any day: in order of names,
 * with fixed times, and with the properties given here. They come first and uncompressed, so that a
 * file is known as one of ours by its first bytes, until somebody saves it in another program.
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

/** The first time that an archive can hold, which is that of the place where it is made. */
const EARLIEST = new Date(1980, 0, 1);

function settled(parts: DocumentParts, name: string, properties: Properties): Uint8Array {
  const bytes = parts[name] ?? new Uint8Array();
  if (name === TYPES) return strToU8(inserted(textOf(parts, name), '</Types>', PROPERTIES_TYPE));
  if (name === RELATIONS) {
    return strToU8(inserted(textOf(parts, name), '</Relationships>', PROPERTIES_RELATION));
  }
  return name.endsWith('.xlsx') ? documentOf(partsOf(bytes), properties) : bytes;
}

/** Some documents come without properties. */
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
