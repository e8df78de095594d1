import { strToU8 } from 'fflate';
import writeExcelFile, { type Feature, type Cell as SheetCell } from 'write-excel-file/universal';
import { documentText, xml, xmlText } from '../../text/safe.ts';
import { widthOf } from '../../text/wrap.ts';
import { tableWords as words } from '../../words/machine.ts';
import { reportWords } from '../../words/report.ts';
import {
  type DocumentParts,
  documentOf,
  officeAddress,
  type Properties,
  partsOf,
  textOf,
} from '../office/container.ts';
import {
  coverageInWords,
  intervalInWords,
  originInWords,
  participationInWords,
  resultInWords,
  sourcesInWords,
} from '../phrases.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import {
  BETWEEN,
  type Cell,
  type DataColumn,
  type DataTable,
  inOneCell,
  type TableName,
  tableOf,
  textField,
} from './tables/table.ts';
import { tables } from './tables/tables.ts';

/** Sheets in order; the main one is first. */
const SHEETS = ['actions', 'criteria', 'points', 'answers'] as const satisfies TableName[];

/**
 * Writes the action table as a workbook, with the other tables and the sources on further sheets.
 */
export async function xlsx(report: Report, { table }: RenderOptions): Promise<Uint8Array> {
  const names = table === undefined ? SHEETS : [table];
  const sheets = [...names.map((name) => tables[name](report)), about(report)];
  return workbook(sheets, propertiesOf(report));
}

/** Writes tables as the sheets of a workbook. */
export async function workbook(
  sheets: readonly DataTable[],
  properties: Properties,
): Promise<Uint8Array> {
  const blob = await writeExcelFile(sheets.map(sheetOf), {
    features: [layoutOf(sheets)],
    fontFamily: 'Calibri',
    fontSize: 11,
  }).toBlob();
  const parts = partsOf(new Uint8Array(await blob.arrayBuffer()));
  return documentOf(withPrintedHeads(withLinks(parts, sheets), sheets), properties);
}

const WORKBOOK = 'xl/workbook.xml';

/** Repeats the head of each sheet on every page that it is printed on. */
function withPrintedHeads(parts: DocumentParts, sheets: readonly DataTable[]): DocumentParts {
  const names = sheets.map(({ title }, i) => {
    const sheet = xmlText(`'${title.replaceAll("'", "''")}'`);
    return xml`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$1:$1</definedName>`;
  });
  const whole = textOf(parts, WORKBOOK).replace(
    '<definedNames/>',
    () => xml`<definedNames>${names.join('')}</definedNames>`,
  );
  return { ...parts, [WORKBOOK]: strToU8(whole) };
}

/** Most links that Excel takes in a sheet. */
const MOST_LINKS = 65_530;

/** Makes links of the cells that hold an address, or several texts with one among them. */
function withLinks(parts: DocumentParts, sheets: readonly DataTable[]): DocumentParts {
  const changed = sheets.flatMap(({ columns, rows }, i): (readonly [string, Uint8Array])[] => {
    const links = rows
      .flatMap((row, place) =>
        row.flatMap((cell, column) => {
          if (!columns[column]?.hasLinks || typeof cell !== 'string') return [];
          const address = cell
            .split(BETWEEN)
            .map(officeAddress)
            .find((own) => own !== null);
          return address ? [{ address, cell: `${letterOf(column)}${place + 2}` }] : [];
        }),
      )
      .slice(0, MOST_LINKS);
    if (links.length === 0) return [];
    const name = `xl/worksheets/sheet${i + 1}.xml`;
    const relations = `xl/worksheets/_rels/sheet${i + 1}.xml.rels`;
    const shown = links.map((link, n) => xml`<hyperlink ref="${link.cell}" r:id="link${n + 1}"/>`);
    const targets = links.map(
      ({ address }, n) =>
        xml`<Relationship Id="link${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${xmlText(address)}" TargetMode="External"/>`,
    );
    const sheet = textOf(parts, name).replace(
      /<autoFilter [^>]*\/>/,
      (filter) => xml`${filter}<hyperlinks>${shown.join('')}</hyperlinks>`,
    );
    const linked = textOf(parts, relations).replace(
      /<Relationships([^>]*?)(?:\/>|>([\s\S]*)<\/Relationships>)/,
      (_, attributes, own = '') =>
        xml`<Relationships${attributes}>${own}${targets.join('')}</Relationships>`,
    );
    return [
      [name, strToU8(sheet)],
      [relations, strToU8(linked)],
    ];
  });
  return { ...parts, ...Object.fromEntries(changed) };
}

