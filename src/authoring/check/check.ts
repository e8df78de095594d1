import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { Answers } from '../../answers/answers.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { InputError, type PlacedDiagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { lint } from '../../lint/lint.ts';
import { withAllDiagnostics } from '../../loading/all-diagnostics.ts';
import { type AnswersFile, parseAnswers, submit } from '../../loading/answers.ts';
import {
  findChecklist,
  type LoadedChecklist,
  loadChecklist,
  looksLikeChecklist,
  namedChecklist,
  openChecklist,
  parseChecklist,
} from '../../loading/checklists/load.ts';
import { findOthers } from '../../loading/checklists/others.ts';
import { type FoundAnswers, findAnswers, hasField, isRoundFile } from '../../loading/round.ts';
import { findTemplates, isTemplateFile } from '../../loading/templates.ts';
import { type Source, throwIfAny } from '../../source/source.ts';
import { collectAll, readFile } from '../../storage/read.ts';
import { fileErrorText } from '../../words/file-errors.ts';
import { storageWords } from '../../words/storage.ts';
import { warningWords } from '../../words/warnings.ts';
import { type Checked, type CheckedFile, type CheckResult, checkedBy } from './checked.ts';
import { longTexts } from './long-texts.ts';
import { checkOtherKind, otherKindOf } from './other-kinds.ts';

const words = warningWords.checked;

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
  const named = await checklistsNamed(io, paths);
  const files = paths.flatMap((path) => named.get(path)?.files ?? [path]);
  const others = files.filter((path) => !isTemplateFile(path));
  const hasAny = ({ sources, rounds }: FoundAnswers) => sources.length + rounds.length > 0;
  const found = await findAnswers(io, others, hasAny);
  const rounds = await collectAll(found.rounds, (path) => readFile(io, path));
  const sources = [...found.sources, ...rounds];
  const checked = new Map<Source, CheckedFile>();
  const beside: BesideChecklist[] = [];
  for (const source of sources.filter(isChecklist)) {
    checked.set(source, await checkChecklist(io, source, beside));
  }
  for (const source of sources.filter((one) => !isChecklist(one))) {
    checked.set(source, await checkOther(io, source, { given, beside, sources }));
  }
  const builtIn = [...named].filter(([, { files: own }]) => own.length === 0);
  return {
    files: [
      ...(await Promise.all(
        builtIn.map(([file, { definition }]) =>
          checkedBy({ file }, 'checklist', async () => ({
            about: contentsOf(definition),
            warnings: [],
          })),
        ),
      )),
      ...sources.flatMap((source) => checked.get(source) ?? []),
      ...(await checkTemplates(io, paths.filter(isTemplateFile))),
    ],
    notices: found.ignored.map((file) => storageWords.ignored({ file })),
  };
}

/**
 * Finds the checklists that are given by their ids; those that come with align have no files.
 * @throws UserError for an unknown id
 */
async function checklistsNamed(
  io: Io,
  paths: readonly string[],
): Promise<ReadonlyMap<string, LoadedChecklist>> {
  const ids = paths.filter(
    (path) => /^[a-z][a-z0-9-]*$/.test(path) && !existsSync(resolve(io.folder, path)),
  );
  return new Map(
    await Promise.all(ids.map(async (id) => [id, await loadChecklist(io, id)] as const)),
  );
}

async function checkTemplates(io: Io, paths: readonly string[]): Promise<readonly CheckedFile[]> {
  if (paths.length === 0) return [];
  const { checkTemplate } = await import('../../loading/templates.ts');
  const criteria = await knownCriteria(io);
  return Promise.all(
    paths.map((file) =>
      checkedBy({ file }, 'template', async () => {
        const { id, serves } = await checkTemplate(io, file, criteria);
        return { about: words.template({ id, criteria: serves.length }), warnings: [] };
      }),
    ),
  );
}

/** Returns the ids of the criteria of every checklist that is found by its id. */
async function knownCriteria(io: Io): Promise<ReadonlySet<string>> {
  const { listChecklists } = await import('../../loading/checklists/load.ts');
  const listed = await listChecklists(io);
  const ids = new Set(listed.flatMap((own) => ('isBroken' in own || own.hiddenBy ? [] : own.id)));
  const found = await Promise.all([...ids].map((id) => findChecklist(io, id)));
  return new Set(
    found.flatMap((own) =>
      own === null ? [] : criteriaOf(own.definition).map(({ criterion }) => criterion.id),
    ),
  );
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
    throwIfAny(opened.source, [
      ...(await findOthers(io, definition)).missing,
      ...(await findTemplates(io, definition)).missing,
    ]);
    return {
      about: contentsOf(definition),
      warnings: [...opened.warnings, ...lintChecklist(opened.source, definition)],
    };
  });
}

async function checkOther(io: Io, source: Source, known: Known): Promise<CheckedFile> {
  // A report has fields of every kind.
  if (hasField(source.value, 'generator')) {
    return checkedBy(source, 'unknown', () => rejectOther(source));
  }
  if (isAnswersLike(source)) {
    return checkedBy(source, 'answers', () => checkAnswers(io, source, known));
  }
  if (hasField(source.value, 'agreed')) {
    return checkedBy(source, 'agreed', () => checkAgreed(io, source, known));
  }
  if (isRoundLike(source)) {
    return checkedBy(source, 'round', () => checkRoundFile(io, source, known));
  }
  const kind = otherKindOf(source);
  if (kind === null) return checkedBy(source, 'unknown', () => rejectOther(source));
  const { given, beside } = known;
  return checkedBy(source, kind, () =>
    checkOtherKind(io, kind, source, async (id) => {
      const own = given ?? beside.find((one) => one.id === id)?.checklist;
      return (own ?? (await findChecklist(io, id)))?.definition ?? null;
    }),
  );
}

