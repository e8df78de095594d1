import { safeText } from '../text/safe.ts';
import type { Checklist } from './checklist.ts';
import { groupsOf, numberingOf } from './lookup.ts';

/** Names of the parts of a checklist in messages; each takes an id, and returns an unknown one. */
export interface SpokenNames {
  /** As in `7 "Feedback on refused leads"`. */
  readonly point: (id: string) => string;
  /** As in `7.2 "Return reasons"`; a criterion without a title has its question. */
  readonly criterion: (id: string) => string;
  /** Title of a group. */
  readonly group: (id: string) => string;
}

/** Returns the names by which messages speak of a checklist's parts. */
export function spokenNames(checklist: Checklist): SpokenNames {
  const numbers = numberingOf(checklist);
  const groups = groupsOf(checklist);
  const points = new Map(
    checklist.points.map(({ id, short, title }) => [
      id,
      withNumber(numbers.points.get(id), short ?? title),
    ]),
  );
  const criteria = new Map(
    checklist.points
      .flatMap((point) => point.criteria)
      .map(({ id, title, question }) => [
        id,
        withNumber(numbers.criteria.get(id), title ?? question),
      ]),
  );
  return {
    point: (id) => points.get(id) ?? id,
    criterion: (id) => criteria.get(id) ?? id,
    group: (id) => groups[id]?.title ?? id,
  };
}

function withNumber(number: string | undefined, name: string): string {
  const own = `"${safeText(name.trim())}"`;
  return number === undefined ? own : `${number} ${own}`;
}
