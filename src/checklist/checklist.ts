import type { Criterion } from './criterion.ts';

export type { Criterion } from './criterion.ts';

/**
 * A checklist as its author wrote it: what the file says is what the types say, with no second
 * shape in between. What may be left out has its default in `defaults.ts` and nowhere else.
 */
export interface Checklist {
  readonly format: 1;
  readonly id: string;
  /** Of the content, as in semantic versioning; `format` is the version of the file format. */
  readonly version: string;
  /** The checklist that this one is a variant of; written by `extends`. */
  readonly variantOf?: ParentChecklist | undefined;
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

export interface ParentChecklist {
  readonly id: string;
  readonly version: string;
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
