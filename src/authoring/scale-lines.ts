import type { Checklist, Criterion } from '../checklist/checklist.ts';
import type { Level } from '../checklist/criteria/scale.ts';
import { faceOf, levelsOf } from '../checklist/criteria/types.ts';
import type { AnswerValue, Condition, Test } from '../checklist/criterion.ts';
import { targetOf } from '../checklist/lookup.ts';
import { formatPercent } from '../numbers.ts';

/** What can be answered, a heading first; each line has the answer to be typed at its front. */
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
        ...(level && isSame(level, target) ? ['target'] : []),
      ];
      const mark = facts.length > 0 ? ` (${facts.join(', ')})` : '';
      return {
        answer: answer === null ? '-' : valueInWords(answer),
        text: `${label}${mark}${description === '' ? '' : `: ${description}`}`,
      };
    }),
  };
}

/** What must be reached, where the checklist names an answer that is none of the lines above. */
export function targetInWords(checklist: Checklist, criterion: Criterion): string | null {
  const target = criterion.target === undefined ? null : targetOf(checklist, criterion);
  const isShown = levelsOf(checklist, criterion).some((own) => isSame(own, target));
  return target === null || isShown ? null : target.label;
}

/** When a criterion is asked, as in "goal at least 2 and (crm is hubspot or not tool is none)". */
export function conditionInWords(condition: Condition): string {
  if ('criterion' in condition) return testInWords(condition);
  if ('not' in condition) return `not ${inBrackets(condition.not)}`;
  return 'all' in condition
    ? condition.all.map(inBrackets).join(' and ')
    : condition.any.map(inBrackets).join(' or ');
}

function inBrackets(condition: Condition): string {
  const words = conditionInWords(condition);
  return 'criterion' in condition ? words : `(${words})`;
}

function testInWords({ criterion, atLeast, atMost, is, isNot }: Test): string {
  const limits = [
    ['at least', atLeast],
    ['at most', atMost],
    ['is', is],
    ['is not', isNot],
  ] as const;
  const words = limits.flatMap(([name, limit]) =>
    limit === undefined ? [] : [`${name} ${valueInWords(limit)}`],
  );
  return `${criterion} ${words.join(' and ')}`;
}

function valueInWords(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}

function isSame(level: Level, target: Level | null): boolean {
  return target !== null && level.level === target.level && level.score === target.score;
}
