import { type Answer, type Answers, inShortForm, type Respondent } from '../../answers/answers.ts';
import { answeredVersion } from '../../answers/level-texts.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { canBeNotApplicable, criteriaOf, criterionNamed } from '../../checklist/lookup.ts';
import type { Diagnostic, PlacedDiagnostic } from '../../diagnostic.ts';
import { isInMode, type Mode } from '../../scoring/responses.ts';
import { collectingError } from '../../words/collecting-errors.ts';
import { type CellReading, cellReader, type Proposal } from './cells.ts';
import { type OpenColumn, type Role, type Roles, rolesOf } from './columns.ts';
import { foldText, hyphenedFold } from './fold.ts';
import type { ImportMap } from './map.ts';
import { type DateOrder, dateOrderIn, dayIn, type PersonCells, personInRow } from './people.ts';
import type { AnswerTable, PlacedCell, TableRow } from './table.ts';

/** Everything that cells are read with. */
export interface ReadingContext {
  readonly file: string;
  readonly checklist: Checklist;
  readonly mode: Mode;
  readonly map: ImportMap | null;
  /** People whom the round knows. */
  readonly known: readonly Respondent[];
  readonly subject: string;
  /** Date of answers without one of their own, and the one that overrules the file; `null` for none. */
  readonly roundDate: string | null;
  readonly givenDate: string | null;
}

/** Answers of one row, with the cell of each. */
export interface ImportedPerson {
  readonly answers: Answers;
  readonly row: number;
  /** Cell of each criterion. */
  readonly cells: ReadonlyMap<string, PlacedCell>;
}

/** Word that is no answer exactly. */
export interface OpenWord {
  readonly criterion: string;
  readonly says: string;
  /** First cell that has it, and the number of them. */
  readonly cell: PlacedCell;
  readonly count: number;
  readonly proposal: Proposal | null;
}

export interface ImportReading {
  readonly people: readonly ImportedPerson[];
  /** Columns to decide on; none if every criterion has its column. */
  readonly openColumns: readonly OpenColumn[];
  readonly rivals: Roles['rivals'];
  readonly openWords: readonly OpenWord[];
  /** Criteria that no column has answers to. */
  readonly missing: readonly string[];
  readonly errors: readonly PlacedDiagnostic[];
}

/** Reads a table of answers. Whatever is not certain is left open, and never guessed. */
export function readTable(table: AnswerTable, context: ReadingContext): ImportReading {
  const { checklist, mode, map } = context;
  const roles = rolesOf(checklist, table, map);
  const readers = new Map(
    criteriaOf(checklist).map(({ criterion }) => [
      criterion.id,
      cellReader(checklist, criterion, map),
    ]),
  );
  const state: State = { context, roles, readers, errors: [], words: new Map() };
  const answered = new Set(
    [...roles.byColumn.values()].flatMap((role) =>
      role.is === 'criterion' || role.is === 'box' ? [role.criterion] : [],
    ),
  );
  const missing = criteriaOf(checklist)
    .filter(({ criterion }) => isInMode(criterion, mode) && !answered.has(criterion.id))
    .map(({ criterion }) => criterion.id);
  const order = map?.dates ?? dateOrderIn(datesIn(table, roles));
  const people = table.rows.flatMap((row) => readRow(row, table, order, state) ?? []);
  return {
    people: withoutTwins(people, state),
    openColumns: missing.length > 0 ? roles.open : [],
    rivals: roles.rivals,
    openWords: [...state.words.values()],
    missing,
    errors: state.errors,
  };
}

interface State {
  readonly context: ReadingContext;
  readonly roles: Roles;
  readonly readers: ReadonlyMap<string, (cell: PlacedCell) => CellReading>;
  readonly errors: PlacedDiagnostic[];
  /** By criterion and folded text. */
  readonly words: Map<string, OpenWord>;
}

function datesIn(table: AnswerTable, { byColumn }: Roles): readonly string[] {
  const columns = [...byColumn].flatMap(([number, role]) =>
    role.is === 'field' && role.field === 'date' ? [number] : [],
  );
  return columns.flatMap((number) =>
    table.rows.flatMap(({ cells }) => cells.get(number)?.text ?? []),
  );
}