function isChecklist(source: Source): boolean {
  const { value } = source;
  if (isAnswersLike(source) || isRoundLike(source) || hasField(value, 'generator')) return false;
  // A policy has points too.
  if (hasField(value, 'checklist') && !hasField(value, 'id')) return false;
  return looksLikeChecklist(source);
}

function isAnswersLike({ value }: Source): boolean {
  return hasField(value, 'answers') || hasField(value, 'respondent');
}

function isRoundLike({ file, value }: Source): boolean {
  return isRoundFile(basename(file)) || hasField(value, 'respondents');
}

/** Rejects a file that nobody writes by hand. */
async function rejectOther({ value, place }: Source): Promise<never> {
  const code = hasField(value, 'generator') ? 'check/gap-report' : 'check/unknown-file';
  throw new InputError([place({ ...fileErrorText(code), path: [] })]);
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
  return words.checklist({ id, version, points: points.length, criteria });
}

/** Checklists that answers may belong to. */
interface Known {
  /** Checklist that the command line names. */
  readonly given: DigestedChecklist | undefined;
  /** Checklists among the checked files. */
  readonly beside: readonly BesideChecklist[];
  /** All checked files. */
  readonly sources: readonly Source[];
}

type NamedChecklist = Pick<Answers['checklist'], 'id'> & {
  readonly version?: string | undefined;
};

/** Checklist among the checked files; `checklist` is `null` if it has errors. */
interface BesideChecklist {
  readonly id: unknown;
  readonly version: unknown;
  readonly checklist: DigestedChecklist | null;
}

/**
 * Checks answers by themselves and against their checklist.
 * @throws InputError with all errors
 */
async function checkAnswers(io: Io, source: Source, known: Known): Promise<CheckResult> {
  let checklist: DigestedChecklist | null | undefined;
  try {
    const file = await parseAnswers(io, source);
    const { respondent } = file.answers;
    checklist = await checklistOf(io, { source, answers: file.answers }, known);
    if (!checklist) return { about: words.answersAlone({ id: respondent.id }), warnings: [] };
    const { definition } = checklist;
    const { submission, warnings } = submit(definition, file);
    const { id, version } = definition;
    return {
      about: words.answers({ id: submission.id, checklist: id, version }),
      warnings,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw await withAllDiagnostics(io, error, [source], checklist ?? known.given);
  }
}

/**
 * Checks agreed levels by themselves and against their checklist. Accepts any subject, because there
 * are no answers to compare it with.
 * @throws InputError with all errors
 */
async function checkAgreed(io: Io, source: Source, known: Known): Promise<CheckResult> {
  const { parseAgreed, agreementsFor } = await import('../../loading/agreed.ts');
  const file = parseAgreed(source);
  const { agreed } = file;
  const checklist = await checklistOf(io, { source, answers: agreed }, known);
  if (!checklist) return { about: words.agreedAlone, warnings: [] };
  const { definition } = checklist;
  const { agreements, warnings } = agreementsFor(definition, file, agreed.subject);
  return {
    about: words.agreed({
      checklist: definition.id,
      version: definition.version,
      criteria: agreements.answers.size,
    }),
    warnings,
  };
}

/**
 * Checks a round by itself, against its checklist, and against the checked answers in its folder.
 * @throws InputError with all errors
 */
async function checkRoundFile(io: Io, source: Source, known: Known): Promise<CheckResult> {
  const { compareWithRound, parseRound } = await import('../../loading/round-file.ts');
  const file = await parseRound(io, source);
  const { checklist: named, respondents = [] } = file.round;
  const checklist =
    known.given ??
    (named && (await checklistOf(io, { source, answers: { checklist: named } }, known)));
  if (!checklist) return { about: words.roundAlone, warnings: [] };
  const beside = known.sources.filter(
    (other) => isAnswersLike(other) && dirname(other.file) === dirname(source.file),
  );
  const answers: AnswersFile[] = [];
  for (const other of beside) {
    try {
      answers.push(await parseAnswers(io, other));
    } catch (error) {
      // Its own check reports it.
      if (!(error instanceof InputError)) throw error;
    }
  }
  return {
    about: words.round({ people: respondents.length }),
    warnings: compareWithRound(checklist.definition, file, answers).warnings,
  };
}

/** Returns the checklist of a file; `null` if it is among the checked files and has errors. */
async function checklistOf(
  io: Io,
  file: { readonly source: Source; readonly answers: { readonly checklist: NamedChecklist } },
  { given, beside }: Known,
): Promise<DigestedChecklist | null> {
  if (given) return given;
  const { id, version } = file.answers.checklist;
  const named = beside.filter((one) => one.id === id);
  const found = named.find((one) => one.version === version) ?? named[0];
  return found ? found.checklist : namedChecklist(io, [file]);
}
