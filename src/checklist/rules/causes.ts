import { quoted } from '../../safe-text.ts';
import { didYouMean } from '../../suggest.ts';
import type { Checklist, Point } from '../checklist.ts';
import type { Breach } from './breach.ts';
import { findCycle } from './cycle.ts';

/** Causes that do not exist, are named twice or go round in a circle. */
export function causeBreaches({ points }: Checklist): readonly Breach[] {
  const ids = new Set(points.map(({ id }) => id));
  const wrong = points.flatMap((point, i) => referenceBreaches(point, i, ids));
  return wrong.length > 0 ? wrong : cycleBreaches(points);
}

function referenceBreaches(
  point: Point,
  index: number,
  ids: ReadonlySet<string>,
): readonly Breach[] {
  const causes = (point.causedBy ?? []).map((cause) => cause.point);
  return causes.flatMap((cause, j) => {
    const text = refusal(cause, causes.slice(0, j), point.id, ids);
    return text === null ? [] : [{ path: ['points', index, 'causedBy', j, 'point'], text }];
  });
}

function refusal(
  cause: string,
  before: readonly string[],
  own: string,
  ids: ReadonlySet<string>,
): string | null {
  if (!ids.has(cause)) {
    return `there is no point ${quoted(cause)}${didYouMean(cause, ids) || '; name one of this checklist'}`;
  }
  if (cause === own) return 'cannot be the point itself; name another, or delete this entry';
  return before.includes(cause) ? `${quoted(cause)} is named twice; delete one of them` : null;
}

function cycleBreaches(points: readonly Point[]): readonly Breach[] {
  const causes = new Map(
    points.map(({ id, causedBy = [] }) => [id, causedBy.map(({ point }) => point)]),
  );
  const cycle = findCycle(causes);
  const [first, second = first] = cycle ?? [];
  if (!cycle || first === undefined) return [];
  const index = points.findIndex(({ id }) => id === first);
  const entry = points[index]?.causedBy?.findIndex(({ point }) => point === second) ?? 0;
  const text = `causes go round in a circle: ${[...cycle, first].join(' -> ')}; delete one of these`;
  return [{ path: ['points', index, 'causedBy', entry, 'point'], text }];
}
