import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svgTextWidth, wrapText } from '../../../src/report/charts/svg.ts';

describe('text in a picture', () => {
  it.each([
    { text: 'one two', lines: ['one two'], because: 'it fits' },
    { text: 'one two three four', lines: ['one two three', 'four'], because: 'a space breaks' },
    {
      text: 'pre-contact-research',
      lines: ['pre-contact-', 'research'],
      because: 'a hyphen breaks',
    },
    { text: 'incomprehensibly', lines: ['incomprehensi', 'bly'], because: 'no word is lost' },
    { text: '漢字漢字漢字漢字', lines: ['漢字漢字漢字漢', '字'], because: 'Chinese is broad' },
    { text: '  ', lines: [], because: 'there is nothing' },
  ])('$text is wrapped: $because', ({ text, lines }) => {
    expect(wrapText(text, 10, 75)).toEqual(lines);
  });

  it('never splits a grapheme', () => {
    expect(wrapText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 10, 20)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });

  it('keeps all its characters and its width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const lines = wrapText(text, 10, 60);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(svgTextWidth(line, 10)).toBeLessThanOrEqual(60);
      }),
    );
  });
});
