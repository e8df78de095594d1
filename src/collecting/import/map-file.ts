import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Checklist } from '../../checklist/checklist.ts';
import { answerOfRow } from '../../checklist/criteria/face.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed, groupNamed, groupsOf } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { editYaml } from '../../source/edit/edit.ts';
import { composed } from '../../source/edit/yaml-text.ts';
import { parse } from '../../source/parse.ts';
import { decode } from '../../source/read.ts';
import { throwIfAny } from '../../source/source.ts';
import { readBytes, readFile } from '../../storage/read.ts';
import { nearestWord } from '../../text/phrases.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { collectingWords } from '../../words/collecting.ts';
import { collectingError } from '../../words/collecting-errors.ts';
import {
  type ImportMap,
  type MappedAnswer,
  type MappedColumn,
  mapSchema,
  UNDECIDED,
} from './map.ts';
import type { ImportReading } from './reading.ts';

/**
 * Reads the map of an import; `null` if there is none yet.
 * @throws InputError if it has errors, or lines that are confirmed and not decided
 */
export async function readMap(
  io: Io,
  path: string,
  checklist: Checklist,
): Promise<ImportMap | null> {
  if (!existsSync(resolve(io.folder, path))) return null;
  const source = await readFile(io, path);
  const map = parse(source, mapSchema());
  throwIfAny(source, checkMap(checklist, map));
  return map;
}

/** Returns the errors of a map with its checklist; before it is confirmed, lines may be undecided. */
export function checkMap(checklist: Checklist, map: ImportMap): readonly Diagnostic[] {
  const groups = Object.keys(groupsOf(checklist));
  return [
    ...(map.columns ?? []).flatMap((own, i) =>
      columnErrors(checklist, own, map.confirmed, ['columns', i]),
    ),
    ...(map.answers ?? []).flatMap((own, i) =>
      answerErrors(checklist, own, map.confirmed, ['answers', i]),
    ),
    ...Object.entries(map.groups ?? {}).flatMap(([name, group]) =>
      groupNamed(checklist, group) === null
        ? [{ ...collectingError('map/unknown-group', { group, groups }), path: ['groups', name] }]
        : [],
    ),
  ];
}

type MapPath = readonly (string | number)[];

function columnErrors(
  checklist: Checklist,
  own: MappedColumn,
  isConfirmed: boolean,
  path: MapPath,
): readonly Diagnostic[] {
  const { criterion, note, evidence, field, ignore } = own;
  if (criterion === UNDECIDED) {
    return isConfirmed
      ? [{ ...collectingError('map/undecided'), path: [...path, 'criterion'] }]
      : [];
  }
  if ([criterion, note, evidence, field, ignore].every((part) => part === undefined)) {
    return [{ ...collectingError('map/nothing-decided'), path }];
  }
  return [
    ...unknownCriterion(checklist, criterion, [...path, 'criterion']),
    ...unknownCriterion(checklist, note, [...path, 'note']),
    ...unknownCriterion(checklist, evidence, [...path, 'evidence']),
  ];
}

function answerErrors(
  checklist: Checklist,
  own: MappedAnswer,
  isConfirmed: boolean,
  path: MapPath,
): readonly Diagnostic[] {
  const { criterion: id, means, notApplicable, ignore } = own;
  if (means === UNDECIDED) {
    return isConfirmed ? [{ ...collectingError('map/undecided'), path: [...path, 'means'] }] : [];
  }
  const unknown = unknownCriterion(checklist, id, [...path, 'criterion']);
  if (unknown.length > 0) return unknown;
  if (means === undefined && notApplicable === undefined && ignore === undefined) {
    return [{ ...collectingError('map/nothing-decided'), path }];
  }
  const criterion = id === undefined ? null : criterionNamed(checklist, id);
  if (!criterion || means === undefined || means === null) return [];
  const isAnswer = scaleOf(checklist, criterion).refusal(means) === null;
  if (isAnswer) return [];
  return [{ ...collectingError('map/no-answer', { id: criterion.id }), path: [...path, 'means'] }];
}

function unknownCriterion(
  checklist: Checklist,
  id: string | undefined,
  path: MapPath,
): readonly Diagnostic[] {
  if (id === undefined || criterionNamed(checklist, id)) return [];
  const meant = nearestWord(
    id,
    criteriaOf(checklist).map(({ criterion }) => criterion.id),
  );
  return [{ ...collectingError('map/unknown-criterion', { id, meant }), path }];
}

