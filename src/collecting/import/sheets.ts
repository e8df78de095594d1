import { InputError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { decode } from '../../source/read.ts';
import { readCsv, type Sheet, type SheetRefusal } from '../../spreadsheet/sheet.ts';
import { readXlsx, type WorkbookParts } from '../../spreadsheet/xlsx.ts';
import { readBytes } from '../../storage/read.ts';
import { collectingError } from '../../words/collecting-errors.ts';
import { atCell } from './reading.ts';

/** Most bytes of one part of a workbook, unpacked: a hundred times a survey of 1,000 people. */
const MOST_BYTES = 67_108_864;

/**
 * Reads the sheet of answers in a CSV or XLSX file.
 * @param name name of the sheet, if there are several
 * @throws UserError if the file cannot be read, InputError if it has no such sheet
 */
export async function readSheet(io: Io, file: string, name: string | undefined): Promise<Sheet> {
  const bytes = readBytes(io, file);
  const refuse = (error: Parameters<typeof atCell>[2], place = { row: 1, column: 1 }): never => {
    throw new InputError([atCell({ file }, place, error)]);
  };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await sheetsIn(bytes) : readCsv(csvText(file, bytes));
  if ('is' in read) {
    return refuse(collectingError('import/not-a-spreadsheet', { fault: read.is }), read);
  }
  const sheets = 'rows' in read ? [read] : read.filter(({ rows }) => rows.length > 0);
  const names = sheets.flatMap((own) => own.name ?? []);
  if (name !== undefined) {
    const named = sheets.find((own) => own.name === name);
    return named ?? refuse(collectingError('import/no-such-sheet', { sheet: name, names }));
  }
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const [first, second] = visible;
  if (second) {
    const shown = visible.flatMap((own) => own.name ?? []);
    return refuse(collectingError('import/which-sheet', { names: shown }));
  }
  return first ?? refuse(collectingError('import/no-rows'));
}

async function sheetsIn(
  bytes: Uint8Array,
): Promise<
  readonly Sheet[] | (Omit<SheetRefusal, 'is'> & { readonly is: SheetRefusal['is'] | 'ambiguous' })
> {
  const { unpack } = await import('../../report/office/container.ts');
  const unpacked = unpack(bytes);
  const place = { row: 1, column: 1 };
  if (unpacked.parts === null) return { is: unpacked.fault, ...place };
  const parts: WorkbookParts = unpacked.parts;
  if (Object.values(parts).some(({ length }) => length > MOST_BYTES)) {
    return { is: 'too-large', ...place };
  }
  return readXlsx(parts);
}

/** Returns the text of a CSV file in UTF-8, or in UTF-16 with its mark, as Qualtrics and Excel write it. */
function csvText(file: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe && bytes.length % 2 === 0;
  return isLittle ? new TextDecoder('utf-16le').decode(bytes) : decode(file, bytes);
}
