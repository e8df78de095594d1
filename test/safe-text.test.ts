import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, safeLines, safeText } from '../src/text/safe.ts';

describe('safe text', () => {
  it.each([
    {
      text: '\u001b[31mred',
      shown: '\\u001b[31mred',
      because: 'an escape sequence could recolour',
    },
    { text: '\u009b2J', shown: '\\u009b2J', because: 'C1 controls begin sequences too' },
    { text: 'a\rb', shown: 'a\\rb', because: 'a carriage return overwrites the line' },
    { text: 'a\nb\tc', shown: 'a\\nb\\tc', because: 'one line stays one line' },
    { text: 'a\u007fb', shown: 'a\\u007fb', because: 'DEL is a control character' },
    { text: 'a\u202eb', shown: 'a\\u202eb', because: 'a bidi mark turns the text around' },
    { text: 'a\u2066b\u061c', shown: 'a\\u2066b\\u061c', because: 'so do isolates and marks' },
    { text: 'a\u2028b', shown: 'a\\u2028b', because: 'it is a line separator' },
    { text: 'a\ud83d', shown: 'a\\ud83d', because: 'half a character is not UTF-8' },
    { text: 'Café 😀 شركة 👩‍💻', shown: 'Café 😀 شركة 👩‍💻', because: 'it is only text' },
  ])('shows $shown: $because', ({ text, shown }) => {
    expect(safeText(text)).toBe(shown);
  });

  it('keeps newlines and tabs of several lines, and no other control character', () => {
    expect(safeLines('a\n\tb\r\u001b')).toBe('a\n\tb\\r\\u001b');
  });

  it('is the same when made safe twice', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut to sixty characters in quotes', () => {
    expect(quoted('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(quoted('x'.repeat(61))).toBe(`"${'x'.repeat(59)}…"`);
  });
});
