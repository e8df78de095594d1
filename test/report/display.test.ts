import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../src/audit/audit.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { fractionOn, valueOn } from '../../src/numbers.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';
import { answersFile, reportOn, writtenAs } from './having-report.ts';

const plain = amongGroups(checklist(point('p', 1, criterion('a'), criterion('b'))), 'sales');

/** Two bands, the upper one from the middle of the scale. */
function displayed(display: NonNullable<Checklist['display']>): Checklist {
  const bands = [
    { id: 'low', from: display.from, title: 'Low' },
    { id: 'high', from: (display.from + display.to) / 2, title: 'High' },
  ];
  return { ...plain, display, bands };
}

function told(of: Checklist, answers: Readonly<Record<string, number | null>>): Promise<string> {
  return writtenAs('markdown', reportOn(of, answersFile('sam', { answers })));
}

describe('scores on a scale', () => {
  it.each([
    { display: { from: 1, to: 5 }, says: '2.5', because: '3 of 8 levels' },
    { display: { from: 20, to: 100 }, says: '50.0', because: 'the same' },
    {
      display: { from: -100, to: 100, decimals: 0, unit: 'points' },
      says: '-25 points',
      because: 'it may be negative',
    },
    {
      display: { from: -203, to: 110 },
      says: '-85.6',
      because: 'odd ends',
    },
    {
      display: { from: 0, to: 100, decimals: 2, unit: '%' },
      says: '37.50%',
      because: 'two decimals were asked for',
    },
  ])('are printed as $says because $because', async ({ display, says }) => {
    const text = await told(displayed(display), { a: 2, b: 1 });
    expect(text).toContain(`${says}, Low`);
  });

  it('have no percent signs but those of shares', async () => {
    const text = await told(displayed({ from: 1, to: 5 }), { a: 4, b: 1 });
    const shares = [...text.matchAll(/[\d.]+%/g)].map(([share]) => share);
    expect(new Set(shares)).toEqual(new Set(['100%']));
    expect(text).toContain('3.5, High');
  });

  it('show more decimals beside a limit that they do not reach', async () => {
    const of = displayed({ from: 1, to: 5, decimals: 0 });
    const near = { ...of, bands: [of.bands[0], { id: 'high', from: 3.6, title: 'High' }] };
    // 3.5 would round to 4, which is above 3.6.
    expect(await told(near as Checklist, { a: 4, b: 1 })).toContain('3.5, Low');
  });

  it.each([
    { typed: '3', score: 0.5, because: 'it is in the middle of 1 and 5' },
    { typed: '1', score: 0, because: 'it is the lowest' },
    { typed: '4.2 points', score: 0.8, because: 'the unit may follow' },
  ])('are typed as the target $typed because $because', ({ typed, score }) => {
    const aim = parseTarget(typed, displayed({ from: 1, to: 5, unit: 'points' }));
    expect(aim).toEqual({ score: expect.closeTo(score, 12) });
  });

  it('outside the scale are no target', () => {
    expect(() => parseTarget('75', displayed({ from: 1, to: 5 }))).toThrow('a score from 1 to 5');
  });

  it('are the same fractions when they are read again', () => {
    for (const display of [
      { from: -203, to: 110 },
      { from: 20, to: 100 },
    ]) {
      for (const fraction of [0, 0.3, 1]) {
        expect(fractionOn(display, valueOn(display, fraction))).toBeCloseTo(fraction, 12);
      }
    }
  });
});
