import type { Diagnostic } from '../../../diagnostic.ts';
import { type CodedError, errorText } from '../../../words/errors.ts';
import type { AnswerValue, CriterionFields } from '../../criterion.ts';
import {
  equalScores,
  type Level,
  type Scale,
  type SharedLabels,
  unlabelled,
  worstFirst,
} from '../scale.ts';

export interface LevelsCriterion extends CriterionFields {
  readonly type?: 'levels' | undefined;
  /** Descriptions by level, or a list of levels with scores of their own. */
  readonly levels: Readonly<Record<string, string>> | readonly ScoredLevel[];
}

export interface ScoredLevel {
  /** Score in percent, 0 to 100. */
  readonly score: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

/** Returns the scale of described levels; the answer is the number of a level. */
export function levelsScale(criterion: LevelsCriterion, labels: SharedLabels): Scale {
  const steps = worstFirst(levelsIn(criterion, labels));
  const levelOf = (answer: AnswerValue) => steps.find(({ level }) => level === answer) ?? null;
  const refusal = (answer: AnswerValue, isAnswer = false) =>
    levelOf(answer) ? null : refusalOf(answer, steps, isAnswer);
  return {
    levels: steps,
    refusal,
    levelOf,
    adviceNames: steps.map(({ level }) => String(level)),
    adviceName: ({ level }) => String(level),
    conditions: {
      limitRefusal: (limit) => refusal(limit),
      size: (answer) => levelOf(answer)?.score ?? 0,
      sameRefusal: (limit) => refusal(limit),
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => steps.map(({ score }) => score),
    boxes: null,
    errors: () =>
      isList(criterion.levels)
        ? listErrors(criterion.levels)
        : mappingErrors(criterion.levels, labels),
  };
}

function levelsIn({ levels }: LevelsCriterion, labels: SharedLabels): readonly Level[] {
  if (isList(levels)) {
    return levels.map(({ score, label, description }, level) => ({
      level,
      score: score / 100,
      label: label ?? labelOf(labels, level),
      description: description ?? '',
    }));
  }
  const top = Math.max(...Object.keys(levels).map(Number));
  return Object.entries(levels).map(([name, description]) => {
    const level = Number(name);
    return { level, score: level / top, label: labelOf(labels, level), description };
  });
}

function labelOf({ scale }: SharedLabels, level: number): string {
  return scale?.find((step) => step.level === level)?.label ?? unlabelled(level);
}

function refusalOf(answer: AnswerValue, steps: readonly Level[], isAnswer: boolean): CodedError {
  if (typeof answer === 'number' && Number.isInteger(answer)) {
    const numbers = steps.map(({ level }) => level);
    const span = { low: Math.min(...numbers), high: Math.max(...numbers) };
    return errorText('criterion/no-such-level', { level: answer, ...span });
  }
  const number = typeof answer === 'string' ? /^\s*(\d+)\s*$/.exec(answer)?.[1] : undefined;
  return errorText('criterion/not-a-level', { found: answer, number, isAnswer });
}

function listErrors(levels: readonly ScoredLevel[]): readonly Diagnostic[] {
  const silent = levels.flatMap(({ label, description }, i): readonly Diagnostic[] => {
    const isSilent = label === undefined && description === undefined;
    return isSilent ? [{ ...errorText('checklist/silent-level'), path: ['levels', i] }] : [];
  });
  return [...silent, ...equalScores('levels', levels)];
}

function mappingErrors(
  levels: Readonly<Record<string, string>>,
  { scale }: SharedLabels,
): readonly Diagnostic[] {
  const path = ['levels'];
  const numbers = Object.keys(levels)
    .map(Number)
    .toSorted((a, b) => a - b);
  const gap = numbers.findIndex((level, i) => level !== i);
  if (gap >= 0) return [{ ...errorText('checklist/missing-level', { level: gap }), path }];
  if (numbers.length < 2) return [{ ...errorText('checklist/one-level'), path }];
  return numbers
    .filter((level) => scale !== undefined && level >= scale.length)
    .map((level) => ({
      ...errorText('checklist/level-off-scale', { high: (scale?.length ?? 0) - 1 }),
      path: [...path, String(level)],
      at: 'key',
    }));
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}
