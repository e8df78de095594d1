/** Piece of an XML text. */
export type Token =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly attributes: Attributes;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

export type Attributes = ReadonlyMap<string, string>;

const MARKUP =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^[>]*)?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?"'=]+)((?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

const ATTRIBUTE = /([^\s<>/"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Splits an XML text into its pieces, without comments, instructions and types; null if it is not
 * well formed. Entities that the text defines itself are left out: none is ever expanded.
 */
export function tokensOf(xml: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const pattern = new RegExp(MARKUP);
  let place = 0;
  while (place < xml.length) {
    pattern.lastIndex = place;
    const found = pattern.exec(xml);
    if (!found) return null;
    place = pattern.lastIndex;
    const [, data, end, start, attributes = '', slash, text] = found;
    if (data !== undefined) tokens.push({ kind: 'text', text: data });
    else if (end !== undefined) tokens.push({ kind: 'end', name: end });
    else if (text !== undefined) tokens.push({ kind: 'text', text: decoded(text) });
    else if (start !== undefined) {
      const isEmpty = slash === '/';
      tokens.push({ kind: 'start', name: start, attributes: attributesOf(attributes), isEmpty });
    }
  }
  return isNested(tokens) ? tokens : null;
}

/** True if the elements are nested in one root. */
function isNested(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  let roots = 0;
  for (const token of tokens) {
    if (token.kind === 'text') {
      if (open.length === 0 && token.text.trim() !== '' && token.text !== '\ufeff') return false;
      continue;
    }
    if (token.kind === 'end') {
      if (open.pop() !== token.name) return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (!token.isEmpty) open.push(token.name);
  }
  return roots === 1 && open.length === 0;
}

function attributesOf(text: string): Attributes {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', first, second]) => [
      name,
      decoded(first ?? second ?? ''),
    ]),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|[^;&\s]+);/g, (_, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? '';
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
