import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/source/read.ts';
import type { Path, Where } from '../../src/source/source.ts';

const yaml = `format: 1
title:
points:
  - id: audience
    weight: 10
    levels: { 0: none, "1": all }
shared: &shared
  label: x
again: *shared
`;

const json = `{
\t"format": 1,
\t"title": null,
\t"points": [
\t\t{ "id": "audience", "weight": 10, "levels": { "0": "none", "1": "al\\"l" } }
\t],
\t"empty": {}
}`;

interface Place {
  readonly path: Path;
  readonly where?: Where;
  readonly place: string;
  readonly because: string;
}

describe('the place of an error in YAML', () => {
  it.each<Place>([
    { path: ['format'], place: '1:9', because: 'it is the value' },
    { path: ['format'], where: 'key', place: '1:1', because: 'the name was asked for' },
    { path: ['title'], place: '2:1', because: 'an empty value is shown at its name' },
    { path: ['points', 0, 'weight'], place: '5:13', because: 'the path leads there' },
    { path: ['points', 0, 'title'], place: '4:5', because: 'the entry has no title' },
    { path: ['points', 7, 'title'], place: '4:3', because: 'the list has no such entry' },
    { path: ['points', 0, 'levels', '1'], place: '6:29', because: 'names may be in quotes' },
    {
      path: ['points', 0, 'levels', '0'],
      where: 'key',
      place: '6:15',
      because: 'names may be numbers',
    },
    { path: ['again', 'label'], place: '8:10', because: 'it is where the part was written' },
    { path: [], place: '1:1', because: 'the whole file begins there' },
  ])('is $place for $path: $because', async ({ path, where, place }) => {
    expect(await placeOf(yaml, path, where)).toBe(place);
  });
});

describe('the place of an error in JSON', () => {
  it.each<Place>([
    { path: ['format'], place: '2:12', because: 'it is the value' },
    { path: ['format'], where: 'key', place: '2:2', because: 'the name was asked for' },
    { path: ['points', 0, 'weight'], place: '5:33', because: 'the path leads there' },
    { path: ['points', 0, 'title'], place: '5:3', because: 'the entry has no title' },
    { path: ['points', 7, 'title'], place: '4:12', because: 'the list has no such entry' },
    { path: ['points', 0, 'levels', '1'], place: '5:67', because: 'the path leads there' },
    { path: ['empty', 'x', 'y'], place: '7:11', because: 'the mapping has no such field' },
    { path: [], place: '1:1', because: 'the whole file begins there' },
  ])('is $place for $path: $because', async ({ path, where, place }) => {
    expect(await placeOf(json, path, where)).toBe(place);
  });
});

describe('the line shown with an error', () => {
  it('is the line as written', async () => {
    const source = await read(yaml);
    expect(source.place({ ...error, path: ['format'] }).sourceLine).toBe('format: 1');
  });

  it.each([
    { line: 'a: "\u001b[31m"', because: 'it could act on a terminal' },
    { line: `a: ${'x'.repeat(300)}`, because: 'it is too long' },
  ])('is left out where $because', async ({ line }) => {
    const source = await read(line);
    expect(source.place({ ...error, path: ['a'] }).sourceLine).toBeNull();
  });

  it('names a file of any name without harm', async () => {
    const source = await readSource('a\u001b[2J.yaml', new TextEncoder().encode('a: 1'));
    expect(source.place({ ...error, path: [] }).file).toBe('a\\u001b[2J.yaml');
  });
});

const error = { code: 'test/any', severity: 'error', message: 'x' } as const;

function read(text: string) {
  return readSource('file.yaml', new TextEncoder().encode(text));
}

async function placeOf(text: string, path: Path, where?: Where): Promise<string> {
  const { line, column } = (await read(text)).place({ ...error, path, at: where });
  return `${line}:${column}`;
}
