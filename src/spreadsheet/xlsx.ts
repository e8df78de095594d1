import {
  columnNumber,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_ROWS,
  type Range,
  type Sheet,
  type SheetCell,
  type SheetRefusal,
} from './sheet.ts';

/** Parts of a workbook by name, unpacked. */
export type WorkbookParts = Readonly<Record<string, Uint8Array>>;

/** Part of a workbook that holds its list of sheets. */
const WORKBOOK = 'xl/workbook.xml';

/** Reads the sheets of a workbook: values as they were saved, never calculated anew. */
export function readXlsx(parts: WorkbookParts): readonly Sheet[] | SheetRefusal {
  const workbook = partOf(parts, WORKBOOK);
  if (workbook === null) return { is: 'not-a-workbook', row: 1, column: 1 };
  try {
    const relations = relationsOf(partOf(parts, 'xl/_rels/workbook.xml.rels') ?? '');
    const context: Context = {
      strings: stringsIn(partOf(parts, relations.byType('sharedStrings') ?? '') ?? ''),
      formats: formatsIn(partOf(parts, relations.byType('styles') ?? '') ?? ''),
      has1904: /<(?:\w+:)?workbookPr[^>]*\bdate1904\s*=\s*["'](?:1|true)["']/.test(workbook),
    };
    const sheets: Sheet[] = [];
    for (const token of xmlTokens(workbook)) {
      if (token.is !== 'start' || token.name !== 'sheet') continue;
      const path = relations.byId(attributeOf(token.attributes, 'id') ?? '');
      const xml = path === null ? null : partOf(parts, path);
      if (xml === null) continue;
      const name = attributeOf(token.attributes, 'name') ?? '';
      const isHidden = (attributeOf(token.attributes, 'state') ?? 'visible') !== 'visible';
      const read = sheetIn(xml, context);
      if ('is' in read) return read;
      sheets.push({ name, isHidden, ...read });
    }
    return sheets;
  } catch (error) {
    if (error instanceof XmlError) return { is: 'damaged', row: 1, column: 1 };
    throw error;
  }
}

interface Context {
  readonly strings: readonly string[];
  /** Kinds of numbers, by the index of their style. */
  readonly formats: readonly ('number' | 'percent' | 'date')[];
  /** True if days count from 1904. */
  readonly has1904: boolean;
}

function partOf(parts: WorkbookParts, path: string): string | null {
  const name = Object.keys(parts).find((own) => own.toLowerCase() === path.toLowerCase());
  const bytes = name === undefined ? undefined : parts[name];
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

/** Relations of the workbook to its parts. */
function relationsOf(xml: string) {
  const all = [...xmlTokens(xml)].flatMap((token) => {
    if (token.is !== 'start' || token.name !== 'Relationship') return [];
    const target = attributeOf(token.attributes, 'Target') ?? '';
    return [
      {
        id: attributeOf(token.attributes, 'Id'),
        type: attributeOf(token.attributes, 'Type') ?? '',
        path: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      },
    ];
  });
  return {
    byId: (id: string) => all.find((own) => own.id === id)?.path ?? null,
    byType: (type: string) => all.find((own) => own.type.endsWith(`/${type}`))?.path ?? null,
  };
}

/** Returns the shared texts; formatting is left out, and so is the reading of Japanese. */
function stringsIn(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  for (const token of xmlTokens(xml)) {
    if (token.is === 'text') {
      if (isText && !isReading) text += token.text;
    } else if (token.name === 'si') {
      if (token.is === 'start') text = '';
      if (token.is === 'end' || token.isEmpty) strings.push(withoutEscapes(text));
    } else if (token.name === 't') isText = token.is === 'start' && !token.isEmpty;
    else if (token.name === 'rPh') isReading = token.is === 'start' && !token.isEmpty;
  }
  return strings;
}

/** Characters that XML cannot hold are written as `_x000D_`. */
function withoutEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Numbers of the built-in formats that show a date, or a percentage. */
const DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const PERCENTAGES = new Set([9, 10]);

function formatsIn(xml: string): Context['formats'] {
  const codes = new Map<number, string>();
  const formats: ('number' | 'percent' | 'date')[] = [];
  let isInCells = false;
  for (const token of xmlTokens(xml)) {
    if (token.is === 'text') continue;
    if (token.name === 'cellXfs') isInCells = token.is === 'start';
    if (token.is !== 'start') continue;
    const id = Number(attributeOf(token.attributes, 'numFmtId') ?? 0);
    if (token.name === 'numFmt') codes.set(id, attributeOf(token.attributes, 'formatCode') ?? '');
    if (token.name === 'xf' && isInCells) formats.push(kindOf(id, codes.get(id)));
  }
  return formats;
}

function kindOf(id: number, code: string | undefined): 'number' | 'percent' | 'date' {
  if (code === undefined) {
    if (DATES.has(id)) return 'date';
    return PERCENTAGES.has(id) ? 'percent' : 'number';
  }
  // Without colours, conditions and text in quotes.
  const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '');
  if (bare.includes('%')) return 'percent';
  return /[yd]/i.test(bare) ? 'date' : 'number';
}

type Contents = Pick<Sheet, 'rows' | 'merged'>;

function sheetIn(xml: string, context: Context): Contents | SheetRefusal {
  const rows = new Map<number, Map<number, SheetCell>>();
  const merged: Range[] = [];
  let row = 0;
  let column = 0;
  let count = 0;
  let cell: OpenCell | null = null;
  let field = '';
  let isReading = false;
  for (const token of xmlTokens(xml)) {
    if (token.is === 'text') {
      if (!cell || isReading) continue;
      if (field === 'v' || field === 't') cell.text += token.text;
      continue;
    }
    const isOpen = token.is === 'start' && !token.isEmpty;
    const { name } = token;
    if (name === 'row' && token.is === 'start') {
      row = Number(attributeOf(token.attributes, 'r') ?? row + 1);
      column = 0;
    } else if (name === 'c') {
      if (token.is === 'start') {
        const place = placeOf(attributeOf(token.attributes, 'r') ?? '');
        column = place?.column ?? column + 1;
        row = place?.row ?? row;
        const type = attributeOf(token.attributes, 't') ?? 'n';
        const style = Number(attributeOf(token.attributes, 's') ?? 0);
        cell = { type, style, text: '', isFormula: false };
      }
      if (cell && !isOpen) {
        const value = cellValue(cell, context);
        cell = null;
        if (value === null) continue;
        const isInside = row >= 1 && row <= MOST_ROWS && column >= 1 && column <= MOST_COLUMNS;
        count++;
        if (!isInside || count > MOST_CELLS) return { is: 'too-large', row, column };
        const cells = rows.get(row) ?? new Map<number, SheetCell>();
        rows.set(row, cells.set(column, value));
      }
    } else if (name === 'f') {
      if (cell) cell.isFormula = true;
      field = isOpen ? 'f' : '';
    } else if (name === 'rPh') isReading = isOpen;
    else if (name === 'v' || name === 't') field = isOpen ? name : '';
    else if (name === 'mergeCell' && token.is === 'start') {
      const range = rangeOf(attributeOf(token.attributes, 'ref') ?? '');
      if (range) merged.push(range);
    }
  }
  const sorted = [...rows].toSorted(([a], [b]) => a - b);
  return { rows: sorted.map(([number, cells]) => ({ number, cells })), merged };
}

/** Cell that is being read. */
interface OpenCell {
  readonly type: string;
  readonly style: number;
  text: string;
  isFormula: boolean;
}

function cellValue({ type, style, text, isFormula }: OpenCell, context: Context): SheetCell | null {
  if (text.trim() === '') {
    return isFormula ? { text: '', kind: 'formula-without-value' } : null;
  }
  switch (type) {
    case 's': {
      const shared = context.strings[Number(text)];
      if (shared === undefined) throw new XmlError();
      return shared.trim() === '' ? null : { text: shared, kind: 'text' };
    }
    case 'inlineStr':
    case 'str':
      return { text: withoutEscapes(text), kind: 'text' };
    case 'b':
      return { text: text === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 'e':
      return { text, kind: 'error' };
    case 'd':
      return { text: text.slice(0, 10), kind: 'date' };
    default:
      return numberCell(text, context.formats[style] ?? 'number', context);
  }
}

function numberCell(
  text: string,
  kind: 'number' | 'percent' | 'date',
  { has1904 }: Context,
): SheetCell {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new XmlError();
  if (kind === 'date') return { text: dayOf(number, has1904), kind };
  const shown = kind === 'percent' ? number * 100 : number;
  return { text: String(Number(shown.toPrecision(15))), kind };
}

const DAY_MILLISECONDS = 86_400_000;

/** Days between the two beginnings from which workbooks count. */
const DAYS_TO_1904 = 1462;

/** Returns the day of a serial number. Excel counts 29 February 1900, which never was. */
function dayOf(serial: number, has1904: boolean): string {
  const days = Math.floor(serial) + (has1904 ? DAYS_TO_1904 : 0);
  const date = new Date(Date.UTC(1899, 11, days < 61 ? 31 : 30) + days * DAY_MILLISECONDS);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}

function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/i.exec(reference) ?? [];
  const column = columnNumber(letters);
  return column === null ? null : { row: Number(digits), column };
}

function rangeOf(reference: string): Range | null {
  const [from, to] = reference.split(':').map(placeOf);
  if (!from || !to) return null;
  return { top: from.row, bottom: to.row, left: from.column, right: to.column };
}

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
function* xmlTokens(xml: string): Generator<XmlToken> {
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
class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Returns the value of an attribute by its name without prefix; `null` if there is none. */
function attributeOf(attributes: string, name: string): string | null {
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
