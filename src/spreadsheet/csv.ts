import papaparse from 'papaparse';
import {
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_ROWS,
  type Sheet,
  type SheetCell,
  type SheetRefusal,
  type SheetRow,
} from './sheet.ts';

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
