import type { Display } from '../numbers.ts';
import type { ScaleLabel } from './criteria/scale.ts';
import type { Criterion } from './criteria/types.ts';
import type { Effort } from './criterion.ts';

export type { Criterion } from './criteria/types.ts';
export type { Effort } from './criterion.ts';

/**
 * Checklist exactly as in its file, without a second shape in between. Fields that may be left out
 * have their defaults in `lookup.ts`, those of a criterion type in the folder of the type.
 */
export interface Checklist {
  readonly format: 1;
  readonly id: string;
  /** Version of the content, as in semantic versioning; `format` is that of the file format. */
  readonly version: string;
  /** Parent of this variant; written by `extends`. */
  readonly variantOf?: ParentChecklist | undefined;
  /** Language of a variant that changes words only, such as `de`. */
  readonly language?: string | undefined;
  readonly title: string;
  readonly description?: string | undefined;
  readonly attribution?: string | undefined;
  /** Groups by id, each averaged before the total; default one group of everybody. */
  readonly groups?: Readonly<Record<string, Group>> | undefined;
  /** Number of the level to reach in every criterion; default the best one. */
  readonly target?: number | undefined;
  /** Scale on which scores, bands and policies are written and printed; default 0 to 100 percent. */
  readonly display?: Display | undefined;
  /** Most levels that a criterion rises in one action path, whole and at least 1. */
  readonly pace?: number | undefined;
  /** Work units per effort, whole and at least 1. */
  readonly effort?: EffortUnits | undefined;
  /** Labels shared by the levels of all criteria. */
  readonly scale?: readonly ScaleLabel[] | undefined;
  /** Named ranges of the overall score, lowest first; the first begins where `display` does. */
  readonly bands: readonly Band[];
  readonly points: readonly Point[];
}

export interface ParentChecklist {
  readonly id: string;
  readonly version: string;
}

export interface Group {
  readonly title: string;
  /** True for the group that is compared with all others. */
  readonly leadership?: boolean | undefined;
  /** Weight of its mean among those of all groups, above 0 to 1,000,000; default 1. */
  readonly weight?: number | undefined;
  /** Ids in earlier versions of the checklist. */
  readonly formerly?: readonly string[] | undefined;
}

export type EffortUnits = Readonly<Record<Effort, number>>;

export interface Band {
  readonly id: string;
  /** Lower bound of the overall score, on the scale of `display`. */
  readonly from: number;
  readonly title: string;
  /** First half of a headline, without a full stop. */
  readonly verdict?: string | undefined;
  readonly advice?: string | undefined;
}

/** Weighted part of the checklist. */
export interface Point {
  readonly id: string;
  readonly title: string;
  /** Name in tables and charts; default the title. */
  readonly short?: string | undefined;
  /** Relative to the sum over all points, 0 to 1,000,000; 0 leaves the point out of the score. */
  readonly weight: number;
  readonly weightReason?: string | undefined;
  readonly why?: string | undefined;
  readonly causedBy?: readonly Cause[] | undefined;
  /** Mistake that companies make first. */
  readonly avoid?: string | undefined;
  readonly criteria: readonly Criterion[];
}

/** Another point that can cause a weakness in this one. */
export interface Cause {
  readonly point: string;
  readonly because: string;
}