/** Returns the sheet on sources and meanings of columns. */
function about(report: Report): DataTable {
  const lines = [
    words.about({
      subject: report.subject,
      checklist: report.checklist.title,
      date: report.date,
    }),
    resultInWords(report, report.result),
    intervalInWords(report),
    coverageInWords(report),
    ...words.meanings,
    ...participationInWords(report),
    ...(report.anonymity?.manifest ?? []).map((what) => words.hidden({ what })),
    ...sourcesInWords(report),
    ...(report.checklist.definition.attribution ?? '').split('\n').filter((line) => line !== ''),
    report.generator,
  ];
  return tableOf<string>(
    words.titles.about,
    [textField(words.heads.about, 110, (line) => line)],
    lines,
  );
}

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

/** Returns a cell with its type, so that no text becomes a number or a formula. */
function bodyCell(cell: Cell, column: DataColumn | undefined): SheetCell {
  const look = { alignVertical: 'top', wrap: true, ...LINES } as const;
  if (column?.holds === 'day') return { ...look, ...dayOf(cell) };
  if (cell === null) return look;
  if (typeof cell === 'number') return { ...look, type: Number, value: cell, format: FORMAT };
  const value = inOneCell(documentText(cell));
  return { ...look, type: String, value, ...(FORMULA.test(value) ? { format: '@' } : {}) };
}

const LINES = { bottomBorderColor: '#d0d7de', bottomBorderStyle: 'thin' } as const;

/** Number format that keeps all decimals. */
const FORMAT = '0.##########';

/** Texts that would become a formula when someone edits the cell. */
const FORMULA = /^[=+\-@\t]/;

/** Returns a cell for a day, ready to be filled in if empty. */
function dayOf(cell: Cell) {
  const format = 'yyyy-mm-dd';
  return cell === null
    ? { type: Date, format }
    : { type: Date, format, value: new Date(`${cell}T00:00:00Z`) };
}

/** Adds features that the library lacks: filters on every column, and sheets as wide as a page. */
function layoutOf(sheets: readonly DataTable[]): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const { columns = [], rows = [] } = sheets[sheetIndex] ?? {};
            const last = `${letterOf(columns.length - 1)}${rows.length + 1}`;
            const heights = [columns.map(({ head }) => head), ...rows].map((row) =>
              heightOf(row, columns),
            );
            return xml
              .replace(/<row r="(\d+)">/g, (tag, row: string) => {
                const height = heights[Number(row) - 1] ?? LINE;
                return height === LINE ? tag : `<row r="${row}" ht="${height}">`;
              })
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

/** Height of a line of the default font, in points. */
const LINE = 15;
/** Greatest height of a row that Excel takes, in points. */
const HIGHEST = 405;
/** Share of the width of a column that a line of words fills, at least. */
const FILLED = 0.85;

/** Returns the height of a row whose texts wrap, in points. Without one, LibreOffice shows one line. */
function heightOf(row: readonly Cell[], columns: DataTable['columns']): number {
  const lines = row.map((cell, i) => {
    if (typeof cell !== 'string') return 1;
    const room = (columns[i]?.width ?? 10) * FILLED;
    return cell
      .split('\n')
      .reduce((sum, line) => sum + Math.max(Math.ceil(widthOf(line) / room), 1), 0);
  });
  return Math.min(Math.max(1, ...lines) * LINE, HIGHEST);
}

/** Returns the name of a column by its place from 0, as in "AB". */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letterOf(Math.floor(place / 26) - 1)}${letter}`;
}

function propertiesOf(report: Report): Properties {
  const { subject, date, checklist } = report;
  const generator = originInWords(report);
  const title = reportWords.title({ subject });
  return { title, subject: checklist.title, date, generator };
}
