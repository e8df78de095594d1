import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { fileErrorText } from '../../words/file-errors.ts';
import { knownIds } from './folders.ts';
import { findChecklist, type LoadedChecklist } from './load.ts';

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
