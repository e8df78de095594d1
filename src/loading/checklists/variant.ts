import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type ChangePath,
  isMapping,
  type Merged,
  originOf,
} from '../../checklist/variant/merge.ts';
import { type Resolved, resolveVariant } from '../../checklist/variant/resolve.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic, UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { type Source, throwIfAny } from '../../source/source.ts';
import { readFile } from '../../storage/read.ts';
import type { CodedError } from '../../words/coded.ts';
import { parentWords, variantErrorText } from '../../words/variant-errors.ts';
import { type LintCode, warningWords } from '../../words/warnings.ts';
import { checklistFile, parseFile } from '../answers.ts';
import { hasField } from '../round.ts';
import { checklistFolders, filesNamed, isCompiledFrom, knownIds, readShipped } from './shipped.ts';

/** Checklist of a file as one source whose places may be in several files. */
export interface OpenedChecklist {
  readonly source: Source;
  /** The paths of all files it was read from. */
  readonly files: readonly string[];
  /** Warnings about changes that change nothing. */
  readonly warnings: readonly PlacedDiagnostic[];
}

/**
 * Opens a checklist, merging a variant with its parent. The result is not checked yet.
 * @throws InputError if the parent cannot be found or has errors, or a change does not fit it
 */
export async function openVariant(
  io: Io,
  source: Source,
  lineage: Lineage = lineageOf(io, source.file),
): Promise<OpenedChecklist> {
  const { value, file } = source;
  if (!isMapping(value) || !('extends' in value)) return { source, files: [file], warnings: [] };
  const found = await findParent(io, source, lineage);
  const opened = found.lineage
    ? await openVariant(io, found.source, found.lineage)
    : { source: found.source, files: [] };
  // Report errors of the parent at the parent, not at the variant that inherits them.
  if (found.lineage) await parseFile(io, opened.source, checklistFile);
  const parent = opened.source;
  const resolved = resolveVariant({ ...Object(parent.value) }, value);
  throwIfAny(source, [...resolved.errors, ...otherThanWords(parent.value, resolved.value)]);
  return {
    source: mergedSource(source, parent, resolved),
    files: [file, ...opened.files],
    warnings: idleChanges(source, resolved),
  };
}

/** Fields that hold words; their values, and texts of levels, may differ in another language. */
const WORDS: ReadonlySet<string> = new Set([
  ...['title', 'description', 'attribution', 'label', 'short', 'unit', 'verdict', 'why', 'avoid'],
  ...['because', 'do', 'owner', 'doneWhen', 'question', 'weightReason', 'evidence', 'benchmarks'],
]);

/** Returns an error if a variant in another language changes more than words. */
function otherThanWords(parent: unknown, whole: unknown): readonly Diagnostic[] {
  if (!isMapping(parent) || !isMapping(whole) || whole.language === undefined) return [];
  const { id: _, version: __, language: ___, variantOf: ____, ...old } = parent;
  const { id: _i, version: _v, language: _l, variantOf: _o, ...now } = whole;
  const place = firstDifference(old, now, []);
  if (place === null) return [];
  const error = variantErrorText('variant/more-than-words', { field: place.join('.') });
  return [{ ...error, path: ['language'] }];
}

/** Returns the first place where two values differ in more than words; `null` if nowhere. */
function firstDifference(old: unknown, now: unknown, path: ChangePath): ChangePath | null {
  const name = String(path.at(-1) ?? '');
  if (WORDS.has(name)) return null;
  const isText = typeof old === 'string' && typeof now === 'string';
  if (isText && (path.includes('levels') || name === 'advice')) return null;
  if (typeof old !== 'object' || typeof now !== 'object' || old === null || now === null) {
    return Object.is(old, now) ? null : path;
  }
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => !WORDS.has(key) && key !== 'formerly',
  );
  for (const key of keys) {
    const found = firstDifference(Object(old)[key], Object(now)[key], [...path, key]);
    if (found) return found;
  }
  return null;
}

function idleChanges(source: Source, { idle, value }: Resolved): readonly PlacedDiagnostic[] {
  const parent = String(Object(Object(value).variantOf).id);
  return idle.map((path) =>
    source.place({
      ...{ code: 'lint/idle-change' satisfies LintCode, severity: 'warning', path },
      ...warningWords.idleChange({ parent }),
    }),
  );
}

/** Chain of files from the requested variant to the last parent so far. */
export interface Lineage {
  /** Paths as named, and the real paths behind them. */
  readonly files: readonly { readonly name: string; readonly place: string }[];
  /** Folder that relative paths must stay inside. */
  readonly tree: string;
}

/** Parent of a variant. A built-in one has no lineage: it is complete and without errors. */
export interface FoundParent {
  readonly source: Source;
  readonly lineage: Lineage | null;
}

const MOST_GENERATIONS = 10;

/** Starts the chain of a requested file. */
function lineageOf(io: Io, name: string): Lineage {
  const place = placeOf(resolve(io.folder, name));
  return { files: [{ name, place }], tree: treeOf(io, place) };
}

