import { strFromU8, unzipSync } from 'fflate';
import type { Rendered } from '../../src/report/view.ts';

/** Returns the parts of an office document by name, with those of embedded documents. */
export function partsOf(document: Rendered): Readonly<Record<string, string>> {
  if (typeof document === 'string') throw new Error('a text has no parts');
  const parts = Object.entries(unzipSync(document)).flatMap(([name, bytes]) =>
    name.endsWith('.xlsx')
      ? Object.entries(partsOf(bytes)).map(([own, text]) => [`${name}/${own}`, text] as const)
      : [[name, strFromU8(bytes, name.endsWith('.png'))] as const],
  );
  return Object.fromEntries(parts);
}

/** Returns the text of a report in any format: the text of all parts, without markup. */
export function textOf(document: Rendered): string {
  if (typeof document === 'string') return document;
  return Object.entries(partsOf(document))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, xml]) => textIn(xml))
    .join('\n');
}

/** Returns the text of a part, one line for each paragraph. */
export function textIn(xml: string): string {
  return xml
    .replace(/<\/(?:w:p|a:p|si|dc:\w+)>|<w:br\/>|<a:br\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos);/g, (_, name: string) => CHARACTERS[name] ?? '')
    .replaceAll('&amp;', '&');
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'" };
