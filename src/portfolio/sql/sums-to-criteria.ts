import { TOLERANCE } from '../../numbers.ts';
import { type CompiledCriterion, type CompiledMust, TABLES } from './layout.ts';
import { cases, column, isBelow, type Layers, numberSql, type SqlColumn } from './text.ts';

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
export function criteriaQuery(columns: readonly CompiledCriterion[]): Layers {
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
function mustColumns(own: CompiledCriterion): readonly SqlColumn[] {
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