/** Returns the answers of a row; `null` if it has none, or nobody knows whose they are. */
function readRow(
  row: TableRow,
  table: AnswerTable,
  order: DateOrder,
  state: State,
): ImportedPerson | null {
  const { context, roles } = state;
  const { checklist, known, map } = context;
  const byRole = [...row.cells].flatMap(([column, cell]) => {
    const role = roles.byColumn.get(column);
    return role ? [{ role, cell }] : [];
  });
  const answers = answersIn(byRole, table, state);
  if (answers.size === 0) return null;
  const facts = factsIn(byRole);
  const first = [...row.cells.values()][0];
  const place = { row: first?.row ?? row.number, column: first?.column ?? 1 };
  const person = personInRow(facts, { checklist, known, map });
  if ('problem' in person) {
    refuse(state, place, personError(person, Object.keys(checklist.groups ?? {})));
    return null;
  }
  const dateCell = byRole.find(({ role }) => role.is === 'field' && role.field === 'date')?.cell;
  const date = dateOf(dateCell, order, state) ?? null;
  if (date === null) {
    const error = dateCell
      ? collectingError('import/unclear-date', { text: dateCell.text })
      : collectingError('import/no-date');
    refuse(state, dateCell ?? place, error);
    return null;
  }
  return {
    answers: {
      format: 1,
      checklist: answeredVersion(checklist),
      subject: context.subject,
      date,
      status: 'completed',
      respondent: person.respondent,
      mode: context.mode,
      answers: Object.fromEntries(
        [...answers].map(([id, { answer }]) => [id, inShortForm(answer)]),
      ),
    },
    row: place.row,
    cells: new Map([...answers].map(([id, { cell }]) => [id, cell])),
  };
}

interface RoleCell {
  readonly role: Role;
  readonly cell: PlacedCell;
}

interface CellAnswer {
  readonly answer: Answer;
  readonly cell: PlacedCell;
}

/** Reads the answers in the cells of a row, in the order of the checklist, with their notes. */
function answersIn(
  cells: readonly RoleCell[],
  table: AnswerTable,
  state: State,
): ReadonlyMap<string, CellAnswer> {
  const found = new Map<string, CellAnswer>();
  for (const { criterion } of criteriaOf(state.context.checklist)) {
    const own = cells.filter(({ role }) => 'criterion' in role && role.criterion === criterion.id);
    const answer = answerIn(criterion, own, table, state);
    if (answer) found.set(criterion.id, answer);
  }
  return found;
}

/** Reads the answer to a criterion in its cells; `null` if there is none, or none that is certain. */
function answerIn(
  criterion: Criterion,
  cells: readonly RoleCell[],
  { merged }: AnswerTable,
  state: State,
): CellAnswer | null {
  const cell = cells.find(({ role }) => role.is === 'criterion')?.cell;
  const boxes = cells.flatMap(({ role, cell: own }) =>
    role.is === 'box' ? [{ option: role.option, cell: own }] : [],
  );
  const placed = cell ?? boxes[0]?.cell;
  if (!placed) return null;
  if (cells.some((own) => isInRange(own.cell, merged))) {
    refuse(state, placed, collectingError('import/merged', cellOf(placed)));
    return null;
  }
  const noteCell = cells.findLast(({ role }) => role.is === 'note')?.cell;
  const note = noteCell?.text.trim();
  const evidence = linesOf(cells.findLast(({ role }) => role.is === 'evidence')?.cell.text);
  if (cell) return answerInCell(criterion, cell, { note, evidence }, state);
  const ticked = boxesTicked(criterion.id, boxes, state);
  return ticked && { answer: withRemarks({ value: ticked }, note, evidence), cell: placed };
}

function isInRange({ row, column }: PlacedCell, ranges: AnswerTable['merged']): boolean {
  return ranges.some(
    ({ top, bottom, left, right }) =>
      row >= top && row <= bottom && column >= left && column <= right,
  );
}

/** Remarks beside the cell of an answer. */
interface CellRemarks {
  readonly note: string | undefined;
  readonly evidence: readonly string[];
}

function answerInCell(
  criterion: Criterion,
  cell: PlacedCell,
  { note, evidence }: CellRemarks,
  state: State,
): CellAnswer | null {
  const reading = state.readers.get(criterion.id)?.(cell) ?? { is: 'left-out' };
  switch (reading.is) {
    case 'answer':
      return { answer: withRemarks(reading.answer, note, evidence), cell };
    case 'not-applicable':
      if (!canBeNotApplicable(criterion)) {
        refuse(state, cell, collectingError('import/always-applies', cellOf(cell)));
        return null;
      }
      if (note === undefined) {
        refuse(state, cell, collectingError('import/no-reason', cellOf(cell)));
        return null;
      }
      return { answer: withRemarks({ notApplicable: note }, undefined, evidence), cell };
    case 'unknown':
      addWord(criterion.id, cell, reading.proposal, state);
      return null;
    case 'refused': {
      const fault = { ...cellOf(cell), because: reading.because };
      refuse(state, cell, collectingError('import/unreadable-cell', fault));
      return null;
    }
    case 'left-out':
      return null;
  }
}

