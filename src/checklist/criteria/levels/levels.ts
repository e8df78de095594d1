import { quoteValue } from '../../../words/grammar.ts';
import type { AnswerValue, CriterionFields } from '../../criterion.ts';
import {
  type Breach,
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
  const refusal = (answer: AnswerValue) => (levelOf(answer) ? null : refusalOf(answer, steps));
  return {
    levels: steps,
    refusal,
    levelOf,
    adviceNames: steps.map(({ level }) => String(level)),
    adviceName: ({ level }) => String(level),
    conditions: {
      limitRefusal: refusal,
      size: (answer) => levelOf(answer)?.score ?? 0,
      sameRefusal: refusal,
      isSame: (answer, limit) => answer === limit,
    },
    scores: () => steps.map(({ score }) => score),
    boxes: null,
    breaches: () =>
      isList(criterion.levels)
        ? listBreaches(criterion.levels)
        : mappingBreaches(criterion.levels, labels),
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

function refusalOf(answer: AnswerValue, steps: readonly Level[]): string {
  if (typeof answer === 'number' && Number.isInteger(answer)) {
    const numbers = steps.map(({ level }) => level);
    const span = `from ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
    return `level ${answer} is off the scale, which goes ${span}; write one of these`;
  }
  const number = typeof answer === 'string' ? /^\s*(\d+)\s*$/.exec(answer)?.[1] : undefined;
  const remedy = number ? `write ${number}` : 'write such as 3';
  return `must be a level (a whole number), but is ${quoteValue(answer)}; ${remedy}`;
}

function listBreaches(levels: readonly ScoredLevel[]): readonly Breach[] {
  const silent = levels.flatMap(({ label, description }, i): readonly Breach[] => {
    const text = 'says nothing about the level; give it a label or a description';
    const isSilent = label === undefined && description === undefined;
    return isSilent ? [{ path: ['levels', i], text }] : [];
  });
  const isFlat = levels.every(({ score }) => score === levels[0]?.score);
  const text =
    'all have the same score, so an answer would change nothing; give them different ones';
  return isFlat ? [...silent, { path: ['levels'], text }] : silent;
}

function mappingBreaches(
  levels: Readonly<Record<string, string>>,
  { scale }: SharedLabels,
): readonly Breach[] {
  const path = ['levels'];
  const numbers = Object.keys(levels)
    .map(Number)
    .toSorted((a, b) => a - b);
  const gap = numbers.findIndex((level, i) => level !== i);
  if (gap >= 0) return [{ path, text: `level ${gap} is missing; describe all levels from 0 up` }];
  if (numbers.length < 2) return [{ path, text: 'must be 2 or more; describe level 0 and 1' }];
  return numbers
    .filter((level) => scale !== undefined && level >= scale.length)
    .map((level) => ({
      path: [...path, String(level)],
      text: `is off the scale of the checklist, which goes from 0 to ${(scale?.length ?? 0) - 1}; delete it or extend the scale`,
      where: 'key',
    }));
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}
