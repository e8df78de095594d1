import type { Checklist } from '../../checklist/checklist.ts';
import { weightOf } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { lowestOf } from '../../scoring/band.ts';
import { type AnswersLayout, type CompiledCriterion, TABLES } from './layout.ts';
import {
  added,
  type Branch,
  cases,
  column,
  type Layers,
  numberSql,
  type SqlColumn,
  textSql,
  wholeMean,
  ZERO,
} from './text.ts';

/** Returns scores, ranges, coverage and bands of rounds and points. */
export function scoresQuery(
  { checklist }: AnswersLayout,
  columns: readonly CompiledCriterion[],
): Layers {
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
      wholeMean(
        own.criteria.map((each) => ({
          value: `c${each.number}`,
          weight: weightOf(each.criterion),
        })),
      ),
    ),
  );
  const ends = (['low', 'high'] as const).map((end) => endLayers(points, end));
  const depth = Math.max(...ends.map(({ layers }) => layers.length));
  const joined = Array.from({ length: depth }, (_, i) =>
    ends.flatMap(({ layers }) => layers[i] ?? []),
  );
  const score = wholeMean(points.map(({ number, weight }) => ({ value: `p${number}`, weight })));
  const [low, high] = ends.map(({ total }) => total);
  const raw = [
    column('score_raw', score),
    column('low_raw', low ?? 'NULL'),
    column('high_raw', high ?? 'NULL'),
    column('coverage_raw', coverageOf(points)),
  ];
  const within = (value: string, end: End, own: string) =>
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

type End = 'low' | 'high';

/**
 * Returns layers that find one end of the range of all points, and the expression of that of the total.
 * Nobody has answered an open criterion, so that its worst (best) score is known: of equal ones all or
 * none are taken, in the order of these scores, as long as they move the mean further.
 */
function endLayers(points: readonly CompiledPoint[], end: End) {
  const steps = points.map((point) => stepsOf(point, end));
  const { layers, total } = totalLayers(points, steps, end);
  return { layers: [...pointLayers(points, steps, end), ...layers], total };
}

/** Criteria of a point whose worst (best) scores are equal; the column `open` has the weight of the open ones. */
interface Step {
  readonly value: number;
  readonly open: string;
  readonly criteria: readonly Finding[];
}

/** Columns of a criterion: its score, and the end of its range. */
interface Finding {
  readonly score: string;
  readonly value: string;
  readonly weight: number;
}

function letterOf(end: End): string {
  return end === 'low' ? 'l' : 'h';
}

function extremeOf({ levels }: CompiledCriterion, end: End): number {
  return (end === 'low' ? levels.at(0) : levels.at(-1))?.score ?? 0;
}

function inOrder(values: readonly number[], end: End): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => (end === 'low' ? a - b : b - a));
}

function findingOf({ criterion, number }: CompiledCriterion, end: End): Finding {
  const prefix = criterion.when === undefined ? 'c' : 'r';
  const score = prefix === 'c' ? `c${number}` : `rc${number}`;
  return { score, value: `${prefix}${letterOf(end)}${number}`, weight: weightOf(criterion) };
}

function stepsOf({ number, criteria }: CompiledPoint, end: End): readonly Step[] {
  const values = inOrder(
    criteria.map((own) => extremeOf(own, end)),
    end,
  );
  return values.map((value, i) => ({
    value,
    open: `o${letterOf(end)}${number}_${i + 1}`,
    criteria: criteria
      .filter((own) => extremeOf(own, end) === value)
      .map((own) => findingOf(own, end)),
  }));
}

/** Returns the layers of the points: what is certain, each step that moves it, and the quotients. */
function pointLayers(
  points: readonly CompiledPoint[],
  steps: readonly (readonly Step[])[],
  end: End,
): readonly (readonly SqlColumn[])[] {
  const e = letterOf(end);
  const first = points.flatMap(({ number, criteria }, i) => {
    const fixed = criteria
      .map((own) => findingOf(own, end))
      .map((own) => ({ ...own, is: `${own.score} IS NOT NULL` }));
    return [
      column(
        `b${e}s${number}`,
        added(fixed.map(({ is, weight, value }) => [is, `${numberSql(weight)} * ${value}`])),
      ),
      column(`b${e}w${number}`, added(fixed.map(({ is, weight }) => [is, numberSql(weight)]))),
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
  const named = (name: string, step: number) => (step === 0 ? name : `${name}_${step}`);
  const moving = Array.from({ length: most }, (_, i) =>
    points.flatMap(({ number }, p): readonly SqlColumn[] => {
      const step = steps[p]?.[i];
      const [sum, weight] = [named(`b${e}s${number}`, i), named(`b${e}w${number}`, i)];
      const [newSum, newWeight] = [
        named(`b${e}s${number}`, i + 1),
        named(`b${e}w${number}`, i + 1),
      ];
      if (!step) return [column(newSum, sum), column(newWeight, weight)];
      const moves = takes(step.open, step.value, { sum, weight, end });
      return [
        column(newSum, cases([[moves, `${sum} + ${numberSql(step.value)} * ${step.open}`]], sum)),
        column(newWeight, cases([[moves, `${weight} + ${step.open}`]], weight)),
      ];
    }),
  );
  const values = points.map(({ number }) => {
    const [sum, weight] = [named(`b${e}s${number}`, most), named(`b${e}w${number}`, most)];
    return column(`p${e}${number}`, `${sum} / NULLIF(${weight}, ${ZERO})`);
  });
  return [first, ...moving, values];
}

/** Returns the layers of the total, in which points without any certain score are the open ones. */
function totalLayers(
  points: readonly CompiledPoint[],
  steps: readonly (readonly Step[])[],
  end: End,
) {
  const e = letterOf(end);
  const all = inOrder(
    steps.flatMap((own) => own.map(({ value }) => value)),
    end,
  );
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
          const before = own.slice(0, at).map(({ open }) => `${open} = ${ZERO}`);
          const tests = [`b${e}w${number} = ${ZERO}`, `${step.open} > ${ZERO}`, ...before];
          return [[tests.join(' AND '), numberSql(weight)] as const];
        }),
      ),
    ),
  );
  const certain = points.map(({ number, weight }) => ({
    ...{ number, weight },
    is: `b${e}w${number} > ${ZERO}`,
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
    layers: [[...base, ...possible], ...totals],
    total: `${e}ts${last} / NULLIF(${e}tw${last}, ${ZERO})`,
  };
}

interface Mean {
  readonly sum: string;
  readonly weight: string;
  readonly end: End;
}

/** True if open weight is taken because it moves a mean further to its end. */
function takes(open: string, value: number, { sum, weight, end }: Mean): string {
  const sign = end === 'low' ? '<' : '>';
  return `${open} > ${ZERO} AND (${weight} = ${ZERO} OR ${numberSql(value)} * ${weight} ${sign} ${sum})`;
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
        [[`${applicable} > ${ZERO}`, `${w} * ${scored} / NULLIF(${applicable}, ${ZERO})`]],
        ZERO,
      ),
      whole: cases([[`${applicable} > ${ZERO}`, w]], ZERO),
    };
  });
  const sum = (list: readonly string[]) => (list.length === 0 ? ZERO : list.join(' + '));
  return `(${sum(parts.map(({ scored }) => scored))}) / NULLIF(${sum(parts.map(({ whole }) => whole))}, ${ZERO})`;
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
