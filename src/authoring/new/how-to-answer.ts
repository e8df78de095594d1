import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import type { NumberCriterion } from '../../checklist/criteria/number/number.ts';
import { isLabelled, type Level } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import type { Option } from '../../checklist/criterion.ts';
import { oneSafeLine } from '../../text/table.ts';

/** What may be written as the answer to a criterion: one choice a line, as it is written. */
export function howToAnswer(checklist: Checklist, criterion: Criterion): readonly string[] {
  switch (criterion.type) {
    case 'yes-no':
      return ['yes or no'];
    case 'choice':
      return criterion.options.map(optionInWords);
    case 'multi-choice':
      return [
        ...criterion.options.map(optionInWords),
        `a list of what applies, such as [${criterion.options[0]?.id}]; [] for none`,
      ];
    case 'number':
      return [numberInWords(criterion)];
    case 'text':
      return ['in your own words; never scored'];
    default:
      return levelsOf(checklist, criterion)
        .toSorted((a, b) => a.level - b.level)
        .map(levelInWords);
  }
}

function levelInWords(level: Level): string {
  return described(String(level.level), isLabelled(level) ? level.label : '', level.description);
}

function optionInWords({ id, label, description = '' }: Option): string {
  return described(id, label, description);
}

function described(name: string, label: string, description: string): string {
  const text = [oneSafeLine(label), oneSafeLine(description)]
    .filter((part) => part !== '')
    .join(': ');
  return `${name}  ${text}`;
}

function numberInWords({ unit, min, max }: NumberCriterion): string {
  const limits = [
    ...(min === undefined ? [] : [`from ${min}`]),
    ...(max === undefined ? [] : [`up to ${max}`]),
  ];
  const what = unit === undefined ? 'a number' : `a number of ${oneSafeLine(unit)}`;
  return [what, ...limits].join(' ');
}
