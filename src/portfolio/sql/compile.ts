import type { Checklist } from '../../checklist/checklist.ts';
import { TOLERANCE } from '../../numbers.ts';
import { sumsQuery } from './answers-to-sums.ts';
import { scoresQuery } from './criteria-to-scores.ts';
import {
  type AnswersLayout,
  type CompiledCriterion,
  type CompiledMust,
  columnsOf,
  compiledCriterion,
  layoutOf,
  TABLES,
} from './layout.ts';
import {
  cases,
  column,
  type Dialect,
  isBelow,
  type Layers,
  type SqlColumn,
  select,
  weightedMeanSql,
} from './text.ts';

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

/**
 * Compiles queries of criteria and scores, of which the second has all figures of a round. It has those
 * of criteria too, as `c1`, `cl1` and `ch1`, and the given columns of the sums, so that nothing is joined.
 */
export function compileFigures(
  checklist: Checklist,
  dialect: Dialect,
  carried: readonly string[],
): Pick<CompiledScoring, 'criteria' | 'scores'> {
  const layout = layoutOf(checklist);
  const columns = layout.criteria.map((own) => compiledCriterion(layout, own));
  const scored = columns.filter(({ levels }) => levels.length > 0);
  const ofCriteria = scored.flatMap(({ number: n }) => [`c${n}`, `cl${n}`, `ch${n}`]);
  const withColumns = (query: Layers, names: readonly string[]) =>
    select({ ...query, last: [...query.last, ...names.map((own) => column(own, own))] }, dialect);
  return {
    criteria: withColumns(criteriaQuery(columns), carried),
    scores: withColumns(scoresQuery(layout, columns), [...carried, ...ofCriteria]),
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

/* Sums to scores of criteria */

/** Sums of a criterion as answered, and with all answers as blank whose condition is undecided. */
type Prefix = '' | 'r';
/** Means of given scores, or with the worst or best level in place of each that is missing. */
type End = '' | 'l' | 'h';

/**
 * Returns the score of each criterion `c` and its ends `cl` and `ch`. `rc`, `rl` and `rh` are the same with
 * answers as blank whose condition is undecided; `ap` is applicability; `h`, `hl`, `hh` are missed musts.
 */
function criteriaQuery(columns: readonly CompiledCriterion[]): Layers {
  const scored = columns.filter(({ levels }) => levels.length > 0);
  const scores = scored.flatMap((own) =>
    prefixesOf(own).map((prefix) =>
      column(`${prefix}c${own.number}`, agreedOr(own, meanOfGroups(own, `${prefix}m`))),
    ),
  );
  const ends = scored.flatMap((own) =>
    prefixesOf(own).flatMap((prefix) =>
      (['l', 'h'] as const).map((end) =>
        column(endName(own, prefix, end), endOf(own, prefix, end)),
      ),
    ),
  );
  const last = scored.flatMap((own) => {
    const n = own.number;
    const names = prefixesOf(own).flatMap((prefix) => [
      `${prefix}c${n}`,
      endName(own, prefix, 'l'),
      endName(own, prefix, 'h'),
    ]);
    return [
      ...names.map((name) => column(name, name)),
      column(`ap${n}`, cases([[`q${n} = 0 OR (c${n} IS NULL AND x${n} > 0)`, '0']], '1')),
      ...mustColumns(own),
    ];
  });
  return {
    from: TABLES.sums,
    layers: [scores, ends],
    last: [column('audit', 'audit'), ...last],
  };
}

function prefixesOf({ criterion }: CompiledCriterion): readonly Prefix[] {
  return criterion.when === undefined ? [''] : ['', 'r'];
}

function endName({ number }: CompiledCriterion, prefix: Prefix, end: 'l' | 'h'): string {
  return `${prefix || 'c'}${end}${number}`;
}

/** Returns the level that was agreed, or else what the votes say. */
function agreedOr({ number }: CompiledCriterion, votes: string): string {
  return `COALESCE(g${number}, ${votes})`;
}

/** Returns one end of the range of a criterion; NULL if no missing answer could be a score. */
function endOf(own: CompiledCriterion, prefix: Prefix, end: 'l' | 'h'): string {
  const n = own.number;
  const isClosed = `${prefix}c${n} IS NULL AND ${prefix}x${n} > 0 AND ${prefix}b${n} = 0`;
  return agreedOr(own, cases([[isClosed, 'NULL']], meanOfGroups(own, `${prefix}m${end}`)));
}

function meanOfGroups({ number: n, groups }: CompiledCriterion, name: string): string {
  return weightedMeanSql(
    groups.map(({ number: g, weight }) => ({ value: `${name}${n}_${g}`, weight })),
  );
}

/** Returns whether the must is missed: as answered, and at both ends. */
function mustColumns(own: CompiledCriterion): readonly SqlColumn[] {
  const { number: n, must, criterion } = own;
  if (!must) return [];
  const failsAt = (end: 'l' | 'h') => {
    const given = failsMust(own, must, '', end);
    if (criterion.when === undefined) return cases([[given, '1']], '0');
    const settled = cases([[given, '1']], '0');
    // Undecided conditions change nothing if a level was agreed.
    return cases(
      [
        [`g${n} IS NOT NULL`, settled],
        [failsMust(own, must, 'r', end), '1'],
      ],
      '0',
    );
  };
  return [
    column(`h${n}`, cases([[failsMust(own, must, '', ''), '1']], '0')),
    column(`hl${n}`, failsAt('l')),
    column(`hh${n}`, failsAt('h')),
  ];
}

function failsMust(own: CompiledCriterion, must: CompiledMust, prefix: Prefix, end: End): string {
  const { number: n, groups } = own;
  const isOpen = end === '' ? '' : `${endName(own, prefix, 'l')} IS NOT NULL`;
  const name = (of: End) => `${prefix}${must.boxes ? 'b' : ''}m${of}`;
  /** Returns a test of given scores, or of the end unless no missing answer could be a score. */
  const atEnd = (test: (name: string) => string) =>
    end === ''
      ? test(name(''))
      : `CASE WHEN ${isOpen} THEN ${test(name(end))} ELSE ${test(name(''))} END`;
  switch (must.scope) {
    case 'overall': {
      if (!must.boxes) {
        const score = end === '' ? `${prefix}c${n}` : endName(own, prefix, end);
        return isBelow(score, must.limit);
      }
      const votes = atEnd((means) => meanOfGroups(own, means));
      return isBelow(`COALESCE(bg${n}, ${votes})`, must.limit);
    }
    case 'each-group':
      return atEnd((means) =>
        groups.map(({ number: g }) => `(${isBelow(`${means}${n}_${g}`, must.limit)})`).join(' OR '),
      );
    case 'each-respondent': {
      const failed = `${prefix}f${n} > 0`;
      const blank = end === 'l' ? must.low : must.high;
      if (end === '' || blank >= must.limit - TOLERANCE) return failed;
      return `${failed} OR (${isOpen} AND ${prefix}b${n} + ${prefix}x${n} > 0)`;
    }
  }
}
