import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answers.ts';
import type { Criterion } from '../../src/checklist/checklist.ts';
import type { Condition } from '../../src/checklist/criterion.ts';
import { askedOf } from '../../src/scoring/responses.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';

const asked: readonly Criterion[] = [
  criterion('goal'),
  { id: 'sla', type: 'yes-no', question: 'An SLA?' },
  {
    id: 'tool',
    type: 'choice',
    question: 'Which?',
    options: [
      { id: 'crm', label: 'CRM', score: 100 },
      { id: 'mail', label: 'Mail', score: 50 },
      { id: 'none', label: 'None', score: 0 },
    ],
  },
  {
    id: 'terms',
    type: 'multi-choice',
    question: 'Which?',
    options: [
      { id: 'mql', label: 'MQL' },
      { id: 'sql', label: 'SQL' },
      { id: 'icp', label: 'ICP' },
    ],
  },
  {
    id: 'hours',
    type: 'number',
    question: 'How many?',
    thresholds: [
      { at: 72, score: 0 },
      { at: 1, score: 100 },
    ],
  },
  { id: 'story', type: 'text', question: 'What happened?' },
];

const answers: Readonly<Record<string, Answer>> = {
  goal: { value: 2 },
  sla: { value: 'yes' },
  tool: { value: 'mail' },
  terms: { value: ['sql', 'mql'] },
  hours: { value: 30 },
  story: { value: 'It was lost.' },
};

/** True if the criterion `last` is asked of someone who gave these answers. */
function isAsked(when: Condition, said: Readonly<Record<string, Answer>> = answers): boolean {
  const of = checklist(point('p', 1, ...asked, criterion('open'), criterion('last', { when })));
  return askedOf(of, (id) => said[id], 'full').has('last');
}

describe('a condition', () => {
  it.each<{ when: Condition; holds: boolean; because: string }>([
    { when: { criterion: 'goal', atLeast: 2 }, holds: true, because: 'the level is reached' },
    { when: { criterion: 'goal', atLeast: 3 }, holds: false, because: 'the level is missed' },
    { when: { criterion: 'goal', atMost: 2 }, holds: true, because: 'the level is not passed' },
    { when: { criterion: 'goal', atMost: 1 }, holds: false, because: 'the level is passed' },
    { when: { criterion: 'goal', atLeast: 1, atMost: 3 }, holds: true, because: 'both hold' },
    { when: { criterion: 'goal', atLeast: 1, atMost: 1 }, holds: false, because: 'one does not' },
    { when: { criterion: 'goal', is: 2 }, holds: true, because: 'it is this level' },
    { when: { criterion: 'goal', isNot: 2 }, holds: false, because: 'it is this level' },
    { when: { criterion: 'sla', is: true }, holds: true, because: 'yes and true are the same' },
    { when: { criterion: 'sla', isNot: 'no' }, holds: true, because: 'yes is not no' },
    { when: { criterion: 'tool', atLeast: 'mail' }, holds: true, because: 'it scores as much' },
    { when: { criterion: 'tool', atLeast: 'crm' }, holds: false, because: 'it scores less' },
    { when: { criterion: 'tool', isNot: 'none' }, holds: true, because: 'another was chosen' },
    { when: { criterion: 'terms', is: 'mql' }, holds: true, because: 'this box is ticked' },
    { when: { criterion: 'terms', isNot: 'icp' }, holds: true, because: 'this box is not' },
    {
      when: { criterion: 'terms', is: ['mql', 'sql'] },
      holds: true,
      because: 'these are ticked, in any order',
    },
    {
      when: { criterion: 'terms', is: ['mql'] },
      holds: true,
      because: 'it is ticked among others',
    },
    { when: { criterion: 'terms', is: ['mql', 'icp'] }, holds: false, because: 'icp is not' },
    { when: { criterion: 'terms', isNot: ['mql', 'icp'] }, holds: true, because: 'icp is not' },
    { when: { criterion: 'terms', is: [] }, holds: false, because: 'something is ticked' },
    { when: { criterion: 'terms', atLeast: 3 }, holds: false, because: 'two boxes are ticked' },
    { when: { criterion: 'terms', atMost: 2 }, holds: true, because: 'two boxes are ticked' },
    { when: { criterion: 'hours', atLeast: 24 }, holds: true, because: '30 is more than 24' },
    { when: { criterion: 'hours', atMost: 24 }, holds: false, because: '30 is more than 24' },
    { when: { criterion: 'story', is: 'It was lost.' }, holds: true, because: 'it is this text' },
    { when: { not: { criterion: 'goal', is: 2 } }, holds: false, because: 'it is so' },
    {
      when: {
        all: [
          { criterion: 'goal', is: 2 },
          { criterion: 'sla', is: 'no' },
        ],
      },
      holds: false,
      because: 'one of all is not so',
    },
    {
      when: {
        any: [
          { criterion: 'goal', is: 0 },
          { criterion: 'sla', is: 'yes' },
        ],
      },
      holds: true,
      because: 'one of them is so',
    },
    { when: { criterion: 'open', atLeast: 4 }, holds: true, because: 'it is not answered' },
    {
      when: { not: { criterion: 'open', atLeast: 4 } },
      holds: true,
      because: 'what is not answered applies, also when it is turned round',
    },
    {
      when: {
        all: [
          { criterion: 'open', is: 1 },
          { criterion: 'goal', is: 0 },
        ],
      },
      holds: false,
      because: 'whatever is answered there, the other is not so',
    },
    {
      when: {
        not: {
          any: [
            { criterion: 'open', is: 1 },
            { criterion: 'goal', is: 2 },
          ],
        },
      },
      holds: false,
      because: 'whatever is answered there, the other is so',
    },
  ])('$when holds: $holds, because $because', ({ when, holds }) => {
    expect(isAsked(when)).toBe(holds);
  });

  it.each<{ goal: Answer; because: string }>([
    { goal: { value: null }, because: 'nobody can tell' },
    { goal: { notApplicable: 'no goals here' }, because: 'there is no answer to judge by' },
  ])('applies where $because', ({ goal }) => {
    expect(isAsked({ criterion: 'goal', atLeast: 4 }, { goal })).toBe(true);
  });

  it('compares reversed levels by what they score', () => {
    const levels = [100, 50, 0].map((score) => ({ score, label: `${score}` }));
    const of = checklist(
      point(
        'p',
        1,
        criterion('rev', { levels }),
        criterion('last', { when: { criterion: 'rev', atLeast: 1 } }),
      ),
    );
    const askedWith = (value: number) => askedOf(of, () => ({ value }), 'full').has('last');
    expect([0, 1, 2].map(askedWith)).toEqual([true, true, false]);
  });
});

