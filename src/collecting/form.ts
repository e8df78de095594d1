import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { answerOfRow, type Face } from '../checklist/criteria/face.ts';
import { faceOf } from '../checklist/criteria/faces.ts';
import { isLabelled, isNumbered, type Level } from '../checklist/criteria/scale.ts';
import { canBeNotApplicable, criteriaOf, groupsOf } from '../checklist/lookup.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { isInMode, type Mode } from '../scoring/responses.ts';
import { columnLetters } from '../spreadsheet/sheet.ts';
import {
  type CellStyle,
  type Validation,
  type WrittenCell,
  writeWorkbook,
} from '../spreadsheet/workbook.ts';
import { writeOutput } from '../storage/output-file.ts';
import { oneSafeLine } from '../text/safe.ts';
import { collectingWords } from '../words/collecting.ts';
import { answersByText } from './import/cells.ts';
import { FORM_MARK } from './import/table.ts';
import { type OpenedRound, openRound } from './open-round.ts';

const words = collectingWords.form;

/** Products that questions are printed for. */
export type FormProduct = 'google-forms' | 'microsoft-forms';

/** Returns the questions to paste into a form, each with its id in brackets, and the answers below. */
function questionsToPaste(
  { checklist: { definition }, mode }: Pick<OpenedRound, 'checklist' | 'mode'>,
  product: FormProduct,
): string {
  const groups = Object.values(groupsOf(definition)).map(({ title }) => title);
  const heading = [
    question(`${words.name} [name]`, words.kinds.line, []),
    question(`${words.role} [role]`, words.kinds.line, []),
    ...(groups.length > 1 ? [question(`${words.group} [group]`, words.kinds.rows, groups)] : []),
  ];
  const criteria = asked(definition, mode).map((criterion) => {
    const face = faceOf(definition, criterion);
    const answers = choicesOf(face);
    const title = `${oneSafeLine(criterion.question)} [${criterion.id}]`;
    return question(title, words.kinds[face.entry], answers);
  });
  const all = [...heading, ...criteria].map((own, i) =>
    product === 'google-forms' ? pastedInGoogle(own) : pastedInMicrosoft(own, i + 1),
  );
  return `${words.paste[product].map((line) => `# ${line}`).join('\n')}\n\n${all.join('\n\n')}\n`;
}

interface Question {
  readonly title: string;
  readonly kind: string;
  readonly answers: readonly string[];
}

function question(title: string, kind: string, answers: readonly string[]): Question {
  return { title, kind, answers };
}

/** One line per answer: pasted into the first option, each becomes an option. */
function pastedInGoogle({ title, kind, answers }: Question): string {
  return [`# ${kind}`, title, ...answers].join('\n');
}

/** Numbered as "Import" of Microsoft Forms expects it. */
function pastedInMicrosoft({ title, kind, answers }: Question, number: number): string {
  const lettered = answers.map((text, i) => `${columnLetters(i + 1)}. ${text}`);
  return [`# ${kind}`, `${number}. ${title}`, ...lettered].join('\n');
}

function asked(checklist: Checklist, mode: Mode): readonly Criterion[] {
  return criteriaOf(checklist)
    .map(({ criterion }) => criterion)
    .filter((criterion) => isInMode(criterion, mode));
}

/** Returns the texts that a person chooses from; `align import` reads each of them exactly. */
function choicesOf({ entry, authored, rows }: Face): readonly string[] {
  if (entry === 'boxes') return authored.map(({ label }) => oneSafeLine(label));
  if (entry !== 'rows') return [];
  return [...rows.map((row) => oneSafeLine(row.description || row.label)), words.dontKnow];
}

/** Columns of the sheet, from 1: id, question, choices, answer, note, evidence. */
const ANSWER = 4;
const WIDTHS = [14, 46, 64, 30, 40, 40];

/** Returns a workbook in which people choose their answers, one person per file. */
function formWorkbook({
  checklist: { definition },
  mode,
  subject,
}: Pick<OpenedRound, 'checklist' | 'mode' | 'subject'>): Uint8Array {
  const sheet: Sheet = { rows: [], validations: [], lists: [] };
  const { id, version, title } = definition;
  add(
    sheet,
    cell(FORM_MARK, 'small'),
    cell(oneSafeLine(title), 'bold'),
    cell(`${id} ${version}`, 'small'),
  );
  add(sheet, null, cell(words.guide({ subject }), 'text'));
  addFact(sheet, 'name', words.name);
  addFact(sheet, 'role', words.role);
  const groups = Object.values(groupsOf(definition)).map((own) => oneSafeLine(own.title));
  if (groups.length > 1) addFact(sheet, 'group', words.group, groups);
  addFact(sheet, 'date', words.date);
  add(sheet, null, ...words.heads.map((head) => cell(head, 'bold')));
  for (const point of definition.points) {
    const criteria = point.criteria.filter((own) => isInMode(own, mode));
    if (criteria.length > 0) add(sheet, null, cell(oneSafeLine(point.title), 'bold'));
    for (const criterion of criteria) addCriterion(sheet, definition, criterion);
  }
  const height = Math.max(1, ...sheet.lists.map(({ length }) => length));
  const lists = Array.from({ length: height }, (_, i) =>
    sheet.lists.map((list) => (list[i] === undefined ? null : cell(list[i], 'text'))),
  );
  return writeWorkbook([
    {
      ...{ name: words.sheet, isHidden: false, isProtected: true, widths: WIDTHS },
      ...{ rows: sheet.rows, validations: sheet.validations },
    },
    {
      ...{ name: LISTS, isHidden: true, isProtected: true, widths: [30] },
      ...{ rows: lists, validations: [] },
    },
  ]);
}

