import { describe, expect, it } from 'vitest';
import { pasteable, returnsIn } from '../../src/returns/pasted.ts';

const TEXT = `${JSON.stringify({ format: 1, subject: 'Zoë & Söhne', answers: { goal: 3 } }, null, 2)}\n`;
const BLOCK = pasteable(TEXT, 'Answers of Zoë');
const FOUND = { is: 'file', text: TEXT, line: 2 };

describe('a block to paste', () => {
  it('is lines of at most 72 characters between two marks', () => {
    const lines = BLOCK.trimEnd().split('\n');
    expect(lines[0]).toBe('Answers of Zoë');
    expect(lines[1]).toBe('-----BEGIN ALIGN ANSWERS-----');
    expect(lines.at(-1)).toMatch(/^-----END ALIGN ANSWERS----- [0-9a-f]{8}$/);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(72);
  });

  it.each([
    { name: 'as it was', text: BLOCK },
    { name: 'with CRLF', text: BLOCK.replaceAll('\n', '\r\n') },
    { name: 'quoted in a reply', text: BLOCK.replace(/^/gm, '> ') },
    { name: 'quoted twice', text: BLOCK.replace(/^/gm, '>> ') },
    { name: 'indented', text: BLOCK.replace(/^/gm, '    ') },
    { name: 'with em dashes', text: BLOCK.replaceAll('-----', '\u2014\u2014-') },
  ])('is read $name', ({ text }) => {
    expect(returnsIn(text)).toEqual([FOUND]);
  });

  it('is read with other line breaks, and among words', () => {
    const narrow = BLOCK.replace(/^[A-Za-z0-9+/=]{40}.*$/gm, (line) =>
      line.replace(/.{30}/g, '$&\n'),
    );
    expect(returnsIn(`Hello,\n\n${narrow}\nBest,\nZoë`)).toMatchObject([
      { is: 'file', text: TEXT },
    ]);
  });

  it('may come twice in one text', () => {
    expect(returnsIn(BLOCK + BLOCK)).toEqual([
      FOUND,
      { ...FOUND, line: 2 + BLOCK.split('\n').length - 1 },
    ]);
  });

  it('is refused with the line that is damaged', () => {
    const lines = BLOCK.split('\n');
    const changed = lines.with(2, (lines[2] ?? '').replace(/^./, '~')).join('\n');
    expect(returnsIn(changed)).toEqual([{ is: 'damaged', because: 'line', line: 3 }]);
    const swapped = lines
      .with(2, lines[3] ?? '')
      .with(3, lines[2] ?? '')
      .join('\n');
    expect(returnsIn(swapped)).toEqual([{ is: 'damaged', because: 'line', line: 3 }]);
    const lost = lines.toSpliced(-3, 1).join('\n');
    expect(returnsIn(lost)).toMatchObject([{ is: 'damaged' }]);
    const cut = lines.slice(0, -2).join('\n');
    expect(returnsIn(cut)).toEqual([{ is: 'damaged', because: 'no-end', line: 2 }]);
  });
});

describe('a pasted text', () => {
  it('may be the file itself, quoted and among words, with its lines', () => {
    const mail = `Hello,\nhere they are:\n${TEXT}Best, Zoë\n`.replace(/^/gm, '> ');
    const [found] = returnsIn(mail);
    if (found?.is !== 'file') throw new Error('nothing found');
    expect(JSON.parse(found.text)).toEqual(JSON.parse(TEXT));
    expect(found.text.split('\n')[2]).toBe('{');
    expect(found.line).toBeNull();
  });

  it('may be YAML', () => {
    const text = 'format: 1\nchecklist: {id: small, texts: 0123456789abcdef}\nanswers: {goal: 3}\n';
    expect(returnsIn(text)).toEqual([{ is: 'file', text, line: null }]);
  });

  it('may be telephone codes, with names before them', () => {
    const text = 'kathy: R3ZY-3FWZ\n\n> Sam Ortiz: r3zy 3fwz\nR3ZY3FWZ\n';
    expect(returnsIn(text)).toEqual([
      { is: 'code', code: 'R3ZY-3FWZ', who: 'kathy', line: 1 },
      { is: 'code', code: 'r3zy 3fwz', who: 'Sam Ortiz', line: 3 },
      { is: 'code', code: 'R3ZY3FWZ', who: '', line: 4 },
    ]);
  });

  it('may be none at all', () => {
    expect(returnsIn('Hello,\nI will answer on 2012-08-06.\nBest\n')).toEqual([]);
  });
});
