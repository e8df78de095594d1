import { describe, expect, it } from 'vitest';
import { bar, hundredths, percent } from '../../src/report/numbers.ts';

describe('a printed percentage', () => {
  it.each([
    { fraction: 0.4651, bounds: [], printed: '46.5 %', because: 'one decimal is enough' },
    { fraction: 0, bounds: [], printed: '0.0 %', because: 'zero is a score' },
    { fraction: null, bounds: [], printed: 'none', because: 'no score is not zero' },
    { fraction: 1, bounds: [0.75], printed: '100.0 %', because: 'nothing is above it' },
    { fraction: 0.28449999999999998, bounds: [], printed: '28.5 %', because: 'paper says 28.45' },
    { fraction: 0.6996, bounds: [0.7], printed: '69.96 %', because: '70.0 is not below 70' },
    { fraction: 0.699996, bounds: [0.7], printed: '69.9996 %', because: 'it takes four decimals' },
    { fraction: 0.69, bounds: [0.7], printed: '69.0 %', because: 'it is plainly below' },
    { fraction: 0.7, bounds: [0.7], printed: '70.0 %', because: 'it is the bound' },
    {
      fraction: 0.7499999999999999,
      bounds: [0.75],
      printed: '75.0 %',
      because: 'the tolerance of the verdict is that of the print',
    },
  ])('of $fraction is $printed: $because', ({ fraction, bounds, printed }) => {
    expect(percent(fraction, bounds)).toBe(printed);
  });
});

describe('an impact', () => {
  it.each([
    [0.0267, '2.7'],
    [0, '0.0'],
    [-0.00001, '0.0'],
  ])('of %d is printed as %s', (fraction, printed) => {
    expect(hundredths(fraction)).toBe(printed);
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
