import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { testsOf } from '../../checklist/condition.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import type { Condition, Test } from '../../checklist/criterion.ts';
import { groupWeightsOf, isKey, mustLevelOf, scopeOf, weightOf } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { lowestOf } from '../../scoring/band.ts';
import { afterConditions, meets } from '../../scoring/responses.ts';
import type { Dialect } from './dialects/dialect.ts';
import {
  type AnswersLayout,
  type CriterionColumns,
  columnsOf,
  layoutOf,
  ROW,
  STATE,
} from './layout.ts';

/** Names of the tables and the view. */
export const TABLES = {
  answers: 'align_answers',
  sums: 'align_sums',
  criteria: 'align_criteria',
  scores: 'align_scores',
} as const;

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
    sums: select(sumsOf(layout, columns), dialect),
    criteria: select(criteriaOf(columns), dialect),
    scores: select(scoresOf(layout, columns), dialect),
  };
}

/** Query in layers: each adds columns to those of the layer before. */
interface Layers {
  readonly from: string;
  readonly layers: readonly (readonly Column[])[];
  readonly last: readonly Column[];
  readonly groupBy?: string;
}

/** Expression and its name. */
interface Column {
  readonly sql: string;
  readonly as: string;
}

function column(as: string, sql: string): Column {
  return { as, sql };
}

function select({ from, layers, last, groupBy }: Layers, { as }: Dialect): string {
  const added = layers.filter((own) => own.length > 0);
  const steps = added.map((own, i) => {
    const before = i === 0 ? from : `l${i}`;
    return `l${i + 1} ${as} (SELECT ${before}.*, ${listed(own)} FROM ${before})`;
  });
  const source = added.length === 0 ? from : `l${added.length}`;
  const end = groupBy === undefined ? '' : ` GROUP BY ${groupBy}`;
  const head = steps.length === 0 ? '' : `WITH ${steps.join(',\n')}\n`;
  return `${head}SELECT ${listed(last)} FROM ${source}${end}`;
}

function listed(columns: readonly Column[]): string {
  return columns.map(({ sql, as }) => (sql === as ? sql : `${sql} AS ${as}`)).join(',\n  ');
}

function schemaOf(layout: AnswersLayout, { types, tableEnd }: Dialect): string {
  const typed = columnsOf(layout).map((name) => {
    if (name === 'audit' || name === 'grp') return `${name} ${types.text}`;
    const isNumber = /^a\d+$/.test(name);
    return `${name} ${isNumber ? types.number : types.integer}`;
  });
  return `CREATE TABLE ${TABLES.answers} (${typed.join(', ')})${tableEnd}`;
}

/** Criterion with what the statements know of it. */
interface CompiledCriterion extends CriterionColumns {
  /** Levels, worst first; empty if nothing is scored. */
  readonly levels: readonly Level[];
  readonly groups: readonly { readonly number: number; readonly weight: number }[];
  readonly must: CompiledMust | null;
}

