import { describe, expect, it } from 'vitest';
import { trendOf } from '../../src/analysis/trend.ts';
import { checklist, criterion, point } from '../having.ts';
import { alone } from './having-rounds.ts';

const old = checklist(point('p', 1, criterion('a')), point('q', 1, criterion('b')));
const heavier = {
  ...checklist(point('p', 3, criterion('a')), point('q', 1, criterion('b'))),
  version: '2.0.0',
};

describe('a trend', () => {
  it('scores all rounds by the latest checklist, by date', () => {
    const trend = trendOf([
      alone(heavier, { a: 4, b: 0 }, { date: '2024-03-01' }),
      alone(old, { a: 2, b: 0 }, { date: '2024-01-01' }),
      alone(old, { a: 3, b: 0 }, { date: '2024-02-01' }),
    ]);
    expect(
      trend.rounds.map((own) => [own.date, own.reported, own.result.score, own.change]),
    ).toEqual([
      ['2024-01-01', 0.25, 0.375, null],
      ['2024-02-01', 0.375, 0.5625, 0.1875],
      ['2024-03-01', 0.75, 0.75, 0.1875],
    ]);
    expect(trend.points).toEqual([
      { point: 'p', scores: [0.5, 0.75, 1] },
      { point: 'q', scores: [0, 0, 0] },
    ]);
  });

  it('has one round if only one is given', () => {
    const { rounds } = trendOf([alone(old, { a: 2, b: 2 })]);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toMatchObject({ reported: 0.5, change: null, version: '1.0.0' });
  });

  it('compares key criteria only where one of the rounds did', () => {
    const keyed = checklist(point('p', 1, criterion('a', { key: true }), criterion('b')));
    const { mode, rounds } = trendOf([
      alone(keyed, { a: 2, b: 4 }, { date: '2024-01-01' }),
      alone(keyed, { a: 3 }, { date: '2024-02-01', mode: 'express' }),
    ]);
    expect(mode).toBe('express');
    expect(rounds.map(({ result }) => result.score)).toEqual([0.5, 0.75]);
  });

  it('needs rounds that answer the same checklist', () => {
    const other = alone({ ...old, id: 'other' }, {}, { date: '2024-01-01' });
    expect(() => trendOf([other, alone(old, {})])).toThrow(
      'the round of 2024-01-01 used checklist "other", the latest round used "test-checklist"',
    );
    expect(() => trendOf([])).toThrow('no rounds to compare');
  });
});

describe('a trend of rounds whose levels said something else', () => {
  const levels = { 0: 'none', 1: 'little', 2: 'some', 3: 'a report', 4: 'all' };
  const reworded = {
    ...checklist(point('p', 1, criterion('a', { levels })), point('q', 1, criterion('b'))),
    version: '2.0.0',
  };

  it('leaves out what nothing tells', () => {
    const { rounds, points } = trendOf([
      alone(old, { a: 3, b: 0 }, { date: '2024-01-01' }),
      alone(reworded, { a: 1, b: 2 }, { date: '2024-02-01' }),
      alone(reworded, { a: 4, b: 2 }, { date: '2024-03-01' }),
    ]);
    expect(rounds.map(({ levels, change }) => [levels, change])).toEqual([
      ['changed', null],
      ['same', null],
      ['same', 0.375],
    ]);
    expect(points).toEqual([
      { point: 'p', scores: [null, 0.25, 1] },
      { point: 'q', scores: [0, 0.5, 0.5] },
    ]);
  });

  it('takes no number of another version for what it says', () => {
    const { rounds, points } = trendOf([
      alone(reworded, { a: 1, b: 1 }, { date: '2024-01-01', version: '1.0.0' }),
      alone(reworded, { a: 3, b: 3 }, { date: '2024-02-01' }),
      alone(reworded, { a: 4, b: 4 }, { date: '2024-03-01' }),
    ]);
    expect(rounds.map(({ result, change }) => [result.score, change])).toEqual([
      [null, null],
      [0.75, null],
      [1, 0.25],
    ]);
    expect(points[0]?.scores).toEqual([null, 0.75, 1]);
  });
});
