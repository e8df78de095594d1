import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../src/report/office/container.ts';
import { columnLetters, columnNumber } from '../../src/spreadsheet/sheet.ts';
import { writeWorkbook } from '../../src/spreadsheet/workbook.ts';
import { readXlsx } from '../../src/spreadsheet/xlsx.ts';
import { CHECKLIST, workspace } from '../cli/workspace.ts';
import '../seeds.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const PLAIN = writeWorkbook([
  {
    ...{ name: 'S', isHidden: false, isProtected: false, widths: [], validations: [] },
    rows: [[{ text: 'a', style: 'text' }]],
  },
]);

/** Returns a workbook whose sheet has these rows in XML, and perhaps other parts. */
function having(
  rows: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, Uint8Array> {
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
  const parts = Object.entries({ [SHEET]: sheet, ...more }).map(
    ([name, text]) => [name, strToU8(text)] as const,
  );
  return { ...unzipSync(PLAIN), ...Object.fromEntries(parts) };
}

/** Marks of the two headers that each part of a zip file has. */
const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;

/** Changes the two headers of the part that unpacks to so many bytes. */
function eachHeader(
  zip: Uint8Array,
  size: number,
  change: (view: DataView, places: { readonly method: number; readonly unpacked: number }) => void,
): void {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at + 46 < zip.length; at++) {
    const from = { [LOCAL]: at + 8, [ENTRY]: at + 10 }[view.getUint32(at, true)];
    if (from === undefined || view.getUint32(from + 14, true) !== size) continue;
    change(view, { method: from, unpacked: from + 14 });
  }
}

/** Returns the cells of the first sheet as "A1 kind text". */
function cellsOf(parts: Readonly<Record<string, Uint8Array>>): readonly string[] | string {
  const sheets = readXlsx(parts);
  if ('is' in sheets) return `${sheets.is} ${columnLetters(sheets.column)}${sheets.row}`;
  return (sheets[0]?.rows ?? []).flatMap(({ number, cells }) =>
    [...cells].map(
      ([column, { kind, text }]) => `${columnLetters(column)}${number} ${kind} ${text}`,
    ),
  );
}

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d/m/yyyy"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';