interface CompiledMust {
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

function compiledCriterion(layout: AnswersLayout, own: CriterionColumns): CompiledCriterion {
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

/* Answers to sums */

/** Returns the sums of each round: numbers of ratings, blanks and others, and sums of scores. */
function sumsOf(layout: AnswersLayout, columns: readonly CompiledCriterion[]): Layers {
  const byId = new Map(columns.map((own) => [own.criterion.id, own]));
  const layers = askedLayers(layout, byId);
  const scores = columns.flatMap((own) => scoreColumns(own));
  return {
    from: TABLES.answers,
    layers: [...layers, scores],
    last: [column('audit', 'audit'), ...columns.flatMap((own) => sumColumns(layout, own))],
    groupBy: 'audit',
  };
}

/** Returns layers with who is asked and whose condition is undecided, each after those it depends on. */
function askedLayers(
  { checklist }: AnswersLayout,
  byId: ReadonlyMap<string, CompiledCriterion>,
): readonly (readonly Column[])[] {
  const depth = new Map<string, number>();
  const layers: Column[][] = [];
  for (const criterion of afterConditions(checklist)) {
    const own = byId.get(criterion.id);
    if (!own) continue;
    const others = criterion.when ? testsOf(criterion.when).map(({ test }) => test.criterion) : [];
    const at = Math.max(-1, ...others.map((id) => depth.get(id) ?? -1)) + 1;
    depth.set(criterion.id, at);
    const layer = layers[at] ?? [];
    layers[at] = layer;
    layer.push(...askedColumns(criterion, own, byId));
  }
  return layers;
}

function askedColumns(
  criterion: Criterion,
  own: CompiledCriterion,
  byId: ReadonlyMap<string, CompiledCriterion>,
): readonly Column[] {
  const n = own.number;
  const isMeant = meantSql(criterion);
  const { when } = criterion;
  if (!when) {
    return [column(`k${n}`, cases([[isMeant, '1']], '0')), column(`d${n}`, '0')];
  }
  const certain = conditionSql(when, (test) => testSql(test, byId, false));
  const undecided = conditionSql(when, (test) => testSql(test, byId, true));
  const open = testsOf(when).map(({ test }) => openSql(byId.get(test.criterion)));
  const isAsked = cases(
    [
      [`NOT (${isMeant})`, '0'],
      [`NOT (${certain})`, '0'],
    ],
    '1',
  );
  return [
    column(`k${n}`, isAsked),
    column(`d${n}`, cases([[`(${open.join(' OR ')}) AND (${undecided}) IS NULL`, '1']], '0')),
  ];
}

/** True for answers of people who are asked a criterion unless its condition hides it. */
function meantSql(criterion: Criterion): string {
  const isAnswers = `kind = ${ROW.answers}`;
  return isKey(criterion) ? isAnswers : `${isAnswers} AND express = 0`;
}

/** True if a criterion that a condition depends on is unanswered, or itself undecided. */
function openSql(own: CompiledCriterion | undefined): string {
  if (!own) return '1 = 0';
  const { number: n, state } = own;
  return `(k${n} = 1 AND ${state} = ${STATE.blank}) OR d${n} = 1`;
}

/** Returns a condition in SQL, whose logic has the same three values. */
function conditionSql(condition: Condition, test: (own: Test) => string): string {
  if ('criterion' in condition) return test(condition);
  if ('not' in condition) return `NOT (${conditionSql(condition.not, test)})`;
  const [word, parts, empty] =
    'all' in condition
      ? (['AND', condition.all, '1 = 1'] as const)
      : (['OR', condition.any, '1 = 0'] as const);
  if (parts.length === 0) return empty;
  return parts.map((part) => `(${conditionSql(part, test)})`).join(` ${word} `);
}

function testSql(
  test: Test,
  byId: ReadonlyMap<string, CompiledCriterion>,
  withOpen: boolean,
): string {
  const other = byId.get(test.criterion);
  if (!other) return '1 = NULL';
  const n = other.number;
  const known = `k${n} = 1 AND ${other.state} = ${STATE.answered}`;
  const isKnown = withOpen ? `${known} AND d${n} = 0` : known;
  return `CASE WHEN ${isKnown} THEN (${meetsSql(other, test)}) ELSE NULL END`;
}

/** Returns whether a given answer is within the limits of a test. */
function meetsSql({ scale, codes, values }: CompiledCriterion, test: Test): string {
  const { coding, conditions } = scale;
  const [value = ''] = values;
  if (coding.is === 'line') {
    const limits = [
      ['>=', test.atLeast],
      ['<=', test.atMost],
      ['=', test.is],
      ['<>', test.isNot],
    ] as const;
    const parts = limits.flatMap(([sign, limit]) =>
      limit === undefined ? [] : [`${value} ${sign} ${numberSql(Number(limit))}`],
    );
    return parts.length === 0 ? '1 = 1' : parts.join(' AND ');
  }
  if (coding.is === 'boxes') {
    const count = values.join(' + ');
    const hasAll = (limit: unknown) => {
      const ids = [limit].flat();
      const own = values.filter((_, i) => ids.includes(coding.ids[i] ?? ''));
      return ids.length === 0 ? `${count} = 0` : own.map((name) => `${name} = 1`).join(' AND ');
    };
    const parts = [
      ...(test.atLeast === undefined ? [] : [`${count} >= ${conditions.size(test.atLeast)}`]),
      ...(test.atMost === undefined ? [] : [`${count} <= ${conditions.size(test.atMost)}`]),
      ...(test.is === undefined ? [] : [`(${hasAll(test.is)})`]),
      ...(test.isNot === undefined ? [] : [`NOT (${hasAll(test.isNot)})`]),
    ];
    return parts.length === 0 ? '1 = 1' : parts.join(' AND ');
  }
  const met = codes.filter(({ answer }) => meets(conditions, test, answer));
  const others = coding.is === 'words' && meets(conditions, test, OTHER_WORDS) ? [0] : [];
  const listed = [...others, ...met.map(({ code }) => code)];
  return listed.length === 0 ? '1 = 0' : `${value} IN (${listed.join(', ')})`;
}

/** Placeholder for words that no condition compares with. */
const OTHER_WORDS = '\u0000';

/** Returns the columns of the score, and of what a must compares. */
function scoreColumns(own: CompiledCriterion): readonly Column[] {
  const { number: n, state, levels, must } = own;
  if (levels.length === 0) return [];
  const isRated = `(k${n} = 1 OR kind = ${ROW.agreed}) AND ${state} = ${STATE.answered}`;
  const boxes = must?.boxes;
  const isTicked = boxes?.map((name) => `${name} = 1`).join(' AND ');
  return [
    column(`v${n}`, cases([[isRated, scoreSql(own)]])),
    ...(boxes
      ? [column(`m${n}`, cases([[isRated, cases([[isTicked || '1 = 1', '1.0']], '0.0')]]))]
      : []),
  ];
}

/** Returns the score of a given answer. */
function scoreSql({ scale, codes, values }: CompiledCriterion): string {
  const { coding } = scale;
  const [value = ''] = values;
  switch (coding.is) {
    case 'list':
    case 'words':
      return cases(
        codes.map(({ code, answer }) => [
          `${value} = ${code}`,
          numberSql(scale.levelOf(answer)?.score ?? 0),
        ]),
      );
    case 'boxes': {
      const sum = values
        .map((name, i) => `${numberSql(coding.scores?.[i] ?? 0)} * ${name}`)
        .join(' + ');
      const most = numberSql(coding.most);
      return cases([[`${sum} > ${most}`, most]], sum);
    }
    case 'line': {
      const sign = coding.isRising ? '>=' : '<=';
      const branches = coding.steps.map(({ at, score }, i): Branch => {
        const next = coding.steps[i + 1];
        const isReached = `${value} ${sign} ${numberSql(at)}`;
        if (!coding.isLinear || !next) return [isReached, numberSql(score)];
        const slope = (next.score - score) / (next.at - at);
        return [
          isReached,
          `${numberSql(score)} + (${value} - (${numberSql(at)})) * (${numberSql(slope)})`,
        ];
      });
      return cases(branches.toReversed(), '0.0');
    }
  }
}

/**
 * Returns the sums of a criterion: `n` ratings, `t` their scores, `u` unscored by group; `b` blanks, `x`
 * not applicable, `q` asked over all. Those with `r` count answers as blank whose condition is undecided.
 */
function sumColumns({ groups }: AnswersLayout, own: CompiledCriterion): readonly Column[] {
  const { number: n, state, levels, criterion, must } = own;
  const asked = sumOf(`k${n} = 1`);
  if (levels.length === 0) return [column(`q${n}`, asked)];
  const isKeyed = isKey(criterion);
  const absent = isKeyed ? `kind = ${ROW.absent}` : `kind = ${ROW.absent} AND express = 0`;
  const isBlank = `(k${n} = 1 AND ${state} = ${STATE.blank}) OR (${absent})`;
  const isNotApplicable = `k${n} = 1 AND ${state} = ${STATE.notApplicable}`;
  const isRated = `k${n} = 1 AND ${state} = ${STATE.answered}`;
  const isUnscored = `(${isBlank}) OR (${isNotApplicable})`;
  const isDoubtful = `d${n} = 1`;
  // What an undecided condition hides is blank too.
  const isHidden = `${meantSql(criterion)} AND k${n} = 0 AND ${isDoubtful}`;
  const inGroup = (group: number, test: string) =>
    `grp = ${textSql(groups[group - 1] ?? '')} AND (${test})`;
  const failsAlone = must?.scope === 'each-respondent';
  const compared = must?.boxes ? `m${n}` : `v${n}`;
  return [
    column(`q${n}`, asked),
    column(`b${n}`, sumOf(isBlank)),
    column(`x${n}`, sumOf(isNotApplicable)),
    ...own.groups.flatMap(({ number: g }) => [
      column(`n${n}_${g}`, sumOf(inGroup(g, isRated))),
      column(`t${n}_${g}`, sumOf(inGroup(g, isRated), `v${n}`)),
      column(`u${n}_${g}`, sumOf(inGroup(g, isUnscored))),
      ...(must?.boxes ? [column(`mt${n}_${g}`, sumOf(inGroup(g, isRated), `m${n}`))] : []),
    ]),
    ...(criterion.when
      ? [
          column(
            `rb${n}`,
            sumOf(
              `(${isBlank}) OR ((${isRated} OR ${isNotApplicable}) AND ${isDoubtful}) OR (${isHidden})`,
            ),
          ),
          column(`rx${n}`, sumOf(`${isNotApplicable} AND NOT (${isDoubtful})`)),
          ...own.groups.flatMap(({ number: g }) => [
            column(`rn${n}_${g}`, sumOf(inGroup(g, `${isRated} AND NOT (${isDoubtful})`))),
            column(`rt${n}_${g}`, sumOf(inGroup(g, `${isRated} AND NOT (${isDoubtful})`), `v${n}`)),
            column(
              `ru${n}_${g}`,
              sumOf(
                inGroup(g, `(${isUnscored}) OR (${isRated} AND ${isDoubtful}) OR (${isHidden})`),
              ),
            ),
            ...(must?.boxes
              ? [
                  column(
                    `rmt${n}_${g}`,
                    sumOf(inGroup(g, `${isRated} AND NOT (${isDoubtful})`), `m${n}`),
                  ),
                ]
              : []),
          ]),
          ...(failsAlone && must
            ? [
                column(
                  `rf${n}`,
                  sumOf(`${isRated} AND NOT (${isDoubtful}) AND ${isBelow(compared, must.limit)}`),
                ),
              ]
            : []),
        ]
      : []),
    ...(failsAlone && must
      ? [column(`f${n}`, sumOf(`${isRated} AND ${isBelow(compared, must.limit)}`))]
      : []),
    column(`g${n}`, maxOf(`kind = ${ROW.agreed}`, `v${n}`)),
    ...(must?.boxes ? [column(`mg${n}`, maxOf(`kind = ${ROW.agreed}`, `m${n}`))] : []),
  ];
}

/* Sums to scores of criteria */

/** Names of the sums that a score is made of. */
interface SumNames {
  readonly rated: string;
  readonly sum: string;
  readonly unscored: string;
  readonly blanks: string;
  readonly notApplicable: string;
  /** Sums of what a must compares, and number of respondents below it. */
  readonly boxes: string;
  readonly failed: string;
  /** Low end, which is NULL if nothing unanswered could be a score. */
  readonly low: string;
}

const GIVEN: SumNames = {
  ...{ rated: 'n', sum: 't', unscored: 'u', blanks: 'b', notApplicable: 'x' },
  ...{ boxes: 'mt', failed: 'f', low: 'cl' },
};
const RESOLVED: SumNames = {
  rated: 'rn',
  sum: 'rt',
  unscored: 'ru',
  blanks: 'rb',
  notApplicable: 'rx',
  ...{ boxes: 'rmt', failed: 'rf', low: 'rl' },
};

/**
 * Returns the score of each criterion `c` and its ends `cl` and `ch`. `rc`, `rl` and `rh` are the same with
 * answers as blank whose condition is undecided; `ap` is applicability; `h`, `hl`, `hh` are missed musts.
 */
function criteriaOf(columns: readonly CompiledCriterion[]): Layers {
  const scored = columns.filter(({ levels }) => levels.length > 0);
  const votes = scored.flatMap((own) => {
    const n = own.number;
    const score = meanOfGroups(own, GIVEN, null);
    return [
      column(`cv${n}`, score),
      column(`lv${n}`, endOfVotes(own, GIVEN, own.levels.at(0)?.score ?? 0, score)),
      column(`hv${n}`, endOfVotes(own, GIVEN, own.levels.at(-1)?.score ?? 0, score)),
    ];
  });
  const agreed = scored.flatMap(({ number: n }) => {
    const isAgreed = `g${n} IS NOT NULL AND q${n} > 0`;
    return ['c', 'cl', 'ch'].map((name, i) =>
      column(`${name}${n}`, cases([[isAgreed, `g${n}`]], `${['cv', 'lv', 'hv'][i]}${n}`)),
    );
  });
  const resolved = scored
    .filter(({ criterion }) => criterion.when !== undefined)
    .flatMap((own) => {
      const n = own.number;
      const isSettled = isSettledSql(n);
      const score = meanOfGroups(own, RESOLVED, null);
      const end = (worst: number) => endOfVotes(own, RESOLVED, worst, score);
      return [
        column(`rc${n}`, cases([[isSettled, `c${n}`]], score)),
        column(`rl${n}`, cases([[isSettled, `cl${n}`]], end(own.levels.at(0)?.score ?? 0))),
        column(`rh${n}`, cases([[isSettled, `ch${n}`]], end(own.levels.at(-1)?.score ?? 0))),
      ];
    });
  const end = scored.flatMap((own) => {
    const { number: n, criterion } = own;
    const prefix = criterion.when === undefined ? 'c' : 'r';
    const isNotApplicable = `c${n} IS NULL AND x${n} > 0`;
    return [
      ...['c', 'cl', 'ch'].map((name) => column(`${name}${n}`, `${name}${n}`)),
      ...(prefix === 'c'
        ? []
        : ['rc', 'rl', 'rh'].map((name) => column(`${name}${n}`, `${name}${n}`))),
      column(`ap${n}`, cases([[`q${n} = 0 OR (${isNotApplicable})`, '0']], '1')),
      ...mustColumns(own),
    ];
  });
  return {
    from: TABLES.sums,
    layers: [votes, agreed, resolved],
    last: [column('audit', 'audit'), ...end],
  };
}

/** Returns the weighted mean of the means of the groups; with `blank`, of everything unscored too. */
function meanOfGroups(
  own: CompiledCriterion,
  names: SumNames,
  blank: number | null,
  sum = names.sum,
): string {
  const n = own.number;
  const parts = own.groups.map(({ number: g, weight }) => {
    const rated = `${names.rated}${n}_${g}`;
    const unscored = `${names.unscored}${n}_${g}`;
    const count = blank === null ? rated : `(${rated} + ${unscored})`;
    const total =
      blank === null ? `${sum}${n}_${g}` : `(${sum}${n}_${g} + ${unscored} * ${numberSql(blank)})`;
    const w = numberSql(weight);
    return {
      value: cases([[`${count} > 0`, `${w} * ${total} / ${count}`]], '0.0'),
      weight: cases([[`${count} > 0`, w]], '0.0'),
    };
  });
  const whole = parts.map(({ weight }) => weight).join(' + ');
  return `((${parts.map(({ value }) => value).join(' + ')}) / NULLIF(${whole}, 0.0))`;
}

/** Returns one end of the range of a criterion by votes; NULL if no missing answer could be a score. */
function endOfVotes(own: CompiledCriterion, names: SumNames, blank: number, score: string): string {
  const n = own.number;
  const unscored = own.groups.map(({ number: g }) => `${names.unscored}${n}_${g}`).join(' + ');
  const isClosed = `(${score}) IS NULL AND ${names.notApplicable}${n} > 0 AND ${names.blanks}${n} = 0`;
  return cases(
    [
      [isClosed, 'NULL'],
      [`${unscored} > 0`, meanOfGroups(own, names, blank)],
    ],
    score,
  );
}

/** True if undecided conditions change nothing, because a level was agreed. */
function isSettledSql(n: number): string {
  return `(q${n} > 0 AND g${n} IS NOT NULL)`;
}

/** Returns whether the must is missed: as answered, and at both ends. */
function mustColumns(own: CompiledCriterion): readonly Column[] {
  const { number: n, must, criterion } = own;
  if (!must) return [];
  const failsAt = (blank: number) => {
    const given = failsMust(own, must, GIVEN, blank);
    if (criterion.when === undefined) return cases([[given, '1']], '0');
    const resolved = failsMust(own, must, RESOLVED, blank);
    return cases(
      [
        [isSettledSql(n), cases([[given, '1']], '0')],
        [resolved, '1'],
      ],
      '0',
    );
  };
  return [
    column(`h${n}`, cases([[failsMust(own, must, GIVEN, null), '1']], '0')),
    column(`hl${n}`, failsAt(must.low)),
    column(`hh${n}`, failsAt(must.high)),
  ];
}

function failsMust(
  own: CompiledCriterion,
  must: CompiledMust,
  names: SumNames,
  blank: number | null,
): string {
  const { number: n, groups } = own;
  const sum = must.boxes ? names.boxes : names.sum;
  const low = `${names.low}${n}`;
  const filled = (of: (value: number | null) => string) =>
    blank === null ? of(null) : `CASE WHEN ${low} IS NULL THEN ${of(null)} ELSE ${of(blank)} END`;
  switch (must.scope) {
    case 'overall': {
      const agreed = must.boxes ? `mg${n}` : `g${n}`;
      const votes = filled((value) => meanOfGroups(own, names, value, sum));
      const isAgreed = `g${n} IS NOT NULL AND q${n} > 0`;
      return isBelow(cases([[isAgreed, agreed]], votes), must.limit);
    }
    case 'each-group': {
      const tests = groups.map((group) => {
        const alone = { ...own, groups: [{ ...group, weight: 1 }] };
        const mean = filled((value) => meanOfGroups(alone, names, value, sum));
        return `(${isBelow(`(${mean})`, must.limit)})`;
      });
      return tests.join(' OR ');
    }
    case 'each-respondent': {
      const failed = `${names.failed}${n} > 0`;
      const unscored = groups.map(({ number: g }) => `${names.unscored}${n}_${g}`).join(' + ');
      const blankFails = blank !== null && blank < must.limit - TOLERANCE;
      return blankFails ? `${failed} OR (${low} IS NOT NULL AND ${unscored} > 0)` : failed;
    }
  }
}

/* Scores of criteria to the score of the round */

/** Returns scores, ranges, coverage and bands of rounds and points. */
function scoresOf({ checklist }: AnswersLayout, columns: readonly CompiledCriterion[]): Layers {
  const points = checklist.points
    .map(({ id, weight, criteria }) => ({
      id,
      weight,
      criteria: columns.filter(
        (own) => own.levels.length > 0 && criteria.some((each) => each.id === own.criterion.id),
      ),
    }))
    .flatMap((own, i) => (own.criteria.length === 0 ? [] : [{ ...own, number: i + 1 }]));
  const headline = points.map((own) =>
    column(
      `p${own.number}`,
      weightedMean(
        own.criteria.map((each) => ({
          ...{ value: `c${each.number}`, weight: weightOf(each.criterion) },
          isCounted: `c${each.number} IS NOT NULL`,
        })),
      ),
    ),
  );
  const ends = (['low', 'high'] as const).map((end) => endLayers(points, end));
  const depth = Math.max(...ends.map(({ layers }) => layers.length));
  const joined = Array.from({ length: depth }, (_, i) =>
    ends.flatMap(({ layers }) => layers[i] ?? []),
  );
  const score = weightedMean(
    points.map(({ number, weight }) => ({
      ...{ value: `p${number}`, weight, isCounted: `p${number} IS NOT NULL` },
    })),
  );
  const [low, high] = ends.map(({ total }) => total);
  const raw = [
    column('score_raw', score),
    column('low_raw', low ?? 'NULL'),
    column('high_raw', high ?? 'NULL'),
    column('coverage_raw', coverageOf(points)),
  ];
  const within = (value: string, end: 'low' | 'high', own: string) =>
    cases([[`${own} ${end === 'low' ? '<' : '>'} ${value}`, own]], value);
  const ranged = [
    column('low_end', within('low_raw', 'low', 'score_raw')),
    column('high_end', within('high_raw', 'high', 'score_raw')),
  ];
  const musts = columns.flatMap(({ number, must }) => (must ? [{ number, cap: must.cap }] : []));
  const bands = [
    column('band_raw', bandOf(checklist, 'score_raw')),
    column('lowest_raw', bandOf(checklist, 'low_end')),
    column('highest_raw', bandOf(checklist, 'high_end')),
    column('cap_now', capOf(checklist, musts, 'h')),
    column('cap_low', capOf(checklist, musts, 'hl')),
    column('cap_high', capOf(checklist, musts, 'hh')),
  ];
  const named = (raw: string, cap: string) => bandName(checklist, lesser(raw, cap));
  return {
    from: TABLES.criteria,
    layers: [headline, ...joined, raw, ranged, bands],
    last: [
      column('audit', 'audit'),
      column('score', 'score_raw'),
      column('low', 'low_end'),
      column('high', 'high_end'),
      column('coverage', 'coverage_raw'),
      column('band', named('band_raw', 'cap_now')),
      column('band_before_cap', bandName(checklist, 'band_raw')),
      column('lowest_band', named('lowest_raw', 'cap_low')),
      column('highest_band', named('highest_raw', 'cap_high')),
      ...points.flatMap(({ number, id }) => {
        const name = id.replaceAll('-', '_');
        const value = `p${number}`;
        return [
          column(`point_${name}`, value),
          column(`point_${name}_low`, within(`pl${number}`, 'low', value)),
          column(`point_${name}_high`, within(`ph${number}`, 'high', value)),
        ];
      }),
    ],
  };
}

interface CompiledPoint {
  readonly number: number;
  readonly weight: number;
  readonly criteria: readonly CompiledCriterion[];
}

/**
 * Returns layers that find one end of the range of all points, and the expression of that of the total.
 * Nobody has answered an open criterion, so that its worst (best) score is known: of equal ones all or
 * none are taken, in the order of these scores, as long as they move the mean further.
 */
function endLayers(points: readonly CompiledPoint[], end: 'low' | 'high') {
  const e = end === 'low' ? 'l' : 'h';
  const extreme = (own: CompiledCriterion) =>
    (end === 'low' ? own.levels.at(0) : own.levels.at(-1))?.score ?? 0;
  const inOrder = (values: readonly number[]) =>
    [...new Set(values)].toSorted((a, b) => (end === 'low' ? a - b : b - a));
  const finding = (own: CompiledCriterion) => {
    const prefix = own.criterion.when === undefined ? 'c' : 'r';
    const score = prefix === 'c' ? `c${own.number}` : `rc${own.number}`;
    return { score, value: `${prefix}${e}${own.number}`, weight: weightOf(own.criterion) };
  };
  const steps = points.map((point) => {
    const values = inOrder(point.criteria.map(extreme));
    return values.map((value, i) => ({
      value,
      open: `o${e}${point.number}_${i + 1}`,
      criteria: point.criteria.filter((own) => extreme(own) === value).map(finding),
    }));
  });
  const first = points.flatMap(({ number, criteria }, i) => {
    const fixed = criteria.map(finding);
    const isFixed = ({ score, value }: (typeof fixed)[number]) =>
      `${score} IS NOT NULL AND ${value} IS NOT NULL`;
    return [
      column(
        `b${e}s${number}`,
        added(fixed.map((own) => [isFixed(own), `${numberSql(own.weight)} * ${own.value}`])),
      ),
      column(`b${e}w${number}`, added(fixed.map((own) => [isFixed(own), numberSql(own.weight)]))),
      ...(steps[i] ?? []).map(({ open, criteria: own }) =>
        column(
          open,
          added(
            own.map(({ score, value, weight }) => [
              `${score} IS NULL AND ${value} IS NOT NULL`,
              numberSql(weight),
            ]),
          ),
        ),
      ),
    ];
  });
  const most = Math.max(0, ...steps.map((own) => own.length));
  const moving = Array.from({ length: most }, (_, i) =>
    points.flatMap(({ number }, p): readonly Column[] => {
      const step = steps[p]?.[i];
      const [sum, weight] = [`b${e}s${number}`, `b${e}w${number}`].map((name) =>
        i === 0 ? name : `${name}_${i}`,
      );
      const after = (name: string) => `${name}_${i + 1}`;
      const names = [after(`b${e}s${number}`), after(`b${e}w${number}`)] as const;
      if (!step) return [column(names[0], sum ?? ''), column(names[1], weight ?? '')];
      const moves = takes(step.open, step.value, { sum: sum ?? '', weight: weight ?? '', end });
      return [
        column(names[0], cases([[moves, `${sum} + ${numberSql(step.value)} * ${step.open}`]], sum)),
        column(names[1], cases([[moves, `${weight} + ${step.open}`]], weight)),
      ];
    }),
  );
  const values = points.map(({ number }) => {
    const end = most === 0 ? '' : `_${most}`;
    return column(`p${e}${number}`, `b${e}s${number}${end} / NULLIF(b${e}w${number}${end}, 0.0)`);
  });
  const all = inOrder(points.flatMap(({ criteria }) => criteria.map(extreme)));
  // A point without any certain score is as low as the first of its open criteria.
  const possible = all.map((value, k) =>
    column(
      `${e}po${k + 1}`,
      added(
        points.flatMap(({ number, weight }, p) => {
          const own = steps[p] ?? [];
          const at = own.findIndex((step) => step.value === value);
          const step = own[at];
          if (!step) return [];
          const before = own.slice(0, at).map(({ open }) => `${open} = 0.0`);
          const tests = [`b${e}w${number} = 0.0`, `${step.open} > 0.0`, ...before];
          return [[tests.join(' AND '), numberSql(weight)] as const];
        }),
      ),
    ),
  );
  const certain = points.map(({ number, weight }) => ({
    number,
    weight,
    is: `b${e}w${number} > 0.0`,
  }));
  const base = [
    column(
      `${e}ts0`,
      added(certain.map(({ number, weight, is }) => [is, `${numberSql(weight)} * p${e}${number}`])),
    ),
    column(`${e}tw0`, added(certain.map(({ weight, is }) => [is, numberSql(weight)]))),
  ];
  const totals = all.map((value, k) => {
    const [sum, weight] = [`${e}ts${k}`, `${e}tw${k}`];
    const open = `${e}po${k + 1}`;
    const moves = takes(open, value, { sum, weight, end });
    return [
      column(`${e}ts${k + 1}`, cases([[moves, `${sum} + ${numberSql(value)} * ${open}`]], sum)),
      column(`${e}tw${k + 1}`, cases([[moves, `${weight} + ${open}`]], weight)),
    ];
  });
  const last = all.length;
  return {
    layers: [first, ...moving, values, [...base, ...possible], ...totals],
    total: `${e}ts${last} / NULLIF(${e}tw${last}, 0.0)`,
  };
}

interface Mean {
  readonly sum: string;
  readonly weight: string;
  readonly end: 'low' | 'high';
}

/** True if open weight is taken because it moves a mean further to its end. */
function takes(open: string, value: number, { sum, weight, end }: Mean): string {
  const sign = end === 'low' ? '<' : '>';
  return `${open} > 0.0 AND (${weight} = 0.0 OR ${numberSql(value)} * ${weight} ${sign} ${sum})`;
}

function coverageOf(points: readonly CompiledPoint[]): string {
  const parts = points.map(({ weight, criteria }) => {
    const own = criteria.map(({ number, criterion }) => ({
      number,
      w: numberSql(weightOf(criterion)),
    }));
    const applicable = added(own.map(({ number, w }) => [`ap${number} = 1`, w]));
    const scored = added(
      own.map(({ number, w }) => [`ap${number} = 1 AND c${number} IS NOT NULL`, w]),
    );
    const w = numberSql(weight);
    return {
      scored: cases(
        [[`${applicable} > 0.0`, `${w} * ${scored} / NULLIF(${applicable}, 0.0)`]],
        '0.0',
      ),
      whole: cases([[`${applicable} > 0.0`, w]], '0.0'),
    };
  });
  const sum = (list: readonly string[]) => (list.length === 0 ? '0.0' : list.join(' + '));
  return `(${sum(parts.map(({ scored }) => scored))}) / NULLIF(${sum(parts.map(({ whole }) => whole))}, 0.0)`;
}

/** Returns the place of the band of a score, from 0; NULL without a score. */
function bandOf(checklist: Checklist, score: string): string {
  const branches = checklist.bands
    .map(
      (band, i): Branch => [
        `${score} >= ${numberSql(lowestOf(checklist, band) - TOLERANCE)}`,
        String(i),
      ],
    )
    .toReversed();
  return cases(branches);
}

/** Returns the place of the lowest band that missed musts cap to; past the last one without any. */
function capOf(
  { bands }: Checklist,
  musts: readonly { readonly number: number; readonly cap: number }[],
  prefix: string,
): string {
  const branches = musts
    .toSorted((a, b) => a.cap - b.cap)
    .map(({ number, cap }): Branch => [`${prefix}${number} = 1`, String(cap)]);
  return cases(branches, String(bands.length));
}

function bandName({ bands }: Checklist, place: string): string {
  return cases(bands.map(({ id }, i) => [`${place} = ${i}`, textSql(id)]));
}

function lesser(a: string, b: string): string {
  return `(CASE WHEN ${b} < ${a} THEN ${b} ELSE ${a} END)`;
}

interface WeightedValue {
  readonly value: string;
  readonly weight: number;
  readonly isCounted: string;
}

function weightedMean(values: readonly WeightedValue[]): string {
  const sum = added(
    values.map((own) => [own.isCounted, `${numberSql(own.weight)} * ${own.value}`]),
  );
  const weight = added(values.map((own) => [own.isCounted, numberSql(own.weight)]));
  return `${sum} / NULLIF(${weight}, 0.0)`;
}

/* Pieces of SQL */

type Branch = readonly [test: string, value: string];

/** Returns a CASE; without branches, the value after ELSE. */
function cases(branches: readonly Branch[], otherwise = 'NULL'): string {
  if (branches.length === 0) return otherwise;
  const parts = branches.map(([test, value]) => `WHEN ${test} THEN ${value}`);
  return `CASE ${parts.join(' ')} ELSE ${otherwise} END`;
}

/** Returns the sum of the values whose test holds. */
function added(branches: readonly Branch[]): string {
  if (branches.length === 0) return '0.0';
  return `(${branches.map((branch) => cases([branch], '0.0')).join(' + ')})`;
}

function sumOf(test: string, value = '1'): string {
  return `SUM(${cases([[test, value]], value === '1' ? '0' : '0.0')})`;
}

function maxOf(test: string, value: string): string {
  return `MAX(${cases([[test, value]])})`;
}

function isBelow(value: string, limit: number): string {
  return `${value} < ${numberSql(limit - TOLERANCE)}`;
}

/** Writes a number with a point or an exponent, so that no engine divides whole numbers. */
function numberSql(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
