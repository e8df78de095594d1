import type { DigestedChecklist } from '../analysis/gap-report.ts';
import { digestOf } from '../input/digest.ts';
import type { Source } from '../input/source.ts';
import type { Io } from './io.ts';
import { checklistFile, parseFile } from './parse-file.ts';

/** A checklist, and the paths of the files it was read from; none where it comes with align. */
export interface LoadedChecklist extends DigestedChecklist {
  readonly files: readonly string[];
}

/**
 * A checklist from its text.
 * @throws InputError where it has mistakes
 */
export async function parseChecklist(io: Io, source: Source): Promise<LoadedChecklist> {
  const definition = await parseFile(io, source, checklistFile);
  return { definition, digest: digestOf(definition), files: [source.file] };
}
