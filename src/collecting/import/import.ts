import { join, resolve } from 'node:path';
import { writeAnswers } from '../../answers/write.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic, UserError } from '../../diagnostic.ts';
import { fileError } from '../../io/file-system.ts';
import type { Io } from '../../io/io.ts';
import type { AnswersFile } from '../../loading/answers.ts';
import { isInMode } from '../../scoring/responses.ts';
import { readSource } from '../../source/read.ts';
import type { Source } from '../../source/source.ts';
import { saveFile } from '../../storage/save.ts';
import { collectingWords } from '../../words/collecting.ts';
import { collectingError } from '../../words/collecting-errors.ts';
import {
  type Collected,
  type Confirm,
  fitToRound,
  olderThan,
  replaces,
  take,
} from '../incoming.ts';
import { groupTitle, type OpenedRound, openRound } from '../open-round.ts';
import type { ImportMap } from './map.ts';
import {
  longerMapText,
  newMapText,
  type ProposedLines,
  proposedLines,
  readMap,
} from './map-file.ts';
import {
  atCell,
  type ImportedPerson,
  type ImportReading,
  type ReadingContext,
  readTable,
} from './reading.ts';
import { readSheet } from './sheets.ts';
import { formIn, onePerPerson, tableIn } from './table.ts';

/** Settings of `align import`. */
export interface SheetImportRequest {
  readonly files: readonly string[];
  readonly round: string;
  /** Path of the map; default map.yaml in the round. */
  readonly map?: string | undefined;
  readonly sheet?: string | undefined;
  readonly checklist?: string | undefined;
  /** Date of all answers, YYYY-MM-DD; default the one of each row. */
  readonly date?: string | undefined;
  /** Writes nothing. */
  readonly dryRun?: boolean | undefined;
  readonly confirm: Confirm;
}

/** One person whom a dry run found. */
export interface WouldImport {
  readonly name: string;
  readonly group: string | null;
  readonly date: string;
  readonly answers: number;
  readonly asked: number;
  readonly outcome: 'new' | 'replaces' | 'unchanged';
}

export interface ImportResult {
  /** Empty in a dry run. */
  readonly collected: readonly Collected[];
  readonly would: readonly WouldImport[];
  readonly warnings: readonly PlacedDiagnostic[];
  /** Criteria without a column in any file. */
  readonly missing: readonly string[];
  /** Map that has to be decided on; `null` if everything is certain. `text` was saved unless in a dry run. */
  readonly open: OpenMap | null;
}

interface OpenMap {
  readonly path: string;
  readonly text: string;
  readonly columns: number;
  readonly words: number;
  readonly places: readonly PlacedDiagnostic[];
}

/**
 * Imports answers from spreadsheets into a round: all of them, or nothing. What is not certain becomes
 * a line of the map, which a person decides on once.
 * @throws UserError and InputError if a file, the map or the round cannot be read, or has errors
 */
export async function importAnswers(io: Io, request: SheetImportRequest): Promise<ImportResult> {
  const { dryRun = false } = request;
  const round = await openRound(io, request.round, request.checklist);
  const { definition } = round.checklist;
  const mapPath = request.map ?? join(request.round, 'map.yaml');
  const map = await readMap(io, mapPath, definition);
  if (map && !map.confirmed && !dryRun)
    throw new UserError(collectingWords.map.unconfirmed({ path: mapPath }));
  const { subject } = round;
  if (subject === null) throw new UserError(collectingWords.noSubject);
  const readings: { readonly file: string; readonly reading: ImportReading }[] = [];
  for (const file of request.files) {
    const context: ReadingContext = {
      ...{ file, checklist: definition, mode: round.mode, map, subject },
      known: [
        ...(round.round?.round.respondents ?? []),
        ...round.files.map(({ answers }) => answers.respondent),
      ],
      roundDate: round.round?.round.date ?? null,
      givenDate: request.date ?? null,
    };
    readings.push({ file, reading: await readFileOf(io, context, request.sheet) });
  }
  const open = openMap(io, { path: mapPath, map, round, readings });
  if (open && !dryRun) {
    saveMap(io, open);
    return { collected: [], would: [], warnings: [], missing: [], open };
  }
  const errors = readings.flatMap(({ reading }) => reading.errors);
  if (errors.length > 0) throw new InputError(errors);
  const people = await checkedPeople(io, round, readings);
  const missing = criteriaOf(definition)
    .filter(({ criterion: { id } }) =>
      readings.every(({ reading }) => reading.missing.includes(id)),
    )
    .map(({ criterion }) => criterion.id);
  const warnings = people.flatMap((own) => own.warnings);
  const would = people.map(({ file }) => wouldImport(round, file));
  if (dryRun) return { collected: [], would, warnings, missing, open };
  refuseToReplace(round, people, request.confirm);
  const collected: Collected[] = [];
  for (const { file } of people) collected.push(await take(io, round, file, request.confirm));
  return { collected, would, warnings, missing, open };
}

async function readFileOf(
  io: Io,
  context: ReadingContext,
  sheetName: string | undefined,
): Promise<ImportReading> {
  const sheet = await readSheet(io, context.file, sheetName);
  const form = formIn(sheet);
  const table = form ?? tableIn(sheet, context.map?.headerRows);
  if (table.rows.length === 0) throw noRows(context);
  const pivoted = form ? null : onePerPerson(table);
  const reading = readTable(pivoted?.table ?? table, context);
  if (isEmpty(reading)) throw noRows(context);
  const repeated = (pivoted?.repeated ?? []).map(({ cell, earlier }) =>
    atCell(context, cell, collectingError('import/answered-twice', { cell: earlier.name })),
  );
  return { ...reading, errors: [...reading.errors, ...repeated] };
}

