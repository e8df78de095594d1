import { safeLines, safeText } from '../safe-text.ts';

/** An XML element; its children are XML already, each on lines of its own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[],
): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${escapeXml(safeText(String(value)))}"`,
  );
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>\n${children.join('\n')}\n</${name}>`;
}

/** A stranger's text between two tags; line breaks stay. */
export function xmlText(text: string): string {
  return escapeXml(safeLines(text));
}

/** A stranger's text as a library may put it into XML, which escapes what XML itself means. */
export function documentText(text: string): string {
  return inXml(safeLines(text));
}

/** What XML 1.0 cannot hold in any form, besides control characters, which are written out before. */
const NO_CHARACTER = /[\ufffe\uffff]/g;

function inXml(text: string): string {
  return text.replace(NO_CHARACTER, '\ufffd');
}

function escapeXml(text: string): string {
  return inXml(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
