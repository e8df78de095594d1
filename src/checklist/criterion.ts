import type { Effort } from './checklist.ts';
import type { Condition } from './condition.ts';

/** One thing to judge; what may be answered, and what that scores, depends on its type. */
export type Criterion =
  | LevelsCriterion
  | YesNoCriterion
  | ChoiceCriterion
  | MultiChoiceCriterion
  | NumberCriterion
  | TextCriterion;

/**
 * What an answer says, by the type of its criterion: the number of a level, true or false (or the
 * words yes and no), the id of an option, the ids of several, a number, a text.
 */
export type AnswerValue = number | boolean | string | readonly string[];

/** What criteria of all types have. */
interface AnyCriterion {
  readonly id: string;
  /** Ids it had in earlier versions of the checklist. */
  readonly formerly?: readonly string[] | undefined;
  readonly question: string;
  /** Asked in express mode. */
  readonly key?: boolean | undefined;
  /** Within its point, 0 to 1,000,000; default 1. A text has none. */
  readonly weight?: number | undefined;
  /** The answer that this criterion should reach; default the best, or the checklist's level. */
  readonly target?: AnswerValue | undefined;
  readonly must?: Must | undefined;
  readonly when?: Condition | undefined;
  /** What to ask to see before believing an answer. */
  readonly evidence?: readonly string[] | undefined;
  readonly benchmarks?: readonly Benchmark[] | undefined;
  /** How to leave each level, by its name: a number, an answer, an option. */
  readonly advice?: Readonly<Record<string, Advice>> | undefined;
  /** What looks closer at what is wrong where this criterion is below its target. */
  readonly lookAt?: LookAt | undefined;
}

export interface LevelsCriterion extends AnyCriterion {
  readonly type?: 'levels' | undefined;
  /** What each level looks like: by level, or as a list with scores of their own. */
  readonly levels: Readonly<Record<string, string>> | readonly ScoredLevel[];
}

export interface ScoredLevel {
  /** In percent, 0 to 100. */
  readonly score: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

export interface YesNoCriterion extends AnyCriterion {
  readonly type: 'yes-no';
  /** The answer that scores 100%, as the other scores nothing; default yes. */
  readonly better?: 'yes' | 'no' | undefined;
}

export interface ChoiceCriterion extends AnyCriterion {
  readonly type: 'choice';
  /** Of which one is chosen. */
  readonly options: readonly ScoredOption[];
}

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
}

export interface ScoredOption extends Option {
  /** In percent, 0 to 100. */
  readonly score: number;
}

export interface MultiChoiceCriterion extends AnyCriterion {
  readonly type: 'multi-choice';
  /** The boxes of which any number is ticked; each has a score where the scores are added up. */
  readonly options: readonly (Option & { readonly score?: number | undefined })[];
  /** Whether the share of ticked boxes counts, or the sum of their scores; default share. */
  readonly scoring?: 'share' | 'sum' | undefined;
  /** The most that the sum of the scores comes to, in percent; default 100. */
  readonly cap?: number | undefined;
}

export interface NumberCriterion extends AnyCriterion {
  readonly type: 'number';
  /** Of the number, as it stands behind it: hours, %. */
  readonly unit?: string | undefined;
  /** The least and the most that is accepted as an answer. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** From which number on which score holds; both rise, or the one rises and the other falls. */
  readonly thresholds: readonly Threshold[];
  /** What scores a number between two thresholds: as the worse of them, or in proportion. */
  readonly between?: 'stepped' | 'linear' | undefined;
}

export interface Threshold {
  readonly at: number;
  /** In percent, 0 to 100. */
  readonly score: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

/** Something to be told in words, which is reported and never scored. */
export interface TextCriterion extends AnyCriterion {
  readonly type: 'text';
}

/** What must be reached, or the band is capped: a level by number, or an answer of another type. */
export interface Must {
  readonly level?: number | undefined;
  readonly answer?: AnswerValue | undefined;
  /** Whose level: the criterion's score, every group's mean, or every respondent's answer. */
  readonly of?: 'overall' | 'each-group' | 'each-respondent' | undefined;
  /** The best band that is left when it is not reached, by id. */
  readonly cap: string;
  /** What to do first when it is not reached. */
  readonly advice?: string | undefined;
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

/** A point of another checklist. */
export interface LookAt {
  /** Id of the other checklist. */
  readonly checklist: string;
  readonly point: string;
  /** What the gap has to do with that point. */
  readonly because: string;
}