describe('a workbook', () => {
  it.each([
    {
      name: 'text',
      rows: '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>',
      cells: ['B2 text a b'],
    },
    {
      name: 'entities',
      rows: '<row><c t="str"><v>&lt;&amp;&#65;&#x42;_x0041_</v></c></row>',
      cells: ['A1 text <&ABA'],
    },
    {
      name: 'numbers',
      rows: '<row r="3"><c r="A3"><v>0.1</v></c><c><v>-2E3</v></c></row>',
      cells: ['A3 number 0.1', 'B3 number -2000'],
    },
    {
      name: 'dates',
      rows: '<c r="A1" s="1"><v>41127</v></c><c r="B1" s="2"><v>41127.6</v></c><c r="C1" s="1"><v>59</v></c>',
      cells: ['A1 date 2012-08-06', 'B1 date 2012-08-06', 'C1 date 1900-02-28'],
    },
    { name: 'percentages', rows: '<c r="A1" s="3"><v>0.45</v></c>', cells: ['A1 percent 45'] },
    {
      name: 'booleans and errors',
      rows: '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>',
      cells: ['A1 boolean TRUE', 'B1 error #REF!'],
    },
    {
      name: 'formulas',
      rows: '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>',
      cells: ['A1 number 2', 'B1 formula-without-value '],
    },
    {
      name: 'nothing',
      rows: '<row r="1"><c r="A1" s="1"/><c r="B1" t="str"><v> </v></c></row>',
      cells: [],
    },
    {
      name: 'a cell far away',
      rows: '<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>',
      cells: 'too-large XFD1048576',
    },
    {
      name: 'a document type',
      rows: '<!DOCTYPE a [<!ENTITY b "c">]><c r="A1"><v>&b;</v></c>',
      cells: 'damaged A1',
    },
    { name: 'a tag that is never closed', rows: '<c r="A1', cells: 'damaged A1' },
    {
      name: 'a shared text that is not there',
      rows: '<c r="A1" t="s"><v>7</v></c>',
      cells: 'damaged A1',
    },
  ])('is read with $name', ({ rows, cells }) => {
    expect(cellsOf(having(rows, { 'xl/styles.xml': STYLES }))).toEqual(cells);
  });

  it('may count days from 1904', () => {
    const parts = having('<c r="A1" s="1"><v>39665</v></c>', { 'xl/styles.xml': STYLES });
    const book = new TextDecoder().decode(parts['xl/workbook.xml']);
    const other = strToU8(book.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'));
    expect(cellsOf({ ...parts, 'xl/workbook.xml': other })).toEqual(['A1 date 2012-08-06']);
  });

  it('never throws, whatever bytes its parts have', () => {
    const parts = having('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>', {
      'xl/styles.xml': STYLES,
    });
    const names = Object.keys(parts).filter((name) => name.startsWith('xl/'));
    const change = fc.tuple(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.string({ maxLength: 8 }),
      fc.nat(9),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const other = { ...parts };
        for (const [name, at, text, length] of changes) {
          const own = new TextDecoder().decode(other[name]);
          const from = Math.floor(at * own.length);
          other[name] = strToU8(own.slice(0, from) + text + own.slice(from + length));
        }
        expect(() => readXlsx(other)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  // What took time by the square of the length would not end before the test is stopped.
  it.each([
    ...['&', '<c r="A1">', '</c>'].map((piece) => [piece, 'a list'] as const),
    ...['<c', '<a "', "<a '", '<!--', '<![CDATA['].map((piece) => [piece, 'damaged'] as const),
  ])('that repeats %j is read to its end, as %s', (piece, expected) => {
    const found = readXlsx(having(piece.repeat(200_000)));
    expect('is' in found ? found.is : 'a list').toBe(expected);
  });

  it('has letters for its columns', () => {
    expect([1, 26, 27, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(['A', 'Z', 'AA', 'ZZ', 'AAA', 'A1'].map(columnNumber)).toEqual([
      1,
      26,
      27,
      702,
      703,
      null,
    ]);
  });
});

describe('align import of a workbook', () => {
  const round = {
    'checklists/small.yaml': CHECKLIST,
    'round/round.yaml': 'format: 1\nsubject: Company\nchecklist: {id: small}\n',
  };
  const head = ['Name', 'Group', '[first]', '[second]'];
  const row = (number: number, texts: readonly string[]) =>
    `<row r="${number}">${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`;

  async function imported(bytes: Uint8Array, ...args: readonly string[]) {
    const { run } = workspace({ ...round, 'a.xlsx': bytes });
    return run('import', 'a.xlsx', '--round', 'round', '--date', '2024-05-06', ...args);
  }

  it('refuses a bomb before it is unpacked', async () => {
    const size = 300_000_000;
    const packed = deflateRawSync(new Uint8Array(size), { level: 1 });
    // Packed by zlib, which takes a tenth of the time: the part is stored, and then said to be deflated.
    const bomb = zipSync({ ...unzipSync(PLAIN), [SHEET]: [packed, { level: 0 }] });
    eachHeader(bomb, packed.length, (view, { method, unpacked }) => {
      view.setUint16(method, 8, true);
      view.setUint32(unpacked, size, true);
    });
    const { code, stderr } = await imported(bomb);
    expect(stderr).toContain('a.xlsx:1:1: is larger than any table of answers');
    expect(code).toBe(2);
  });

  it('refuses sizes that lie', async () => {
    const bytes = zipSync({ ...unzipSync(PLAIN), [SHEET]: strToU8(' '.repeat(100_000)) });
    eachHeader(bytes, 100_000, (view, { unpacked }) => view.setUint32(unpacked, 10, true));
    expect(unpack(bytes).parts).toBeNull();
    const { code, stderr } = await imported(bytes);
    expect(stderr).toContain('a.xlsx:1:1: can be read in more than one way');
    expect(code).toBe(2);
  });

  it.each([
    {
      name: 'merged answers',
      xml: row(1, head) + row(2, ['Ann', 'Sales', 'all', 'all']),
      merge: 'C2:C3',
      says: 'a.xlsx:2:3: cell C2 is merged with others',
    },
    {
      name: 'an error',
      xml: `${row(1, head)}<row r="2"><c t="str"><v>Ann</v></c><c t="str"><v>Sales</v></c><c t="e"><v>#N/A</v></c></row>`,
      merge: null,
      says: 'a.xlsx:2:3: cell C2 has an error of the spreadsheet: "#N/A"',
    },
    {
      name: 'a formula without a value',
      xml: `${row(1, head)}<row r="2"><c t="str"><v>Ann</v></c><c t="str"><v>Sales</v></c><c><f>A1</f></c></row>`,
      merge: null,
      says: 'a.xlsx:2:3: cell C2 has a formula without a saved value',
    },
  ])('refuses $name', async ({ xml, merge, says }) => {
    const parts = having(xml);
    if (merge !== null) {
      const own = new TextDecoder().decode(parts[SHEET]);
      parts[SHEET] = strToU8(
        own.replace(
          '</x:sheetData>',
          `</x:sheetData><mergeCells><mergeCell ref="${merge}"/></mergeCells>`,
        ),
      );
    }
    const { code, stderr } = await imported(zipSync(parts));
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('asks which sheet, if there are several', async () => {
    const rows = [head, ['Ann', 'Sales', 'all', 'all']].map((texts) =>
      texts.map((text) => ({ text, style: 'text' as const })),
    );
    const sheet = { isHidden: false, isProtected: false, widths: [], rows, validations: [] };
    const both = writeWorkbook([
      { name: 'Answers', ...sheet },
      { name: 'Old', ...sheet },
    ]);
    const { stderr } = await imported(both);
    expect(stderr).toContain(
      'a.xlsx:1:1: has 2 sheets: "Answers" and "Old"; name the one with the answers: --sheet NAME',
    );
    expect((await imported(both, '--sheet', 'Old')).code).toBe(0);
    expect((await imported(both, '--sheet', 'New')).stderr).toContain(
      'a.xlsx:1:1: has no sheet "New"',
    );
  });

  it.each([
    { name: 'no archive', bytes: strToU8('PK hello') },
    { name: 'an archive of something else', bytes: zipSync({ 'a.txt': strToU8('a') }) },
  ])('refuses $name', async ({ bytes }) => {
    const { code, stderr } = await imported(bytes);
    expect(stderr).toMatch(/^a\.xlsx:1:1: (is damaged, or|is not a spreadsheet)/);
    expect(code).toBe(2);
  });
});
