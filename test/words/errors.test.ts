import { describe, expect, it } from 'vitest';
import { errorWords } from '../../src/words/errors.ts';
import { roundErrorWords } from '../../src/words/round-errors.ts';
import { schemaErrorWords } from '../../src/words/schema-errors.ts';
import { yamlErrorWords } from '../../src/words/yaml-errors.ts';

const tables = [errorWords, roundErrorWords, schemaErrorWords, yamlErrorWords];
const codes = tables.flatMap((table) => Object.keys(table));

describe('the codes of errors', () => {
  it('are a room and a rule in kebab-case', () => {
    expect(codes.filter((code) => !/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  it('are in one table each', () => {
    expect(codes.length).toBeGreaterThan(150);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
