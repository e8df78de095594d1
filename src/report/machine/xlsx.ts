import writeExcelFile, { type Feature, type Cell as SheetCell } from 'write-excel-file/universal';
import { documentText } from '../../text/safe.ts';
import { documentOf, partsOf, propertiesOf } from '../office/parts.ts';
import {
  anonymityInWords,
  coverageInWords,
  intervalInWords,
  resultInWords,
  sourcesInWords,
} from '../phrases.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import {
  type Cell,
  type DataColumn,
  type DataTable,
  type TableName,
  tableOf,
  textField,
} from './tables/table.ts';
import { tables } from './tables/tables.ts';

/** What the workbook is for comes first. */
const SHEETS = ['actions', 'criteria', 'points', 'answers'] as const satisfies TableName[];

/** The action plan as a workbook, with the other tables and the sources as further sheets. */
export async function xlsx(report: Report, { table }: RenderOptions): Promise<Uint8Array> {
  const names = table === undefined ? SHEETS : [table];
  const sheets = [...names.map((name) => tables[name](report)), about(report)];
  const blob = await writeExcelFile(sheets.map(sheetOf), {
    features: [layoutOf(sheets)],
    fontFamily: 'Calibri',
    fontSize: 11,
  }).toBlob();
  const parts = partsOf(new Uint8Array(await blob.arrayBuffer()));
  return documentOf(parts, propertiesOf(report));
}

/** What the sheets rest on, and what their columns mean. */
function about(report: Report): DataTable {
  const lines = [
    `${report.subject}, ${report.checklist.title}, ${report.date}`,
    resultInWords(report, report.result),
    intervalInWords(report),
    coverageInWords(report),
    ...MEANINGS,
    ...anonymityInWords(report).entries.map(({ line }) => `Left out: ${line}`),
    ...sourcesInWords(report),
    ...(report.checklist.definition.attribution ?? '').split('\n').filter((line) => line !== ''),
    report.generator,
  ];
  return tableOf<string>('About', [textField('About this workbook', 110, (line) => line)], lines);
}

const MEANINGS = [
  'Impact: how far the overall score would rise, on the scale of a hundred, if the criterion reached its target.',
  'Step of the path: its place on the cheapest path; other actions close gaps that the path does without.',
  'Owner, Due: who does it by when, as YYYY-MM-DD, for you to fill in.',
];

function sheetOf({ title, columns, rows }: DataTable) {
  return {
    sheet: title,
    data: [
      columns.map(headCell),
      ...rows.map((row) => row.map((cell, i) => bodyCell(cell, columns[i]))),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  };
}

function headCell({ head }: DataColumn): SheetCell {
  return {
    ...{ type: String, value: documentText(head), wrap: true, fontWeight: 'bold' },
    ...{ alignVertical: 'center', backgroundColor: '#1f3a5f', textColor: '#ffffff' },
  };
}

/** Every cell says its type, so that no text can become anything else. */
function bodyCell(cell: Cell, column: DataColumn | undefined): SheetCell {
  const look = { alignVertical: 'top', wrap: true, ...LINES } as const;
  if (column?.holds === 'day') return { ...look, ...dayOf(cell) };
  if (cell === null) return look;
  if (typeof cell === 'number') return { ...look, type: Number, value: cell, format: FORMAT };
  const value = inOneCell(documentText(cell));
  return { ...look, type: String, value, ...(FORMULA.test(value) ? { format: '@' } : {}) };
}

const LINES = { bottomBorderColor: '#d0d7de', bottomBorderStyle: 'thin' } as const;

/** With at least as many decimals as there are. */
const FORMAT = '0.##########';

/** What would become a formula if somebody edited the cell. */
const FORMULA = /^[=+\-@\t]/;

/** An empty cell is ready for a day to be filled in. */
function dayOf(cell: Cell) {
  const format = 'yyyy-mm-dd';
  return cell === null
    ? { type: Date, format }
    : { type: Date, format, value: new Date(`${cell}T00:00:00Z`) };
}

/** The most characters that a cell may hold. */
const LONGEST = 32_767;

function inOneCell(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** What the library leaves to others: filters on every column, and sheets printed as wide as a page. */
function layoutOf(sheets: readonly DataTable[]): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const { columns = [], rows = [] } = sheets[sheetIndex] ?? {};
            const last = `${letterOf(columns.length - 1)}${rows.length + 1}`;
            return xml
              .replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`)
              .replace(
                '<sheetViews>',
                '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
              )
              .replace('<pageSetup ', '<pageSetup fitToHeight="0" ');
          },
        },
      },
    },
  };
}

/** The name of a column by its place from 0, as in "AB". */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letterOf(Math.floor(place / 26) - 1)}${letter}`;
}
