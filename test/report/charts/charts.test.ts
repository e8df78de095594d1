import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/checklist/lookup.ts';
import { light } from '../../../src/report/brand/brand.ts';
import { drawChain } from '../../../src/report/charts/chain.ts';
import { drawDial } from '../../../src/report/charts/dial.ts';
import { drawRadar } from '../../../src/report/charts/radar.ts';
import { drawSlope } from '../../../src/report/charts/slope.ts';

const SERIES = ['Marketing', 'Sales', 'Leadership'];

/** Returns every chart with a text in each place. */
function charts(text: string, size: number) {
  const caption = { id: 'chart', title: text, description: text };
  const numbers = Array.from({ length: size }, (_, i) => i);
  const value = (i: number) => ((i * 37) % 101) / 100;
  const end = (i: number) => ({ value: value(i), text: String(i) });
  return {
    dial: drawDial(
      {
        ...caption,
        score: 0.465,
        scoreText: '46.5%',
        bandText: text,
        intervalText: text,
        interval: { low: 0.4, high: 0.6 },
        display: defaults.display,
        bands: [0, 0.25, 0.5, 0.75].map((from) => ({ from, isReached: from === 0.25 })),
      },
      light,
    ),
    radar: drawRadar(
      {
        ...caption,
        display: defaults.display,
        axes: numbers.map(String),
        series: SERIES.map((name) => ({ name: `${name} ${text}`, values: numbers.map(value) })),
      },
      light,
    ),
    chain: drawChain(
      {
        ...caption,
        boxes: numbers.map((i) => ({
          title: text,
          figure: '12.0%',
          kind: text,
          isRoot: i === 0,
        })),
        arrows: numbers.slice(1).map((to) => ({ from: to - 1, to })),
      },
      light,
    ),
    slope: drawSlope(
      {
        ...caption,
        before: '2012-08-06',
        after: '2012-10-15',
        lines: numbers.map((i) => ({
          name: String(i),
          isTotal: i === 0,
          before: end(i),
          after: i === 1 ? null : end(i + 5),
        })),
      },
      light,
    ),
  };
}

const NAMES = ['dial', 'radar', 'chain', 'slope'] as const;

describe.each(NAMES)('the %s', (name) => {
  it('has a title and a description', () => {
    const drawn = charts('plain words', 5)[name];
    expect(drawn).toContain('role="img"');
    expect(drawn).toContain('aria-labelledby="chart-title"');
    expect(drawn).toContain('aria-describedby="chart-desc"');
    expect(drawn).toMatch(/<title id="chart-title">\s*plain words\s*<\/title>/);
    expect(drawn).toMatch(/<desc id="chart-desc">\s*plain words\s*<\/desc>/);
  });

  it.each([0, 1, 2, 40])('can be drawn of %d', (size) => {
    expect(charts('plain words', size)[name]).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('contains no markup from texts', () => {
    const drawn = charts('</text><script>alert(1)</script>', 3)[name];
    expect(drawn).not.toContain('<script');
    expect(drawn).toContain('&lt;script&gt;');
  });

  it('has its texts within its edges', () => {
    for (const text of ['short', 'a long title of many words', '漢字'.repeat(30), 'x'.repeat(60)]) {
      const drawn = charts(text, 12)[name];
      const [, width = 0, height = 0] = (/viewBox="0 0 (\S+) (\S+)"/.exec(drawn) ?? []).map(Number);
      const places = [...drawn.matchAll(/<text x="(\S+)" y="(\S+)"/g)].map((own) =>
        own.map(Number),
      );
      expect(places.length).toBeGreaterThan(0);
      for (const [, x = -1, y = -1] of places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThanOrEqual(height);
      }
    }
  });
});

describe('a series', () => {
  it('differs from the others in dashes and marks, not only in colour', () => {
    const { radar } = charts('', 5);
    for (const dashes of ['none', '7 4', '2 3']) {
      expect(radar).toContain(`stroke-dasharray="${dashes}"`);
    }
    expect(radar).toContain('<circle');
    expect(radar).toContain('<polygon');
  });

  it('is a polygon, open at a missing score', () => {
    const draw = (values: readonly (number | null)[]) =>
      drawRadar(
        {
          id: 'radar',
          title: 'Points',
          description: 'none',
          display: defaults.display,
          axes: ['1', '2', '3', '4'],
          series: [{ name: 'Sales', values }],
        },
        light,
      );
    expect(draw([0.1, 0.2, 0.3, 0.4])).toMatch(/<polygon [^>]*fill="none"/);
    expect(draw([0.1, null, 0.3, 0.4])).not.toContain('<polygon');
    expect(draw([0.1, null, 0.3, 0.4])).toContain('<polyline');
  });
});
