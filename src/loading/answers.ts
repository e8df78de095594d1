import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Submission } from '../analysis/respondents.ts';
import type { Answers } from '../answers/answers.ts';
import { unfilledIn } from '../answers/check.ts';
import { match } from '../answers/match.ts';
import type { Round } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, groupsOf } from '../checklist/lookup.ts';
import type { Diagnostic, PlacedDiagnostic } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import type { FindPlace } from '../report/report.ts';
import type { parse } from '../source/parse.ts';
import { checkFormat } from '../source/read.ts';
import { digestOf, type Source, throwIfAny } from '../source/source.ts';
import { STDIN_NAME } from '../storage/read.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { validateFast } from './checklists/shipped.ts';

/** Answers file, checked without its checklist, and its source. */
export interface AnswersFile {
  readonly source: Source;
  readonly answers: Answers;
}

/**
 * Parses an answers file and checks it without its checklist.
 * @throws InputError if they have errors
 */
export async function parseAnswers(io: Io, source: Source): Promise<AnswersFile> {
  throwIfAny(source, unfilledIn(source.value));
  return { source, answers: await parseFile(io, source, answersFile) };
}

/**
 * Matches an answers file to its checklist.
 * @throws InputError if the answers do not fit
 */
export function submit(
  checklist: Checklist,
  { source, answers }: AnswersFile,
): { readonly submission: Submission; readonly warnings: readonly PlacedDiagnostic[] } {
  const matched = match(checklist, answers);
  throwIfAny(source, matched.errors);
  const inProgress: readonly Diagnostic[] =
    answers.status === 'in-progress'
      ? [{ ...fileErrorText('answers/in-progress'), severity: 'warning', path: ['status'] }]
      : [];
  return {
    submission: {
      id: answers.respondent.id,
      group: matched.group,
      answers: matched.answers,
      file: answers,
      digest: digestOf(source.value),
    },
    warnings: [...matched.warnings, ...inProgress].map((own) => source.place(own)),
  };
}

/**
 * Returns the value of a source, checked as its kind of file. A JSON Schema accepts most files. zod,
 * which takes longer to load than most audits, explains the errors of the others.
 * @throws InputError if the file has errors
 */
export async function parseFile<T>(io: Io, source: Source, kind: Kind<T>): Promise<T> {
  checkFormat(source);
  const value = validateFast(io, kind.name)(source.value);
  if (isShaped<T>(value) && (await kind.keepsRules(value))) return value;
  const { parse } = await import('../source/parse.ts');
  return parse(source, await kind.loadSchema());
}

/** A kind of file that people write. */
interface Kind<T> {
  readonly name: 'answers' | 'checklist' | 'round';
  /** True if a value of the right shape keeps the rules that a JSON Schema cannot express. */
  readonly keepsRules: (value: T) => Promise<boolean>;
  readonly loadSchema: () => Promise<Parameters<typeof parse<T>>[1]>;
}

export const answersFile: Kind<Answers> = {
  name: 'answers',
  keepsRules: async () => true,
  loadSchema: async () => (await import('../answers/schema.ts')).answersSchema(),
};

export const roundFile: Kind<Round> = {
  name: 'round',
  keepsRules: async () => true,
  loadSchema: async () => (await import('../answers/schema.ts')).roundSchema(),
};

export const checklistFile: Kind<Checklist> = {
  name: 'checklist',
  keepsRules: async (checklist) => {
    const { checkRules } = await import('../checklist/rules/rules.ts');
    return Object.keys(groupsOf(checklist)).length > 0 && checkRules(checklist).length === 0;
  },
  loadSchema: async () => (await import('../checklist/schema.ts')).checklistSchema(),
};

// What a JSON Schema lets pass has the shape that it describes; a test holds it to the zod schema.
function isShaped<T>(value: unknown): value is T {
  return value !== undefined;
}

/** Finds answers in the files that they were read from, under today's ids and former ones. */
export function placesIn(io: Io, checklist: Checklist, files: readonly AnswersFile[]): FindPlace {
  const byRespondent = new Map(files.map((own) => [own.answers.respondent.id, own.source]));
  const namesIn = new Map<Source, ReturnType<Source['namesAt']>>();
  const pathOf = new Map<Source, string | null>();
  const idsOf = new Map(
    criteriaOf(checklist).map(({ criterion: { id, formerly = [] } }) => [id, [id, ...formerly]]),
  );
  return (respondent, criterion) => {
    const source = byRespondent.get(respondent);
    if (!source || source.file === STDIN_NAME) return null;
    const names = namesIn.get(source) ?? source.namesAt(['answers']);
    namesIn.set(source, names);
    const ids = criterion === null ? [] : (idsOf.get(criterion) ?? []);
    const place = ids.map((id) => names.get(id)).find((own) => own !== undefined) ?? BEGINNING;
    const known = pathOf.get(source);
    const file = known === undefined ? pathInRepository(io, source.file) : known;
    pathOf.set(source, file);
    return file === null ? null : { file, ...place };
  };
}

const BEGINNING = { line: 1, column: 1 };

/**
 * Returns a path from the root of the repository, with forward slashes; `null` for one outside. Links
 * are followed: code scanning finds no file through them.
 */
export function pathInRepository(io: Io, path: string): string | null {
  const root = followed(repositoryOf(io));
  const place = relative(root, followed(resolve(io.folder, path)))
    .split(sep)
    .join('/');
  if (place === '') return '.';
  return isOutside(place) ? null : place;
}

/** True if a relative path with forward slashes leads out of its folder. */
function isOutside(place: string): boolean {
  return place === '..' || place.startsWith('../') || isAbsolute(place);
}

/** Returns the real path of what is there, and any other path unchanged. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Returns the root: the nearest folder with `.git`, else GITHUB_WORKSPACE, else the working folder. */
export function repositoryOf({ folder, env }: Io): string {
  for (let own = resolve(folder); ; own = dirname(own)) {
    if (existsSync(join(own, '.git'))) return own;
    if (own === dirname(own)) break;
  }
  const workspace = env.GITHUB_WORKSPACE;
  const isAbove = workspace && !isOutside(relative(workspace, folder).split(sep).join('/'));
  return isAbove ? workspace : folder;
}
