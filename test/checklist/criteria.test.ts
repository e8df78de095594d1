import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/checklist/checklist.ts';
import type { NumberCriterion } from '../../src/checklist/criteria/number/number.ts';
import { scaleOf } from '../../src/checklist/criteria/types.ts';
import type { YesNoCriterion } from '../../src/checklist/criteria/yes-no/yes-no.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import { messageWithHint } from '../../src/diagnostic.ts';
import { checklist, point } from '../having.ts';

const levels: Criterion = {
  id: 'levels',
  question: 'How much?',
  levels: { 0: 'none', 1: 'little', 2: 'some', 3: 'much', 4: 'all' },
};
const reversed: Criterion = {
  id: 'reversed',
  question: 'How little?',
  levels: [
    { score: 100, label: 'None' },
    { score: 70, label: 'Little' },
    { score: 0, label: 'Much' },
  ],
};
const yesNo: YesNoCriterion = { id: 'yes-no', type: 'yes-no', question: 'Is it so?' };
const noYes: YesNoCriterion = { ...yesNo, better: 'no' };
const choice: Criterion = {
  id: 'choice',
  type: 'choice',
  question: 'Which?',
  options: [
    { id: 'mail', label: 'By mail', score: 40 },
    { id: 'crm', label: 'In the CRM', score: 100 },
    { id: 'none', label: 'Not at all', score: 0 },
  ],
};
const share: Criterion = {
  id: 'share',
  type: 'multi-choice',
  question: 'Which of these?',
  options: [
    { id: 'icp', label: 'Ideal customer' },
    { id: 'mql', label: 'MQL' },
    { id: 'sql', label: 'SQL' },
    { id: 'lead', label: 'Lead' },
  ],
};
const sum: Criterion = {
  id: 'sum',
  type: 'multi-choice',
  question: 'Which of these?',
  scoring: 'sum',
  cap: 90,
  options: [
    { id: 'sheet', label: 'Spreadsheet', score: 10 },
    { id: 'crm', label: 'CRM', score: 60 },
    { id: 'map', label: 'Automation', score: 40 },
  ],
};
const falling: NumberCriterion = {
  id: 'falling',
  type: 'number',
  question: 'How many hours?',
  unit: 'hours',
  min: 0,
  max: 720,
  thresholds: [
    { at: 72, score: 20 },
    { at: 24, score: 60, label: 'Next day' },
    { at: 4, score: 100 },
  ],
};
const linear: NumberCriterion = { ...falling, between: 'linear' };
const rising: Criterion = {
  id: 'rising',
  type: 'number',
  question: 'How many percent?',
  unit: '%',
  thresholds: [
    { at: 0, score: 0 },
    { at: 50, score: 80 },
    { at: 90, score: 100 },
  ],
};
const text: Criterion = { id: 'text', type: 'text', question: 'What happened?' };

function scaleFor(criterion: Criterion) {
  return scaleOf(checklist(point('p', 1, criterion)), criterion);
}

