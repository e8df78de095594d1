import type { Criterion } from '../../checklist/checklist.ts';
import type { Condition, Test } from '../../checklist/criterion.ts';
import { isKey, testsOf } from '../../checklist/lookup.ts';
import { afterConditions, meets } from '../../scoring/responses.ts';
import { type AnswersLayout, type CompiledCriterion, ROW, STATE, TABLES } from './layout.ts';
import {
  type Branch,
  cases,
  column,
  isBelow,
  type Layers,
  maxOf,
  numberSql,
  type SqlColumn,
  sumOf,
  textSql,
} from './text.ts';

/** Returns the sums of each round: numbers of ratings, blanks and others, and sums of scores. */
export function sumsQuery(layout: AnswersLayout, columns: readonly CompiledCriterion[]): Layers {
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

/** Returns the columns of the score, and of what a must compares. */
function scoreColumns(own: CompiledCriterion): readonly SqlColumn[] {
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
function sumColumns({ groups }: AnswersLayout, own: CompiledCriterion): readonly SqlColumn[] {
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
