import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRounds } from '../../src/analysis/comparison/comparison.ts';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import { defaults } from '../../src/checklist/lookup.ts';
import { roundToSum } from '../../src/numbers.ts';
import { checklist, criterion, point } from '../having.ts';
import { roundOf } from './having-rounds.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const said = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant('does not apply') },
);

/** A version of a checklist: one to three points that share out some of five criteria. */
const versions = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    criteria: fc.subarray(NAMES, { minLength: 1 }),
    own: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
    version: fc.constantFrom('1.0.0', '2.0.0', '3.0.0'),
  })
  .map(({ weights, criteria, own, version }) => ({
    ...checklist(
      ...weights.flatMap((weight, i) => {
        const mine = criteria.filter((_, place) => place % weights.length === i);
        const written = mine.map((name, place) =>
          criterion(name, { weight: own[place] ?? 1, key: place === 0 }),
        );
        return written.length > 0 ? [point(`p${i}`, weight, ...written)] : [];
      }),
    ),
    version,
  }));

const rounds = versions.chain((of) =>
  fc.record({
    of: fc.constant(of),
    mode: fc.constantFrom('full' as const, 'express' as const),
    people: fc
      .array(
        fc.record({
          group: fc.constantFrom('marketing', 'sales'),
          said: fc.array(said, { minLength: 5, maxLength: 5 }),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((people) => people.map((own, i) => ({ ...own, id: `r${i}` }))),
  }),
);

function reported({ of, mode, people }: typeof rounds extends fc.Arbitrary<infer T> ? T : never) {
  const asked = of.points.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  return roundOf(
    of,
    people.map(({ id, group, said: all }) => ({
      id,
      group,
      answers: Object.fromEntries(asked.map((name, i) => [name, all[i] ?? null])),
    })),
    { mode },
  );
}

const pairs = fc.tuple(rounds, rounds).map(([one, other]) => {
  const [before, after] = [reported(one), reported(other)];
  // Two checklists of one version may differ here, so each has a digest of its own.
  return [withDigest(before, 'before'), withDigest(after, 'after')] as const;
});

function withDigest(report: GapReport, digest: string): GapReport {
  return { ...report, checklist: { ...report.checklist, digest } };
}

function sumOf(parts: object | null): number {
  return Object.values(parts ?? {}).reduce((sum: number, part: number) => sum + part, 0);
}

describe('the laws of a comparison', () => {
  it('the parts add up to the change, and as printed to the printed change', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { parts, total } = compareRounds(before, after);
        expect(parts === null).toBe(total.change === null);
        if (parts === null || total.change === null) return;
        expect(Math.abs(sumOf(parts) - total.change)).toBeLessThan(1e-9);
        const exact = Object.values(parts);
        const printed = roundToSum(defaults.display, exact, total.change).map(Number);
        const tenths = printed.map((part) => Math.round(part * 10));
        expect(sumOf(tenths)).toBe(Math.round(total.change * 1000 + 1e-9));
        printed.forEach((part, i) => {
          expect(Math.abs(part / 100 - exact[i])).toBeLessThan(0.001 + 1e-9);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('a round compared with itself has changed nothing', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const report = reported(round);
        const { parts, total, points, criteria, gaps, rootCauses, remarks } = compareRounds(
          report,
          report,
        );
        expect(parts === null ? 0 : sumOf(parts)).toBe(0);
        expect(total.change ?? 0).toBe(0);
        for (const { change } of [...points, ...criteria]) expect(change ?? 0).toBe(0);
        expect([gaps.closed, gaps.opened, gaps.outOfSight]).toEqual([[], [], []]);
        expect([rootCauses.opened, rootCauses.closed]).toEqual([[], []]);
        expect(remarks).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('swapping the rounds flips the sign of the change', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const there = compareRounds(before, after).total.change;
        const back = compareRounds(after, before).total.change;
        expect(back).toBe(there === null ? null : 0 - there);
      }),
      { numRuns: 60 },
    );
  });

  it('every gap of either round is named once', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { closed, opened, kept, outOfSight, possible } = compareRounds(before, after).gaps;
        const named = [...closed, ...opened, ...kept, ...outOfSight.map((own) => own.criterion)];
        expect(new Set([...named, ...possible]).size).toBe(named.length + possible.length);
      }),
      { numRuns: 60 },
    );
  });

  it('is plain JSON data', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const comparison = compareRounds(before, after);
        expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
      }),
      { numRuns: 50 },
    );
  });
});
