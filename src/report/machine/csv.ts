import { stringify } from 'csv-stringify/sync';
import { asSentence } from '../../text/phrases.ts';
import { safeLines } from '../../text/safe.ts';
import { tableWords } from '../../words/machine.ts';
import { reportWords } from '../../words/report.ts';
import { originInWords, participationInWords, sourcesInWords } from '../phrases.ts';
import type { Report } from '../report.ts';
import type { CsvDialect, RenderOptions } from '../view.ts';
import { type Cell, inCells, inOneCell } from './tables/table.ts';
import { tables } from './tables/tables.ts';

/**
 * Writes one table as CSV for spreadsheets: UTF-8 with a byte order mark and CRLF line ends. No
 * text can be taken for a formula. The first row ends with the sources, which go on in the next rows
 * where one cell does not take them.
 */
export function csv(report: Report, { table = 'criteria', csv: dialect }: RenderOptions): string {
  const { columns, rows } = tables[table](report);
  const hidden = report.anonymity?.manifest ?? [];
  const manifest = hidden.length === 0 ? [] : [reportWords.hiddenList, ...hidden];
  const people = participationInWords(report).map(asSentence);
  const origin = originInWords(report);
  const sources = sourcesInWords(report).filter((line) => !origin.endsWith(line));
  const begin = origin.endsWith('.') ? origin : `${origin}.`;
  const origins = inCells([begin, ...people, ...sources, ...manifest]);
  const empty: readonly Cell[] = columns.map(() => null);
  const lines = Array.from({ length: Math.max(rows.length, origins.length) }, (_, i) => [
    ...[report.subject, report.date, ...(rows[i] ?? empty)],
    origins[i] ?? null,
  ]);
  const { subject, date, source } = tableWords.heads;
  const head = [subject, date, ...columns.map((column) => column.head), source];
  return csvText([head, ...lines], dialect);
}

/** Writes rows as CSV for spreadsheets; no text can be taken for a formula. */
export function csvText(
  rows: readonly (readonly Cell[])[],
  dialect: CsvDialect = DEFAULT_DIALECT,
): string {
  const { delimiter, decimal } = dialect;
  return stringify(
    rows.map((row) => row.map(plain)),
    {
      delimiter: DELIMITERS[delimiter],
      cast: {
        number: (value) => (decimal === 'comma' ? String(value).replace('.', ',') : String(value)),
      },
      bom: true,
      escape_formulas: true,
      quoted_string: true,
      record_delimiter: 'windows',
    },
  );
}

const DEFAULT_DIALECT: CsvDialect = { delimiter: 'comma', decimal: 'point' };
const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;

function plain(cell: Cell): Cell {
  return typeof cell === 'string' ? inOneCell(safeLines(cell)) : cell;
}
