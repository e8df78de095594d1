import {
  columnLetters,
  type Range,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from '../../spreadsheet/sheet.ts';
import { hyphenedFold } from './fold.ts';

/** Answers as a survey product exports them: columns with headers, and a row for each response. */
export interface AnswerTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Ranges of merged cells among the answers. */
  readonly merged: readonly Range[];
}

export interface TableColumn {
  /** From 1. */
  readonly number: number;
  readonly letters: string;
  /** Header as people know it: all its rows, joined. */
  readonly header: string;
  /** Texts that may be the question, the most likely one first. */
  readonly texts: readonly string[];
  /** Text of a second header row that names an option of the question; `null` if there is none. */
  readonly option: string | null;
}

export interface TableRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, PlacedCell>;
}

/** Cell with its place in the file, which another layout of the table does not change. */
export interface PlacedCell extends SheetCell {
  readonly row: number;
  readonly column: number;
  /** Name of the cell, such as L7. */
  readonly name: string;
}

/** Words in the second header row of SurveyMonkey that name no option. */
const NO_OPTION = new Set(['response', 'open-ended-response', 'open-ended']);

/** Returns the table in a sheet; `headerRows` if a person says how many there are. */
export function tableIn(sheet: Sheet, headerRows?: number): AnswerTable {
  const count = headerRows ?? headerRowsOf(sheet);
  const isQualtrics = count === 3;
  const heads = sheet.rows.slice(0, count);
  const first = sheet.rows[count]?.number ?? Number.POSITIVE_INFINITY;
  const last = Math.max(0, ...sheet.rows.flatMap(({ cells }) => [...cells.keys()]));
  const columns: TableColumn[] = [];
  let carried = '';
  for (let number = 1; number <= last; number++) {
    const texts = heads.map(({ cells }) => (cells.get(number)?.text ?? '').trim());
    const [top = '', below = ''] = texts;
    if (top !== '') carried = top;
    const letters = columnLetters(number);
    if (count === 2) {
      const option = below === '' || NO_OPTION.has(hyphenedFold(below)) ? null : below;
      const own = top === '' && below !== '' ? carried : top;
      const header = [own, option ?? ''].filter((text) => text !== '').join(' / ');
      columns.push({ number, letters, header, texts: own === '' ? [] : [own], option });
    } else {
      // Qualtrics: short name, question, and its own id.
      const header = isQualtrics ? below || top : top;
      const named = isQualtrics ? [below, top] : [top];
      const known = named.filter((text) => text !== '');
      columns.push({ number, letters, header, texts: known, option: null });
    }
  }
  return {
    columns,
    rows: sheet.rows.slice(count).map(placed),
    merged: sheet.merged.filter(({ bottom }) => bottom >= first),
  };
}

