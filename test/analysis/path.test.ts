import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/analysis/path/path.ts';
import { findCheapestPath } from '../../src/analysis/path/path.ts';
import type { Checklist, Criterion, Effort } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';
import { AUGUST, flagship, NORRBRUK, scorecardOf } from './company.ts';

/** A criterion with five levels that take this effort each: S is 1 unit, M is 3, L is 8. */
function taking(id: string, effort: Effort, more: Partial<LevelsCriterion> = {}): LevelsCriterion {
  const advice = Object.fromEntries([0, 1, 2, 3].map((level) => [level, { effort }]));
  return criterion(id, { advice, ...more });
}

/** A criterion that is either absent or at this percentage. */
function allOrNothing(id: string, effort: Effort, score: number): LevelsCriterion {
  const levels = [
    { score: 0, label: 'no' },
    { score, label: 'yes' },
  ];
  return criterion(id, { levels, advice: { 0: { effort } } });
}

/** A checklist of one point with these criteria. */
const of = (...criteria: readonly LevelsCriterion[]) => checklist(point('p', 1, ...criteria));

type Votes = Readonly<Record<string, Readonly<Record<string, Said>>>>;

/** The cheapest path where people of groups such as `sales2` answered so. */
function pathOf(checklist: Checklist, votes: Votes, aim: Target | null = null) {
  const participants = Object.entries(votes).map(([id, answers]) =>
    respondent(id, id.replace(/\d/, ''), answers),
  );
  return findCheapestPath(checklist, scoreAudit(checklist, participants, 'full'), aim);
}

/** Its steps, such as "a to 2". */
function stepsOf(...given: Parameters<typeof pathOf>): readonly string[] {
  return pathOf(...given).steps.map((step) => `${step.criterion} to ${step.to.level}`);
}

