import type { Criterion } from '../../checklist/checklist.ts';
import type { Condition, Test } from '../../checklist/criterion.ts';
import { isKey, testsOf } from '../../checklist/lookup.ts';
import { afterConditions, meets } from '../../scoring/responses.ts';
import { type AnswersLayout, type CompiledCriterion, ROW, STATE, TABLES } from './layout.ts';
import {
  type Branch,
  cases,
  column,
  countOf,
  isBelow,
  type Layers,
  maxOf,
  numberSql,
  type SqlColumn,
  textSql,
  ZERO,
} from './text.ts';

/** Returns the sums of each round: numbers of people by criterion, and means of scores by group. */
export function sumsQuery(layout: AnswersLayout, columns: readonly CompiledCriterion[]): Layers {
  const byId = new Map(columns.map((own) => [own.criterion.id, own]));
  const layers = askedLayers(layout, byId);
  const scores = columns.flatMap(scoreColumns);
  return {
    from: TABLES.answers,
    layers: [...layers, scores, columns.flatMap(valueColumns)],
    last: [column('audit', 'audit'), ...columns.flatMap((own) => sumColumns(layout, own))],
    groupBy: 'audit',
  };
}

/** Returns layers with who is asked and whose condition is undecided, each after those it depends on. */
function askedLayers(
  { checklist }: AnswersLayout,
  byId: ReadonlyMap<string, CompiledCriterion>,
): readonly (readonly SqlColumn[])[] {
  const depth = new Map<string, number>();
  const layers: SqlColumn[][] = [];
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
): readonly SqlColumn[] {
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

/** Returns the columns of the score `m`, and of the ticked boxes `bm` that a must compares. */
function scoreColumns(own: CompiledCriterion): readonly SqlColumn[] {
  const { number: n, state, levels, must } = own;
  if (levels.length === 0) return [];
  const isRated = `(k${n} = 1 OR kind = ${ROW.agreed}) AND ${state} = ${STATE.answered}`;
  const boxes = must?.boxes;
  const isTicked = boxes?.map((name) => `${name} = 1`).join(' AND ') || '1 = 1';
  return [
    column(`m${n}`, cases([[isRated, scoreSql(own)]])),
    ...(boxes
      ? [column(`bm${n}`, cases([[isRated, cases([[isTicked, numberSql(1)]], ZERO)]]))]
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
      return cases(branches.toReversed(), ZERO);
    }
  }
}

/** Returns tests of a row: whether its answer is blank, not applicable, or hidden in doubt. */
function testsOfRow({ number: n, state, criterion }: CompiledCriterion) {
  const isAbsent = `kind = ${ROW.absent}${isKey(criterion) ? '' : ' AND express = 0'}`;
  return {
    isBlank: `(k${n} = 1 AND ${state} = ${STATE.blank}) OR (${isAbsent})`,
    isNotApplicable: `k${n} = 1 AND ${state} = ${STATE.notApplicable}`,
    isRated: `k${n} = 1 AND ${state} = ${STATE.answered}`,
    isDoubtful: `d${n} = 1`,
    // What an undecided condition hides is blank too.
    isHidden: `${meantSql(criterion)} AND k${n} = 0 AND d${n} = 1`,
  };
}

/** Returns the names of the scores of a row whose means are kept, and the scores of missing ones. */
function keptScores({ levels, must }: CompiledCriterion) {
  const score = { name: 'm', low: levels.at(0)?.score ?? 0, high: levels.at(-1)?.score ?? 0 };
  return must?.boxes ? [score, { name: 'bm', low: must.low, high: must.high }] : [score];
}

/**
 * Returns the scores of a row with the worst `ml` or best `mh` one in place of what is missing. Those with
 * `r` count an answer as missing whose condition is undecided.
 */
function valueColumns(own: CompiledCriterion): readonly SqlColumn[] {
  const { number: n, levels, criterion } = own;
  if (levels.length === 0) return [];
  const { isBlank, isNotApplicable, isRated, isDoubtful, isHidden } = testsOfRow(own);
  const isMissing = `(${isBlank}) OR (${isNotApplicable})`;
  const isUnsettled = `${isMissing} OR (${isRated} AND ${isDoubtful}) OR (${isHidden})`;
  return keptScores(own).flatMap(({ name, low, high }) => {
    const given = `${name}${n}`;
    const filled = (as: string, test: string, value: string) =>
      column(`${as}${n}`, cases([[test, value]], given));
    return [
      filled(`${name}l`, isMissing, numberSql(low)),
      filled(`${name}h`, isMissing, numberSql(high)),
      ...(criterion.when
        ? [
            filled(`r${name}`, isUnsettled, 'NULL'),
            filled(`r${name}l`, isUnsettled, numberSql(low)),
            filled(`r${name}h`, isUnsettled, numberSql(high)),
          ]
        : []),
    ];
  });
}

/**
 * Returns the columns that sum a criterion: `b` blanks, `x` not applicable, `q` asked, `f` below a must.
 * Means of each group follow, then `g`, the agreed score, and `bg`, the agreed boxes.
 */
function sumColumns({ groups }: AnswersLayout, own: CompiledCriterion): readonly SqlColumn[] {
  const { number: n, levels, criterion, must } = own;
  const asked = countOf(`k${n} = 1`);
  if (levels.length === 0) return [column(`q${n}`, asked)];
  const { isBlank, isNotApplicable, isRated, isDoubtful, isHidden } = testsOfRow(own);
  const prefixes = criterion.when ? ['', 'r'] : [''];
  const names = keptScores(own).flatMap(({ name }) =>
    prefixes.flatMap((prefix) => ['', 'l', 'h'].map((end) => `${prefix}${name}${end}${n}`)),
  );
  const compared = must?.boxes ? `bm${n}` : `m${n}`;
  const failing = must?.scope === 'each-respondent' ? must : null;
  const isFailed = failing && `${isRated} AND ${isBelow(compared, failing.limit)}`;
  const agreed = (value: string) => cases([[`${asked} > 0`, maxOf(`kind = ${ROW.agreed}`, value)]]);
  return [
    column(`q${n}`, asked),
    column(`b${n}`, countOf(isBlank)),
    column(`x${n}`, countOf(isNotApplicable)),
    ...own.groups.flatMap(({ number: g }) => {
      const isOfGroup = `grp = ${textSql(groups[g - 1] ?? '')}`;
      return names.map((name) => column(`${name}_${g}`, `AVG(${cases([[isOfGroup, name]])})`));
    }),
    ...(isFailed ? [column(`f${n}`, countOf(isFailed))] : []),
    ...(criterion.when
      ? [
          column(
            `rb${n}`,
            countOf(
              `(${isBlank}) OR ((${isRated} OR ${isNotApplicable}) AND ${isDoubtful}) OR (${isHidden})`,
            ),
          ),
          column(`rx${n}`, countOf(`${isNotApplicable} AND NOT (${isDoubtful})`)),
          ...(isFailed ? [column(`rf${n}`, countOf(`${isFailed} AND NOT (${isDoubtful})`))] : []),
        ]
      : []),
    column(`g${n}`, agreed(`m${n}`)),
    ...(must?.boxes ? [column(`bg${n}`, agreed(`bm${n}`))] : []),
  ];
}
