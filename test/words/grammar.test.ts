import { describe, expect, it } from 'vitest';
import { count, form, list, oneOf, quoteValue, thousands } from '../../src/words/grammar.ts';

const STEPS = { one: 'step', other: 'steps' };
const PEOPLE = { one: 'person', other: 'people' };

describe('count', () => {
  it.each([
    [0, '0 steps'],
    [1, '1 step'],
    [1.5, '1.5 steps'],
    [2, '2 steps'],
    [21, '21 steps'],
    [1300, '1,300 steps'],
  ])('writes %d with its noun', (number, text) => {
    expect(count(number, STEPS)).toBe(text);
  });

  it('knows irregular plurals', () => {
    expect([count(1, PEOPLE), count(3, PEOPLE)]).toEqual(['1 person', '3 people']);
  });
});

describe('form', () => {
  it('selects the verb that agrees with the number', () => {
    const verb = { one: 'scores', other: 'score' };
    expect([form(0, verb), form(1, verb), form(2, verb)]).toEqual(['score', 'scores', 'score']);
  });

  it('follows the plural rules of CLDR for English', () => {
    const rules = new Intl.PluralRules('en-GB');
    for (const number of [0, 0.5, 1, 1.5, 2, 11, 21, 101, 1001, 1e21]) {
      expect(form(number, { one: 'one', other: 'other' })).toBe(rules.select(number));
    }
  });
});

describe('list', () => {
  it.each([
    ['', ''],
    ['a', 'a'],
    ['a b', 'a and b'],
    ['a b c', 'a, b and c'],
    ['a b c d e', 'a, b, c, d and e'],
    ['a b c d e f', 'a, b, c, d, e and f'],
    ['a b c d e f g', 'a, b, c, d, e and 2 more'],
    ['a b c d e f g h', 'a, b, c, d, e and 3 more'],
  ])('joins "%s"', (items, text) => {
    expect(list(items.split(' ').filter((item) => item !== ''))).toBe(text);
  });

  it('takes another limit', () => {
    expect(list(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    expect(list('abcdefgh'.split(''), Number.POSITIVE_INFINITY)).toBe('a, b, c, d, e, f, g and h');
  });
});

describe('oneOf', () => {
  it('names all alternatives', () => {
    expect(oneOf([])).toBe('');
    expect(oneOf(['yes'])).toBe('yes');
    expect(oneOf('abcdefgh'.split(''))).toBe('a, b, c, d, e, f, g or h');
  });
});

describe('thousands', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [20000, '20,000'],
    [1234567, '1,234,567'],
    [-1500, '-1,500'],
    [1234.5678, '1,234.5678'],
  ])('groups the digits of %d', (number, text) => {
    expect(thousands(number)).toBe(text);
  });
});

describe('quoteValue', () => {
  it.each([
    ['crm', '"crm"'],
    ['a\nb', '"a\\nb"'],
    [3, '3'],
    [true, 'true'],
    [null, 'null'],
    [['crm'], 'a list'],
  ])('writes %j as %s', (value, text) => {
    expect(quoteValue(value)).toBe(text);
  });
});