describe('the cheapest path', () => {
  const twoPoints = (causes: Readonly<Record<string, string>>) => {
    const both = checklist(point('p', 1, taking('a', 'S')), point('q', 1, taking('b', 'S')));
    const points = both.points.map((own) => {
      const cause = causes[own.id];
      return { ...own, causedBy: cause ? [{ point: cause, because: 'it is so' }] : [] };
    });
    return { ...both, points };
  };

  it.each<{
    of: Checklist;
    levels: Record<string, Said>;
    aim: number;
    steps: string[];
    because: string;
  }>([
    {
      of: of(taking('a', 'S'), taking('b', 'L')),
      levels: { a: 0, b: 0 },
      aim: 0.25,
      steps: ['a to 2'],
      because: 'every level of a costs less',
    },
    {
      of: of(allOrNothing('a', 'M', 60), allOrNothing('b', 'L', 100)),
      levels: { a: 0, b: 0 },
      aim: 0.45,
      steps: ['b to 1'],
      because: 'a gains more per unit, but b alone is enough and a is not',
    },
    {
      of: of(taking('a', 'S'), taking('b', 'S')),
      levels: { a: 0, b: 0 },
      aim: 0.25,
      steps: ['a to 2'],
      because: 'both ways take two levels and gain as much, and a comes first',
    },
    {
      of: of(allOrNothing('a', 'S', 50), allOrNothing('b', 'S', 60)),
      levels: { a: 0, b: 0 },
      aim: 0.2,
      steps: ['b to 1'],
      because: 'of two single steps at the same effort, b leads higher',
    },
    {
      of: twoPoints({}),
      levels: { a: 0, b: 0 },
      aim: 0.125,
      steps: ['a to 1'],
      because: 'everything is equal, and the checklist names a first',
    },
    {
      of: twoPoints({ p: 'q' }),
      levels: { a: 0, b: 0 },
      aim: 0.125,
      steps: ['b to 1'],
      because: 'everything is equal, and the cause comes before its effect',
    },
    {
      of: twoPoints({ p: 'q' }),
      levels: { a: 3, b: 3 },
      aim: 1,
      steps: ['b to 4', 'a to 4'],
      because: 'causes are taken up before effects',
    },
    {
      of: of(taking('a', 'S'), taking('b', 'S')),
      levels: { a: 0, b: null },
      aim: 0.25,
      steps: ['a to 1'],
      because: 'what nobody could answer is no step',
    },
    {
      of: of(taking('a', 'S'), taking('b', 'S')),
      levels: { a: 0, b: 'no CRM' },
      aim: 1,
      steps: ['a to 4'],
      because: 'what does not apply is no step',
    },
    {
      of: of(taking('a', 'L'), taking('b', 'S', { weight: 0 })),
      levels: { a: 0, b: 0 },
      aim: 0.25,
      steps: ['a to 1'],
      because: 'what has no weight lifts nothing',
    },
    {
      of: of(taking('a', 'S'), taking('b', 'L')),
      levels: { a: 0, b: 0 },
      aim: 0.375,
      steps: ['a to 2', 'b to 1'],
      because: 'no criterion rises by more than two levels',
    },
    {
      of: of(taking('a', 'S', { target: 1 }), taking('b', 'L')),
      levels: { a: 0, b: 0 },
      aim: 0.25,
      steps: ['a to 1', 'b to 1'],
      because: 'a has a target of its own and does not rise above it',
    },
  ])('is $steps: $because', ({ of, levels, aim, steps }) => {
    expect(stepsOf(of, { sales: levels }, { score: aim })).toEqual(steps);
  });

  it('does not change which criteria are asked, as nobody knows the answers to new ones', () => {
    const used = taking('crm-used', 'S', { when: { criterion: 'crm', atLeast: 1 } });
    const path = pathOf(of(taking('crm', 'S'), used), { sales: { crm: 0 } }, { score: 0.5 });
    expect(path.steps.map((step) => step.criterion)).toEqual(['crm']);
    expect(path.after.score).toBe(0.5);
  });

  it('leads to the lower bound of the next band unless it is told where', () => {
    const path = pathOf(of(taking('a', 'S')), { sales: { a: 1 } });
    expect(path).toMatchObject({
      outcome: 'found',
      goal: { score: 0.5, band: 'aligned' },
      before: { score: 0.25, band: 'defined' },
      after: { score: 0.5, band: 'aligned' },
      effort: 1,
    });
  });

  it('leads to a band by its name', () => {
    expect(stepsOf(of(taking('a', 'S')), { sales: { a: 1 } }, { band: 'integrated' })).toEqual([
      'a to 3',
    ]);
  });

  it('refuses a band that the checklist does not have', () => {
    expect(() => pathOf(of(taking('a', 'S')), { sales: { a: 1 } }, { band: 'alined' })).toThrow(
      expect.objectContaining({
        message: 'unknown band "alined"',
        hint: 'did you mean "aligned"?',
      }),
    );
  });

  it.each<{ levels: Record<string, Said>; aim: Target | null; outcome: string; because: string }>([
    { levels: { a: 4 }, aim: null, outcome: 'top-band', because: 'no band is above it' },
    { levels: { a: null }, aim: null, outcome: 'no-score', because: 'nothing was answered' },
    { levels: { a: 2 }, aim: { score: 0.5 }, outcome: 'reached', because: 'it is there already' },
    { levels: { a: 2 }, aim: { score: 1.1 }, outcome: 'out-of-reach', because: 'that is too much' },
  ])('has no steps and is $outcome: $because', ({ levels, aim, outcome }) => {
    const path = pathOf(of(taking('a', 'S')), { sales: levels }, aim);
    expect(path).toMatchObject({ outcome, steps: [], effort: 0, oneStepIsEnough: false });
  });

  it('says how far one could come where the goal is out of reach', () => {
    const path = pathOf(of(allOrNothing('a', 'S', 60)), { sales: { a: 0 } }, { score: 0.9 });
    expect(path).toMatchObject({
      outcome: 'out-of-reach',
      after: { score: 0, band: 'undefined' },
      best: { score: 0.6, band: 'aligned' },
    });
  });

  it('reaches on paper what binary misses by its last bit', () => {
    const thirds = of(taking('a', 'S'), taking('b', 'S'), taking('c', 'S'));
    const path = pathOf(thirds, { sales: { a: 0, b: 4, c: 4 } }, { score: 2 / 3 + 1e-12 });
    expect(path.outcome).toBe('reached');
  });
});

describe('the limits of a path', () => {
  const two = (more: Partial<LevelsCriterion> = {}) =>
    of(taking('a', 'S', more), taking('b', 'S', more));

  it.each<{ of: Checklist; aim: number; steps: string[]; exceeds: string[]; because: string }>([
    {
      of: two({ target: 1 }),
      aim: 0.5,
      steps: ['a to 2', 'b to 2'],
      exceeds: ['target'],
      because: 'the targets go first',
    },
    {
      of: two(),
      aim: 0.75,
      steps: ['a to 4', 'b to 2'],
      exceeds: ['pace'],
      because: 'there is nothing above the targets',
    },
    {
      of: two({ target: 3 }),
      aim: 0.75,
      steps: ['a to 3', 'b to 3'],
      exceeds: ['pace'],
      because: 'a target above the pace is kept',
    },
    {
      of: two({ target: 1 }),
      aim: 1,
      steps: ['a to 4', 'b to 4'],
      exceeds: ['target', 'pace'],
      because: 'neither alone is enough',
    },
    {
      of: { ...two(), pace: 1 },
      aim: 0.25,
      steps: ['a to 1', 'b to 1'],
      exceeds: [],
      because: 'the checklist allows one level each',
    },
  ])('exceed $exceeds: $because', ({ of, aim, steps, exceeds }) => {
    const path = pathOf(of, { sales: { a: 0, b: 0 } }, { score: aim });
    expect(path.steps.map((step) => `${step.criterion} to ${step.to.level}`)).toEqual(steps);
    expect(path.exceeds).toEqual(exceeds);
  });
});

