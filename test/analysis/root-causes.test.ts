import { describe, expect, it } from 'vitest';
import { findRootCauses } from '../../src/analysis/root-causes.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';
import { AUGUST, flagship, NORRBRUK, OCTOBER, scorecardOf } from './company.ts';

/** A checklist of points that weigh the same, by what causes each: {b: ['a']}. */
function causing(causes: Readonly<Record<string, readonly string[]>>): Checklist {
  return checklist(
    ...Object.entries(causes).map(([id, causedBy]) => ({
      ...point(id, 1, criterion(`${id}1`, { key: true })),
      causedBy: causedBy.map((cause) => ({ point: cause, because: `${cause} leads to ${id}` })),
    })),
  );
}

/** The root causes where each point has one criterion that was answered so. */
function rootsOf(of: Checklist, levels: Readonly<Record<string, Said>>) {
  const answers = Object.entries(levels).map(([id, said]) => [`${id}1`, said] as const);
  return findRootCauses(
    of,
    scoreAudit(of, [respondent('r', 'sales', Object.fromEntries(answers))], 'full'),
  );
}

const chain = causing({ a: [], b: ['a'], c: ['b'], d: ['c'] });
const fork = causing({ a: [], b: [], c: ['a', 'b'], d: ['b'] });

describe('a point that is no root cause', () => {
  const withMust: Checklist = {
    ...chain,
    points: chain.points.map((own) =>
      own.id === 'a'
        ? { ...own, criteria: [criterion('a1', { must: { level: 2, cap: 'undefined' } })] }
        : own,
    ),
  };

  it('holds a missed must: it comes first, and the others are found without it', () => {
    const found = rootsOf(withMust, { a: 0, b: 0, c: 0, d: 4 });
    expect(found.preconditions).toEqual(['a']);
    expect(found.weak.map(({ point: id }) => id)).toEqual(['b', 'c']);
    expect(found.roots.map(({ point: id, explains }) => [id, explains])).toEqual([['b', ['c']]]);
  });

  it('has no weight: chains pass through it', () => {
    const light = {
      ...chain,
      points: chain.points.map((own) => (own.id === 'b' ? { ...own, weight: 0 } : own)),
    };
    const found = rootsOf(light, { a: 0, b: 0, c: 0, d: 4 });
    expect(found.roots.map(({ point: id, explains }) => [id, explains])).toEqual([
      ['a', ['c']],
      ['c', []],
    ]);
  });
});

describe('a root cause', () => {
  it.each([
    {
      of: chain,
      levels: { a: 1, b: 0, c: 0, d: 0 },
      roots: { a: ['b', 'c', 'd'] },
      because: 'all others follow from the first',
    },
    {
      of: chain,
      levels: { a: 2, b: 0, c: 0, d: 4 },
      roots: { b: ['c'] },
      because: 'half is not weak, and what is not weak is not explained',
    },
    {
      of: chain,
      levels: { a: 0, b: 3, c: 1, d: 4 },
      roots: { a: [], c: [] },
      because: 'a sound point between them stops the reach',
    },
    {
      of: chain,
      levels: { a: 0, b: null, c: 0, d: 4 },
      roots: { a: ['c'], c: [] },
      because: 'a point without a score lets it through, but is no weak cause itself',
    },
    {
      of: chain,
      levels: { a: 0, b: 4, c: null, d: 0 },
      roots: { a: [], d: [] },
      because: 'the point without a score is not reached',
    },
    {
      of: fork,
      levels: { a: 0, b: 0, c: 0, d: 0 },
      roots: { b: ['c', 'd'], a: ['c'] },
      because: 'two roots may share what they explain; the larger impact is first',
    },
    {
      of: causing({ b: [], a: [] }),
      levels: { a: 0, b: 0 },
      roots: { a: [], b: [] },
      because: 'equal impacts are sorted by id',
    },
    { of: chain, levels: { a: 2, b: 3, c: 4, d: 2 }, roots: {}, because: 'nothing is weak' },
  ])('is found as $roots for $levels: $because', ({ of, levels, roots }) => {
    const found = rootsOf(of, levels).roots.map(({ point: id, explains }) => [id, explains]);
    expect(found).toEqual(Object.entries(roots));
  });

  it('shows its impact and the part of it that is its own', () => {
    const { roots, lostScore: lost } = rootsOf(fork, { a: 0, b: 0, c: 0, d: 0 });
    expect(roots.map((own) => [own.point, own.lostScore, own.impact, own.exclusive])).toEqual([
      ['b', 0.25, 0.75, 0.5],
      ['a', 0.25, 0.5, 0.25],
    ]);
    expect(lost).toBe(1);
  });

  it('shows the links to what it explains, and no others', () => {
    const { roots } = rootsOf(fork, { a: 0, b: 0, c: 0, d: 4 });
    expect(roots.find((own) => own.point === 'b')?.chain).toEqual([
      { cause: 'b', effect: 'c', because: 'b leads to c' },
    ]);
  });

  it('shows the links through a point without a score, but none that lead nowhere', () => {
    const of = causing({ a: [], b: ['a'], c: ['b'], dead: ['a'] });
    const { roots } = rootsOf(of, { a: 0, b: null, c: 0, dead: null });
    expect(roots[0]?.chain.map(({ cause, effect }) => `${cause} to ${effect}`)).toEqual([
      'a to b',
      'b to c',
    ]);
  });

  it('is found in a checklist that names effects before their causes', () => {
    const backwards = causing({ d: ['c'], c: ['b'], b: ['a'], a: [] });
    const [root] = rootsOf(backwards, { a: 0, b: 0, c: 0, d: 0 }).roots;
    expect(root).toMatchObject({ point: 'a', explains: ['b', 'c', 'd'], impact: 1 });
  });

  it('is none where it has no weight', () => {
    const of = checklist(point('a', 0, criterion('a1')), point('b', 1, criterion('b1')));
    expect(rootsOf(of, { a: 0, b: 4 }).roots).toEqual([]);
  });
});

