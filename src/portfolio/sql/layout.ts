import { type Audit, roundScoresOf } from '../../analysis/gap-report.ts';
import { type Answer, valueIn } from '../../answers/answers.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import type { Level, Scale } from '../../checklist/criteria/scale.ts';
import { scaleOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import {
  criteriaOf,
  groupsOf,
  groupWeightsOf,
  mustLevelOf,
  scopeOf,
  testsOf,
} from '../../checklist/lookup.ts';
import { absenteesOf } from '../../scoring/responses.ts';

/** Names of the tables and the view. */
export const TABLES = {
  answers: 'align_answers',
  sums: 'align_sums',
  criteria: 'align_criteria',
  scores: 'align_scores',
} as const;

/** Kinds of rows in the table of answers. */
export const ROW = { answers: 0, absent: 1, agreed: 2 } as const;
/** States of an answer. */
export const STATE = { blank: 0, answered: 1, notApplicable: 2 } as const;

/** Columns of one criterion in the table of answers. */
export interface CriterionColumns {
  /** Number of the criterion in the checklist, from 1. */
  readonly number: number;
  readonly criterion: Criterion;
  readonly scale: Scale;
  /** Column of the state: blank, answered or not applicable. */
  readonly state: string;
  /** Columns of the answer: one, or one for each box. */
  readonly values: readonly string[];
  /** Answers of a list, or words that conditions compare with, each with its number. */
  readonly codes: readonly { readonly code: number; readonly answer: AnswerValue }[];
}

/** Table of answers of a checklist. */
export interface AnswersLayout {
  readonly checklist: Checklist;
  readonly criteria: readonly CriterionColumns[];
  readonly groups: readonly string[];
}

/** First columns of each row. */
const KEY_COLUMNS = ['audit', 'kind', 'respondent', 'grp', 'express'] as const;

/** Returns the table of answers of a checklist. */
export function layoutOf(checklist: Checklist): AnswersLayout {
  const tested = testedWords(checklist);
  return {
    checklist,
    groups: Object.keys(groupsOf(checklist)),
    criteria: criteriaOf(checklist).map(({ criterion }, i) => {
      const number = i + 1;
      const scale = scaleOf(checklist, criterion);
      const { coding } = scale;
      const values =
        coding.is === 'boxes'
          ? coding.ids.map((_, box) => `a${number}_${box + 1}`)
          : [`a${number}`];
      const words = (tested.get(criterion.id) ?? []).map((answer, word) => ({
        code: word + 1,
        answer,
      }));
      const codes = coding.is === 'list' ? coding.codes : coding.is === 'words' ? words : [];
      return { number, criterion, scale, state: `s${number}`, values, codes };
    }),
  };
}

/** Returns the answers that conditions compare criteria with, by criterion id. */
function testedWords(checklist: Checklist): ReadonlyMap<string, readonly AnswerValue[]> {
  const found = new Map<string, AnswerValue[]>();
  for (const { criterion } of criteriaOf(checklist)) {
    if (!criterion.when) continue;
    for (const { test } of testsOf(criterion.when)) {
      const own = found.get(test.criterion) ?? [];
      for (const limit of [test.is, test.isNot]) if (limit !== undefined) own.push(limit);
      found.set(test.criterion, own);
    }
  }
  return found;
}

/** Returns the names of all columns of the table of answers. */
export function columnsOf({ criteria }: AnswersLayout): readonly string[] {
  return [...KEY_COLUMNS, ...criteria.flatMap(({ state, values }) => [state, ...values])];
}

/** Row of the table of answers. */
export type AnswerRow = readonly (string | number | null)[];

/** Returns the rows of a round: respondents by number, people who are missing, agreed levels. */
export function rowsOf(layout: AnswersLayout, name: string, audit: Audit): readonly AnswerRow[] {
  const express = audit.mode === 'express' ? 1 : 0;
  const [only = ''] = layout.groups;
  const row = (
    kind: number,
    respondent: number,
    group: string,
    answers: ReadonlyMap<string, Answer>,
  ): AnswerRow => [
    ...[name, kind, respondent, group, express],
    ...layout.criteria.flatMap((columns) => cellsOf(columns, answers.get(columns.criterion.id))),
  ];
  const expected = (audit.register?.expected ?? []).map(({ id, group = only }) => ({ id, group }));
  const absent = absenteesOf(layout.checklist, audit.submissions, expected);
  const agreed = audit.by === 'votes' ? null : (audit.agreed ?? null);
  return [
    ...audit.submissions.map((own, i) => row(ROW.answers, i + 1, own.group, own.answers)),
    ...absent.map(({ group }, i) =>
      row(ROW.absent, audit.submissions.length + i + 1, group, NO_ANSWERS),
    ),
    ...(agreed ? [row(ROW.agreed, 0, '', agreed.answers)] : []),
  ];
}

const NO_ANSWERS: ReadonlyMap<string, Answer> = new Map();

function cellsOf(columns: CriterionColumns, answer: Answer | undefined): AnswerRow {
  const { values } = columns;
  const empty = values.map(() => null);
  if (answer && 'notApplicable' in answer) return [STATE.notApplicable, ...empty];
  const value = valueIn(answer);
  if (value === null) return [STATE.blank, ...empty];
  return [STATE.answered, ...codesOf(columns, value)];
}

function codesOf({ scale, codes }: CriterionColumns, value: AnswerValue): readonly number[] {
  const { coding, conditions } = scale;
  switch (coding.is) {
    case 'boxes': {
      const ticked = [value].flat();
      return coding.ids.map((id) => (ticked.includes(id) ? 1 : 0));
    }
    case 'line':
      return [Number(value)];
    case 'list':
    case 'words':
      // Words that no condition compares with are all alike, and are not stored.
      return [codes.find(({ answer }) => conditions.isSame(value, answer))?.code ?? 0];
  }
}

/** Answers of a round as numbers, and the means of its groups before they talked. */
export interface RoundNumbers {
  readonly rows: readonly AnswerRow[];
  /** By criterion and then by group, in the order of the checklist. */
  readonly means: readonly (number | null)[];
}

/** Returns the answers of a round as numbers. */
export function numbersOf(audit: Audit, round: string): RoundNumbers {
  const layout = layoutOf(audit.checklist.definition);
  const groups = new Map(
    roundScoresOf(audit).perceived.map((own) => [own.criterion, own.groups] as const),
  );
  return {
    rows: rowsOf(layout, round, audit),
    means: layout.criteria.flatMap(({ criterion }) =>
      layout.groups.map((group) => groups.get(criterion.id)?.[group] ?? null),
    ),
  };
}

/* What statements know of a criterion */

/** Criterion with what the statements know of it. */
export interface CompiledCriterion extends CriterionColumns {
  /** Levels, worst first; empty if nothing is scored. */
  readonly levels: readonly Level[];
  readonly groups: readonly { readonly number: number; readonly weight: number }[];
  readonly must: CompiledMust | null;
}

export interface CompiledMust {
  readonly scope: ReturnType<typeof scopeOf>;
  /** Score to be reached, and scores of a blank at both ends. */
  readonly limit: number;
  readonly low: number;
  readonly high: number;
  /** Place of the band that it caps to, from 0. */
  readonly cap: number;
  /** Columns of the boxes that must be ticked; `null` if the score is compared. */
  readonly boxes: readonly string[] | null;
}

export function compiledCriterion(layout: AnswersLayout, own: CriterionColumns): CompiledCriterion {
  const weights = groupWeightsOf(layout.checklist);
  const { levels } = own.scale;
  return {
    ...own,
    levels,
    groups: layout.groups.map((id, i) => ({ number: i + 1, weight: weights.get(id) ?? 1 })),
    must: levels.length === 0 ? null : compiledMust(layout.checklist, own),
  };
}

function compiledMust(
  checklist: Checklist,
  { criterion, scale, values }: CriterionColumns,
): CompiledMust | null {
  const { must } = criterion;
  if (!must) return null;
  const place = checklist.bands.findIndex(({ id }) => id === must.cap);
  // A cap that is no band of the checklist caps nothing.
  const cap = place < 0 ? checklist.bands.length : place;
  const { coding, levels } = scale;
  const shared = { scope: scopeOf(must), cap };
  if (coding.is === 'boxes' && must.answer !== undefined) {
    const wanted = [must.answer].flat();
    const boxes = values.filter((_, i) => wanted.includes(coding.ids[i] ?? ''));
    return { ...shared, limit: 1, low: 0, high: 1, boxes };
  }
  return {
    ...shared,
    limit: mustLevelOf(checklist, criterion, must).score,
    low: levels.at(0)?.score ?? 0,
    high: levels.at(-1)?.score ?? 0,
    boxes: null,
  };
}
