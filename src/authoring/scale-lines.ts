import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { faceOf } from '../checklist/criteria/faces.ts';
import type { Level } from '../checklist/criteria/scale.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import type { AnswerValue, Condition, Test } from '../checklist/criterion.ts';
import { targetOf } from '../checklist/lookup.ts';
import { formatPercent } from '../numbers.ts';
import { authoringWords } from '../words/authoring.ts';

const words = authoringWords.condition;

/** Possible answers: a heading, and one line for each with the answer as typed. */
export interface ScaleInWords {
  readonly heading: string;
  readonly lines: readonly { readonly answer: string; readonly text: string }[];
}

/** Returns the possible answers to a criterion with their scores. */
export function scaleLines(checklist: Checklist, criterion: Criterion): ScaleInWords {
  const { heading, answers } = faceOf(checklist, criterion);
  const target = targetOf(checklist, criterion);
  return {
    heading,
    lines: answers.map(({ answer, label, description, score, level }) => {
      const facts = [
        ...(score === null ? [] : [formatPercent(score)]),
        ...(level && isSame(level, target) ? [authoringWords.isTarget] : []),
      ];
      const mark = facts.length > 0 ? ` (${facts.join(', ')})` : '';
      return {
        answer: answer === null ? '-' : valueInWords(answer),
        text: `${label}${mark}${description === '' ? '' : `: ${description}`}`,
      };
    }),
  };
}

/** Returns the target of a criterion; `null` if there is none, or `scaleLines` marks it. */
export function targetInWords(checklist: Checklist, criterion: Criterion): string | null {
  const target = criterion.target === undefined ? null : targetOf(checklist, criterion);
  const isShown = levelsOf(checklist, criterion).some((own) => isSame(own, target));
  return target === null || isShown ? null : target.label;
}

/** Returns a condition as in "goal at least 2 and (crm is hubspot or not tool is none)". */
export function conditionInWords(condition: Condition): string {
  if ('criterion' in condition) return testInWords(condition);
  if ('not' in condition) return words.not({ condition: inBrackets(condition.not) });
  return 'all' in condition
    ? words.all({ conditions: condition.all.map(inBrackets) })
    : words.any({ conditions: condition.any.map(inBrackets) });
}

function inBrackets(condition: Condition): string {
  const text = conditionInWords(condition);
  return 'criterion' in condition ? text : `(${text})`;
}

function testInWords({ criterion, atLeast, atMost, is, isNot }: Test): string {
  const limits = [
    [words.atLeast, atLeast],
    [words.atMost, atMost],
    [words.is, is],
    [words.isNot, isNot],
  ] as const;
  const conditions = limits.flatMap(([inWords, limit]) =>
    limit === undefined ? [] : [inWords({ limit: valueInWords(limit) })],
  );
  return `${criterion} ${words.all({ conditions })}`;
}

function valueInWords(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}

function isSame(level: Level, target: Level | null): boolean {
  return target !== null && level.level === target.level && level.score === target.score;
}
