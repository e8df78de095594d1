import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToBytes } from '../../src/output/target.ts';

const TEXT = 'one\ntwö\nthree\n';

describe('a text cut to so many bytes', () => {
  it.each([
    { most: 15, cut: TEXT, because: 'it has fifteen' },
    { most: 14, cut: 'one\ntwö\n\n…\n', because: 'the ending takes five' },
    { most: 13, cut: 'one\n\n…\n', because: 'only whole lines stay' },
    { most: 5, cut: '\n…\n', because: 'there is room for the ending' },
    { most: 4, cut: '', because: 'there is room for nothing' },
    { most: -1, cut: '', because: 'there was too much before' },
  ])('of $most is $cut: $because', ({ most, cut }) => {
    expect(cutToBytes(TEXT, most, '…')).toBe(cut);
  });

  it('has at most that many and no half character', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.nat(120), (own, most) => {
        const text = own.join('\n');
        const cut = cutToBytes(text, most, 'cut here');
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
        if (cut === text || cut === '') return;
        expect(cut.endsWith('\ncut here\n')).toBe(true);
        const left = cut.slice(0, -'cut here\n'.length).trimEnd();
        expect(text.startsWith(left)).toBe(true);
        expect(Buffer.from(left).toString()).toBe(left);
      }),
    );
  });
});
