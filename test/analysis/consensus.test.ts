import { describe, expect, it } from 'vitest';
import { consensusOf } from '../../src/analysis/perception.ts';

/** Levels of a scale as fractions of it. */
const of = (levels: readonly number[], top = 4) => levels.map((level) => level / top);

/** So many ratings of each level, from level 0 up. */
const frequencies = (counts: readonly number[]) =>
  counts.flatMap((count, level) => Array<number>(count).fill(level));

describe('the consensus', () => {
  it.each([
    { levels: [2, 2], consensus: 1, because: 'all are the same' },
    { levels: [2, 3], consensus: 0.8074, because: 'they are one level apart' },
    { levels: [1, 3], consensus: 0.585, because: 'they are two levels apart' },
    { levels: [0, 3], consensus: 0.3219, because: 'they are three levels apart' },
    { levels: [0, 4], consensus: 0, because: 'it is split between the ends' },
    { levels: [1, 2, 3], consensus: 0.7233, because: 'one stands between two' },
    { levels: [0, 2, 4], consensus: 0.3333, because: 'one stands between the ends' },
    { levels: [3, 0, 1], consensus: 0.504, because: 'the distances to the mean count' },
    { levels: [4, 1, 1], consensus: 0.39, because: 'one is far from two' },
    { levels: [3, 3, 1, 1], consensus: 0.585, because: 'only the proportions count' },
    { levels: [0, 0, 0, 4], consensus: 0.1887, because: 'one dissenter does not count like two' },
    { levels: [3], consensus: 1, because: 'one rating agrees with itself' },
  ])('of $levels is $consensus: $because', ({ levels, consensus }) => {
    expect(consensusOf(of(levels))).toBeCloseTo(consensus, 4);
  });

  it('is 0.7256876 for the published example, on a scale from 1 to 7', () => {
    const ratings = of(frequencies([30, 40, 210, 130, 530, 50, 10]), 6);
    expect(consensusOf(ratings)).toBeCloseTo(0.7256876, 7);
  });

  it('is null without ratings', () => {
    expect(consensusOf([])).toBeNull();
  });

  it('is the same to the last bit in any order', () => {
    expect(consensusOf([0.1, 0.7, 0.2])).toBe(consensusOf([0.7, 0.2, 0.1]));
  });
});
