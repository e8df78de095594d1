import { type ChangePath, isMapping } from '../../checklist/variant/merged.ts';
import { type Resolved, resolveVariant } from '../../checklist/variant/resolve.ts';
import type { Diagnostic, PlacedDiagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import type { Source } from '../../source/source.ts';
import { throwIfAny } from '../../source/text-diagnostic.ts';
import { variantErrorText } from '../../words/variant-errors.ts';
import { type LintCode, warningWords } from '../../words/warnings.ts';
import { checklistFile, parseFile } from '../answers.ts';
import { findParent, type Lineage, lineageOf, mergedSource } from './parent.ts';

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
