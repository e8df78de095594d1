import type { Checklist } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Io } from '../../io/io.ts';
import type { ValueDiagnostic } from '../../source/parse.ts';
import { didYouMean } from '../../text/phrases.ts';
import { quoted } from '../../text/safe.ts';
import { knownIds } from './folders.ts';
import { findChecklist, type LoadedChecklist } from './load.ts';

/** The checklists whose points a checklist says to look at. */
export interface Others {
  /** Those that are found by their id. */
  readonly found: readonly LoadedChecklist[];
  /** What is not there, each with the path of where it is named. */
  readonly missing: readonly ValueDiagnostic[];
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
): readonly ValueDiagnostic[] {
  const byId = new Map(others.map(({ definition }) => [definition.id, definition]));
  return points.flatMap(({ criteria }, i) =>
    criteria.flatMap(({ lookAt }, j): readonly ValueDiagnostic[] => {
      const path = ['points', i, 'criteria', j, 'lookAt'];
      if (!lookAt) return [];
      const other = byId.get(lookAt.checklist);
      if (!other) {
        const text = `checklist: ${noChecklist(lookAt.checklist, ids)}`;
        return [{ path: [...path, 'checklist'], text }];
      }
      const text = noPoint(other, lookAt.point);
      return text === null ? [] : [{ path: [...path, 'point'], text: `point: ${text}` }];
    }),
  );
}

function noChecklist(id: string, ids: readonly string[]): string {
  const remedy = didYouMean(id, ids) || '; name one that "align list" shows';
  return `there is no checklist ${quoted(id)}${remedy}`;
}

function noPoint({ id, points }: Checklist, point: string): string | null {
  const ids = points.map((own) => own.id);
  if (ids.includes(point)) return null;
  const remedy = didYouMean(point, ids) || `; name one of ${ids.join(', ')}`;
  return `${quoted(id)} has no point ${quoted(point)}${remedy}`;
}
