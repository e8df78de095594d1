import type { Diagnostic } from '../../../diagnostic.ts';
import { plainly } from '../../../numbers.ts';
import { checklistError } from '../../../words/checklist-errors.ts';
import type { CodedError } from '../../../words/coded.ts';
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
  readonly levels: Readonly<Record<string, DescribedLevel>> | readonly ScoredLevel[];
}

/** Description of a level, or a mapping that holds earlier ones too. */
export type DescribedLevel = string | LevelTexts;

interface LevelTexts {
  readonly description: string;
  /** Earlier texts of the level that mean the same. */
  readonly formerly?: readonly string[] | undefined;
}

export interface ScoredLevel {
  /** Score in percent, 0 to 100. */
  readonly score: number;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  /** Earlier texts of the level that mean the same. */
  readonly formerly?: readonly string[] | undefined;
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
    formerTexts: ({ level }) => formerTextsOf(criterion.levels, level),
    conditions: {
      limitRefusal: (limit) => refusal(limit),
      size: (answer) => levelOf(answer)?.score ?? 0,
      sameRefusal: (limit) => refusal(limit),
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => steps.map(({ score }) => score),
    boxes: null,
    coding: { is: 'list', codes: steps.map(({ level }) => ({ code: level, answer: level })) },
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
  const numbers = Object.keys(levels).map(Number);
  const lowest = Math.min(...numbers);
  const width = Math.max(...numbers) - lowest;
  return Object.entries(levels).map(([name, described]) => {
    const level = Number(name);
    const description = typeof described === 'string' ? described : described.description;
    const score = (level - lowest) / width;
    return { level, score, label: labelOf(labels, level), description };
  });
}

function formerTextsOf(levels: LevelsCriterion['levels'], level: number): readonly string[] {
  const described = isList(levels) ? levels[level] : levels[String(level)];
  return (typeof described === 'object' ? described.formerly : undefined) ?? [];
}

function labelOf({ scale }: SharedLabels, level: number): string {
  return scale?.find((step) => step.level === level)?.label ?? unlabelled(level);
}

function refusalOf(answer: AnswerValue, steps: readonly Level[], isAnswer: boolean): CodedError {
  if (typeof answer === 'number' && Number.isInteger(answer)) {
    const numbers = steps.map(({ level }) => level);
    const span = { low: Math.min(...numbers), high: Math.max(...numbers) };
    return checklistError('criterion/no-such-level', { level: answer, ...span });
  }
  const number = typeof answer === 'string' ? LEVEL.exec(plainly(answer))?.[1] : undefined;
  return checklistError('criterion/not-a-level', { found: answer, number, isAnswer });
}

const LEVEL = /^\s*(-?\d+)\s*$/;

function listErrors(levels: readonly ScoredLevel[]): readonly Diagnostic[] {
  const silent = levels.flatMap(({ label, description }, i): readonly Diagnostic[] => {
    const isSilent = label === undefined && description === undefined;
    return isSilent ? [{ ...checklistError('checklist/silent-level'), path: ['levels', i] }] : [];
  });
  return [...silent, ...equalScores('levels', levels)];
}

function mappingErrors(
  levels: Readonly<Record<string, DescribedLevel>>,
  { scale }: SharedLabels,
): readonly Diagnostic[] {
  const path = ['levels'];
  const numbers = Object.keys(levels)
    .map(Number)
    .toSorted((a, b) => a - b);
  const [lowest = 0] = numbers;
  const gap = numbers.findIndex((level, i) => level !== lowest + i);
  if (gap >= 0)
    return [{ ...checklistError('checklist/missing-level', { level: lowest + gap }), path }];
  if (numbers.length < 2) return [{ ...checklistError('checklist/one-level'), path }];
  const span = { low: scale?.at(0)?.level ?? lowest, high: scale?.at(-1)?.level ?? lowest };
  return numbers
    .filter((level) => scale !== undefined && (level < span.low || level > span.high))
    .map((level) => ({
      ...checklistError('checklist/level-off-scale', span),
      path: [...path, String(level)],
      at: 'key',
    }));
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}
