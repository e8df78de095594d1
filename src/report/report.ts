import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Answer, Answers, Remarks } from '../answers/answers.ts';
import { inLongForm } from '../answers/match.ts';
import type { Band, Criterion, Point } from '../checklist/checklist.ts';
import type { Verdict } from '../policy/judge.ts';

/** The whole of what every format renders, and itself the JSON format. */
export interface Report extends GapReport {
  /** What changed since an earlier round; null where none was given. */
  readonly comparison: Comparison | null;
  /** What a policy makes of the audit; null where none was given. No format decides it. */
  readonly verdict: ReportedVerdict | null;
}

/** A gap report that may have been compared and judged. */
export type Renderable = GapReport & Partial<Pick<Report, 'comparison' | 'verdict'>>;

export interface ReportedVerdict extends Verdict {
  /** Whether the exit code takes no notice of it. */
  readonly reportOnly: boolean;
}

/** What the ids in a gap report stand for. */
export interface ReportIndex {
  readonly band: (id: string | null) => Band | null;
  readonly point: (id: string) => Point;
  readonly criterion: (id: string) => Criterion;
  /** A respondent's name; in an anonymous report, that of their group. */
  readonly name: (respondent: string) => string;
  /** A group's title. */
  readonly group: (id: string) => string;
  /** What a respondent said on a criterion; undefined where they said nothing. */
  readonly answer: (respondent: string, criterion: string) => Answer | undefined;
  /** What a respondent noted and showed on a criterion, answered or not. */
  readonly remarks: (respondent: string, criterion: string) => Remarks | undefined;
}

/** Makes the ids of a report readable. */
export function reportIndex({ checklist, respondents, groups }: GapReport): ReportIndex {
  const { bands, points } = checklist.definition;
  const criteria = new Map(points.flatMap((point) => point.criteria).map((own) => [own.id, own]));
  const pointsById = new Map(points.map((point) => [point.id, point]));
  const names = new Map([
    ...groups.flatMap(({ title, respondents: ids }) => ids.map((id) => [id, title] as const)),
    ...respondents.map(({ id, name }) => [id, name] as const),
  ]);
  const titles = new Map(groups.map(({ id, title }) => [id, title]));
  const files = new Map(respondents.map((own) => [own.id, own.answers]));
  return {
    band: (id) => bands.find((band) => band.id === id) ?? null,
    point: (id) => known(pointsById, id),
    criterion: (id) => known(criteria, id),
    name: (id) => known(names, id),
    group: (id) => known(titles, id),
    answer: (respondent, id) => {
      const file = files.get(respondent);
      return file && answerIn(file, known(criteria, id));
    },
    remarks: (respondent, id) => {
      const file = files.get(respondent);
      const criterion = known(criteria, id);
      return file && (answerIn(file, criterion) ?? underItsName(file.remarks, criterion));
    },
  };
}

function answerIn({ answers }: Answers, criterion: Criterion): Answer | undefined {
  const written = underItsName(answers, criterion);
  return written === undefined ? undefined : inLongForm(written);
}

/** What a file says of a criterion, under its present id or a former one. */
function underItsName<T>(
  entries: Readonly<Record<string, T>> | undefined,
  { id, formerly = [] }: Criterion,
): T | undefined {
  const name = [id, ...formerly].find((own) => entries && Object.hasOwn(entries, own));
  return name === undefined ? undefined : entries?.[name];
}

function known<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const value = byId.get(id);
  if (value === undefined) throw new Error(`the report speaks of "${id}", which it does not hold`);
  return value;
}

/** Where an answer stands in its file. */
export interface SourcePlace {
  /** Relative to the working folder, with forward slashes on every system. */
  readonly file: string;
  /** Both count from 1, in lines and in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where a respondent answered a criterion: the beginning of their file where they did not, or
 * where no criterion is named; null where nothing is known of a file.
 */
export type FindPlace = (respondent: string, criterion: string | null) => SourcePlace | null;
