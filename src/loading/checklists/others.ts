import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { nearestWord } from '../../text/phrases.ts';
import { errorText } from '../../words/errors.ts';
import { knownIds } from './folders.ts';
import { findChecklist, type LoadedChecklist } from './load.ts';

/** The checklists whose points a checklist says to look at. */
export interface Others {
  /** Those that are found by their id. */
  readonly found: readonly LoadedChecklist[];
  /** What is not there, each with the path of where it is named. */
  readonly missing: readonly Diagnostic[];
}

/**
 * Finds what a checklist says to look at.
 * @throws UserError where a file cannot be read, InputError where it has mistakes or another id
 */
export async function findOthers(io: Io, checklist: Checklist): Promise<Others> {
  const ids = new Set(
    criteriaOf(checklist).flatMap(({ criterion: { lookAt } }) => lookAt?.checklist ?? []),
  );
  const others = await Promise.all([...ids].map((id) => findChecklist(io, id)));
  const found = others.filter((other) => other !== null);
  return { found, missing: ids.size === 0 ? [] : missingFrom(found, checklist, knownIds(io)) };
}

function missingFrom(
  others: readonly LoadedChecklist[],
  { points }: Checklist,
  ids: readonly string[],
): readonly Diagnostic[] {
  const byId = new Map(others.map(({ definition }) => [definition.id, definition]));
  return points.flatMap(({ criteria }, i) =>
    criteria.flatMap(({ lookAt }, j): readonly Diagnostic[] => {
      const path = ['points', i, 'criteria', j, 'lookAt'];
      if (!lookAt) return [];
      const other = byId.get(lookAt.checklist);
      if (!other) {
        const unknown = { id: lookAt.checklist, meant: nearestWord(lookAt.checklist, ids) };
        const error = errorText('checklist/unknown-checklist', unknown);
        return [{ ...error, path: [...path, 'checklist'] }];
      }
      const points = other.points.map(({ id }) => id);
      if (points.includes(lookAt.point)) return [];
      const meant = nearestWord(lookAt.point, points);
      const unknown = { checklist: other.id, id: lookAt.point, ids: points, meant };
      return [{ ...errorText('checklist/unknown-point', unknown), path: [...path, 'point'] }];
    }),
  );
}
