import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPastes } from '../../src/terminal/key-loop.ts';

const BEGIN = '\u001b[200~';
const END = '\u001b[201~';

/** Everything that a terminal sends, in these chunks, as keys and pastes in their order. */
function taken(chunks: readonly (string | Uint8Array)[]): readonly string[] {
  const input = new PassThrough();
  const seen: string[] = [];
  const { keys, open } = withoutPastes(input, (text) => seen.push(`pasted:${text}`));
  keys.on('data', (text: string) => seen.push(text));
  open();
  for (const chunk of chunks) input.emit('data', chunk);
  return seen;
}

/** The same with keys joined that no paste separates. */
function joined(chunks: readonly (string | Uint8Array)[]): readonly string[] {
  const all: string[] = [];
  for (const text of taken(chunks)) {
    const last = all.at(-1);
    const isKeys = last !== undefined && !last.startsWith('pasted:') && !text.startsWith('pasted:');
    if (isKeys) all[all.length - 1] = last + text;
    else all.push(text);
  }
  return all;
}

/** True for a cut behind Esc or Esc and a bracket, which can be keys by themselves. */
function isWithinKey(bytes: Buffer, at: number): boolean {
  return [1, 2].some((length) =>
    bytes
      .subarray(at - length)
      .toString()
      .startsWith(BEGIN),
  );
}

describe('the keys of a terminal', () => {
  it.each([
    { chunks: ['3'], keys: ['3'] },
    { chunks: [`${BEGIN}two\nlines${END}`], keys: ['pasted:two\nlines'] },
    { chunks: [`a${BEGIN}b${END}c`], keys: ['a', 'pasted:b', 'c'] },
    { chunks: [`${BEGIN}${END}`], keys: ['pasted:'] },
    { chunks: [`${BEGIN}a${END}${BEGIN}b${END}`], keys: ['pasted:a', 'pasted:b'] },
    { chunks: [`${BEGIN}3${BEGIN}${END}`], keys: [`pasted:3${BEGIN}`] },
    { chunks: ['\u001b'], keys: ['\u001b'] },
    { chunks: ['\u001b[A'], keys: ['\u001b[A'] },
    { chunks: ['\u001b[2', '~'], keys: ['\u001b[2~'] },
    { chunks: ['\u001b[2', '00~x', '\u001b[201', '~'], keys: ['pasted:x'] },
    { chunks: [BEGIN, 'never ended'], keys: [] },
    { chunks: [`${BEGIN}x\u001b`, '[201~3'], keys: ['pasted:x', '3'] },
    { chunks: [`${BEGIN}x\u001b[`, '201~3'], keys: ['pasted:x', '3'] },
    { chunks: [Buffer.from('日').subarray(0, 1), Buffer.from('日').subarray(1)], keys: ['日'] },
  ])('are handed on at once, and pastes whole: $chunks', ({ chunks, keys }) => {
    expect(taken(chunks)).toEqual(keys);
  });

  it('are the same however the terminal cuts them', () => {
    const part = fc.oneof(
      fc.constantFrom('3', 'q', '\r', '\u001b[A', '\u001b[B', 'ä', '日本', '👩‍🚀'),
      fc.string({ maxLength: 8 }).map((text) => `${BEGIN}${text.replaceAll('\u001b', '')}${END}`),
    );
    const cuts = fc.array(fc.nat(200), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), cuts, (parts, places) => {
        const bytes = Buffer.from(parts.join(''));
        const cutAt = places
          .map((at) => at % (bytes.length + 1))
          .filter((at) => !isWithinKey(bytes, at));
        const ends = [...new Set([...cutAt, bytes.length])];
        const sorted = ends.toSorted((a, b) => a - b);
        const chunks = sorted.map((end, at) => bytes.subarray(sorted[at - 1] ?? 0, end));
        expect(joined(chunks)).toEqual(joined([bytes]));
      }),
    );
  });

  it('end with the terminal', () => {
    const input = new PassThrough();
    const { keys, open, close } = withoutPastes(input, () => {});
    let hasEnded = false;
    keys.on('end', () => {
      hasEnded = true;
    });
    keys.resume();
    open();
    input.emit('close');
    return new Promise<void>((resolve) => {
      setImmediate(() => {
        expect(hasEnded).toBe(true);
        close();
        expect(input.listenerCount('data')).toBe(0);
        resolve();
      });
    });
  });
});
