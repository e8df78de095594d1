import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/checklist/checklist.ts';
import type { Must } from '../../src/checklist/criterion.ts';
import { failedMusts } from '../../src/scoring/band.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, point } from '../having.ts';

/** Three boxes; "budget" scores as much as "need". */
function boxes(must: Must): Criterion {
  return {
    id: 'card',
    type: 'multi-choice',
    question: 'What is on the card?',
    options: [
      { id: 'need', label: 'Need' },
      { id: 'deadline', label: 'Deadline' },
      { id: 'budget', label: 'Budget' },
    ],
    must,
  };
}

function failedBy(must: Omit<Must, 'cap'>, answers: Readonly<Record<string, readonly string[]>>) {
  const of = checklist(point('p', 1, boxes({ ...must, cap: 'undefined' })));
  const people = Object.entries(answers).map(([id, value]) => ({
    id,
    group: id.startsWith('m') ? 'marketing' : 'sales',
    answers: new Map([['card', { value }]]),
  }));
  return failedMusts(of, scoreAudit(of, people, 'full'), 'headline').map(({ by }) => by);
}

describe('boxes in a must', () => {
  it.each([
    { wanted: ['need'], ticked: ['need'], fails: false, because: 'it is ticked' },
    { wanted: ['need'], ticked: ['budget'], fails: true, because: 'another box is no excuse' },
    {
      wanted: ['need'],
      ticked: ['deadline', 'budget'],
      fails: true,
      because: 'two others score more and are still others',
    },
    { wanted: ['need'], ticked: ['budget', 'need'], fails: false, because: 'others may be ticked' },
    { wanted: ['need', 'budget'], ticked: ['need'], fails: true, because: 'one is missing' },
    {
      wanted: ['need', 'budget'],
      ticked: ['budget', 'need'],
      fails: false,
      because: 'their order does not matter',
    },
    { wanted: ['need'], ticked: [], fails: true, because: 'nothing is ticked' },
  ])('$wanted: $ticked fails: $fails because $because', ({ wanted, ticked, fails }) => {
    expect(failedBy({ answer: wanted }, { max: ticked })).toHaveLength(fails ? 1 : 0);
  });

  it.each([
    { of: 'overall', by: [[]], because: 'one of two did not tick it' },
    { of: 'each-group', by: [['sales']], because: 'one in sales did not' },
    { of: 'each-respondent', by: [['sue']], because: 'sue did not' },
  ] as const)('of $of are missed by $by because $because', ({ of, by }) => {
    const answers = { max: ['need'], sam: ['need', 'budget'], sue: ['budget', 'deadline'] };
    expect(failedBy({ answer: ['need'], of }, answers)).toEqual(by);
  });
});
