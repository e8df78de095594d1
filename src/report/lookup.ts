import type { GapReport } from '../analysis/gap-report.ts';
import type { Remarks } from '../answers/answers.ts';
import { type Answer, type Matched, match } from '../answers/match.ts';
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
  /** What a respondent said on a criterion; undefined where they said nothing. */
  readonly answer: (respondent: string, criterion: string) => Answer | undefined;
  /** What a respondent noted and showed on a criterion, answered or not. */
  readonly remarks: (respondent: string, criterion: string) => Remarks | undefined;
}

/** Makes the ids of a report readable. */
export function lookupIn({ checklist, respondents, groups }: GapReport): Lookup {
  const { bands, points } = checklist.definition;
  const criteria = new Map(points.flatMap((point) => point.criteria).map((own) => [own.id, own]));
  const pointsById = new Map(points.map((point) => [point.id, point]));
  const names = new Map(respondents.map(({ id, name }) => [id, name]));
  const titles = new Map(groups.map(({ id, title }) => [id, title]));
  // Only some formats ask for answers, and matching them again takes time.
  let matched: ReadonlyMap<string, Matched> | undefined;
  const saidBy = (respondent: string) => {
    matched ??= new Map(
      respondents.map((own) => [own.id, match(checklist.definition, own.answers)]),
    );
    return known(matched, respondent);
  };
  return {
    band: (id) => bands.find((band) => band.id === id) ?? null,
    point: (id) => known(pointsById, id),
    criterion: (id) => known(criteria, id),
    name: (id) => known(names, id),
    group: (id) => known(titles, id),
    answer: (respondent, criterion) => saidBy(respondent).answers.get(criterion),
    remarks: (respondent, criterion) =>
      saidBy(respondent).answers.get(criterion) ?? saidBy(respondent).remarks.get(criterion),
  };
}

function known<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const value = byId.get(id);
  if (value === undefined) throw new Error(`the report speaks of "${id}", which it does not hold`);
  return value;
}
