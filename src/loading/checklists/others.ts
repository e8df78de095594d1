import type { Agreed } from '../../answers/answers.ts';
import { type AnsweredVersion, answeredVersion } from '../../answers/level-texts.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { fileErrorText } from '../../words/file-errors.ts';
import type { AnswersFile } from '../answers.ts';
import { findChecklist, type LoadedChecklist } from './load.ts';
import { knownIds } from './shipped.ts';

/** Checklists that the `lookAt` fields of a checklist name. */
export interface Others {
  /** Checklists that exist. */
  readonly found: readonly LoadedChecklist[];
  /** Diagnostics of references to missing checklists and points. */
  readonly missing: readonly Diagnostic[];
}

/**
 * Loads the checklists that the `lookAt` fields of a checklist name.
 * @throws UserError if a file cannot be read, InputError if it has errors or another id
 */
export async function findOthers(io: Io, checklist: Checklist): Promise<Others> {
  const ids = new Set(
    criteriaOf(checklist).flatMap(({ criterion: { lookAt } }) => lookAt?.checklist ?? []),
  );
  const others = await Promise.all([...ids].map((id) => findChecklist(io, id)));
  const found = others.filter((other) => other !== null);
  return {
    found,
    missing: ids.size === 0 ? [] : missingFrom(found, checklist, () => knownIds(io)),
  };
}

function missingFrom(
  others: readonly LoadedChecklist[],
  { points }: Checklist,
  ids: () => readonly string[],
): readonly Diagnostic[] {
  const byId = new Map(others.map(({ definition }) => [definition.id, definition]));
  return points.flatMap(({ criteria }, i) =>
    criteria.flatMap(({ lookAt }, j): readonly Diagnostic[] => {
      const path = ['points', i, 'criteria', j, 'lookAt'];
      if (!lookAt) return [];
      const { checklist: id, point } = lookAt;
      const other = byId.get(id);
      if (!other) {
        const error = fileErrorText('checklist/unknown-checklist', { id, known: ids() });
        return [{ ...error, path: [...path, 'checklist'] }];
      }
      const own = other.points.map((each) => each.id);
      if (own.includes(point)) return [];
      const error = fileErrorText('checklist/unknown-point', { id, point, points: own });
      return [{ ...error, path: [...path, 'point'] }];
    }),
  );
}

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
    const checklist = originalOf(file.answers.checklist, known);
    return checklist ? { ...file, answers: { ...file.answers, checklist } } : file;
  });
}

/** Returns agreements in another language in the same way. */
export async function agreedAsOriginal(io: Io, agreed: Agreed): Promise<Agreed> {
  const { id } = agreed.checklist;
  const checklist = originalOf(agreed.checklist, new Map([[id, await findChecklist(io, id)]]));
  return checklist ? { ...agreed, checklist } : agreed;
}

/** Returns the original version of what was answered; `null` if it has none, or is one. */
function originalOf(
  { id, version, texts }: AnsweredVersion,
  known: ReadonlyMap<string, LoadedChecklist | null>,
): AnsweredVersion | null {
  const definition = known.get(id)?.definition;
  if (!definition) return null;
  const present = answeredVersion(definition);
  const isPresent = texts === undefined ? version === present.version : texts === present.texts;
  const { variantOf, language } = definition;
  const translated = language === undefined ? undefined : variantOf;
  if (!translated && texts === undefined) return null;
  const original = translated ?? definition;
  // Texts in one language have another checksum than those in the other.
  return isPresent
    ? { id: original.id, version: original.version }
    : { id: original.id, version, texts };
}
