import type { Checklist, Criterion } from '../checklist/checklist.ts';
import {
  type MultiChoiceCriterion,
  multiChoiceDefaults,
} from '../checklist/criteria/multi-choice/multi-choice.ts';
import { DEFAULT_BETWEEN, type NumberCriterion } from '../checklist/criteria/number/number.ts';
import { isNumbered, type Level } from '../checklist/criteria/scale.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import type { AnswerValue, Condition, Test } from '../checklist/criterion.ts';
import { targetOf } from '../checklist/lookup.ts';
import { formatPercent } from '../numbers.ts';

/** What can be answered, a heading first; each line has the answer to be typed at its front. */
export interface ScaleInWords {
  readonly heading: string;
  readonly lines: readonly { readonly answer: string; readonly text: string }[];
}

/** What can be answered to a criterion, and what that scores. */
export function scaleLines(checklist: Checklist, criterion: Criterion): ScaleInWords {
  switch (criterion.type) {
    case 'multi-choice':
      return { heading: boxesHeading(criterion), lines: boxLines(criterion) };
    case 'number':
      return { heading: numberHeading(criterion), lines: levelLines(checklist, criterion) };
    case 'text':
      return { heading: 'Answered in words, never scored', lines: [] };
    case 'choice':
      return { heading: 'Options', lines: levelLines(checklist, criterion) };
    case 'yes-no':
      return { heading: 'Answers', lines: levelLines(checklist, criterion) };
    default:
      return { heading: 'Levels', lines: levelLines(checklist, criterion) };
  }
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

function levelLines(checklist: Checklist, criterion: Criterion): ScaleInWords['lines'] {
  const target = targetOf(checklist, criterion);
  const hasScores = 'levels' in criterion ? Array.isArray(criterion.levels) : true;
  return levelsOf(checklist, criterion).map((level) => {
    const { label, description, score, answer } = level;
    const facts = [
      ...(hasScores ? [formatPercent(score)] : []),
      ...(isSame(level, target) ? ['target'] : []),
    ];
    const mark = facts.length > 0 ? ` (${facts.join(', ')})` : '';
    const text = `${label}${mark}${description === '' ? '' : `: ${description}`}`;
    const typed = isNumbered(level) ? String(level.level) : answer;
    return { answer: typed === null || typed === undefined ? '-' : valueInWords(typed), text };
  });
}

function isSame(level: Level, target: Level | null): boolean {
  return target !== null && level.level === target.level && level.score === target.score;
}

function boxesHeading({
  scoring = multiChoiceDefaults.scoring,
  cap = multiChoiceDefaults.cap,
}: MultiChoiceCriterion) {
  return scoring === 'share'
    ? 'Boxes: the share of those ticked counts'
    : `Boxes: the scores of those ticked are added up, to ${cap}% at most`;
}

function boxLines({ options }: MultiChoiceCriterion): ScaleInWords['lines'] {
  return options.map(({ id, label, description, score }) => {
    const mark = score === undefined ? '' : ` (${formatPercent(score / 100)})`;
    return { answer: id, text: `${label}${mark}${description ? `: ${description}` : ''}` };
  });
}

function numberHeading({ unit, min, max, between = DEFAULT_BETWEEN }: NumberCriterion): string {
  const facts = [
    ...(unit === undefined ? [] : [`in ${unit}`]),
    ...(min === undefined ? [] : [`${min} or more`]),
    ...(max === undefined ? [] : [`${max} or less`]),
    ...(between === 'linear' ? ['in proportion between thresholds'] : []),
  ];
  return facts.length === 0 ? 'A number' : `A number: ${facts.join(', ')}`;
}
