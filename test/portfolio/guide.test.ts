import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangeSchema, portfolioEntrySchema } from '../../src/analysis/portfolio/schema.ts';
import { entryIn } from '../../src/loading/portfolio.ts';

const guide = readFileSync('checklists/portfolio.md', 'utf8');
const [line = '', exchange = ''] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, text = '']) => text,
);
const [index = '', ...others] = guide.split('## Exchange file');

function fieldsIn(table: string): readonly string[] {
  return [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
}

describe('the guide of portfolios', () => {
  it('has a line of an index that is read, with every field', () => {
    const entry = JSON.parse(line);
    expect(entryIn(JSON.stringify(entry))).toEqual(entry);
    expect(portfolioEntrySchema().parse(entry)).toEqual(entry);
    expect(fieldsIn(index)).toEqual(Object.keys(entry));
  });

  it('has an exchange file that is read, with every field', () => {
    const { rounds, ...file } = exchangeSchema().parse(JSON.parse(exchange));
    const fields = [...Object.keys(file), 'rounds', ...Object.keys(rounds[0] ?? {})];
    expect(fieldsIn(others.join(''))).toEqual(fields);
  });
});

describe('a line of an index', () => {
  const entry = JSON.parse(line);
  const changes: readonly (readonly [string, object])[] = [
    ['another format', { format: 2 }],
    ['no organisation', { organisation: '' }],
    ['a score above 1', { result: { ...entry.result, score: 1.5 } }],
    ['a score in words', { points: { a: { score: '1', texts: '' } } }],
    ['a point without a checksum', { points: { a: { score: 1 } } }],
    ['a list for people', { people: [1] }],
    ['another mode', { mode: 'half' }],
    ['other evidence', { evidence: 'none' }],
    ['no files', { files: 1 }],
  ];

  it.each(changes)('with %s is damaged by the quick check and by the schema', (_, change) => {
    const changed = { ...entry, ...change };
    expect(entryIn(JSON.stringify(changed))).toBeNull();
    if ('organisation' in change) return;
    expect(portfolioEntrySchema().safeParse(changed).success).toBe(false);
  });

  it('that is no JSON is damaged', () => {
    expect(entryIn('{"format":1,')).toBeNull();
  });
});