describe('a step', () => {
  it('begins at the lowest group, raises it and lowers nobody', () => {
    const path = pathOf(
      of(taking('a', 'S')),
      { marketing: { a: 4 }, sales1: { a: 0 }, sales2: { a: 3 } },
      { score: 0.875 },
    );
    // Marketing stays at 4; the mean of sales rises from 1.5 to 3: (1 + 0.75) / 2.
    expect(path.steps[0]).toMatchObject({ from: { level: 1 }, to: { level: 3 }, effort: 2 });
    expect(path.after.score).toBe(0.875);
  });

  it('costs no less where groups disagree', () => {
    const path = pathOf(
      of(taking('disputed', 'S'), taking('agreed', 'S')),
      { marketing: { disputed: 4, agreed: 2 }, sales: { disputed: 0, agreed: 2 } },
      { score: 0.625 },
    );
    // Both are at 50%; one level lifts the disputed one by half as much.
    expect(path.steps).toMatchObject([
      { criterion: 'agreed', from: { level: 2 }, to: { level: 3 }, effort: 1 },
    ]);
  });

  it('takes the effort of every level that it leaves, with its advice', () => {
    const advice: LevelsCriterion['advice'] = {
      0: { do: 'Start.', owner: 'CEO', effort: 'S' },
      1: { effort: 'L' },
    };
    const slow = { ...of(criterion('a', { advice })), pace: 3 };
    const path = pathOf(slow, { sales: { a: 0 } }, { score: 0.75 });
    expect(path.effort).toBe(1 + 8 + 3);
    expect(path.steps[0]?.advice).toEqual([
      { level: 0, do: 'Start.', owner: 'CEO', effort: 'S' },
      { level: 1, do: 'some', owner: null, effort: 'L' },
      { level: 2, do: 'much', owner: null, effort: null },
    ]);
  });

  it('names the weak points that should come first, and the steps that belong to them', () => {
    const because = 'there is nothing to follow';
    const both = checklist(point('plan', 1, taking('written', 'S')), {
      ...point('work', 3, taking('done', 'S')),
      causedBy: [{ point: 'plan', because }],
    });
    const path = pathOf(both, { sales: { written: 1, done: 1 } }, { score: 1 });
    expect(path.steps.map((step) => step.prerequisites)).toEqual([
      [],
      [{ point: 'plan', score: 0.25, because, steps: ['written'] }],
    ]);
  });

  it.each([
    { plan: 2, work: 3, names: ['plan'], because: 'the cause is weaker than the point itself' },
    { plan: 2, work: 2, names: [], because: 'the cause is neither weak nor weaker' },
    { plan: null, work: 1, names: [], because: 'nobody knows whether the cause is weak' },
  ])('names $names as its condition: $because', ({ plan, work, names }) => {
    const both = checklist(point('plan', 1, taking('written', 'L')), {
      ...point('work', 9, taking('done', 'S')),
      causedBy: [{ point: 'plan', because: 'it is so' }],
    });
    const path = pathOf(both, { sales: { written: plan, done: work } }, { score: 0.9 });
    const step = path.steps.find((own) => own.criterion === 'done');
    expect(step?.prerequisites.map((own) => own.point)).toEqual(names);
  });
});

describe('the largest step', () => {
  const two = of(taking('a', 'S'), taking('b', 'S', { weight: 3 }));

  it('lifts the score most, and may be enough by itself', () => {
    const path = pathOf(two, { sales: { a: 0, b: 1 } }, { score: 0.375 });
    expect(path.largestStep).toMatchObject({ criterion: 'b', to: { level: 2 }, gain: 0.1875 });
    expect(path.oneStepIsEnough).toBe(true);
  });

  it('may not be enough', () => {
    expect(pathOf(two, { sales: { a: 0, b: 1 } }, { score: 0.5 }).oneStepIsEnough).toBe(false);
  });

  it('may be a box that the required ones are not', () => {
    const boxes: Criterion = {
      id: 'boxes',
      type: 'multi-choice',
      question: 'Which?',
      scoring: 'sum',
      options: [
        { id: 'a', label: 'A', score: 10 },
        { id: 'b', label: 'B', score: 20 },
        { id: 'c', label: 'C', score: 60 },
      ],
      must: { answer: ['a', 'b'], cap: 'undefined' },
    };
    const answers = new Map([['boxes', { value: [] }]]);
    const none = { id: 'sam', group: 'sales', answers };
    const one = checklist(point('p', 1, boxes));
    const path = findCheapestPath(one, scoreAudit(one, [none], 'full'));
    expect(path.steps.map(({ to }) => to.answer)).toEqual([['a', 'b']]);
    expect(path.largestStep).toMatchObject({ to: { answer: ['c'] }, gain: 0.6 });
    expect(path.oneStepIsEnough).toBe(false);
  });

  it('is none where everything is at its best', () => {
    expect(pathOf(two, { sales: { a: 4, b: 4 } }).largestStep).toBeNull();
  });
});