/** Notes an error at a cell of the table. */
function refuse(
  { context, errors }: State,
  place: Parameters<typeof atCell>[1],
  error: Parameters<typeof atCell>[2],
): void {
  errors.push(atCell(context, place, error));
}

function withRemarks(
  answer: Answer,
  note: string | undefined,
  evidence: readonly string[],
): Answer {
  return {
    ...answer,
    ...(note === undefined || note === '' ? {} : { note }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

/** Returns the pieces of evidence in a cell, one a line. */
function linesOf(text = ''): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const TICKED = new Set(['yes', 'x', 'true', 'selected', 'checked', '\u2713', '\u2714']);
const UNTICKED = new Set(['no', 'false', 'not-selected', 'unchecked']);

/** Returns the ids of the ticked boxes; `null` if a cell is neither ticked nor not. */
function boxesTicked(
  id: string,
  boxes: readonly { readonly option: string; readonly cell: PlacedCell }[],
  state: State,
): readonly string[] | null {
  const { checklist } = state.context;
  const criterion = criterionNamed(checklist, id);
  const options = criterion ? faceOf(checklist, criterion).authored : [];
  const ticked: string[] = [];
  for (const { option, cell } of boxes) {
    const label = options.find((own) => own.id === option)?.label ?? option;
    const word = hyphenedFold(cell.text);
    if (TICKED.has(word) || word === hyphenedFold(label)) ticked.push(option);
    else if (!UNTICKED.has(word)) {
      const fault = { ...cellOf(cell), because: 'box' as const };
      refuse(state, cell, collectingError('import/unreadable-cell', fault));
      return null;
    }
  }
  // In the order of the checklist.
  return options.flatMap((own) => (own.id !== null && ticked.includes(own.id) ? [own.id] : []));
}

function addWord(
  criterion: string,
  cell: PlacedCell,
  proposal: Proposal | null,
  { words }: State,
): void {
  const says = cell.text.trim();
  const key = `${criterion} ${foldText(says)}`;
  const known = words.get(key);
  words.set(
    key,
    known ? { ...known, count: known.count + 1 } : { criterion, says, cell, count: 1, proposal },
  );
}

function factsIn(cells: readonly RoleCell[]): PersonCells {
  return Object.fromEntries(
    cells.flatMap(({ role, cell }) => {
      const isNobody = role.is === 'field' && foldText(cell.text) === 'anonymous';
      return role.is === 'field' && !isNobody ? [[role.field, cell.text.trim()]] : [];
    }),
  );
}

function dateOf(cell: PlacedCell | undefined, order: DateOrder, { context }: State): string | null {
  if (context.givenDate !== null) return context.givenDate;
  if (!cell) return context.roundDate;
  return dayIn(cell.text, order);
}

function personError(
  problem: Exclude<ReturnType<typeof personInRow>, { respondent: Respondent }>,
  groups: readonly string[],
): Omit<Diagnostic, 'path'> {
  switch (problem.problem) {
    case 'nobody':
      return collectingError('import/nobody');
    case 'bad-id':
      return collectingError('import/no-id');
    case 'no-group':
      return collectingError('import/no-group', { groups });
    case 'unknown-group':
      return collectingError('import/unknown-group', { group: problem.group, groups });
  }
}

/** Leaves one row of everyone: none if nobody decided which one counts. */
function withoutTwins(people: readonly ImportedPerson[], state: State): readonly ImportedPerson[] {
  const { context, errors } = state;
  const kept = new Map<string, ImportedPerson>();
  for (const own of people) {
    const { id } = own.answers.respondent;
    const earlier = kept.get(id);
    if (!earlier) kept.set(id, own);
    else if (context.map?.repeated === 'last') kept.set(id, own);
    else if (context.map?.repeated === undefined) {
      const error = collectingError('import/twice', { id, row: earlier.row });
      errors.push(atCell(context, { row: own.row, column: 1 }, error));
    }
  }
  return [...kept.values()];
}

/** Returns a diagnostic at a cell; lines and columns are those of the sheet. */
export function atCell(
  { file }: Pick<ReadingContext, 'file'>,
  { row, column }: { readonly row: number; readonly column: number },
  error: Omit<Diagnostic, 'path'>,
): PlacedDiagnostic {
  return { ...error, path: [], file, line: row, column, sourceLine: null };
}

function cellOf({ name, text }: PlacedCell) {
  return { cell: name, text };
}
