import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureColumns, figureColumns } from '../../src/analysis/portfolio/figures.ts';
import { nodeIo } from '../../src/io/node-io.ts';
import { entryIn, readRows } from '../../src/loading/portfolio.ts';
import { UNCHANGED, writeIndex } from '../../src/portfolio/index-file.ts';

const LINES = readFileSync('examples/portfolio/portfolio.ndjson', 'utf8').trim().split('\n');
const folder = mkdtempSync(join(tmpdir(), 'align-rows-'));
const io = { ...nodeIo(folder), folder };

interface Read {
  readonly rows: readonly object[];
  readonly damaged: readonly number[];
}

/** Reads lines by the way that is fast. */
function read(lines: readonly string[], texts?: FigureColumns['texts']): Read {
  writeFileSync(join(folder, 'index.ndjson'), lines.join('\n'));
  const columns = figureColumns(texts);
  const damaged: number[] = [];
  const rows = [];
  for (const { row } of readRows(io, 'index.ndjson', columns, damaged)) {
    const { points: _, criteria: __, ...head } = { points: 0, criteria: 0, ...row };
    rows.push({ ...head, figures: figuresIn(columns) });
  }
  return { rows, damaged };
}

function figuresIn({ values, places }: FigureColumns): object {
  const shown = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : value;
  return Object.fromEntries(
    Object.entries(places).map(([kind, ids]) => [
      kind,
      Object.fromEntries(
        [...ids]
          .map(([id, { score, gap }]) => [id, shown(values[score]), shown(values[gap])] as const)
          .filter(([, score, gap]) => score !== null || gap !== null)
          .map(([id, ...own]) => [id, own]),
      ),
    ]),
  );
}

/** Reads lines by JSON.parse alone. */
function parsed(lines: readonly string[]): Read {
  const rows: object[] = [];
  const damaged: number[] = [];
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const entry = entryIn(line);
    if (entry === null) {
      damaged.push(i + 1);
      return;
    }
    const { points, criteria, ...head } = entry;
    const shown = (items: typeof criteria) =>
      Object.fromEntries(
        Object.entries(items)
          .map(([id, { score, gap = null }]) => [id, [score, gap]] as const)
          .filter(([, [score, gap]]) => score !== null || gap !== null),
      );
    rows.push({ ...head, figures: { points: shown(points), criteria: shown(criteria) } });
  });
  return { rows, damaged };
}

const PIECES = [
  ...['"', '\\', '{', '}', ',', ':', '[', 'null', '0', '1', '.', '-', 'e', ' ', 'é', '\\u0041'],
  ...['"score":0.123456789', '"gap":1', '"low":null', '"spread":2', '"texts":"x"', '"points":{}'],
  ...[
    '"icp":{"score":0.5}',
    ',"criteria":{',
    '"id":"a"',
    '00',
    '0.1234567890123456',
    '1.0',
    '1e-1',
  ],
];

describe('a line of an index that is read without a parser', () => {
  it('has the figures of the parsed line, in the shipped portfolio', () => {
    expect(read(LINES)).toEqual(parsed(LINES));
    expect(read(LINES).rows).toHaveLength(54);
  });

  it('has the figures of the parsed line, or is damaged as that is, whatever is changed in it', () => {
    const changed = fc
      .record({
        line: fc.constantFrom(...LINES),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        remove: fc.nat(12),
        add: fc.constantFrom('', ...PIECES),
      })
      .map(({ line, at, remove, add }) => {
        const start = Math.floor(at * line.length);
        return line.slice(0, start) + add + line.slice(start + remove);
      });
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 8 }), (lines) => {
        expect(read(lines)).toEqual(parsed(lines));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['in another order', (own: object) => Object.fromEntries(Object.entries(own).toReversed())],
    ['with points that nothing is said of', (own: object) => ({ ...own, points: {} })],
    ['with fields that this version does not know', (own: object) => ({ ...own, more: [1] })],
    ['with an id after all others', (own: object) => ({ ...own, id: 'x-1' })],
    ['without a name or an id', (own: object) => ({ ...own, organisation: null })],
    ['with ids that are numbers', (own: object) => ({ ...own, criteria: { 7: { score: 1 } } })],
  ])('%s is what the parser reads', (_, change) => {
    const lines = LINES.map((line) => JSON.stringify(change(JSON.parse(line))));
    expect(read(lines)).toEqual(parsed(lines));
  });

  it('is read and kept whole, however long it and those around it are', () => {
    const long = (length: number, line: string) =>
      line.replace('"evidence"', `"contributor":"${'C'.repeat(length)}","evidence"`);
    const [a = '', b = '', c = '', d = ''] = LINES;
    const lines = [a, long(3_000_000, b), 'x'.repeat(2_500_000), c, long(1 << 20, d), a];
    const { rows, damaged } = read(lines);
    expect(damaged).toEqual([3]);
    expect(rows).toEqual(parsed(lines).rows);
    writeIndex(io, 'index.ndjson', { added: [], keep: () => UNCHANGED });
    const kept = [a, long(3_000_000, b), c, long(1 << 20, d), a];
    expect(readFileSync(join(folder, 'index.ndjson'), 'utf8')).toBe(`${kept.join('\n')}\n`);
  });

  it('leaves out points whose levels say something else, in usual and in unusual lines', () => {
    const figures = (texts: string) =>
      `"points":{"one":{"score":0.5,"gap":0.25,"texts":"${texts}"},"two":{"score":0.75,"texts":"b"}}`;
    const usual = (texts: string) =>
      (LINES[0] ?? '').replace(
        /"points":\{.*\},"criteria":\{.*\}\}(?=\}$)/,
        `${figures(texts)},"criteria":{}`,
      );
    const lines = [
      usual('a'),
      usual('c'),
      usual('a').replace(',', ' ,'),
      usual('c').replace('{"one"', '{ "one"'),
    ];
    const { rows, damaged } = read(lines, new Map([['one', 'a']]));
    expect(damaged).toEqual([]);
    const both = { points: { one: [0.5, 0.25], two: [0.75, null] }, criteria: {} };
    const two = { points: { two: [0.75, null] }, criteria: {} };
    expect(rows.map((row) => ('figures' in row ? row.figures : null))).toEqual([
      both,
      two,
      both,
      two,
    ]);
  });
});
