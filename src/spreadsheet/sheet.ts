import papaparse from 'papaparse';

/** Cell of a spreadsheet that is not empty. */
export interface SheetCell {
  /** Text as the sheet holds it; a date as YYYY-MM-DD, a number in digits with a decimal point. */
  readonly text: string;
  readonly kind:
    | 'text'
    | 'number'
    | 'percent'
    | 'date'
    | 'boolean'
    | 'error'
    | 'formula-without-value';
}

/** Row with at least one cell. */
export interface SheetRow {
  /** From 1, as spreadsheets count. */
  readonly number: number;
  /** By the number of the column, from 1. */
  readonly cells: ReadonlyMap<number, SheetCell>;
}

export interface Sheet {
  /** `null` for a file without sheets, such as CSV. */
  readonly name: string | null;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
  /** Ranges of cells that were merged into one. */
  readonly merged: readonly Range[];
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Limits of a sheet of answers, far above any survey of one organisation. */
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 2000;
export const MOST_CELLS = 2_000_000;

/** Reason why a file cannot be read as a spreadsheet, with its place; columns count from 1. */
export interface SheetRefusal {
  readonly is: 'not-a-workbook' | 'damaged' | 'too-large' | 'quotes';
  readonly row: number;
  readonly column: number;
}

/** Returns the letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** Returns the number of a column by its letters; `null` for other text. */
export function columnNumber(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/i.test(letters)) return null;
  return Array.from(letters.toUpperCase()).reduce(
    (number, letter) => number * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

/** Reads a table in CSV; the separator is found by its regularity. Rows count as spreadsheets do. */
export function readCsv(text: string): Sheet | SheetRefusal {
  const { data, errors } = papaparse.parse<string[]>(text, { skipEmptyLines: false });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) return { is: 'quotes', row: (quotes.row ?? 0) + 1, column: 1 };
  const rows: SheetRow[] = [];
  let count = 0;
  for (const [index, fields] of data.entries()) {
    const cells = new Map<number, SheetCell>();
    for (const [at, field] of fields.entries()) {
      if (field.trim() !== '') cells.set(at + 1, { text: field, kind: 'text' });
    }
    if (cells.size > 0) rows.push({ number: index + 1, cells });
    count += cells.size;
    const isTooLarge = index >= MOST_ROWS || fields.length > MOST_COLUMNS || count > MOST_CELLS;
    if (isTooLarge) return { is: 'too-large', row: index + 1, column: 1 };
  }
  return { name: null, isHidden: false, rows, merged: [] };
}