describe('an answer', () => {
  it.each<{ to: Criterion; answer: AnswerValue; score: number; because: string }>([
    { to: levels, answer: 3, score: 0.75, because: 'it is the third of four steps' },
    { to: reversed, answer: 0, score: 1, because: 'the first of the list is the best' },
    { to: reversed, answer: 2, score: 0, because: 'the last of the list is the worst' },
    { to: yesNo, answer: true, score: 1, because: 'yes is the better one' },
    { to: yesNo, answer: 'yes', score: 1, because: 'the word means the same' },
    { to: yesNo, answer: 'no', score: 0, because: 'no is the worse one' },
    { to: noYes, answer: false, score: 1, because: 'here no is the better one' },
    { to: noYes, answer: 'yes', score: 0, because: 'here yes is the worse one' },
    { to: choice, answer: 'mail', score: 0.4, because: 'that is what the option scores' },
    { to: share, answer: [], score: 0, because: 'no box is ticked' },
    { to: share, answer: ['sql', 'icp'], score: 0.5, because: 'two of four are ticked' },
    { to: share, answer: ['icp', 'mql', 'sql', 'lead'], score: 1, because: 'all are' },
    { to: sum, answer: ['crm', 'sheet'], score: 0.7, because: '60 and 10 are 70' },
    { to: sum, answer: ['crm', 'map', 'sheet'], score: 0.9, because: 'the sum has a cap' },
    { to: falling, answer: 4, score: 1, because: 'it reaches the best threshold' },
    { to: falling, answer: 0, score: 1, because: 'nothing is better than the best' },
    { to: falling, answer: 5, score: 0.6, because: 'it reaches the middle one only' },
    { to: falling, answer: 72, score: 0.2, because: 'it just reaches the worst one' },
    { to: falling, answer: 72.1, score: 0, because: 'it reaches none' },
    { to: linear, answer: 14, score: 0.8, because: 'it is half way from 24 to 4' },
    { to: linear, answer: 24, score: 0.6, because: 'it is on the threshold' },
    { to: linear, answer: 48, score: 0.4, because: 'it is half way from 72 to 24' },
    { to: linear, answer: 100, score: 0, because: 'it reaches none' },
    { to: rising, answer: 49.9, score: 0, because: 'it is short of the middle' },
    { to: rising, answer: 50, score: 0.8, because: 'it reaches the middle' },
    { to: rising, answer: 120, score: 1, because: 'there is no upper bound' },
    { to: rising, answer: -3, score: 0, because: 'it reaches no threshold' },
  ])('of $answer to $to.id scores $score because $because', ({ to, answer, score }) => {
    const scale = scaleFor(to);
    expect(scale.refusal(answer)).toBeNull();
    expect(scale.levelOf(answer)?.score).toBeCloseTo(score, 12);
  });

  it.each<{ to: Criterion; answer: AnswerValue; refusal: string }>([
    {
      to: levels,
      answer: 5,
      refusal: 'level 5 does not exist; use a level from 0 to 4',
    },
    {
      to: levels,
      answer: 'yes',
      refusal: 'must be a level (a whole number), not "yes"; use for example 3',
    },
    { to: levels, answer: '3', refusal: 'must be a level (a whole number), not "3"; use 3' },
    { to: yesNo, answer: 'Y', refusal: 'must be yes or no, not "Y"; use yes' },
    { to: yesNo, answer: 0, refusal: 'must be yes or no, not 0; use no' },
    { to: yesNo, answer: 'maybe', refusal: 'must be yes or no, not "maybe"; use yes or no' },
    {
      to: choice,
      answer: 'crmm',
      refusal: 'must be mail, crm or none, not "crmm"; did you mean "crm"?',
    },
    { to: choice, answer: 1, refusal: 'must be mail, crm or none, not 1; use one of these' },
    {
      to: share,
      answer: 'mql',
      refusal: 'must be a list of options, not "mql"; use for example [mql], [] for none',
    },
    {
      to: share,
      answer: ['mqls'],
      refusal: 'unknown option "mqls"; did you mean "mql"?',
    },
    { to: share, answer: ['mql', 'mql'], refusal: 'option "mql" is listed twice; delete one' },
    { to: falling, answer: -1, refusal: 'must be at least 0, not -1; use a larger number' },
    { to: falling, answer: 1000, refusal: 'must be at most 720, not 1000; use a smaller number' },
    {
      to: falling,
      answer: '2,5 h',
      refusal: 'must be a number (hours), not "2,5 h"; use 2.5',
    },
    { to: text, answer: 7, refusal: 'must be text, not 7; put it in quotes' },
    { to: text, answer: ' ', refusal: 'is blank; add text, or use null for "don\'t know"' },
  ])('of $answer to $to.id is refused: $refusal', ({ to, answer, refusal }) => {
    const error = scaleFor(to).refusal(answer);
    expect(error && messageWithHint(error)).toBe(refusal);
    expect(scaleFor(to).levelOf(answer)).toBeNull();
  });

  it('of type "text" has no level, because it is never scored', () => {
    expect(scaleFor(text).refusal('It was lost.')).toBeNull();
    expect(scaleFor(text).levelOf('It was lost.')).toBeNull();
    expect(scaleFor(text).levels).toEqual([]);
  });
});

describe('the levels of a criterion', () => {
  it.each([
    { of: yesNo, labels: ['No', 'Yes'], scores: [0, 1], because: 'yes is better' },
    { of: noYes, labels: ['Yes', 'No'], scores: [0, 1], because: 'no is better' },
    {
      of: choice,
      labels: ['Not at all', 'By mail', 'In the CRM'],
      scores: [0, 0.4, 1],
      because: 'options are ordered by their scores',
    },
    {
      of: share,
      labels: ['0 of 4', '1 of 4', '2 of 4', '3 of 4', '4 of 4'],
      scores: [0, 0.25, 0.5, 0.75, 1],
      because: 'only the number of boxes counts',
    },
    {
      of: sum,
      labels: ['0%', '60%', '90%'],
      scores: [0, 0.6, 0.9],
      because: 'the best boxes come first, and the cap is reached with two of them',
    },
    {
      of: falling,
      labels: ['more than 72 hours', 'at most 72 hours', 'Next day', 'at most 4 hours'],
      scores: [0, 0.2, 0.6, 1],
      because: 'one can be worse than all thresholds',
    },
    {
      of: rising,
      labels: ['at least 0%', 'at least 50%', 'at least 90%'],
      scores: [0, 0.8, 1],
      because: 'the worst threshold scores nothing already',
    },
    {
      of: { ...falling, max: 72 },
      labels: ['at most 72 hours', 'Next day', 'at most 4 hours'],
      scores: [0.2, 0.6, 1],
      because: 'no accepted answer is worse than all thresholds',
    },
  ])('of $of.id are $labels because $because', ({ of, labels, scores }) => {
    const { levels: own } = scaleFor(of);
    expect(own.map(({ label }) => label)).toEqual(labels);
    expect(own.map(({ score }) => score)).toEqual(scores);
  });
});
