import type { Checklist } from '../../checklist/checklist.ts';
import { groupsOf } from '../../checklist/defaults.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import { quoted } from '../../safe-text.ts';
import { editDistance } from '../../suggest.ts';
import type { Flaw } from '../flaw.ts';

/** Shorter ids are abbreviations, in which each letter is read. */
const SHORTEST = 4;

/** Two ids of one kind that a slip of the finger turns into each other. */
export function similarIds(checklist: Checklist): readonly Flaw[] {
  const { bands, points } = checklist;
  return [
    ...similar(
      Object.keys(groupsOf(checklist)).map((id) => ({ id, path: ['groups', id], where: 'key' })),
    ),
    ...similar(bands.map(({ id }, i) => ({ id, path: ['bands', i, 'id'] }))),
    ...similar(points.map(({ id }, i) => ({ id, path: ['points', i, 'id'] }))),
    ...similar(
      placedCriteria(checklist).map(({ criterion: { id }, path }) => ({
        id,
        path: [...path, 'id'],
      })),
    ),
    ...placedCriteria(checklist).flatMap(({ criterion, path }) =>
      'options' in criterion
        ? similar(
            criterion.options.map(({ id }, i) => ({ id, path: [...path, 'options', i, 'id'] })),
          )
        : [],
    ),
  ];
}

interface PlacedId extends Pick<Flaw, 'path' | 'where'> {
  readonly id: string;
}

function similar(ids: readonly PlacedId[]): readonly Flaw[] {
  const byRemains = new Map<string, string[]>();
  return ids.flatMap(({ id, ...place }) => {
    if (id.length < SHORTEST) return [];
    const remains = [id, ...Array.from(id, (_, i) => id.slice(0, i) + id.slice(i + 1))];
    const near = new Set(remains.flatMap((own) => byRemains.get(own) ?? []));
    const twin = [...near].find((other) => isSlip(id, other));
    for (const own of remains) byRemains.set(own, [...(byRemains.get(own) ?? []), id]);
    if (twin === undefined) return [];
    return [
      {
        ...place,
        what: `${quoted(id)} and ${quoted(twin)} differ by one letter`,
        why: 'whoever mistypes one of them means the other, and no error can say so',
        fix: 'give one of them a name that nobody can take for the other',
      },
    ];
  });
}

// Ids that count (step-1, step-2) differ in a digit, and on purpose.
function isSlip(id: string, other: string): boolean {
  if (editDistance(id, other) !== 1) return false;
  return id.replace(/\d+/g, '#') !== other.replace(/\d+/g, '#');
}
