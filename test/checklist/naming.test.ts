import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { criteriaNamed, criteriaSelected, spokenNames } from '../../src/checklist/naming.ts';
import { checklist, criterion, point } from '../having.ts';

const facts: Checklist['points'][number]['criteria'][number] = {
  id: 'offer',
  type: 'text',
  question: 'What do we sell?',
};

const own = checklist(
  point('facts', 1, facts),
  {
    ...point('goals', 1, criterion('plan', { title: 'Written plan' }), criterion('kpis')),
    short: 'Goals',
  },
  {
    ...point(
      'leads',
      1,
      criterion('stages', { title: 'Goals' }),
      criterion('terms', { formerly: ['words'] }),
    ),
    title: 'Leads, and their stages',
  },
);

describe('a point or criterion', () => {
  it.each([
    { name: '1.1', ids: ['plan'], because: 'points without a score have no number' },
    { name: '1', ids: ['plan', 'kpis'], because: 'a point is all its criteria' },
    { name: 'goals', ids: ['plan', 'kpis'], because: 'an id comes before titles' },
    { name: 'leads', ids: ['stages', 'terms'], because: 'that is an id' },
    { name: 'words', ids: ['terms'], because: 'that was its id' },
    { name: ' written PLAN ', ids: ['plan'], because: 'case and spaces do not matter' },
    { name: 'How much kpis?', ids: ['kpis'], because: 'without a title the question is one' },
    { name: 'What do we sell?', ids: ['offer'], because: 'what has no number has a name' },
  ])('is found by $name: $because', ({ name, ids }) => {
    expect(criteriaNamed(own, name)).toEqual(ids);
  });

  it.each([
    {
      name: 'Goals',
      message: '"Goals" names 1 "Goals" and 2.1 "Goals"',
      hint: 'use a number: 1 or 2.1',
    },
    {
      name: '7.2',
      message: 'the checklist has no point or question "7.2"',
      hint: 'use a number, an id or a title, such as 1.1 or plan',
    },
    {
      name: 'writen plan',
      message: 'the checklist has no point or question "writen plan"',
      hint: 'did you mean "Written plan"?',
    },
  ])('is not found by $name', ({ name, message, hint }) => {
    expect(() => criteriaNamed(own, name)).toThrow(expect.objectContaining({ message, hint }));
  });
});

describe('a selection', () => {
  it.each([
    { selection: '2.1-2.2, plan', ids: ['plan', 'stages', 'terms'] },
    { selection: '1-2', ids: ['plan', 'kpis', 'stages', 'terms'] },
    { selection: 'Leads, and their stages', ids: ['stages', 'terms'] },
  ])('$selection has $ids in their order', ({ selection, ids }) => {
    expect(criteriaSelected(own, selection)).toEqual(ids);
  });
});

describe('names in messages', () => {
  it('have number and title, or the question', () => {
    const names = spokenNames(own);
    expect(names.point('goals')).toBe('1 "Goals"');
    expect(names.criterion('kpis')).toBe('1.2 "How much kpis?"');
    expect(names.criterion('offer')).toBe('"What do we sell?"');
    expect(names.group('sales')).toBe('Sales');
    expect(names.criterion('gone')).toBe('gone');
  });
});
