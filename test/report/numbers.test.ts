import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/checklist/lookup.ts';
import { bar, formatPercent, formatScorePoints, roundToSum } from '../../src/numbers.ts';

describe('a printed percentage', () => {
  it.each([
    { fraction: 0.4651, bounds: [], printed: '46.5%', because: 'one decimal is enough' },
    { fraction: 0, bounds: [], printed: '0.0%', because: 'zero is a score' },
    { fraction: null, bounds: [], printed: 'none', because: 'no score is not zero' },
    { fraction: 1, bounds: [0.75], printed: '100.0%', because: 'nothing is above it' },
    { fraction: 0.28449999999999998, bounds: [], printed: '28.5%', because: 'paper says 28.45' },
    { fraction: 0.6996, bounds: [0.7], printed: '69.96%', because: '70.0 is not below 70' },
    { fraction: 0.699996, bounds: [0.7], printed: '69.9996%', because: 'it takes four decimals' },
    { fraction: 0.69, bounds: [0.7], printed: '69.0%', because: 'it is plainly below' },
    { fraction: 0.7, bounds: [0.7], printed: '70.0%', because: 'it is the bound' },
    {
      fraction: 0.7499999999999999,
      bounds: [0.75],
      printed: '75.0%',
      because: 'the tolerance of the verdict is that of the print',
    },
  ])('of $fraction is $printed: $because', ({ fraction, bounds, printed }) => {
    expect(formatPercent(fraction, bounds)).toBe(printed);
  });
});

describe('an impact', () => {
  it.each([
    [0.0267, '2.7'],
    [0, '0.0'],
    [-0.00001, '0.0'],
  ])('of %d is printed as %s', (fraction, printed) => {
    expect(formatScorePoints(defaults.display, fraction)).toBe(printed);
  });
});

describe('parts that are printed beside their sum', () => {
  it.each([
    {
      parts: [0.0104, 0.0104, 0.0104],
      sum: 0.0312,
      printed: ['+1.1', '+1.0', '+1.0'],
      because: '1.0 + 1.0 + 1.0 is not 3.1, and the first of equals gives way',
    },
    {
      parts: [0.0106, 0.0107, 0.0107],
      sum: 0.032,
      printed: ['+1.0', '+1.1', '+1.1'],
      because: '1.06 is furthest from 1.1',
    },
    {
      parts: [-0.0204, 0, 0.0104],
      sum: -0.01,
      printed: ['-2.0', '0.0', '+1.0'],
      because: 'they add up already',
    },
    {
      parts: [-0.0204, 0, 0.0104],
      sum: -0.0104 + 0.0004,
      printed: ['-2.0', '0.0', '+1.0'],
      because: 'last bits change nothing',
    },
    {
      parts: [0.1926, 0],
      sum: 0.192,
      printed: ['+19.2', '0.0'],
      because: 'what is nothing stays nothing, even where the sum was rounded elsewhere',
    },
    { parts: [], sum: 0, printed: [], because: 'there is nothing to add up' },
  ])('are $printed of $parts: $because', ({ parts, sum, printed }) => {
    expect(roundToSum(defaults.display, parts, sum)).toEqual(printed);
  });
});

describe('a bar', () => {
  it.each([
    [0, '░░░░'],
    [0.5, '██░░'],
    [0.99, '███░'],
    [1, '████'],
    [null, '░░░░'],
  ])('of %s is %s', (fraction, drawn) => {
    expect(bar(fraction, 4)).toBe(drawn);
  });
});
