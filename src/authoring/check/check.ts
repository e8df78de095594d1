import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { InputError, type PlacedDiagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { lint } from '../../lint/lint.ts';
import {
  loadChecklist,
  looksLikeChecklist,
  openChecklist,
  parseChecklist,
} from '../../loading/checklists/load.ts';
import { findOthers } from '../../loading/checklists/others.ts';
import { findAnswers, hasField } from '../../loading/round.ts';
import { throwIfAny } from '../../source/parse.ts';
import type { Source } from '../../source/source.ts';
import { warningWords } from '../../words/warnings.ts';
import { type BesideChecklist, checkAgreed, checkAnswers, type Known } from './answers.ts';
import { type Checked, type CheckedFile, checkedBy } from './checked.ts';
import { longTexts } from './long-texts.ts';

/**
 * Checks every file, checklists first. Answers are checked against the named checklist, else the one
 * of their id among the files, else the one found by their id.
 * @throws UserError if a file cannot be read
 */
export async function checkFiles(
  io: Io,
  paths: readonly string[],
  checklist: string | undefined,
): Promise<Checked> {
  const given = checklist === undefined ? undefined : await loadChecklist(io, checklist);
  const { sources, warnings } = await findAnswers(io, paths);
  const checked = new Map<Source, CheckedFile>();
  const beside: BesideChecklist[] = [];
  for (const source of sources.filter(isChecklist)) {
    checked.set(source, await checkChecklist(io, source, beside));
  }
  for (const source of sources.filter((one) => !isChecklist(one))) {
    checked.set(source, await checkOther(io, source, { given, beside }));
  }
  return { files: sources.flatMap((source) => checked.get(source) ?? []), notices: warnings };
}

function checkChecklist(io: Io, source: Source, beside: BesideChecklist[]): Promise<CheckedFile> {
  const { id, version } = { id: null, version: null, ...Object(source.value) };
  const known = { id, version, checklist: null };
  beside.push(known);
  return checkedBy(source, 'checklist', async () => {
    const opened = await openChecklist(io, source);
    const checklist = await parseChecklist(io, source);
    beside.splice(beside.indexOf(known), 1, { ...known, checklist });
    const { definition } = checklist;
    throwIfAny(opened.source, (await findOthers(io, definition)).missing);
    return {
      about: contentsOf(definition),
      warnings: [...opened.warnings, ...lintChecklist(opened.source, definition)],
    };
  });
}

async function checkOther(io: Io, source: Source, known: Known): Promise<CheckedFile> {
  if (isAnswersLike(source)) {
    return checkedBy(source, 'answers', () => checkAnswers(io, source, known));
  }
  if (hasField(source.value, 'agreed')) {
    return checkedBy(source, 'agreed', () => checkAgreed(io, source, known));
  }
  return checkedBy(source, 'unknown', () => rejectOther(source));
}

function isChecklist(source: Source): boolean {
  const { value } = source;
  if (isAnswersLike(source) || hasField(value, 'generator') || hasField(value, 'actions'))
    return false;
  return looksLikeChecklist(source);
}

function isAnswersLike({ value }: Source): boolean {
  return hasField(value, 'answers') || hasField(value, 'respondent');
}

/** Rejects a file that is neither a checklist nor answers. */
async function rejectOther({ value, place }: Source): Promise<never> {
  const { gapReport, actionPlan, unknown } = warningWords.unchecked;
  const words = hasField(value, 'generator')
    ? gapReport
    : hasField(value, 'actions')
      ? actionPlan
      : unknown;
  throw new InputError([place({ ...words, severity: 'error', path: [] })]);
}

/** Returns all warnings about a checklist without errors, in the order of the file. */
export function lintChecklist(source: Source, checklist: Checklist): readonly PlacedDiagnostic[] {
  return [...lint(checklist), ...longTexts(checklist)]
    .map((warning) => source.place(warning))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function contentsOf(checklist: Checklist): string {
  const { id, version, points } = checklist;
  const criteria = criteriaOf(checklist).length;
  return warningWords.checked.checklist({ id, version, points: points.length, criteria });
}
