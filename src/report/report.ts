import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { PeerBenchmark } from '../analysis/portfolio/benchmark.ts';
import type { Answer, Answers, Remarks } from '../answers/answers.ts';
import { inLongForm } from '../answers/match.ts';
import type { Band, Criterion, Point } from '../checklist/checklist.ts';
import { displayOf, holderOf, type Numbering, numberingOf } from '../checklist/lookup.ts';
import type { Display } from '../numbers.ts';
import type { BaselineRecord } from '../policy/baseline.ts';
import type { Verdict } from '../policy/judge.ts';
import type { Finding } from '../scoring/finding.ts';
import { totalOf } from '../scoring/total.ts';

/** Data of every format, and itself the JSON format. */
export interface Report extends GapReport {
  /** Changes since the earlier round; `null` without one. */
  readonly comparison: Comparison | null;
  /** Verdict of the policy; `null` without one. Formats only print it. */
  readonly verdict: ReportedVerdict | null;
  /** Place among other organisations; only with `--benchmark`. */
  readonly benchmark?: PeerBenchmark | undefined;
  /** Data of a baseline file; other reports have none. */
  readonly baseline?: BaselineRecord | undefined;
}

/** Gap report, with a comparison and a verdict if there are any. */
export type Renderable = GapReport & Partial<Pick<Report, 'comparison' | 'verdict' | 'benchmark'>>;

export interface ReportedVerdict extends Verdict {
  /** True if the exit code ignores the verdict. */
  readonly reportOnly: boolean;
}

type ReportedWaiver = ReportedVerdict['waivers'][number];

/** Returns the first waiver in force that covers a criterion, by its id. */
export function waiversInForce({
  verdict,
}: Pick<Report, 'verdict'>): ReadonlyMap<string, ReportedWaiver> {
  const byCriterion = new Map<string, ReportedWaiver>();
  for (const waiver of verdict?.waivers ?? []) {
    if (!waiver.inForce) continue;
    for (const criterion of waiver.covers) {
      if (!byCriterion.has(criterion)) byCriterion.set(criterion, waiver);
    }
  }
  return byCriterion;
}

/** Lookup of the ids in a gap report. */
export interface ReportIndex {
  readonly band: (id: string | null) => Band | null;
  readonly point: (id: string) => Point;
  readonly criterion: (id: string) => Criterion;
  /** Returns the number of a point, such as "7"; empty without one. */
  readonly pointNumber: (point: string) => string;
  /** Returns the number of a criterion, such as "7.2"; empty without one. */
  readonly number: (criterion: string) => string;
  /** Returns number and title of a criterion, or the question without a title: "7.2 Return reasons". */
  readonly numbered: (criterion: string) => string;
  /** Returns the finding on a criterion; `undefined` if there is none. */
  readonly finding: (criterion: string) => Finding | undefined;
  /** Returns the name of a respondent; in an anonymous report, that of the group. */
  readonly name: (respondent: string) => string;
  /** Returns the title of a group. */
  readonly group: (id: string) => string;
  /** Returns the title of a template; `null` if it is not found. */
  readonly template: (id: string) => string | null;
  /** Returns the answer of a respondent to a criterion; `undefined` if there is none. */
  readonly answer: (respondent: string, criterion: string) => Answer | undefined;
  /** Returns note and evidence of a respondent on a criterion, answered or not. */
  readonly remarks: (respondent: string, criterion: string) => Remarks | undefined;
}

/** Cache of `reportIndex` per report; sections ask for it once per criterion. */
const indexes = new WeakMap<GapReport, ReportIndex>();

/** Returns the scale on which the scores of a report are printed. */
export function displayIn({ checklist }: Pick<GapReport, 'checklist'>): Display {
  return displayOf(checklist.definition);
}

/** Returns the head of a narrow column of scores: "Score %", or the name alone. */
export function narrowHead(report: Pick<GapReport, 'checklist'>, name: string): string {
  return displayIn(report).unit === '%' ? `${name} %` : name;
}

/** Returns the lookup of the ids in a report. */
export function reportIndex(report: GapReport): ReportIndex {
  const index = indexes.get(report) ?? indexOf(report);
  indexes.set(report, index);
  return index;
}

function indexOf({ checklist, respondents, groups, findings, templates }: GapReport): ReportIndex {
  const { bands, points } = checklist.definition;
  let numbering: Numbering | undefined;
  const numbers = () => {
    numbering ??= numberingOf(checklist.definition);
    return numbering;
  };
  const numberOf = (id: string) => numbers().criteria.get(id) ?? '';
  const criteria = new Map(
    points.flatMap((point) => point.criteria).map((criterion) => [criterion.id, criterion]),
  );
  const pointsById = new Map(points.map((point) => [point.id, point]));
  const names = new Map([
    ...groups.flatMap(({ title, respondents: ids }) => ids.map((id) => [id, title] as const)),
    ...respondents.map(({ id, name }) => [id, name] as const),
  ]);
  const titles = new Map(groups.map(({ id, title }) => [id, title]));
  const byCriterion = new Map(findings.map((finding) => [finding.criterion, finding]));
  const files = new Map(respondents.map((respondent) => [respondent.id, respondent.answers]));
  return {
    band: (id) => bands.find((band) => band.id === id) ?? null,
    point: (id) => known(pointsById, id),
    criterion: (id) => known(criteria, id),
    pointNumber: (id) => numbers().points.get(id) ?? '',
    number: numberOf,
    numbered: (id) => {
      const { title, question } = known(criteria, id);
      return `${numberOf(id)} ${title ?? question}`.trim();
    },
    finding: (id) => byCriterion.get(id),
    name: (id) => known(names, id),
    group: (id) => known(titles, id),
    template: (id) => templates.find((own) => own.id === id)?.title ?? null,
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

/** Returns the entry of a criterion in a file, by its current id or a former one. */
function underItsName<T>(
  entries: Readonly<Record<string, T>> | undefined,
  { id, formerly = [] }: Criterion,
): T | undefined {
  if (entries === undefined || Object.hasOwn(entries, id)) return entries?.[id];
  const name = formerly.find((key) => Object.hasOwn(entries, key));
  return name === undefined ? undefined : entries[name];
}

function known<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const value = byId.get(id);
  if (value === undefined) throw new Error(`the report speaks of "${id}", which it does not hold`);
  return value;
}

/** Returns the scores of all points from the means of one side: a group or a person. */
export function pointScoresOf(
  { checklist, findings }: GapReport,
  meanOn: (finding: Finding) => number | undefined,
): ReadonlyMap<string, number | null> {
  const means = findings.flatMap((finding) => {
    const mean = meanOn(finding);
    return mean === undefined ? [] : [[finding.criterion, mean] as const];
  });
  return totalOf(checklist.definition, new Map(means)).points;
}

/** Returns the owner of an action in a cell: the person with the role, otherwise the role. */
export function ownerInWords({ owners }: GapReport, role: string): string {
  const person = holderOf(owners, role);
  return person === null ? role : `${person} (${role})`;
}

/** Place of an answer in its file. */
export interface SourcePlace {
  /** Path relative to the root of the repository, with forward slashes on every system. */
  readonly file: string;
  /** Line and column from 1; columns are UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the place of a respondent's answer to a criterion. Returns the beginning of the file if
 * there is no answer or `criterion` is `null`. Returns `null` for an unknown file.
 */
export type FindPlace = (respondent: string, criterion: string | null) => SourcePlace | null;
