import type { GapReport } from '../analysis/gap-report.ts';
import type { Band, Criterion, Point } from '../checklist/checklist.ts';

/** What the ids in a gap report stand for. */
export interface Lookup {
  readonly band: (id: string | null) => Band | null;
  readonly point: (id: string) => Point;
  readonly criterion: (id: string) => Criterion;
  /** A respondent's name. */
  readonly name: (respondent: string) => string;
  /** A group's title. */
  readonly group: (id: string) => string;
}

/** Makes the ids of a report readable. */
export function lookupIn({ checklist, respondents, groups }: GapReport): Lookup {
  const { bands, points } = checklist.definition;
  const criteria = new Map(points.flatMap((point) => point.criteria).map((own) => [own.id, own]));
  const pointsById = new Map(points.map((point) => [point.id, point]));
  const names = new Map(respondents.map(({ id, name }) => [id, name]));
  const titles = new Map(groups.map(({ id, title }) => [id, title]));
  return {
    band: (id) => bands.find((band) => band.id === id) ?? null,
    point: (id) => known(pointsById, id),
    criterion: (id) => known(criteria, id),
    name: (id) => known(names, id),
    group: (id) => known(titles, id),
  };
}

function known<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const value = byId.get(id);
  if (value === undefined) throw new Error(`the report speaks of "${id}", which it does not hold`);
  return value;
}
