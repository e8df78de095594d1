import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../src/report/charts/slope.ts';

const range = { from: 0, to: 100 };

describe('labels at places', () => {
  it.each([
    { wanted: [10, 50, 90], places: [10, 50, 90], because: 'they are far enough apart' },
    { wanted: [50, 50], places: [50, 60], because: 'the second gives way' },
    { wanted: [51, 50], places: [60, 50], because: 'their order stays' },
    { wanted: [99, 100], places: [90, 100], because: 'the end of the range holds' },
    { wanted: [-5], places: [0], because: 'the start of the range holds' },
  ])('$wanted lie at $places: $because', ({ wanted, places }) => {
    expect(spreadLabels(wanted, 10, range)).toEqual(places);
  });

  it('are never closer than the minimum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 11 }), (wanted) => {
        const places = spreadLabels(wanted, 10, range).toSorted((a, b) => a - b);
        const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
        expect(Math.min(10, ...gaps)).toBe(10);
        expect(places.filter((place) => place < 0 || place > 100)).toEqual([]);
      }),
    );
  });
});
