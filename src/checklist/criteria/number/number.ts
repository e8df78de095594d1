import type { Diagnostic } from '../../../diagnostic.ts';
import { plainly, writtenNumber } from '../../../numbers.ts';
import { formatNumber } from '../../../text/phrases.ts';
import { checklistError } from '../../../words/checklist-errors.ts';
import type { CodedError } from '../../../words/coded.ts';
import { levelsWords } from '../../../words/criteria.ts';
import type { AnswerValue, CriterionFields } from '../../criterion.ts';
import { equalScores, type Level, levelAt, type Scale } from '../scale.ts';

export interface NumberCriterion extends CriterionFields {
  readonly type: 'number';
  /** Unit, printed after the number: hours, %. */
  readonly unit?: string | undefined;
  /** Smallest and largest accepted answer. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Numbers and scores; scores rise with the numbers, or fall. */
  readonly thresholds: readonly Threshold[];
  /** Score of a number between two thresholds: that of the worse one, or interpolated. */
  readonly between?: 'stepped' | 'linear' | undefined;
}

export interface Threshold {
  readonly at: number;
  /** Score in percent, 0 to 100. */
  readonly score: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

/** Default of `between`. */
export const DEFAULT_BETWEEN = 'stepped';

/** Returns the scale of a number: the score of the best threshold it reaches, 0 without one. */
export function numberScale(criterion: NumberCriterion): Scale {
  const steps = criterion.thresholds.toSorted((a, b) => a.at - b.at);
  const isRising = (steps.at(-1)?.score ?? 0) > (steps[0]?.score ?? 0);
  const bestLast = isRising ? steps : steps.toReversed();
  const levels = levelsFrom(bestLast, isRising, criterion);
  const refusal = (answer: AnswerValue) => refusalOf(answer, criterion);
  const levelOf = (answer: AnswerValue) => {
    if (typeof answer !== 'number' || refusal(answer) !== null) return null;
    const score = scoreOf(answer, bestLast, isRising, criterion.between) / 100;
    const { level } = levelAt(levels, score) ?? { level: 0 };
    return { level, score, label: withUnit(answer, criterion), description: '', answer };
  };
  return {
    levels,
    refusal,
    levelOf,
    adviceNames: levels.map(nameOf),
    adviceName: nameOf,
    meaningOf: (level) => `${isRising ? '>=' : '<='} ${nameOf(level)} ${criterion.unit ?? ''}`,
    conditions: {
      limitRefusal: refusal,
      size: Number,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => (criterion.between === 'linear' ? null : levels.map(({ score }) => score)),
    boxes: null,
    coding: {
      is: 'line',
      steps: bestLast.map(({ at, score }) => ({ at, score: score / 100 })),
      isRising,
      isLinear: criterion.between === 'linear',
    },
    errors: () => errorsIn(criterion, isRising),
  };
}

/** Advice name of the level that reaches no threshold. */
const REACHES_NONE = 'otherwise';

function nameOf({ answer }: Level): string {
  return typeof answer === 'number' ? formatNumber(answer) : REACHES_NONE;
}

function levelsFrom(
  bestLast: readonly Threshold[],
  isRising: boolean,
  criterion: NumberCriterion,
): readonly Level[] {
  const [worst] = bestLast;
  const outermost = isRising ? criterion.min : criterion.max;
  const canReachNone = worst !== undefined && worst.score > 0 && worst.at !== outermost;
  const { lessThan, moreThan, atLeast, atMost } = levelsWords;
  const limitOf = (at: number) => ({ number: withUnit(at, criterion) });
  const none = worst ? (isRising ? lessThan : moreThan)(limitOf(worst.at)) : '';
  const nothing = { score: 0, label: none, description: '', answer: null };
  const steps = bestLast.map(({ at, score, label, description = '' }) => {
    const limit = (isRising ? atLeast : atMost)(limitOf(at));
    const words = [...(label ? [limit] : []), description].filter((part) => part !== '');
    return { score: score / 100, label: label ?? limit, description: words.join(': '), answer: at };
  });
  return [...(canReachNone ? [nothing] : []), ...steps].map((step, level) => ({ level, ...step }));
}

/** Returns the score of a number, in percent. */
function scoreOf(
  value: number,
  bestLast: readonly Threshold[],
  isRising: boolean,
  between: NumberCriterion['between'] = DEFAULT_BETWEEN,
): number {
  const sign = isRising ? 1 : -1;
  const at = bestLast.findLastIndex((own) => sign * value >= sign * own.at);
  const reached = bestLast[at];
  const next = bestLast[at + 1];
  if (!reached) return 0;
  if (between === 'stepped' || !next) return reached.score;
  const part = (value - reached.at) / (next.at - reached.at);
  return Math.min(reached.score + part * (next.score - reached.score), next.score);
}

function withUnit(value: number, { unit }: NumberCriterion): string {
  const digits = formatNumber(value);
  if (unit === undefined) return digits;
  return unit === '%' ? `${digits}%` : `${digits} ${unit}`;
}

function refusalOf(answer: AnswerValue, { unit, min, max }: NumberCriterion): CodedError | null {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) {
    const number = typeof answer === 'string' ? writtenNumber(withoutUnit(answer, unit)) : null;
    return checklistError('criterion/not-a-number', {
      ...{ found: answer, unit },
      number: number ?? undefined,
    });
  }
  if (min !== undefined && answer < min) {
    return checklistError('criterion/below-minimum', { least: min, found: answer });
  }
  return max !== undefined && answer > max
    ? checklistError('criterion/above-maximum', { most: max, found: answer })
    : null;
}

/** Returns a typed text without the unit at its end, which may be cut short as in "2 h". */
export function withoutUnit(text: string, unit = ''): string {
  const bare = plainly(text);
  if (unit !== '' && bare.toLowerCase().endsWith(unit.toLowerCase())) {
    return bare.slice(0, -unit.length).trim();
  }
  const [ending = ''] = /[^\d\s.,]+$/.exec(bare) ?? [];
  const isUnit = ending !== '' && unit.toLowerCase().startsWith(ending.toLowerCase());
  return isUnit ? bare.slice(0, -ending.length).trim() : bare;
}

function errorsIn(criterion: NumberCriterion, isRising: boolean): readonly Diagnostic[] {
  const { thresholds, min, max } = criterion;
  if (min !== undefined && max !== undefined && min >= max) {
    return [{ ...checklistError('checklist/maximum', { least: min }), path: ['max'] }];
  }
  const off = thresholds.flatMap(({ at }, i): readonly Diagnostic[] => {
    if (refusalOf(at, criterion) === null) return [];
    const limits = min !== undefined && at < min ? { least: min } : { most: max };
    const error = checklistError('checklist/unreachable-threshold', {
      ...{ least: undefined, most: undefined, ...limits },
      found: at,
    });
    return [{ ...error, path: ['thresholds', i, 'at'] }];
  });
  const flat = equalScores('thresholds', thresholds);
  return off.length + flat.length > 0 ? [...off, ...flat] : turns(thresholds, isRising);
}

/** Returns equal thresholds, and scores that neither rise nor fall all the way. */
function turns(thresholds: readonly Threshold[], isRising: boolean): readonly Diagnostic[] {
  const inOrder = [...thresholds.entries()].toSorted(([, a], [, b]) => a.at - b.at);
  return inOrder.flatMap(([i, { at, score }], place): readonly Diagnostic[] => {
    const before = inOrder[place - 1]?.[1];
    if (!before) return [];
    if (before.at === at) {
      const error = checklistError('checklist/duplicate-threshold', { at });
      return [{ ...error, path: ['thresholds', i, 'at'] }];
    }
    if (isRising ? score >= before.score : score <= before.score) return [];
    const earlier = { scoreBefore: before.score, atBefore: before.at };
    const error = checklistError('checklist/uneven-scores', { score, at, ...earlier });
    return [{ ...error, path: ['thresholds', i, 'score'] }];
  });
}
