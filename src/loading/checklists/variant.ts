import { isMapping } from '../../checklist/variant/merged.ts';
import { type Resolved, resolveVariant } from '../../checklist/variant/resolve.ts';
import type { PlacedDiagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import type { Source } from '../../source/source.ts';
import { throwIfAny } from '../../source/text-diagnostic.ts';
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
  throwIfAny(source, resolved.errors);
  return {
    source: mergedSource(source, parent, resolved),
    files: [file, ...opened.files],
    warnings: idleChanges(source, resolved),
  };
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
