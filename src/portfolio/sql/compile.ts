import type { Checklist } from '../../checklist/checklist.ts';
import { sumsQuery } from './answers-to-sums.ts';
import { scoresQuery } from './criteria-to-scores.ts';
import { type AnswersLayout, columnsOf, compiledCriterion, layoutOf, TABLES } from './layout.ts';
import { criteriaQuery } from './sums-to-criteria.ts';
import { type Dialect, select } from './text.ts';

/** Statements that score answers on an engine; each is whole, without a semicolon. */
export interface CompiledScoring {
  readonly layout: AnswersLayout;
  /** Creates the table of answers. */
  readonly schema: string;
  /** Sums of each round, by criterion and group: what new weights need no answers for. */
  readonly sums: string;
  /** Scores and ranges of the criteria of each round. */
  readonly criteria: string;
  /** Scores, ranges, coverage and bands of each round and its points. */
  readonly scores: string;
}

/** Compiles the scoring of a checklist to SQL: the same rules as `scoring/`, in other words. */
export function compileScoring(checklist: Checklist, dialect: Dialect): CompiledScoring {
  const layout = layoutOf(checklist);
  const columns = layout.criteria.map((own) => compiledCriterion(layout, own));
  return {
    layout,
    schema: schemaOf(layout, dialect),
    sums: select(sumsQuery(layout, columns), dialect),
    criteria: select(criteriaQuery(columns), dialect),
    scores: select(scoresQuery(layout, columns), dialect),
  };
}

function schemaOf(layout: AnswersLayout, { types, tableEnd }: Dialect): string {
  const typed = columnsOf(layout).map((name) => {
    if (name === 'audit' || name === 'grp') return `${name} ${types.text}`;
    const isNumber = /^a\d+$/.test(name);
    return `${name} ${isNumber ? types.number : types.integer}`;
  });
  return `CREATE TABLE ${TABLES.answers} (${typed.join(', ')})${tableEnd}`;
}
