import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  looksLikeCode,
  readTelephoneCode,
  type TelephoneQuestions,
  telephoneCode,
  telephoneLength,
} from '../../src/returns/telephone.ts';
import '../seeds.ts';

/** Questions with five levels each. */
function questions(count: number, digest = 'c0ffee00'): TelephoneQuestions {
  return {
    digest,
    questions: Array.from({ length: count }, (_, i) => ({
      id: `q${i + 1}`,
      answers: [0, 1, 2, 3, 4],
    })),
  };
}

const TWENTY_SEVEN = questions(27);
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const said = fc
  .array(fc.constantFrom(0, 1, 2, 3, 4, null, undefined), { minLength: 27, maxLength: 27 })
  .map((levels) =>
    Object.fromEntries(
      levels.flatMap((level, i) => (level === undefined ? [] : [[`q${i + 1}`, level]])),
    ),
  );

describe('a telephone code', () => {
  it('is written down here, so that codes on paper stay readable', () => {
    const answers = { q1: 0, q2: null, q3: 4 };
    expect(telephoneCode(questions(3), answers)).toBe('R3ZY-3FWZ');
    expect(readTelephoneCode(questions(3), 'r3zy 3fwz')).toEqual({ answers });
  });

  it('has 22 characters for 27 criteria with five levels', () => {
    expect(telephoneLength(TWENTY_SEVEN)).toBe(22);
    const code = telephoneCode(TWENTY_SEVEN, {});
    expect(code).toMatch(/^(\w{4}-){5}\w\w$/);
    expect(looksLikeCode(code ?? '')).toBe(true);
  });

  it('comes back as the answers, in any spelling', () => {
    fc.assert(
      fc.property(said, (answers) => {
        const code = telephoneCode(TWENTY_SEVEN, answers) ?? '';
        const spellings = [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('-', ''),
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          code.replaceAll('-', '\u2013'),
        ];
        for (const typed of spellings) {
          expect(readTelephoneCode(TWENTY_SEVEN, typed)).toEqual({ answers });
        }
      }),
    );
  });

  it('is never read with one character misheard, or two neighbours swapped', () => {
    fc.assert(
      fc.property(said, (answers) => {
        const code = (telephoneCode(TWENTY_SEVEN, answers) ?? '').replaceAll('-', '');
        for (let at = 0; at < code.length; at++) {
          for (const other of ALPHABET) {
            const misheard = code.slice(0, at) + other + code.slice(at + 1);
            if (misheard === code) continue;
            expect(readTelephoneCode(TWENTY_SEVEN, misheard)).toHaveProperty('refusal');
          }
          const [first = '', second = ''] = code.slice(at, at + 2);
          const swapped = code.slice(0, at) + second + first + code.slice(at + 2);
          if (swapped === code) continue;
          expect(readTelephoneCode(TWENTY_SEVEN, swapped)).toHaveProperty('refusal');
        }
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    { typed: 'R3ZY-3FWY', refusal: { is: 'checksum' } },
    { typed: 'R3ZY-3FW', refusal: { is: 'length', has: 7, needs: 8 } },
    { typed: 'R3ZY-3FWZ-0', refusal: { is: 'length', has: 9, needs: 8 } },
    { typed: 'R3Z!-3FWZ', refusal: { is: 'character', character: '!', position: 4 } },
    { typed: 'R3ZU-3FWZ', refusal: { is: 'character', character: 'U', position: 4 } },
    { typed: telephoneCode(questions(3, 'badbad00'), {}), refusal: { is: 'other-questions' } },
    { typed: telephoneCode(questions(9, 'badbad00'), {}), refusal: { is: 'other-questions' } },
  ])('is refused as $refusal.is: $typed', ({ typed, refusal }) => {
    expect(readTelephoneCode(questions(3), typed ?? '')).toEqual({ refusal });
  });

  it('is not made for answers that it cannot hold', () => {
    expect(telephoneCode(questions(3), { q1: 5 })).toBeNull();
    expect(telephoneCode(questions(3), { q9: 1 })).toBeNull();
  });

  it.each([
    { text: 'R3ZY-3FWZ', looks: true },
    { text: 'see you on 2012-08-06', looks: false },
    { text: 'Kind regards', looks: false },
    { text: '0044 2079 4601', looks: false },
    { text: 'Sam Ortiz, 555', looks: false },
  ])('is told from other lines: $text', ({ text, looks }) => {
    expect(looksLikeCode(text)).toBe(looks);
  });
});
