import { describe, expect, it } from 'vitest';
import { fieldRows } from '../../src/terminal/field-frame.ts';

describe('a text in a field', () => {
  it.each([
    { text: '', rows: [''], because: 'there is a row to type in' },
    { text: 'abcde', rows: ['abcde'], because: 'it fits' },
    { text: 'abcdef', rows: ['abcde', 'f'], because: 'it is a letter too long' },
    { text: 'ab cde', rows: ['ab', 'cde'], because: 'words stay whole' },
    { text: 'abcde f', rows: ['abcde', 'f'], because: 'a space hangs over' },
    { text: 'ab cdefgh', rows: ['ab', 'cdefg', 'h'], because: 'a word is too long' },
    { text: 'né à 登録 x', rows: ['né à', '登録', 'x'], because: 'this is so in any script' },
    { text: 'ab\n\ncd\n', rows: ['ab', '', 'cd', ''], because: 'lines are rows' },
    { text: 'ab登録cd', rows: ['ab登', '録cd'], because: 'these take two columns each' },
    { text: 'né\u0301ant!', rows: ['né\u0301ant', '!'], because: 'an accent takes none' },
    {
      text: `ab${'\u0301'.repeat(50)}cdefg`,
      rows: [`ab${'\u0301'.repeat(50)}cde`, 'fg'],
      because: 'fifty accents take none either',
    },
    { text: 'a\u001bb', rows: ['a\\u00', '1bb'], because: 'nothing may act on the terminal' },
  ])('is cut into rows of five columns: $because', ({ text, rows }) => {
    expect(fieldRows(text, 0, 5).rows).toEqual(rows);
  });

  it.each([
    { text: '', caret: 0, row: 0, column: 0, because: 'nothing is written' },
    { text: 'abc', caret: 2, row: 0, column: 2, because: 'it is in the first row' },
    { text: 'abcde', caret: 5, row: 0, column: 5, because: 'the next row is not there yet' },
    { text: 'abcdef', caret: 5, row: 1, column: 0, because: 'what follows is there' },
    { text: 'ab cde', caret: 3, row: 1, column: 0, because: 'the next word is there' },
    { text: 'ab ', caret: 3, row: 0, column: 3, because: 'a space has been typed' },
    { text: 'ab\ncd', caret: 2, row: 0, column: 2, because: 'it is before the end of the line' },
    { text: 'ab\ncd', caret: 3, row: 1, column: 0, because: 'it is behind it' },
    { text: '登録登録', caret: 3, row: 1, column: 2, because: 'columns count, not letters' },
    { text: '\u001bb', caret: 1, row: 1, column: 1, because: 'it is where that is written out' },
  ])('has the cursor in row $row at $column: $because', ({ text, caret, row, column }) => {
    expect(fieldRows(text, caret, 5)).toMatchObject({ row, column });
  });
});
