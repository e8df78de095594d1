import { strToU8, zipSync } from 'fflate';
import { xml, xmlText } from '../text/safe.ts';
import { columnLetters } from './sheet.ts';

/** Looks of a cell; only inputs can be changed in a protected sheet. */
export type CellStyle = 'text' | 'bold' | 'small' | 'input' | 'input-date';

export interface WrittenCell {
  readonly text: string;
  readonly style: CellStyle;
}

/** Sheet to write; rows and columns count from 1. */
export interface WrittenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isProtected: boolean;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (WrittenCell | null)[])[];
  readonly validations: readonly Validation[];
}

/** Check of the input in a cell. */
export interface Validation {
  readonly row: number;
  readonly column: number;
  /** Cells with the answers to choose from, such as `Choices!$A$1:$A$5`; or the limits of a number. */
  readonly check:
    | { readonly is: 'list'; readonly range: string }
    | { readonly is: 'number'; readonly min: number | null; readonly max: number | null };
}

const STYLES: readonly CellStyle[] = ['text', 'bold', 'small', 'input', 'input-date'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = xml`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
/** Earliest time that an archive can hold, so that equal sheets are equal files. */
const EARLIEST = new Date(1980, 0, 1);

/** Writes a workbook, to the same bytes on any machine and day. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': typesXml(sheets.length),
    '_rels/.rels': xml`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': xml`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(sheetEntry).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml(sheets.length),
    'xl/styles.xml': stylesXml(),
  };
  for (const [index, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  }
  const files = Object.entries(parts).map(
    ([name, text]) => [name, strToU8(`${HEAD}\n${text}`)] as const,
  );
  return zipSync(Object.fromEntries(files), { mtime: EARLIEST });
}

function typesXml(count: number): string {
  const base = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (part: string, type: string) =>
    xml`<Override PartName="/xl/${part}.xml" ContentType="${base}.${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, i) =>
    override(`worksheets/sheet${i + 1}`, 'worksheet'),
  );
  return xml`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${sheets.join('')}</Types>`;
}

function relationsXml(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, i) =>
      xml`<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return xml`<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function sheetEntry({ name, isHidden }: WrittenSheet, index: number): string {
  const state = isHidden ? xml` state="hidden"` : '';
  return xml`<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
}

/** Styles in the order of `STYLES`; number format 14 is a date, 49 is text. */
function stylesXml(): string {
  const top = xml`<alignment vertical="top" wrapText="1"/>`;
  const locked = (font: number) =>
    xml`<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf>`;
  const input = (format: number) =>
    xml`<xf numFmtId="${format}" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1" applyAlignment="1">${top}<protection locked="0"/></xf>`;
  const side = (name: string) => xml`<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  const border = ['left', 'right', 'top', 'bottom'].map(side).join('');
  const font = (more: string) => xml`<font>${more}<name val="Calibri"/><family val="2"/></font>`;
  return xml`<styleSheet xmlns="${MAIN}"><fonts count="3">${font(xml`<sz val="11"/>`)}${font(xml`<b/><sz val="11"/>`)}${font(xml`<sz val="8"/><color rgb="FF7F7F7F"/>`)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF9DB"/></patternFill></fill></fills><borders count="2"><border/><border>${border}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${locked(0)}${locked(1)}${locked(2)}${input(0)}${input(14)}</cellXfs></styleSheet>`;
}

function sheetXml({ isProtected, widths, rows, validations }: WrittenSheet): string {
  const columns = widths.map(
    (width, i) => xml`<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const written = rows.map((cells, i) => {
    const own = cells.map((cell, j) =>
      cell ? cellXml(cell, `${columnLetters(j + 1)}${i + 1}`) : '',
    );
    return xml`<row r="${i + 1}">${own.join('')}</row>`;
  });
  const protection = isProtected
    ? xml`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>`
    : '';
  const checks =
    validations.length === 0
      ? ''
      : xml`<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;
  return xml`<worksheet xmlns="${MAIN}"><cols>${columns.join('')}</cols><sheetData>${written.join('')}</sheetData>${protection}${checks}</worksheet>`;
}

function cellXml({ text, style }: WrittenCell, reference: string): string {
  const index = STYLES.indexOf(style);
  if (text === '') return xml`<c r="${reference}" s="${index}"/>`;
  return xml`<c r="${reference}" s="${index}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function validationXml({ row, column, check }: Validation): string {
  const place = `${columnLetters(column)}${row}`;
  if (check.is === 'list') {
    return xml`<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${place}"><formula1>${xmlText(check.range)}</formula1></dataValidation>`;
  }
  const { min, max } = check;
  const [least, most] = [min ?? -LARGEST, max ?? LARGEST];
  return xml`<dataValidation type="decimal" operator="between" allowBlank="1" showErrorMessage="1" sqref="${place}"><formula1>${String(least)}</formula1><formula2>${String(most)}</formula2></dataValidation>`;
}

/** Limit of a number that has none. */
const LARGEST = 1_000_000_000_000;
