/**
 * A checklist as its author wrote it: what the file says is what the types say, with no second
 * shape in between. What may be left out has its default in `defaults.ts` and nowhere else.
 */
export interface Checklist {
  readonly format: 1;
  readonly id: string;
  /** Of the content, as in semantic versioning; `format` is the version of the file format. */
  readonly version: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly attribution?: string | undefined;
  /** Whose answers are averaged first, by id; without any, everybody is in one group. */
  readonly groups?: Readonly<Record<string, Group>> | undefined;
  /** The level that every criterion should reach, counted from the worst; default the best one. */
  readonly target?: number | undefined;
  /** Work units that an effort stands for, whole and at least 1. */
  readonly effort?: EffortUnits | undefined;
  /** Labels that the levels of all criteria share. */
  readonly scale?: readonly ScaleLabel[] | undefined;
  /** Named ranges of the overall score, lowest first; the first begins at 0. */
  readonly bands: readonly Band[];
  readonly points: readonly Point[];
}

export interface Group {
  readonly title: string;
  /** The group whose view is set against that of all others. */
  readonly leadership?: boolean | undefined;
}

export type Effort = 'S' | 'M' | 'L';
export type EffortUnits = Readonly<Record<Effort, number>>;

export interface ScaleLabel {
  readonly level: number;
  readonly label: string;
}

export interface Band {
  readonly id: string;
  /** Lower bound of the overall score in percent, 0 to 100. */
  readonly from: number;
  readonly title: string;
  readonly advice?: string | undefined;
}

/** A weighted part of the checklist. */
export interface Point {
  readonly id: string;
  readonly title: string;
  /** Relative to the sum over all points, 0 to 1,000,000; 0 leaves the point out of the score. */
  readonly weight: number;
  readonly weightReason?: string | undefined;
  readonly why?: string | undefined;
  readonly causedBy?: readonly Cause[] | undefined;
  readonly criteria: readonly Criterion[];
}

/** Another point whose weakness brings this one about. */
export interface Cause {
  readonly point: string;
  readonly because: string;
}

/** One thing to judge. */
export interface Criterion {
  readonly id: string;
  /** Ids it had in earlier versions of the checklist. */
  readonly formerly?: readonly string[] | undefined;
  readonly type?: 'levels' | undefined;
  readonly question: string;
  /** Asked in express mode. */
  readonly key?: boolean | undefined;
  /** Within its point, 0 to 1,000,000; default 1. */
  readonly weight?: number | undefined;
  /** The level that this criterion should reach, as written; default that of the checklist. */
  readonly target?: number | undefined;
  readonly must?: Must | undefined;
  readonly when?: Condition | undefined;
  /** What each level looks like: by level, or as a list with scores of their own. */
  readonly levels: Readonly<Record<string, string>> | readonly ScoredLevel[];
  /** What to ask to see before believing an answer. */
  readonly evidence?: readonly string[] | undefined;
  readonly benchmarks?: readonly Benchmark[] | undefined;
  /** How to leave each level, by level. */
  readonly advice?: Readonly<Record<string, Advice>> | undefined;
}

export interface ScoredLevel {
  /** In percent, 0 to 100. */
  readonly score: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

/** A level that must be reached, or the band is capped. */
export interface Must {
  readonly level: number;
  /** Whose level: the criterion's score, every group's mean, or every respondent's answer. */
  readonly of?: 'overall' | 'each-group' | 'each-respondent' | undefined;
  /** The best band that is left when it is not reached, by id. */
  readonly cap: string;
  /** What to do first when it is not reached. */
  readonly advice?: string | undefined;
}

/** When a criterion is asked, judged for each respondent by their own answers. */
export interface Condition {
  readonly criterion: string;
  readonly atLeast: number;
}

export interface Benchmark {
  readonly text: string;
  readonly source: string;
  readonly year: number;
  readonly url?: string | undefined;
}

export interface Advice {
  /** May be left out below the best level, whose description then says what to do. */
  readonly do?: string | undefined;
  readonly owner?: string | undefined;
  readonly effort?: Effort | undefined;
}