/** Sheet of everything that can be chosen, a column per list. */
const LISTS = 'Choices';

/** Sheet that is being written. */
interface Sheet {
  readonly rows: (readonly (WrittenCell | null)[])[];
  readonly validations: Validation[];
  /** Different lists of choices. */
  readonly lists: (readonly string[])[];
}

function cell(text: string, style: CellStyle): WrittenCell {
  return { text, style };
}

function add({ rows }: Sheet, ...cells: readonly (WrittenCell | null)[]): void {
  rows.push(cells);
}

function addFact(sheet: Sheet, id: string, label: string, choices: readonly string[] = []): void {
  const style = id === 'date' ? 'input-date' : 'input';
  add(sheet, cell(`[${id}]`, 'small'), cell(label, 'text'), null, cell('', style));
  if (choices.length > 0) check(sheet, choices);
}

/** Lets people choose the answer of the last row from a list. */
function check(sheet: Sheet, choices: readonly string[]): void {
  const known = sheet.lists.findIndex((list) => list.join('\n') === choices.join('\n'));
  if (known < 0) sheet.lists.push(choices);
  const letters = columnLetters(known < 0 ? sheet.lists.length : known + 1);
  const range = `${LISTS}!$${letters}$1:$${letters}$${choices.length}`;
  const row = sheet.rows.length;
  sheet.validations.push({ row, column: ANSWER, check: { is: 'list', range } });
}

function addCriterion(sheet: Sheet, checklist: Checklist, criterion: Criterion): void {
  const face = faceOf(checklist, criterion);
  const { entry, rows, authored, hint } = face;
  const lexicon = answersByText(checklist, criterion, face);
  const exits = [words.dontKnow, ...(canBeNotApplicable(criterion) ? [words.notApplicable] : [])];
  const guide = rows.map((row) => {
    const texts = [isLabelled(row) ? row.label : '', row.description].filter((own) => own !== '');
    return oneSafeLine(numbered(row, texts.join(': ')));
  });
  const choices = entry === 'rows' ? guide.join('\n') : hint;
  const note = cell('', 'input');
  const id = cell(`[${criterion.id}]`, 'small');
  const text = cell(oneSafeLine(criterion.question), 'text');
  add(
    sheet,
    id,
    text,
    cell(entry === 'boxes' ? '' : choices, 'text'),
    cell('', 'input'),
    note,
    note,
  );
  if (entry === 'rows') {
    const texts = rows.map((row) => {
      const known = [isLabelled(row) ? row.label : '', row.description].filter((own) => own !== '');
      const ways = [...known.map((own) => numbered(row, own)), ...known].map(oneSafeLine);
      const isRead = (way: string) => lexicon.find(way)?.value === answerOfRow(row);
      return ways.find(isRead) ?? oneSafeLine(row.label);
    });
    check(sheet, [...texts, ...exits]);
  } else if (entry === 'boxes') {
    check(sheet, exits);
    for (const option of authored) {
      add(
        sheet,
        cell(`[${criterion.id}: ${option.id}]`, 'small'),
        cell(oneSafeLine(`\u2022 ${option.label}`), 'text'),
        null,
        cell('', 'input'),
      );
      check(sheet, [words.yes, words.no]);
    }
  } else if (entry === 'line') {
    const { min = null, max = null } = face.number ?? {};
    const row = sheet.rows.length;
    sheet.validations.push({ row, column: ANSWER, check: { is: 'number', min, max } });
  }
}

/** Returns a text with the number of its level, if it is known by one. */
function numbered(row: Level, text: string): string {
  return isNumbered(row) ? `${row.level}. ${text}` : text;
}

/** Settings of `align form`. */
export interface FormRequest {
  readonly round: string | undefined;
  readonly kind: FormProduct | 'xlsx';
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  readonly checklist?: string | undefined;
}

/**
 * Writes a form of a round to a file, or questions to standard output.
 * @throws UserError if the round cannot be read, or the file cannot be written
 */
export async function writeForm(io: Io, request: FormRequest): Promise<void> {
  const { round: folder, kind, output, force = false } = request;
  if (folder === undefined) throw new UserError(words.needsRound);
  if (kind === 'xlsx' && output === undefined && io.stdout.isTerminal) {
    throw new UserError(words.needsOutput);
  }
  const round = await openRound(io, folder, request.checklist);
  const form = kind === 'xlsx' ? formWorkbook(round) : questionsToPaste(round, kind);
  if (output === undefined) {
    io.stdout.write(form);
    return;
  }
  const inputs = [...round.files.map(({ source }) => source.file), ...round.checklist.files];
  writeOutput(io, { path: output, force, inputs }, form);
  printStatus(io, words.saved({ path: output }));
}
