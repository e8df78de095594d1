import { formatNumber } from '../../../text/phrases.ts';
import { quoteValue } from '../../../words/grammar.ts';
import type { AnswerValue, CriterionFields } from '../../criterion.ts';
import { type Breach, flatBreach, type Level, levelAt, type Scale } from '../scale.ts';

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
    conditions: {
      limitRefusal: refusal,
      size: Number,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => (criterion.between === 'linear' ? null : levels.map(({ score }) => score)),
    boxes: null,
    breaches: () => breachesOf(criterion, isRising),
  };
}

/** What the level that reaches no threshold is called where advice is given for it. */
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
  const none = worst && `${isRising ? 'less' : 'more'} than ${withUnit(worst.at, criterion)}`;
  const nothing = { score: 0, label: none ?? '', description: '', answer: null };
  const steps = bestLast.map(({ at, score, label, description = '' }) => {
    const limit = `${isRising ? 'at least' : 'at most'} ${withUnit(at, criterion)}`;
    const words = [...(label ? [limit] : []), description].filter((part) => part !== '');
    return { score: score / 100, label: label ?? limit, description: words.join(': '), answer: at };
  });
  return [...(canReachNone ? [nothing] : []), ...steps].map((step, level) => ({ level, ...step }));
}

/** In percent. */
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
  return unit === undefined ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

function refusalOf(answer: AnswerValue, { unit, min, max }: NumberCriterion): string | null {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) {
    const what = unit === undefined ? 'a number' : `a number (${unit})`;
    const digits =
      typeof answer === 'string' ? /[-+]?\d+(?:[.,]\d+)?/.exec(answer)?.[0] : undefined;
    const remedy = digits ? `write ${digits.replace(',', '.')}` : 'write it in digits';
    return `must be ${what}, but is ${quoteValue(answer)}; ${remedy}`;
  }
  if (min !== undefined && answer < min) return `must be ${min} or more, but is ${answer}`;
  if (max !== undefined && answer > max) return `must be ${max} or less, but is ${answer}`;
  return null;
}

function breachesOf(criterion: NumberCriterion, isRising: boolean): readonly Breach[] {
  const { thresholds, min, max } = criterion;
  if (min !== undefined && max !== undefined && min >= max) {
    return [{ path: ['max'], text: `must be more than min, which is ${min}; write a larger one` }];
  }
  const off = thresholds.flatMap(({ at }, i): readonly Breach[] => {
    const refusal = refusalOf(at, criterion);
    if (refusal === null) return [];
    return [{ path: ['thresholds', i, 'at'], text: `${refusal}; no answer can reach it` }];
  });
  const flat = flatBreach('thresholds', thresholds);
  return off.length + flat.length > 0 ? [...off, ...flat] : turns(thresholds, isRising);
}

/** Where two thresholds are the same, or scores do not go one way. */
function turns(thresholds: readonly Threshold[], isRising: boolean): readonly Breach[] {
  const inOrder = [...thresholds.entries()].toSorted(([, a], [, b]) => a.at - b.at);
  return inOrder.flatMap(([i, { at, score }], place): readonly Breach[] => {
    const before = inOrder[place - 1]?.[1];
    if (!before) return [];
    if (before.at === at) {
      const text = `is ${at} in two thresholds; delete one of them`;
      return [{ path: ['thresholds', i, 'at'], text }];
    }
    if (isRising ? score >= before.score : score <= before.score) return [];
    const text = `is ${score} at ${at} and ${before.score} at ${before.at}, but elsewhere it goes the other way; a larger number has to be always better, or always worse`;
    return [{ path: ['thresholds', i, 'score'], text }];
  });
}