function noRows(context: ReadingContext): InputError {
  return new InputError([
    atCell(context, { row: 1, column: 1 }, collectingError('import/no-rows')),
  ]);
}

/** True if a reading found nothing at all, not even something that is open. */
function isEmpty({ people, openColumns, openWords, rivals, errors }: ImportReading): boolean {
  return [people, openColumns, openWords, rivals, errors].every(({ length }) => length === 0);
}

function openMap(
  io: Io,
  {
    path,
    map,
    round,
    readings,
  }: {
    readonly path: string;
    readonly map: ImportMap | null;
    readonly round: OpenedRound;
    readonly readings: readonly { readonly file: string; readonly reading: ImportReading }[];
  },
): OpenMap | null {
  const { definition } = round.checklist;
  const all = readings.map(({ reading }) => proposedLines(definition, reading));
  const lines: ProposedLines = {
    columns: distinct(all.flatMap(({ columns }) => columns)),
    answers: distinct(all.flatMap(({ answers }) => answers)),
  };
  const counts = { columns: lines.columns.length, words: lines.answers.length };
  if (counts.columns + counts.words === 0) return null;
  const names = readings.map(({ file }) => file).join(', ');
  return {
    path,
    ...counts,
    text: map ? longerMapText(io, path, map, lines) : newMapText(lines, names),
    places: readings.flatMap(({ file, reading }) => openPlaces(file, reading)),
  };
}

/** Returns the lines once each; several files have the same headers. */
function distinct<Line extends { readonly entry: object }>(
  lines: readonly Line[],
): readonly Line[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line.entry), line])).values()];
}

function openPlaces(file: string, { openColumns, rivals, openWords }: ImportReading) {
  return [
    ...[...rivals.flat(), ...openColumns.map(({ column }) => column)].map(({ number, header }) =>
      atCell(
        { file },
        { row: 1, column: number },
        collectingError('import/open-column', { header }),
      ),
    ),
    ...openWords.map(({ criterion, cell }) =>
      atCell(
        { file },
        cell,
        collectingError('import/open-word', { cell: cell.name, text: cell.text, id: criterion }),
      ),
    ),
  ];
}

function saveMap(io: Io, { path, text }: OpenMap): void {
  try {
    saveFile(resolve(io.folder, path), text);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

interface CheckedPerson {
  readonly file: AnswersFile;
  readonly warnings: readonly PlacedDiagnostic[];
}

/**
 * Checks everyone like any answers file, and that nobody is in two files.
 * @throws InputError with the errors of all
 */
async function checkedPeople(
  io: Io,
  round: OpenedRound,
  readings: readonly { readonly file: string; readonly reading: ImportReading }[],
): Promise<readonly CheckedPerson[]> {
  const checked: CheckedPerson[] = [];
  const errors: PlacedDiagnostic[] = [];
  const seen = new Map<string, string>();
  for (const { file, reading } of readings) {
    for (const person of reading.people) {
      try {
        const { id } = person.answers.respondent;
        const earlier = seen.get(id);
        if (earlier !== undefined) {
          const error = collectingError('return/twice', { id, file: earlier });
          errors.push(atCell({ file }, { row: person.row, column: 1 }, error));
          continue;
        }
        seen.set(id, file);
        checked.push(await fitToRound(io, round, await sourceOf(file, person)));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        errors.push(...error.diagnostics);
      }
    }
  }
  if (errors.length > 0) throw new InputError(errors);
  return checked;
}

/** @throws InputError if someone has other answers, and nobody can be asked */
function refuseToReplace(
  round: OpenedRound,
  people: readonly CheckedPerson[],
  confirm: Confirm,
): void {
  if (confirm !== null) return;
  const errors = people.flatMap(({ file }) => {
    const older = olderThan(round, file);
    return older ? [replaces(file, older)] : [];
  });
  if (errors.length > 0) throw new InputError(errors);
}

/** Returns answers as the source of a file, whose places are the cells that they come from. */
async function sourceOf(file: string, { answers, row, cells }: ImportedPerson): Promise<Source> {
  const text = new TextEncoder().encode(writeAnswers(answers, 'json'));
  const source = await readSource(file, text);
  return {
    ...source,
    place: (diagnostic: Diagnostic) => {
      const cell =
        diagnostic.path[0] === 'answers' ? cells.get(String(diagnostic.path[1])) : undefined;
      const { row: line, column } = cell ?? { row, column: 1 };
      return { ...source.place(diagnostic), line, column, sourceLine: null };
    },
  };
}

function wouldImport(round: OpenedRound, file: AnswersFile): WouldImport {
  const { definition } = round.checklist;
  const { respondent, date, answers } = file.answers;
  const { id, name = id, group } = respondent;
  const asked = criteriaOf(definition).filter(({ criterion }) => isInMode(criterion, round.mode));
  const isKnown = round.files.some((own) => own.answers.respondent.id === id);
  const same = isKnown ? 'unchanged' : 'new';
  const outcome = olderThan(round, file) ? 'replaces' : same;
  const counts = { answers: Object.keys(answers).length, asked: asked.length };
  return { name, group: groupTitle(round, group), date, ...counts, outcome };
}
