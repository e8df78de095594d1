import { describe, expect, it } from 'vitest';
import { releaseOf } from '../../src/analysis/anonymous/publish.ts';

/** Groups a, b, c and so on of these sizes. */
function groups(...sizes: readonly number[]) {
  return sizes.map((size, i) => ({ group: 'abc'.charAt(i), size }));
}

describe('published groups, three respondents at least', () => {
  it.each([
    { sizes: [3, 4], counted: 'ab', shown: 'ab', because: 'all are large enough' },
    { sizes: [3], counted: 'a', shown: 'a', because: 'it is the only one, and large enough' },
    { sizes: [1, 1, 1], counted: 'abc', shown: '', because: 'they hide behind each other' },
    { sizes: [5, 1, 2], counted: 'abc', shown: 'a', because: 'the small ones are three together' },
    { sizes: [5, 4, 1], counted: 'ab', shown: 'ab', because: 'the whole would give away the one' },
    { sizes: [5, 1, 1], counted: 'a', shown: '', because: 'two are too few even together' },
    { sizes: [5, 2], counted: 'a', shown: '', because: 'a small group counts in no figure' },
    { sizes: [5, 4, 2], counted: 'ab', shown: 'ab', because: 'the whole would give away the two' },
    { sizes: [2], counted: '', shown: '', because: 'there is nothing to hide behind' },
    { sizes: [1, 1], counted: '', shown: '', because: 'two are too few even together' },
    { sizes: [], counted: '', shown: '', because: 'nobody answered' },
  ])('$sizes: $because', ({ sizes, counted, shown }) => {
    const release = releaseOf(groups(...sizes), 3);
    expect([...release.counted].join('')).toBe(counted);
    expect([...release.shown].join('')).toBe(shown);
  });
});