describe('a chain of conditions', () => {
  // The last is written first, so that the order of the file cannot be what decides.
  const of = checklist(
    point('p', 1, criterion('third', { when: { criterion: 'second', is: 4 } })),
    point('q', 1, criterion('second', { when: { criterion: 'first', is: 4 } }), criterion('first')),
  );
  const asks = (said: Readonly<Record<string, Answer>>) => [
    ...askedOf(of, (id) => said[id], 'full'),
  ];

  it('takes what is not asked for unanswered, although its answer is kept', () => {
    const said = { first: { value: 0 }, second: { value: 0 } };
    expect(asks(said).toSorted()).toEqual(['first', 'third']);
  });

  it('judges by the kept answer again when that is asked again', () => {
    expect(asks({ first: { value: 4 }, second: { value: 0 } }).toSorted()).toEqual([
      'first',
      'second',
    ]);
  });

  it('can be very long', () => {
    const count = 5000;
    const criteria = Array.from({ length: count }, (_, i) =>
      criterion(`c${i}`, i + 1 < count ? { when: { criterion: `c${i + 1}`, atLeast: 1 } } : {}),
    );
    const long = checklist(point('p', 1, ...criteria));
    expect(askedOf(long, () => ({ value: 1 }), 'full').size).toBe(count);
  });
});

describe('a criterion that does not apply to somebody', () => {
  const of = checklist(
    point('p', 1, criterion('sla'), criterion('kept', { when: { criterion: 'sla', atLeast: 1 } })),
  );
  const person = (id: string, sla: number, kept: number) => ({
    id,
    group: 'sales',
    answers: new Map<string, Answer>([
      ['sla', { value: sla }],
      ['kept', { value: kept }],
    ]),
  });

  it('counts for those to whom it applies, and for nobody else', () => {
    const card = scoreAudit(of, [person('ana', 4, 2), person('ben', 0, 4)], 'full');
    const finding = card.findings[1];
    expect(finding?.score).toBe(0.5);
    expect(finding?.responses.map(({ said }) => said)).toEqual(['level', 'not-asked']);
  });

  it('is not asked, and outside of score and coverage, where it applies to nobody', () => {
    const card = scoreAudit(of, [person('ben', 0, 4)], 'full');
    expect(card.findings[1]?.outcome).toBe('not-asked');
    expect(card.score).toBe(0);
    expect(card.coverage).toBe(1);
    // The absent groups might be asked.
    expect([card.low, card.high]).toEqual([0, expect.closeTo(2.5 / 3, 12)]);
    const alone = scoreAudit(amongGroups(of, 'sales'), [person('ben', 0, 4)], 'full');
    expect([alone.low, alone.high]).toEqual([0, 0]);
  });
});
