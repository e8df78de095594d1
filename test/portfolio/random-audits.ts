import type { Audit } from '../../src/analysis/gap-report.ts';
import { roundScoresOf } from '../../src/analysis/gap-report.ts';
import { resultOf } from '../../src/analysis/result.ts';
import type { Answer } from '../../src/answers/answers.ts';
import type { Checklist, Criterion, Point } from '../../src/checklist/checklist.ts';
import type { AnswerValue, Condition } from '../../src/checklist/criterion.ts';
import { canBeNotApplicable, criteriaOf } from '../../src/checklist/lookup.ts';

/** Source of random numbers with a seed, so that a test is the same on each run. */
export interface Dice {
  /** Whole number from 0 to `sides - 1`. */
  readonly roll: (sides: number) => number;
  /** True in this share of the rolls. */
  readonly chance: (share: number) => boolean;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

/** Returns dice (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return {
    roll,
    chance: (share) => next() < share,
    pick: (values) => {
      const value = values[roll(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}

const WEIGHTS = [0, 0.5, 1, 1, 1, 2, 3];

/** Returns a checklist with all criterion types, conditions, musts, own weights and own scores. */
export function randomChecklist(dice: Dice): Checklist {
  const before: Criterion[] = [];
  const bands = ['low', 'middle', 'high', 'top'].slice(0, 2 + dice.roll(3));
  const isOwnScale = dice.chance(0.3);
  const display = isOwnScale ? { display: { from: 1, to: 5 } } : {};
  const points: Point[] = Array.from({ length: 1 + dice.roll(4) }, (_, p) => ({
    id: `point-${p + 1}`,
    title: `Point ${p + 1}`,
    weight: p === 0 ? 3 : dice.pick(WEIGHTS),
    criteria: Array.from({ length: 1 + dice.roll(5) }, (_, c) => {
      const own = randomCriterion(dice, `c-${p + 1}-${c + 1}`, bands, before);
      before.push(own);
      return own;
    }),
  }));
  if (
    !points.some(({ criteria }) =>
      criteria.some(({ weight = 1, type }) => weight > 0 && type !== 'text'),
    )
  ) {
    points[0] = { ...points[0], criteria: [levels('c-0')] } as Point;
  }
  const groups = ['marketing', 'sales', 'leadership'].slice(0, 1 + dice.roll(3));
  return {
    format: 1,
    id: 'random',
    version: '1.0.0',
    title: 'A random checklist',
    ...display,
    groups: Object.fromEntries(
      groups.map((id) => [
        id,
        { title: id, ...(dice.chance(0.4) ? { weight: 0.5 + dice.roll(4) } : {}) },
      ]),
    ),
    bands: bands.map((id, i) => ({
      ...{ id, title: id },
      from: isOwnScale ? 1 + (4 * i) / bands.length : (100 * i) / bands.length,
    })),
    points,
  };
}

function levels(id: string): Criterion {
  return { id, question: 'How far?', levels: { 0: 'none', 1: 'some', 2: 'much', 3: 'all' } };
}

function randomCriterion(
  dice: Dice,
  id: string,
  bands: readonly string[],
  before: readonly Criterion[],
): Criterion {
  const base = randomType(dice, id);
  const isScored = base.type !== 'text' && !('scored' in base && base.scored === false);
  const isKeyed = dice.chance(0.5);
  const others = before.filter((own) => !isKeyed || own.key === true || own.must !== undefined);
  const must = isScored && dice.chance(0.25) ? { must: randomMust(dice, base, bands) } : {};
  const needsKey = 'must' in must;
  const eligible = needsKey
    ? before.filter((own) => own.key === true || own.must !== undefined)
    : others;
  return {
    ...base,
    ...(isScored && dice.chance(0.5) ? { weight: dice.pick(WEIGHTS) } : {}),
    ...(isKeyed ? { key: true } : {}),
    ...must,
    ...(needsKey && dice.chance(0.5) ? { notApplicable: true } : {}),
    ...(eligible.length > 0 && dice.chance(0.4)
      ? { when: randomCondition(dice, eligible, 2) }
      : {}),
  } as Criterion;
}

function randomType(dice: Dice, id: string): Criterion {
  const question = 'How far?';
  switch (dice.roll(9)) {
    case 0:
      return {
        id,
        question,
        levels: [
          { score: 10, label: 'a' },
          { score: 35, label: 'b' },
          { score: 100, label: 'c' },
        ],
      };
    case 1:
      return { id, question, levels: { 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five' } };
    case 2:
      return {
        id,
        question,
        type: 'yes-no',
        ...(dice.chance(0.5) ? { better: 'no' as const } : {}),
      };
    case 3: {
      const options = ['red', 'green', 'blue'].map((own, i) => ({
        ...{ id: own, label: own },
        score: [20, 70, 90][i],
      }));
      return { id, question, type: 'choice', options };
    }
    case 4: {
      const options = ['x', 'y', 'z'].map((own) => ({ id: own, label: own }));
      if (dice.chance(0.3)) return { id, question, type: 'multi-choice', scored: false, options };
      if (dice.chance(0.5)) return { id, question, type: 'multi-choice', options };
      return {
        ...{ id, question, type: 'multi-choice', scoring: 'sum', cap: 80 },
        options: options.map((own, i) => ({ ...own, score: [50, 40, 30][i] ?? 0 })),
      };
    }
    case 5: {
      const isFalling = dice.chance(0.5);
      const scores = isFalling ? [100, 60, 15] : [15, 60, 100];
      return {
        ...{ id, question, type: 'number', min: 0, max: 100 },
        thresholds: [5, 25, 70].map((at, i) => ({ at, score: scores[i] ?? 0 })),
        ...(dice.chance(0.5) ? { between: 'linear' as const } : {}),
      };
    }
    case 6:
      return { id, question, type: 'text' };
    case 7: {
      const options = ['saas', 'shop'].map((own) => ({ id: own, label: own }));
      return { id, question, type: 'choice', scored: false, options };
    }
    default:
      return levels(id);
  }
}

function randomMust(dice: Dice, criterion: Criterion, bands: readonly string[]) {
  const of = dice.pick(['overall', 'each-group', 'each-respondent'] as const);
  const cap = dice.pick(bands.slice(0, -1));
  const { type = 'levels' } = criterion;
  if (type === 'levels') return { level: dice.pick([1, 2]), of, cap };
  return { answer: randomValue(dice, criterion), of, cap };
}

function randomCondition(dice: Dice, others: readonly Criterion[], depth: number): Condition {
  if (depth > 0 && dice.chance(0.3)) {
    const parts = [0, 1].map(() => randomCondition(dice, others, depth - 1));
    return dice.chance(0.5) ? { all: parts } : { any: parts };
  }
  if (depth > 0 && dice.chance(0.15)) return { not: randomCondition(dice, others, depth - 1) };
  const other = dice.pick(others);
  const criterion = other.id;
  const { type = 'levels' } = other;
  const isScored = !('scored' in other && other.scored === false);
  const value = randomValue(dice, other);
  const hasLimits = isScored && type !== 'yes-no' && type !== 'text';
  const limit = type === 'multi-choice' ? dice.roll(3) : value;
  switch (dice.roll(hasLimits ? 4 : 2)) {
    case 0:
      return { criterion, is: value };
    case 1:
      return { criterion, isNot: value };
    case 2:
      return { criterion, atLeast: limit };
    default:
      return { criterion, atMost: limit };
  }
}

/** Returns a valid answer to a criterion. */
function randomValue(dice: Dice, criterion: Criterion): AnswerValue {
  switch (criterion.type) {
    case 'yes-no':
      return dice.chance(0.5);
    case 'choice':
      return dice.pick(criterion.options).id;
    case 'multi-choice':
      return criterion.options.filter(() => dice.chance(0.5)).map(({ id }) => id);
    case 'number':
      return dice.chance(0.3) ? dice.pick([5, 25, 70]) : dice.roll(1000) / 10;
    case 'text':
      return dice.pick(['alpha', 'beta', "it's"]);
    default: {
      const list = criterion.levels;
      const numbers = Array.isArray(list) ? [...list.keys()] : Object.keys(list).map(Number);
      return dice.pick(numbers);
    }
  }
}

/** Returns an audit with blanks, "not applicable", missing people, agreed levels and express mode. */
export function randomAudit(dice: Dice, checklist: Checklist): Audit {
  const groups = Object.keys(checklist.groups ?? {});
  const all = criteriaOf(checklist).map(({ criterion }) => criterion);
  const [blank, none] = [dice.pick([0, 0.1, 0.6]), dice.pick([0, 0.1, 0.5])];
  const answers = (): ReadonlyMap<string, Answer> =>
    new Map(
      all.flatMap((criterion): readonly (readonly [string, Answer])[] => {
        if (dice.chance(blank)) return dice.chance(0.5) ? [] : [[criterion.id, { value: null }]];
        if (canBeNotApplicable(criterion) && dice.chance(none)) {
          return [[criterion.id, { notApplicable: 'no' }]];
        }
        return [[criterion.id, { value: randomValue(dice, criterion) }]];
      }),
    );
  const heading = {
    format: 1,
    subject: 'Random',
    date: '2026-01-01',
    answers: {},
    checklist: { id: checklist.id, version: checklist.version },
  } as const;
  const submissions = Array.from({ length: 1 + dice.roll(5) }, (_, i) => {
    const [id, group] = [`r${i}`, dice.pick(groups)];
    const file = { ...heading, respondent: { id, group } };
    return { id, group, answers: answers(), digest: '', file };
  });
  const expected = dice.chance(0.3)
    ? [0, 5, 6].map((i) => ({ id: `r${i}`, group: dice.pick(groups) }))
    : [];
  const agreed = dice.chance(0.25)
    ? {
        answers: new Map(
          [...answers()].filter(
            ([, answer]) => 'value' in answer && answer.value !== null && dice.chance(0.5),
          ),
        ),
        remarks: new Map(),
      }
    : null;
  return {
    generator: 'test',
    subject: 'Random',
    date: '2026-01-01',
    mode: dice.chance(0.25) && all.some(({ key, must }) => key || must) ? 'express' : 'full',
    checklist: { definition: checklist, digest: '' },
    submissions,
    agreed,
    register: expected.length === 0 ? null : { expected, from: 'round' },
    warnings: [],
  };
}

/** Figures of an audit, by the columns of the SQL. */
export type Figures = Readonly<Record<string, number | string | null>>;

/** Returns the figures of an audit as `scoring/` computes them. */
export function figuresOf(audit: Audit): Figures {
  const { definition } = audit.checklist;
  const { scorecard } = roundScoresOf(audit);
  const result = resultOf(definition, scorecard);
  return {
    score: result.score,
    low: result.low,
    high: result.high,
    coverage: result.coverage,
    band: result.band,
    band_before_cap: result.bandBeforeCap,
    lowest_band: result.lowest,
    highest_band: result.highest,
    ...Object.fromEntries(
      scorecard.points.flatMap(({ point, score, low, high }) => {
        const name = `point_${point.replaceAll('-', '_')}`;
        return [
          [name, score],
          [`${name}_low`, low],
          [`${name}_high`, high],
        ];
      }),
    ),
  };
}
