import { describe, expect, it } from 'vitest';
import { editDistance } from '../src/text/phrases.ts';
import { didYouMean } from '../src/words/coded.ts';

describe('did you mean', () => {
  it.each([
    { word: 'titel', meant: 'title', because: 'two letters are swapped' },
    { word: 'specific-reason', meant: 'specific-reasons', because: 'one is missing' },
    { word: 'Title', meant: 'title', because: 'capitals count as the same' },
    { word: 'bnds', meant: 'bands', because: 'one is missing in a short word' },
    { word: 'specifc-raesons', meant: 'specific-reasons', because: 'there are two slips' },
  ])('suggests $meant for $word: $because', ({ word, meant }) => {
    const known = ['title', 'bands', 'points', 'specific-reasons', 'icp'];
    expect(didYouMean(word, known)).toBe(`; did you mean "${meant}"?`);
  });

  it.each([
    { word: 'logo', because: 'nothing is near' },
    { word: 'x', because: 'one letter is no hint' },
    { word: 'x'.repeat(100_000), because: 'a long word is not compared letter by letter' },
  ])('suggests nothing: $because', ({ word }) => {
    expect(didYouMean(word, ['title', 'bands', 'points'])).toBe('');
  });

  it.each([
    { a: '', b: 'abc', slips: 3 },
    { a: 'abc', b: 'abc', slips: 0 },
    { a: 'abc', b: 'acb', slips: 1 },
    { a: 'kitten', b: 'sitting', slips: 3 },
    { a: 'ca', b: 'abc', slips: 3 },
  ])('counts $slips slips from "$a" to "$b"', ({ a, b, slips }) => {
    expect(editDistance(a, b)).toBe(slips);
  });
});
