import { describe, expect, it } from 'vitest';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { amongGroups, checklist, criterion, point, respondent, type Said } from '../having.ts';

const GROUP_OF = { M: 'marketing', S: 'sales', L: 'leadership' } as const;

/** Scores one criterion answered like "M3 S1 S1": the group's letter, then what was said. */
function findingOf(
  votes: readonly [keyof typeof GROUP_OF, Said][],
  more: Partial<LevelsCriterion> = {},
) {
  const participants = votes.map(([letter, said], index) =>
    respondent(`r${index}`, GROUP_OF[letter], { c: said }),
  );
  const heard = participants.map(({ group }) => group);
  const of = amongGroups(checklist(point('p', 1, criterion('c', more))), ...heard);
  const scorecard = scoreAudit(of, participants, 'full');
  return scorecard.findings[0];
}

describe('a criterion', () => {
  it.each([
    { votes: [['M', 3]], score: 0.75, because: 'level 3 of 4 is three quarters' },
    {
      votes: [
        ['M', 2],
        ['S', 4],
      ],
      score: 0.75,
      because: 'it is the mean of both groups',
    },
    {
      votes: [
        ['M', 0],
        ['S', 4],
        ['S', 4],
        ['S', 4],
      ],
      score: 0.5,
      because: 'three sellers do not outvote a marketer',
    },
    {
      votes: [
        ['M', null],
        ['S', 4],
      ],
      score: 1,
      because: '"I do not know" is left out',
    },
    { votes: [['M', 0]], score: 0, because: 'absent is zero' },
    {
      votes: [
        ['M', null],
        ['S', null],
      ],
      score: null,
      because: 'a blank never becomes a zero',
    },
    { votes: [['M', 'no CRM']], score: null, because: 'not applicable is no score' },
    {
      votes: [
        ['M', 'no CRM'],
        ['S', 2],
      ],
      score: 0.5,
      because: 'a disputed "not applicable" counts as a blank',
    },
  ] satisfies { votes: [keyof typeof GROUP_OF, Said][]; score: number | null; because: string }[])(
    'scores $score for $votes: $because',
    ({ votes, score }) => {
      expect(findingOf(votes)?.score).toBe(score);
    },
  );

  it.each([
    { votes: [['M', 4]], outcome: 'met', because: 'the top level is the target by default' },
    { votes: [['M', 3]], outcome: 'partly-met', because: 'it is below the target' },
    { votes: [['M', 0]], outcome: 'not-met', because: 'its score is 0' },
    {
      votes: [
        ['M', 'n/a'],
        ['S', null],
      ],
      outcome: 'not-applicable',
      because: 'blanks do not vote',
    },
    { votes: [['M', null]], outcome: 'not-answered', because: 'nobody could say' },
  ] satisfies { votes: [keyof typeof GROUP_OF, Said][]; outcome: string; because: string }[])(
    'comes out as $outcome for $votes: $because',
    ({ votes, outcome }) => {
      expect(findingOf(votes)?.outcome).toBe(outcome);
    },
  );

  it('reaches its own target before the top level', () => {
    expect(findingOf([['M', 3]], { target: 3 })?.outcome).toBe('met');
  });

  it('takes the scores of a list of levels as they stand', () => {
    const levels = [
      { score: 100, label: 'never' },
      { score: 40, label: 'sometimes' },
      { score: 0, label: 'always' },
    ];
    expect(findingOf([['M', 1]], { levels })?.score).toBe(0.4);
    expect(findingOf([['M', 0]], { levels })?.outcome).toBe('met');
  });

  it('knows the worst and the best that its blanks could make of it', () => {
    const finding = findingOf([
      ['M', 2],
      ['S', null],
    ]);
    expect(finding).toMatchObject({ score: 0.5, low: 0.25, high: 0.75 });
  });

  it('has no interval where everybody calls it not applicable', () => {
    expect(findingOf([['M', 'n/a']])).toMatchObject({ low: null, high: null });
  });

  it('has an interval where a blank could still contradict "not applicable"', () => {
    expect(
      findingOf([
        ['M', 'n/a'],
        ['S', null],
      ]),
    ).toMatchObject({ low: 0, high: 1 });
  });
});

describe('a criterion with a condition', () => {
  const conditional = checklist(
    point(
      'p',
      1,
      criterion('crm'),
      criterion('crm-used', { when: { criterion: 'crm', atLeast: 1 } }),
    ),
  );
  const outcomeFor = (crm: Said, used: Said) =>
    scoreAudit(conditional, [respondent('r', 'sales', { crm, 'crm-used': used })], 'full')
      .findings[1]?.outcome;

  it.each([
    { crm: 0, used: 4, outcome: 'not-asked', because: 'the condition does not hold' },
    { crm: 1, used: 4, outcome: 'met', because: 'the condition holds' },
    { crm: null, used: 4, outcome: 'met', because: 'an unanswered condition means it applies' },
    { crm: 'n/a', used: 4, outcome: 'met', because: '"not applicable" does not answer it either' },
  ])('is $outcome when the condition is answered with $crm: $because', ({ crm, used, outcome }) => {
    expect(outcomeFor(crm, used)).toBe(outcome);
  });

  it('is judged for each respondent by their own answers', () => {
    const { findings } = scoreAudit(
      conditional,
      [
        respondent('a', 'sales', { crm: 0, 'crm-used': 0 }),
        respondent('b', 'marketing', { crm: 2, 'crm-used': 2 }),
      ],
      'full',
    );
    expect(findings[1]?.score).toBe(0.5);
  });
});