describe('a point that cannot be seen', () => {
  const two = causing({ a: [], b: ['a'] });

  it.each([
    { said: null, reason: 'not-answered', because: 'nobody could say' },
    { said: 'n/a', reason: 'not-applicable', because: 'everybody called it that' },
  ])('is $reason: $because', ({ said, reason }) => {
    expect(rootsOf(two, { a: said, b: 0 }).notAssessed).toEqual([
      { point: 'a', reason, mayCause: ['b'] },
    ]);
  });

  it('is not asked where express mode passes it over', () => {
    const of = checklist(point('a', 1, criterion('a1')), {
      ...point('b', 1, criterion('b1', { key: true })),
      causedBy: [{ point: 'a', because: 'it is so' }],
    });
    const card = scoreAudit(of, [respondent('r', 'sales', { a1: 4, b1: 0 })], 'express');
    expect(findRootCauses(of, card).notAssessed).toEqual([
      { point: 'a', reason: 'not-asked', mayCause: ['b'] },
    ]);
  });

  it('is not weighted where its criteria carry none', () => {
    const of = checklist(
      point('a', 1, criterion('a1', { weight: 0 })),
      point('b', 1, criterion('b1')),
    );
    expect(rootsOf(of, { a: 0, b: 4 }).notAssessed).toEqual([
      { point: 'a', reason: 'not-weighted', mayCause: [] },
    ]);
  });
});

describe('the root causes of the example companies', () => {
  const summary = (...round: Parameters<typeof scorecardOf>) =>
    findRootCauses(flagship, scorecardOf(...round)).roots.map((own) => ({
      point: own.point,
      impact: Math.round(own.impact * 10_000) / 100,
      exclusive: Math.round(own.exclusive * 10_000) / 100,
      explains: own.explains,
    }));

  it('are missing feedback and a missing rhythm at Lakeshore in August', () => {
    expect(summary(AUGUST)).toEqual([
      {
        point: 'rejection-feedback',
        impact: 16,
        exclusive: 16,
        explains: ['return-to-nurture'],
      },
      { point: 'operating-rhythm', impact: 3.54, exclusive: 3.54, explains: [] },
    ]);
  });

  it('say why the first one leads to the second point', () => {
    const { roots } = findRootCauses(flagship, scorecardOf(AUGUST));
    expect(roots[0]?.chain).toEqual([
      {
        cause: 'rejection-feedback',
        effect: 'return-to-nurture',
        because: 'Only a specific reason tells whether and where a refused lead should go back.',
      },
    ]);
  });

  it('are the same two in express mode', () => {
    expect(summary(AUGUST, 'express').map((own) => own.point)).toEqual([
      'rejection-feedback',
      'operating-rhythm',
    ]);
  });

  it.each(['full', 'express'] as const)('are none in October (%s)', (mode) => {
    expect(summary(OCTOBER, mode)).toEqual([]);
  });

  it('are the missing plan alone at Norrbruk, once the mandate is there that it needs first', () => {
    const [root, ...others] = summary(NORRBRUK);
    expect(others).toEqual([]);
    expect(root?.point).toBe('goals-and-plan');
    expect(root?.explains).toHaveLength(8);
    expect(root?.impact).toBe(root?.exclusive);
  });
});
