/**
 * Value of an answer. By criterion type: level number, boolean (or "yes" and "no"), option id, list
 * of option ids, number, or text.
 */
export type AnswerValue = number | boolean | string | readonly string[];

/** Fields that criteria of all types have. */
export interface CriterionFields {
  readonly id: string;
  /** Ids in earlier versions of the checklist. */
  readonly formerly?: readonly string[] | undefined;
  /** Name in tables, charts and headings; default number and question. */
  readonly title?: string | undefined;
  readonly question: string;
  /** True if asked in express mode; default true if the criterion has a must. */
  readonly key?: boolean | undefined;
  /** False if nobody can answer "not applicable"; default false if the criterion has a must. */
  readonly notApplicable?: boolean | undefined;
  /** Weight within the point, 0 to 1,000,000; default 1. A text has none. */
  readonly weight?: number | undefined;
  /** Answer to reach; default the best one, or the checklist's level. */
  readonly target?: AnswerValue | undefined;
  readonly must?: Must | undefined;
  readonly when?: Condition | undefined;
  /** Documents to ask for before believing an answer. */
  readonly evidence?: readonly string[] | undefined;
  readonly benchmarks?: readonly Benchmark[] | undefined;
  /** Advice for leaving a level, by the name of the level: a number, an answer, an option. */
  readonly advice?: Readonly<Record<string, Advice>> | undefined;
  /** Part of another checklist that examines a gap in this criterion. */
  readonly lookAt?: LookAt | undefined;
}

/** One of the things that a respondent can choose or tick. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
}

/** Minimum, below which the band is capped: a level by number, or an answer of another type. */
export interface Must {
  readonly level?: number | undefined;
  readonly answer?: AnswerValue | undefined;
  /** Level compared: the criterion's score, every group's mean, or every respondent's answer. */
  readonly of?: 'overall' | 'each-group' | 'each-respondent' | undefined;
  /** Id of the best band left if the minimum is missed. */
  readonly cap: string;
  /** First action if the minimum is missed. */
  readonly advice?: string | undefined;
  /** Reason that follows "because" if the minimum is missed. */
  readonly verdict?: string | undefined;
}

export interface Benchmark {
  readonly text: string;
  readonly source: string;
  readonly year: number;
  readonly url?: string | undefined;
}

export interface Advice {
  /** Action; default below the best level: the description of the next level. */
  readonly do?: string | undefined;
  readonly owner?: string | undefined;
  readonly effort?: Effort | undefined;
  /** Id of the template that goes with the action. */
  readonly template?: string | undefined;
  /** Sign that the action is done. */
  readonly doneWhen?: string | undefined;
}

export type Effort = 'S' | 'M' | 'L';

/** Point of another checklist. */
export interface LookAt {
  /** Id of the other checklist. */
  readonly checklist: string;
  readonly point: string;
  /** Relation between the gap and that point. */
  readonly because: string;
}

/** Condition for asking a criterion, evaluated per respondent against their own answers. */
export type Condition =
  | Test
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** Comparison with the answer to another criterion; if it has several limits, all must hold. */
export interface Test extends Limits {
  readonly criterion: string;
}

/** Limits on an answer; the criterion's type defines `atLeast` and `atMost`. */
export interface Limits {
  readonly atLeast?: AnswerValue | undefined;
  readonly atMost?: AnswerValue | undefined;
  readonly is?: AnswerValue | undefined;
  readonly isNot?: AnswerValue | undefined;
}
