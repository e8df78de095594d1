/** Part of a text in XML: the start or the end of an element, or text between them. */
export type XmlToken =
  | {
      readonly is: 'start';
      /** Name without its prefix. */
      readonly name: string;
      readonly attributes: string;
      readonly isEmpty: boolean;
    }
  | { readonly is: 'end'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|([^<]+)/y;

/**
 * Reads XML as spreadsheet programs write it. Stops at the first text that is none: a document type, and
 * with it entities of its own, is none.
 * @throws XmlError
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  TOKEN.lastIndex = 0;
  let place = xml.startsWith('\ufeff') ? 1 : 0;
  while (place < xml.length) {
    TOKEN.lastIndex = place;
    const found = TOKEN.exec(xml);
    if (!found) throw new XmlError();
    place = TOKEN.lastIndex;
    const [, data, slash, name, attributes = '', text] = found;
    if (data !== undefined) yield { is: 'text', text: data };
    else if (text !== undefined) yield { is: 'text', text: unescaped(text) };
    else if (name !== undefined && slash === '/') yield { is: 'end', name };
    else if (name !== undefined) {
      yield { is: 'start', name, attributes, isEmpty: attributes.endsWith('/') };
    }
  }
}

/** Text that is no XML, or none that a spreadsheet program writes. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Returns the value of an attribute by its name without prefix; `null` if there is none. */
export function attributeOf(attributes: string, name: string): string | null {
  for (const [, own, , double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (own === name) return unescaped(double ?? single ?? '');
  }
  return null;
}

const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
