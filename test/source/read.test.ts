import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, sizeRefusal } from '../../src/source/read.ts';
import { readValue, refusalOf } from './reading.ts';

describe('reading a file', () => {
  it.each([
    { text: 'a: 1\n', value: { a: 1 }, because: 'it is YAML' },
    { text: '{"a": 1}', value: { a: 1 }, because: 'it is JSON' },
    { text: '{a: 1, b: [x]}', value: { a: 1, b: ['x'] }, because: 'it is YAML in braces' },
    { text: '{"a": 1,}', value: { a: 1 }, because: 'a comma at the end is YAML' },
    { text: '\ufeffa: 1\n', value: { a: 1 }, because: 'a byte order mark is passed over' },
    { text: '\ufeff{"a": 1}', value: { a: 1 }, because: 'before JSON too' },
    { text: 'a: 1\r\nb: "x\r\n  y"\r\n', value: { a: 1, b: 'x y' }, because: 'CRLF ends a line' },
    { text: '{\n\t"a": [\n\t\t1\n\t]\n}', value: { a: [1] }, because: 'tabs may indent JSON' },
    { text: '{"a": "\\/\\u00e9"}', value: { a: '/é' }, because: 'JSON escapes are known' },
    { text: '%YAML 1.2\n---\na: 1\n', value: { a: 1 }, because: 'it says YAML 1.2' },
    { text: '--- # all\na: 1\n...\n', value: { a: 1 }, because: 'it is one document' },
    {
      text: 'a: yes\nb: 012\nc: 2012-08-06',
      value: { a: 'yes', b: 12, c: '2012-08-06' },
      because: 'it is the core schema of YAML 1.2',
    },
    { text: 'a: &x [1]\nb: *x\n', value: { a: [1], b: [1] }, because: 'parts may be repeated' },
    { text: '0: a\n1: b\n', value: { 0: 'a', 1: 'b' }, because: 'names may be numbers' },
    {
      text: 'a: |\n  x\n\n  y\n',
      value: { a: 'x\n\ny\n' },
      because: 'text may have several lines',
    },
  ])('accepts $text: $because', async ({ text, value }) => {
    expect(await readValue(text)).toEqual(value);
  });

  it('reads a repeated part many times, as long as it stays small', async () => {
    const text = `a: &x [1, 2, 3]\nb: [${Array(5000).fill('*x').join(', ')}]\n`;
    expect(await refusalOf(text)).toBe('read');
  });

  it.each([
    { name: 'lists in lists', text: '['.repeat(1_000_000) },
    { name: 'lists in lists in a field', text: `a: ${'['.repeat(1_000_000)}` },
    { name: 'mappings in mappings', text: '{"a":'.repeat(200_000) },
    { name: 'closed lists in lists', text: '['.repeat(1_000_000) + ']'.repeat(1_000_000) },
    { name: 'dashes', text: '- '.repeat(1_000_000) },
    { name: 'question marks', text: '? '.repeat(1_000_000) },
  ])('refuses a million $name with a place', async ({ text }) => {
    expect(await refusalOf(text)).toMatch(/^file\.yaml:1:\d+: nested more than 128 levels deep/);
  });

  it.each([
    {
      name: '10,000 parts, each repeated',
      text: numbered(10_000, (i) => `a${i}: &a${i} x\nb${i}: *a${i}\n`),
    },
    { name: '30,000 fields', text: numbered(30_000, (i) => `a${i}: x\n`) },
    { name: '20,000 syntax errors', text: '@\n'.repeat(20_000) },
    { name: 'a long line of quotes', text: `a: ${'"x" '.repeat(20_000)}` },
    { name: '100,000 comments', text: `a: 1\n${'# x\n'.repeat(100_000)}` },
    { name: 'a million backslashes', text: `{"a": "${'\\\\'.repeat(500_000)}"}` },
    { name: '20,000 documents', text: '--- a\n'.repeat(20_000) },
  ])('is refused without a test running out of time: $name', async ({ text }) => {
    await refusalOf(text);
  });

  it.each([
    {
      text: `a: [${'x,'.repeat(200_000)}]`,
      says: 'too many YAML tokens (more than 250,000)',
      because: 'nobody writes so many',
    },
    {
      text: `a: "${'x'.repeat(200_000)}"`,
      says: 'longer than 200,000 characters',
      because: 'a quote is missing',
    },
  ])('refuses YAML of $says: $because', async ({ text, says }) => {
    expect(await refusalOf(text)).toContain(says);
  });

  it('names how large a file may be', () => {
    expect(sizeRefusal(MAX_FILE_BYTES)).toBeNull();
    expect(sizeRefusal(MAX_FILE_BYTES + 100_000)?.message).toMatch(
      /^file too large \(5\.1 MiB, limit 5 MiB\)/,
    );
  });

  it('refuses a large file without looking into it', async () => {
    expect(await refusalOf(new Uint8Array(MAX_FILE_BYTES + 1))).toMatch(/file too large/);
  });
});

function numbered(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('');
}
