import fastStringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/text/wrap.ts';

/** The first plane of Unicode, without halves of characters. */
const characters = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
  (character) => !/[\ud800-\udfff]/.test(character),
);

describe('the width of a text in columns', () => {
  it.each([
    { text: '', columns: 0 },
    { text: 'Köln – “7 of 9” · 80%…', columns: 22 },
    { text: '1 → 3 ██░░ ●○', columns: 13 },
    { text: '広告', columns: 4 },
    { text: '👍🏽', columns: 2 },
    { text: 'e\u0301', columns: 1 },
    { text: '\u001b[1mbold\u001b[0m', columns: 4 },
    { text: '©\ufe0f', columns: 2 },
  ])('is $columns for $text', ({ text, columns }) => {
    expect(widthOf(text)).toBe(columns);
  });

  it('is that of the tables for every character, alone and before another one', () => {
    const others = characters.filter(
      (own) =>
        widthOf(own) !== fastStringWidth(own) ||
        widthOf(`${own}a`) !== fastStringWidth(`${own}a`) ||
        widthOf(`${own}\ufe0f`) !== fastStringWidth(`${own}\ufe0f`),
    );
    expect(others).toEqual([]);
  });
});