/**
 * Finds the checklist that a variant extends, by its id or a relative path.
 * @throws InputError at `extends` if there is none, it is outside the folder, or extends the variant
 */
async function findParent(io: Io, variant: Source, lineage: Lineage): Promise<FoundParent> {
  const { extends: named } = { extends: undefined, ...Object(variant.value) };
  if (typeof named !== 'string') throw parentError(variant, variantErrorText('variant/no-parent'));
  return isId(named)
    ? parentOfId(io, variant, named, lineage)
    : parentAt(io, variant, named, lineage);
}

function parentError(variant: Source, error: CodedError): InputError {
  return new InputError([variant.place({ ...error, path: ['extends'] })]);
}

/**
 * Reads a parent.
 * @throws InputError at `extends` if it cannot be read; else with its own errors
 */
async function readParent(io: Io, variant: Source, file: string): Promise<Source> {
  try {
    return await readFile(io, file);
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof InputError) throw error;
    throw parentError(
      variant,
      variantErrorText('variant/unreadable-parent', { reason: error.message }),
    );
  }
}

function isId(named: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(named);
}

async function parentOfId(
  io: Io,
  variant: Source,
  id: string,
  lineage: Lineage,
): Promise<FoundParent> {
  const [nearest] = filesNamed(io, id);
  const shipped = readShipped(io, id);
  if (shipped && (nearest === undefined || isCompiledFrom(io, id, nearest))) {
    return { source: shippedSource(variant, shipped.definition), lineage: null };
  }
  if (nearest === undefined) {
    const error = variantErrorText('variant/unknown-parent', { id, known: knownIds(io) });
    throw parentError(variant, error);
  }
  const longer = withParent(io, variant, lineage, nearest);
  const source = await readParent(io, variant, nearest);
  const own = hasField(source.value, 'id') ? Object(source.value).id : undefined;
  if (own !== id) {
    const error = variantErrorText('variant/parent-file-name', { file: nearest, id });
    throw parentError(variant, error);
  }
  const place = placeOf(resolve(io.folder, nearest));
  return { source, lineage: { ...longer, tree: treeOf(io, place) } };
}

async function parentAt(
  io: Io,
  variant: Source,
  path: string,
  lineage: Lineage,
): Promise<FoundParent> {
  if (/^[\\/~]|:|\\/.test(path)) {
    throw parentError(variant, variantErrorText('variant/parent-path', { path }));
  }
  const file = join(dirname(variant.file), path);
  const longer = withParent(io, variant, lineage, file);
  const place = longer.files.at(-1)?.place ?? '';
  if (relative(lineage.tree, place).split(sep)[0] === '..') {
    throw parentError(variant, variantErrorText('variant/outside-parent', { path }));
  }
  return { source: await readParent(io, variant, file), lineage: longer };
}

/**
 * Adds a file to the chain of parents.
 * @throws InputError at `extends` if the file is already in the chain, or the chain is too long
 */
function withParent(io: Io, variant: Source, { files, tree }: Lineage, name: string): Lineage {
  const place = placeOf(resolve(io.folder, name));
  const before = files.findIndex((own) => own.place === place);
  if (before >= 0) {
    const circle = [...files.slice(before), { name }].map((own) => own.name);
    throw parentError(variant, variantErrorText('variant/circular-parents', { files: circle }));
  }
  if (files.length > MOST_GENERATIONS) {
    const error = variantErrorText('variant/too-many-parents', { most: MOST_GENERATIONS });
    throw parentError(variant, error);
  }
  return { files: [...files, { name, place }], tree };
}

/** Returns the folder of checklists that contains a file, else the folder of the file. */
function treeOf(io: Io, place: string): string {
  const folders = checklistFolders(io).map((folder) => placeOf(resolve(io.folder, folder)));
  return folders.find((folder) => place.startsWith(folder + sep)) ?? dirname(place);
}

/** Resolves links of a path; returns the path itself if it does not exist. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Merges a variant and its parent to one source; places are in either file. */
export function mergedSource(variant: Source, parent: Source, { value, origin }: Merged): Source {
  const place = (own: Diagnostic) => {
    const { from, path } = originOf(origin, own.path);
    if (from === 'variant') return variant.place({ ...own, path });
    const { hint = '' } = own;
    const file = variant.file;
    return parent.place({ ...own, path, hint: parentWords.extendedBy({ hint, file }) });
  };
  return {
    file: variant.file,
    value,
    place,
    namesAt: (path) => {
      const place = originOf(origin, path);
      return (place.from === 'variant' ? variant : parent).namesAt(place.path);
    },
  };
}

/** Returns a built-in checklist as a source. It has no text, so places lead to `extends`. */
function shippedSource(variant: Source, value: { readonly id: string }): Source {
  const place = ({ path, at: _, message, ...own }: Diagnostic) => {
    const inside = path.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ');
    return variant.place({
      ...{ ...own, path: ['extends'] },
      message: parentWords.inside({ id: value.id, place: inside, message }),
    });
  };
  return {
    file: variant.file,
    value,
    place,
    namesAt: () => new Map(),
  };
}
