import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { textWidth, wrapText } from '../../../src/report/writers/places.ts';

const LOOK = { size: 10 };

describe('text in letters of a document', () => {
  it.each([
    { text: 'one two', lines: ['one two'], because: 'it fits' },
    { text: 'one two three four', lines: ['one two three', 'four'], because: 'a space breaks' },
    {
      text: 'pre-contact-research',
      lines: ['pre-contact-', 'research'],
      because: 'a hyphen breaks',
    },
    { text: 'incomprehensibly', lines: ['incomprehensib', 'ly'], because: 'no word is lost' },
    { text: '漢字漢字漢字漢字', lines: ['漢字漢字漢字漢', '字'], because: 'Chinese is broad' },
    { text: '  ', lines: [''], because: 'nothing takes a line too' },
    { text: 'one\ntwo', lines: ['one', 'two'], because: 'a line break stays' },
  ])('$text is wrapped: $because', ({ text, lines }) => {
    expect(wrapText(text, LOOK, 75)).toEqual(lines);
  });

  it('never splits a grapheme', () => {
    expect(wrapText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', LOOK, 20)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });

  it('keeps all its characters and its width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const lines = wrapText(text, LOOK, 60);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(textWidth(line, LOOK)).toBeLessThanOrEqual(60);
      }),
    );
  });

  it.each([
    { text: 'ö'.repeat(4_000), because: 'it is one word' },
    { text: 'ö-'.repeat(2_000), because: 'it breaks after each letter' },
    { text: 'ö '.repeat(2_000), because: 'it is words of one letter' },
  ])('is measured no more than three times where $because', ({ text }) => {
    const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    wrapText(text, LOOK, 600);
    const measured = segment.mock.calls.reduce((sum, [given]) => sum + given.length, 0);
    segment.mockRestore();
    expect(measured).toBeLessThanOrEqual(3 * text.length);
    expect(measured).toBeGreaterThan(0);
  });
});
