import { answeredVersion } from '../../answers/level-texts.ts';
import type { Io } from '../../io/io.ts';
import type { AnswersFile } from '../answers.ts';
import { findChecklist, type LoadedChecklist } from './load.ts';

/**
 * Returns answers to variants in other languages as answers to the checklists that they translate, so
 * that people can answer one round in several languages. Others are returned as they are.
 */
export async function asOriginals(
  io: Io,
  files: readonly AnswersFile[],
): Promise<readonly AnswersFile[]> {
  const known = new Map<string, LoadedChecklist | null>();
  for (const { answers } of files) {
    const { id } = answers.checklist;
    if (!known.has(id)) known.set(id, await findChecklist(io, id));
  }
  return files.map((file) => {
    const { id, version, texts } = file.answers.checklist;
    const variant = known.get(id)?.definition;
    if (!variant?.variantOf || variant.language === undefined) return file;
    const present = answeredVersion(variant);
    const isPresent = texts === undefined ? version === present.version : texts === present.texts;
    const { id: original, version: translated } = variant.variantOf;
    const checklist = isPresent
      ? { id: original, version: translated }
      : { id: original, version, texts };
    return { ...file, answers: { ...file.answers, checklist } };
  });
}
