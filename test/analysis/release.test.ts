import { describe, expect, it } from 'vitest';
import { publish, releaseOf } from '../../src/analysis/anonymous/publish.ts';
import { judge } from '../../src/scoring/finding.ts';
import type { Response } from '../../src/scoring/responses.ts';
import { checklist, criterion, point } from '../having.ts';

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
    { sizes: [3, 0], counted: 'a', shown: '', because: 'the same as with one in the other' },
    { sizes: [5, 1, 0], counted: 'a', shown: '', because: 'the same as with two small ones' },
    { sizes: [0], counted: '', shown: '', because: 'nobody answered' },
  ])('$sizes: $because', ({ sizes, counted, shown }) => {
    const release = releaseOf(groups(...sizes), 3);
    expect([...release.counted].join('')).toBe(counted);
    expect([...release.shown].join('')).toBe(shown);
  });
});

/** Publishes one criterion with so many levels; a level of `null` is "not applicable". */
function published(levels: number, people: readonly Answered[]) {
  const scale = Object.fromEntries(Array.from({ length: levels }, (_, i) => [i, `Level ${i}`]));
  const definition = checklist(point('only', 1, criterion('a', { levels: scale })));
  const responses = people.map(({ group, level }, i): Response => {
    const said = { respondent: `r${i}`, group };
    return level === null
      ? { ...said, said: 'not-applicable', level: null, score: null }
      : { ...said, said: 'level', level, score: level / (levels - 1) };
  });
  const findings = [judge(definition, criterion('a', { levels: scale }), responses)];
  const [finding] = publish(definition, { findings, mode: 'full' }, 4).scorecard.findings;
  return { outcome: finding?.outcome, score: finding?.score, groups: finding?.groups };
}

interface Answered {
  readonly group: string;
  readonly level: number | null;
}

/** Answers of three groups, each in a row: "0012" is four people. */
function room(...groups: readonly string[]): readonly Answered[] {
  return groups.flatMap((levels, i) =>
    [...levels].map((level) => ({
      group: ['marketing', 'sales', 'leadership'][i] ?? '',
      level: level === '-' ? null : Number(level),
    })),
  );
}

/** All answers that people in these groups can give. */
function rooms(levels: number, ...sizes: readonly number[]): readonly (readonly Answered[])[] {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  return Array.from({ length: levels ** people }, (_, i) => {
    const said = i.toString(levels).padStart(people, '0');
    let from = 0;
    return room(
      ...sizes.map((size) => {
        from += size;
        return said.slice(from - size, from);
      }),
    );
  });
}

describe('published figures of one criterion, four respondents at least', () => {
  it.each([
    { levels: 5, sizes: [3, 1] },
    { levels: 5, sizes: [2, 2] },
    { levels: 4, sizes: [1, 1, 2] },
    { levels: 3, sizes: [3, 2] },
  ])(
    'tell nobody of small groups $sizes the answer of another one, on $levels levels',
    ({ levels, sizes }) => {
      const possible = new Map<string, Set<number | null>>();
      for (const people of rooms(levels, ...sizes)) {
        const seen = JSON.stringify(published(levels, people));
        for (const [i, reader] of people.entries()) {
          for (const [j, other] of people.entries()) {
            if (i === j) continue;
            const known = `${i} said ${reader.level} and reads of ${j}: ${seen}`;
            possible.set(known, (possible.get(known) ?? new Set()).add(other.level));
          }
        }
      }
      const told = [...possible]
        .filter(([, answers]) => answers.size === 1)
        .map(([known]) => known);
      expect(told).toEqual([]);
      expect(possible.size).toBeGreaterThan(20);
    },
  );

  it.each([
    { because: 'one of two groups all say no', levels: 2, of: room('0000', '0011') },
    { because: 'two groups contradict each other', levels: 2, of: room('0000', '1111') },
    { because: 'one of two groups is at the top', levels: 5, of: room('4444', '1123') },
    {
      because: 'the only other figure is that of small groups',
      levels: 5,
      of: room('4444', '122', '3'),
    },
    { because: 'the only group is at the top', levels: 5, of: room('4444') },
    { because: 'the only group says that it does not apply', levels: 5, of: room('----') },
    { because: 'small groups say that it does not apply', levels: 5, of: room('---', '--') },
    { because: 'a large and small groups say so', levels: 5, of: room('----', '--', '--') },
  ])('are withheld where $because', ({ levels, of }) => {
    expect(published(levels, of)).toEqual({ outcome: 'not-answered', score: null, groups: {} });
  });

  it.each([
    {
      because: 'two of three groups could be the one at the top',
      of: room('4444', '1123', '2233'),
      told: {
        outcome: 'partly-met',
        score: expect.closeTo((1 + 0.5 + 0.625) / 3, 9),
        groups: {},
      },
    },
    {
      because: 'all groups are at the top',
      of: room('4444', '44444'),
      told: { outcome: 'met', score: 1, groups: {} },
    },
    {
      because: 'two groups say that it does not apply, whatever a small one says',
      of: room('----', '-----', '3'),
      told: { outcome: 'not-applicable', score: null, groups: {} },
    },
  ])('are told where $because', ({ of, told }) => {
    expect(published(5, of)).toEqual(told);
  });
});
