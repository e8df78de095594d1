import { xmlText } from '../../text/safe.ts';
import type { Logo, SvgLogo } from './brand.ts';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_WIDTH = 16;
const PNG_HEIGHT = 20;
const PNG_HEADER_BYTES = 24;

/** Reads a logo from the bytes of its file; null if it is neither a PNG nor a well-formed SVG. */
export function logoOf(bytes: Uint8Array): Logo | null {
  if (PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return pngOf(bytes);
  const svg = cleanSvg(new TextDecoder().decode(bytes));
  return svg ? { kind: 'svg', ...svg } : null;
}

function pngOf(bytes: Uint8Array): Logo | null {
  if (bytes.length < PNG_HEADER_BYTES) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, PNG_HEADER_BYTES);
  const [width, height] = [header.getUint32(PNG_WIDTH), header.getUint32(PNG_HEIGHT)];
  return width > 0 && height > 0 ? { kind: 'png', bytes, width, height } : null;
}

/** Elements that a picture keeps: shapes, texts, and their fills, clips and filters. */
const ELEMENTS = new Set(
  (
    'svg g a defs symbol use title desc path rect circle ellipse line polyline polygon text tspan ' +
    'textPath image style linearGradient radialGradient stop clipPath mask pattern marker filter ' +
    'feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR ' +
    'feGaussianBlur feMerge feMergeNode feOffset feMorphology feTile feTurbulence feDropShadow'
  ).split(' '),
);

const EMBEDDED_PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;

/**
 * Removes from an SVG all that runs, loads or refers to anything outside: scripts, event handlers,
 * foreign content, animations and links. Null if the text is no well-formed SVG.
 *
 * A browser shows an image element without any of it, but Word and PowerPoint files hold the SVG
 * itself: LibreOffice opens every file that an `image` in it names, on this computer or another.
 * Source: `SvgImageNode::decomposeSvgNode` in `svgio` of LibreOffice.
 */
export function cleanSvg(text: string): Omit<SvgLogo, 'kind'> | null {
  const tokens = tokensOf(text);
  const root = tokens?.find(({ kind }) => kind === 'start');
  if (!tokens || root?.kind !== 'start' || root.name !== 'svg') return null;
  return { text: `${written(tokens)}\n`, ...sizeOf(root.attributes) };
}

/** Writes the harmless part of a picture. */
function written(tokens: readonly Token[]): string {
  const parts: string[] = [];
  const open: string[] = [];
  // Number of open elements inside one that is left out.
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'end') {
      if (depth > 0) depth -= 1;
      else parts.push(`</${open.pop()}>`);
    } else if (token.kind === 'text') {
      if (depth === 0 && open.length > 0) parts.push(xmlText(token.text));
    } else if (depth > 0 || !isHarmless(tokens, i, token.name)) {
      if (!token.isEmpty) depth += 1;
    } else {
      parts.push(startTag(token, open.length === 0));
      if (!token.isEmpty) open.push(token.name);
    }
  }
  return parts.join('');
}

function isHarmless(tokens: readonly Token[], place: number, name: string): boolean {
  if (!ELEMENTS.has(name)) return false;
  return name !== 'style' || isHarmlessStyle(rulesAt(tokens, place) ?? '@import');
}

/** Returns the text of an element; null if the element holds other elements. */
function rulesAt(tokens: readonly Token[], place: number): string | null {
  let rules = '';
  for (let i = place + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'text') return token?.kind === 'end' ? rules : null;
    rules += token.text;
  }
  return null;
}

function startTag(
  { name, attributes, isEmpty }: Token & { kind: 'start' },
  isRoot: boolean,
): string {
  const kept = [...attributes].filter(([attribute, value]) => isKept(name, attribute, value));
  const all = isRoot ? [...NAMESPACES, ...kept] : kept;
  const list = all.map(([attribute, value]) => ` ${attribute}="${xmlText(value)}"`).join('');
  return `<${name}${list}${isEmpty ? '/' : ''}>`;
}

const NAMESPACES = [
  ['xmlns', 'http://www.w3.org/2000/svg'],
  ['xmlns:xlink', 'http://www.w3.org/1999/xlink'],
] as const;

function isKept(element: string, attribute: string, value: string): boolean {
  const name = attribute.toLowerCase();
  if (name === 'href' || name === 'xlink:href') {
    return /^#[\w.-]+$/.test(value) || (element === 'image' && EMBEDDED_PICTURE.test(value));
  }
  const isForeign = name === 'xmlns' || (name.includes(':') && name !== 'xml:space');
  return !isForeign && !name.startsWith('on') && isHarmlessStyle(value);
}

/** True if a style or an attribute refers only to parts of the same picture. */
function isHarmlessStyle(text: string): boolean {
  const withoutOwn = text.replace(/url\(\s*["']?#[\w.-]+["']?\s*\)/gi, '');
  return !/\\|@import|url\(|image\(|image-set\(|src\(|expression\(|javascript:/i.test(withoutOwn);
}

function sizeOf(attributes: Attributes): { readonly width: number; readonly height: number } {
  const [, , boxWidth = 0, boxHeight = 0] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (boxWidth > 0 && boxHeight > 0) return { width: boxWidth, height: boxHeight };
  const width = Number.parseFloat(attributes.get('width') ?? '');
  const height = Number.parseFloat(attributes.get('height') ?? '');
  return width > 0 && height > 0 ? { width, height } : DEFAULT_SIZE;
}

/** Size of a picture that states none. Source: CSS 2.2, 10.3.2. */
const DEFAULT_SIZE = { width: 300, height: 150 };

/** Piece of an XML text. */
type Token =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly attributes: Attributes;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

type Attributes = ReadonlyMap<string, string>;

const MARKUP =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^[>]*)?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?"'=]+)((?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

const ATTRIBUTE = /([^\s<>/"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Splits an XML text into its pieces, without comments, instructions and types; null if it is not
 * well formed. Entities that the text defines itself are left out: none is ever expanded.
 */
function tokensOf(xml: string): readonly Token[] | null {
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
