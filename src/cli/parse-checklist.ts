import type { DigestedChecklist } from '../analysis/gap-report.ts';
import { digestOf } from '../input/digest.ts';
import type { Source } from '../input/source.ts';
import { hasField } from './find-answers.ts';
import type { Io } from './io.ts';
import { checklistFile, parseFile } from './parse-file.ts';
import type { OpenedChecklist } from './variant/open-variant.ts';

/** A checklist, and the paths of the files it was read from; none where it comes with align. */
export interface LoadedChecklist extends DigestedChecklist {
  readonly files: readonly string[];
}

/** Whether a file's value has what only a checklist has. */
export function looksLikeChecklist({ value }: Source): boolean {
  return ['points', 'bands', 'extends'].some((field) => hasField(value, field));
}

/**
 * A checklist from its text, or what a variant makes of its parent.
 * @throws InputError where it has mistakes
 */
export async function parseChecklist(io: Io, source: Source): Promise<LoadedChecklist> {
  const opened = await openChecklist(io, source);
  const definition = await parseFile(io, opened.source, checklistFile);
  return { definition, digest: digestOf(definition), files: opened.files };
}

/**
 * The same before it is checked, with its places.
 * @throws InputError where a variant does not fit its parent
 */
export async function openChecklist(io: Io, source: Source): Promise<OpenedChecklist> {
  if (!hasField(source.value, 'extends')) return { source, files: [source.file], warnings: [] };
  const { openVariant } = await import('./variant/open-variant.ts');
  return openVariant(io, source);
}
