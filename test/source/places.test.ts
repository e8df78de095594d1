import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/source/read.ts';

/** Returns the places of the names of answers in a file of this text, as "name line:column". */
async function namesIn(text: string): Promise<readonly string[]> {
  const source = await readSource('file', new TextEncoder().encode(text));
  return [...source.namesAt(['answers'])].map(
    ([name, { line, column }]) => `${name} ${line}:${column}`,
  );
}

describe('the names of a mapping', () => {
  it.each([
    {
      text: 'answers:\n  a: 1\n\n  b:\n    value: 2\nc: 3\n',
      places: ['a 2:3', 'b 4:3'],
      because: 'they stand in lines',
    },
    { text: 'answers: {a: 1, b: 2}\n', places: ['a 1:11', 'b 1:17'], because: 'they stand in one' },
    {
      text: 'answers:\r\n  a: 1\r\n  "b": 2\r\n',
      places: ['a 2:3', 'b 3:3'],
      because: 'lines end as on Windows',
    },
    {
      text: 'said: &said {a: 1}\nanswers: *said\n',
      places: ['a 1:14'],
      because: 'an alias stands for them',
    },
    {
      text: '{\n  "a": 1,\n  "answers": {\n    "\\u0062": {"a": 2},\n    "c": 3\n  }\n}',
      places: ['b 4:5', 'c 5:5'],
      because: 'JSON has them too',
    },
    { text: 'answers: none\n', places: [], because: 'there is no mapping' },
    { text: '{"answers": [{"a": 1}]}', places: [], because: 'there is a list' },
    { text: 'answer: {a: 1}\n', places: [], because: 'it has another name' },
  ])('are $places: $because', async ({ text, places }) => {
    expect(await namesIn(text)).toEqual(places);
  });
});