describe('a must that fails', () => {
  const capped = (of: 'overall' | 'each-group' | 'each-respondent') =>
    checklist(
      point(
        'p',
        1,
        taking('sponsor', 'S', { must: { level: 2, of, cap: 'defined' } }),
        taking('rest', 'S', { weight: 9 }),
      ),
    );
  const rest = 4;

  it.each([
    {
      of: 'overall',
      votes: { marketing: { sponsor: 1, rest }, sales: { sponsor: 2, rest } },
      from: 1,
      because: 'it judges the score, which is between 1 and 2',
    },
    {
      of: 'each-group',
      votes: { marketing: { sponsor: 4, rest }, sales: { sponsor: 0, rest } },
      from: 0,
      because: 'it judges the groups, and sales is the lowest',
    },
    {
      of: 'each-respondent',
      votes: { sales1: { sponsor: 4, rest }, sales2: { sponsor: 1, rest } },
      from: 1,
      because: 'it judges the respondents, and one of them is at 1',
    },
  ] as const)('of $of is a step from $from: $because', ({ of, votes, from }) => {
    const path = pathOf(capped(of), votes);
    expect(path).toMatchObject({
      outcome: 'found',
      goal: { band: 'aligned' },
      before: { band: 'defined' },
      after: { band: 'integrated' },
      effort: 2 - from,
    });
    expect(path.steps).toMatchObject([
      { criterion: 'sponsor', from: { level: from }, to: { level: 2 }, forMust: true },
    ]);
  });

  const free = of(
    taking('sponsor', 'L', { weight: 0, must: { level: 3, cap: 'defined' } }),
    taking('rest', 'S'),
  );

  it('is part of the path although it has no weight, and whatever its pace', () => {
    const path = pathOf(free, { sales: { sponsor: 0, rest: 1 } }, { band: 'aligned' });
    expect(path.steps.map((step) => `${step.criterion} to ${step.to.level}`)).toEqual([
      'sponsor to 3',
      'rest to 2',
    ]);
    expect(path.exceeds).toEqual(['pace']);
  });

  it.each<{ aim: Target; because: string }>([
    { aim: { band: 'defined' }, because: 'its cap is the band aimed at' },
    { aim: { score: 0.5 }, because: 'no cap changes a score' },
  ])('is no part of the path where $because', ({ aim }) => {
    const path = pathOf(free, { sales: { sponsor: 0, rest: 0 } }, aim);
    expect(path.outcome).toBe('found');
    expect(path.steps.map((step) => step.criterion)).toEqual(['rest']);
    expect(path.after.band).toBe('defined');
  });

  it('is no step where it is only blank', () => {
    expect(stepsOf(capped('each-group'), { sales: { sponsor: null, rest: 1 } })).toEqual([
      'rest to 2',
    ]);
  });
});

describe('the cheapest path of the example companies', () => {
  const summary = (folder: string) => {
    const path = findCheapestPath(flagship, scorecardOf(folder));
    const after = Math.round((path.after.score ?? 0) * 1000) / 10;
    return {
      ...path,
      after,
      steps: path.steps.map((step) => `${step.criterion} to ${step.to.level}`),
    };
  };

  it('takes Lakeshore to Aligned in five units', () => {
    expect(summary(AUGUST)).toMatchObject({
      goal: { band: 'aligned' },
      steps: [
        'revenue-owner to 3',
        'accountability to 3',
        'acceptance-step to 2',
        'return-path to 2',
      ],
      effort: 5,
      after: 50.3,
    });
  });

  it('takes Norrbruk to Defined in one unit, without the must that caps at Defined', () => {
    expect(summary(NORRBRUK)).toMatchObject({
      goal: { band: 'defined' },
      steps: ['shared-data to 1'],
      effort: 1,
      after: 25.2,
      oneStepIsEnough: true,
    });
  });
});