/** Returns the number of header rows: three of Qualtrics, two of SurveyMonkey, else one. */
function headerRowsOf({ rows }: Sheet): number {
  const [first, second, third] = rows;
  const isImportId = ({ text }: SheetCell) => /^\{\s*["']ImportId["']\s*:/.test(text);
  if (third && [...third.cells.values()].some(isImportId)) return 3;
  const has = (row: SheetRow | undefined, words: ReadonlySet<string>) =>
    [...(row?.cells.values() ?? [])].some(({ text }) => words.has(hyphenedFold(text)));
  const isSurveyMonkey = has(first, new Set(['respondent-id', 'collector-id']));
  const isBelowEmpty = second !== undefined && !second.cells.has(1);
  return isSurveyMonkey && isBelowEmpty ? 2 : 1;
}

function placedAt(cell: SheetCell, row: number, column: number): PlacedCell {
  return { ...cell, row, column, name: `${columnLetters(column)}${row}` };
}

function placed({ number, cells }: SheetRow): TableRow {
  const own = [...cells].map(([column, cell]) => [column, placedAt(cell, number, column)] as const);
  return { number, cells: new Map(own) };
}

/** Headers of a table with one row per answer, folded. */
const LONG = {
  criterion: new Set(['criterion', 'criterion-id', 'question']),
  answer: new Set(['answer', 'level', 'response', 'value', 'rating']),
  note: new Set(['note', 'comment', 'comments', 'reason']),
  evidence: new Set(['evidence']),
  person: new Set(['respondent', 'name', 'email', 'email-address', 'e-mail']),
};

/** Two answers of one person to one criterion, in a table with one row per answer. */
export interface RepeatedAnswer {
  readonly cell: PlacedCell;
  readonly earlier: PlacedCell;
}

/** Table with one row per person, and the answers that had no place in it. */
export interface Pivoted {
  readonly table: AnswerTable;
  readonly repeated: readonly RepeatedAnswer[];
}

/** Turns one row per answer into one row per person; `null` for any other table. */
export function onePerPerson(table: AnswerTable): Pivoted | null {
  const columnOf = (words: ReadonlySet<string>) =>
    table.columns.filter(({ texts }) => texts.some((text) => words.has(hyphenedFold(text))));
  const [criterion, second] = columnOf(LONG.criterion);
  const [answer] = columnOf(LONG.answer);
  const remarks = (['note', 'evidence'] as const).flatMap((is) =>
    columnOf(LONG[is])
      .slice(0, 1)
      .map(({ number }) => ({ is, number })),
  );
  const people = columnOf(LONG.person);
  if (!criterion || second || !answer || people.length === 0) return null;
  const special = new Set([criterion.number, answer.number, ...remarks.map((own) => own.number)]);
  const facts = table.columns.filter(({ number }) => !special.has(number));
  const added = new Map<string, TableColumn>();
  const rows = new Map<
    string,
    { readonly number: number; readonly cells: Map<number, PlacedCell> }
  >();
  const repeated: RepeatedAnswer[] = [];
  const numberFor = (text: string) => {
    const known = added.get(text);
    if (known) return known.number;
    const number = table.columns.length + added.size + 1;
    added.set(text, { number, letters: answer.letters, header: text, texts: [text], option: null });
    return number;
  };
  for (const { number, cells } of table.rows) {
    const key = people
      .map((own) => cells.get(own.number)?.text.trim().toLowerCase() ?? '')
      .join('\n');
    const row = rows.get(key) ?? { number, cells: new Map<number, PlacedCell>() };
    rows.set(key, row);
    for (const { number: at } of facts) {
      const cell = cells.get(at);
      if (cell && !row.cells.has(at)) row.cells.set(at, cell);
    }
    const about = cells.get(criterion.number)?.text.trim() ?? '';
    if (about === '') continue;
    const named = /^[a-z0-9-]+$/.test(about) ? `[${about}]` : about;
    const put = (text: string, cell: PlacedCell | undefined) => {
      if (!cell) return;
      const at = numberFor(text);
      const earlier = row.cells.get(at);
      if (earlier) repeated.push({ cell, earlier });
      else row.cells.set(at, cell);
    };
    put(named, cells.get(answer.number));
    for (const { is, number: at } of remarks) {
      const isId = /^\[.*\]$/.test(named);
      put(isId ? named.replace(/\]$/, ` ${is}]`) : `${named} [${is}]`, cells.get(at));
    }
  }
  return {
    table: {
      columns: [...facts, ...added.values()],
      rows: [...rows.values()],
      merged: table.merged,
    },
    repeated,
  };
}

/** First cell of the sheet that `align form --as xlsx` writes. */
export const FORM_MARK = 'align-form-1';
/** Columns of that sheet: id, answer, note, evidence. */
const FORM = { id: 1, answer: 4, note: 5, evidence: 6 };

/** Reads the sheet that `align form --as xlsx` wrote; `null` for any other one. */
export function formIn(sheet: Sheet): AnswerTable | null {
  if (sheet.rows[0]?.cells.get(1)?.text !== FORM_MARK) return null;
  const columns: TableColumn[] = [];
  const cells = new Map<number, PlacedCell>();
  for (const { number, cells: own } of sheet.rows) {
    const id = own.get(FORM.id)?.text ?? '';
    if (!/^\[[^[\]]+\]$/.test(id)) continue;
    const parts = [
      { text: id, column: FORM.answer },
      { text: id.replace(/\]$/, ' note]'), column: FORM.note },
      { text: id.replace(/\]$/, ' evidence]'), column: FORM.evidence },
    ];
    for (const { text, column } of parts) {
      const cell = own.get(column);
      const at = columns.length + 1;
      const letters = columnLetters(column);
      columns.push({ number: at, letters, header: text, texts: [text], option: null });
      if (cell) cells.set(at, placedAt(cell, number, column));
    }
  }
  return { columns, rows: [{ number: 1, cells }], merged: sheet.merged };
}