/** Line of a map that nobody has confirmed, and a comment that helps to decide. */
interface ProposedLine<Entry> {
  readonly entry: Entry;
  readonly comment: string;
}

/** Lines for everything that a reading left open. */
export interface ProposedLines {
  readonly columns: readonly ProposedLine<MappedColumn>[];
  readonly answers: readonly ProposedLine<MappedAnswer>[];
}

/** Returns the lines that a person has to decide on, with what likeness proposes. */
export function proposedLines(checklist: Checklist, reading: ImportReading): ProposedLines {
  const { openColumns, rivals, openWords } = reading;
  const words = collectingWords.map;
  const repeatedNumbers = numbersInMany(reading);
  const single = openWords.filter(({ says }) => !repeatedNumbers.has(says));
  return {
    columns: [
      ...rivals.flatMap((columns) =>
        columns.map(({ header, letters }) => ({
          entry: { header, column: letters, criterion: UNDECIDED },
          comment: words.rival({ column: letters }),
        })),
      ),
      ...openColumns.map(({ column: { header, letters }, proposal }) => {
        const criterion = proposal && criterionNamed(checklist, proposal.criterion);
        return {
          entry: { header, criterion: proposal?.criterion ?? UNDECIDED },
          comment: words.column({
            column: letters,
            likeness: proposal ? percentOf(proposal.likeness) : null,
            question: oneSafeLine(criterion?.question ?? ''),
          }),
        };
      }),
    ],
    answers: [
      ...[...repeatedNumbers].map(([says, number]) => ({
        entry: { says, means: UNDECIDED },
        comment: words.number({ number }),
      })),
      ...single.map(({ criterion, says, cell, count, proposal }) => ({
        entry: { criterion, says, means: proposal?.value ?? UNDECIDED },
        comment: words.answer({
          number: count,
          cell: cell.name,
          likeness: proposal ? percentOf(proposal.likeness) : null,
          text: oneSafeLine(textOfAnswer(checklist, criterion, proposal?.value)),
        }),
      })),
    ],
  };
}

function percentOf(likeness: number): number {
  return Math.round(likeness * 100);
}

/** Returns the whole numbers that are in cells of more than one criterion, with their number. */
function numbersInMany({ openWords }: ImportReading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { says } of openWords) {
    if (/^-?\d{1,3}$/.test(says)) counts.set(says, (counts.get(says) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, number]) => number > 1));
}

/** Returns what the proposed answer says, or else all that can be chosen. */
function textOfAnswer(checklist: Checklist, id: string, value: unknown): string {
  const criterion = criterionNamed(checklist, id);
  if (!criterion) return '';
  const { rows, authored } = faceOf(checklist, criterion);
  const row = rows.find((own) => answerOfRow(own) === value);
  if (row) return row.description || row.label;
  return rows.length > 0
    ? rows.map((own) => `${String(answerOfRow(own))} ${own.description || own.label}`).join(' / ')
    : authored.map((own) => `${own.id} ${own.label}`).join(' / ');
}

/** Returns the text of a new map with these lines. */
export function newMapText({ columns, answers }: ProposedLines, file: string): string {
  const lines = <Entry extends object>(name: string, all: readonly ProposedLine<Entry>[]) =>
    all.length === 0
      ? []
      : [
          `${name}:`,
          ...all.flatMap(({ entry, comment }) => [`  # ${comment}`, `  - ${flow(entry)}`]),
        ];
  return `${[
    `# ${oneSafeLine(collectingWords.map.head({ file }))}`,
    `# ${collectingWords.map.todo}`,
    'format: 1',
    `confirmed: ${false}`,
    ...lines('columns', columns),
    ...lines('answers', answers),
  ].join('\n')}\n`;
}

function flow(entry: object): string {
  const fields = Object.entries(entry).map(
    ([name, value]) => `${name}: ${value === UNDECIDED ? UNDECIDED : JSON.stringify(value)}`,
  );
  return `{${fields.join(', ')}}`;
}

/** Returns the text of a map with more lines, to be confirmed again; comments stay as they are. */
export function longerMapText(
  io: Io,
  path: string,
  map: ImportMap,
  { columns, answers }: ProposedLines,
): string {
  const text = decode(path, readBytes(io, path));
  const longer = {
    ...map,
    confirmed: false,
    ...(columns.length > 0 && {
      columns: [...(map.columns ?? []), ...columns.map((own) => own.entry)],
    }),
    ...(answers.length > 0 && {
      answers: [...(map.answers ?? []), ...answers.map((own) => own.entry)],
    }),
  };
  return editYaml(text, composed(text), longer, new Map());
}
