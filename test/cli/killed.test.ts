import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, readAnswers } from './keeping.ts';
import { savedText } from './saved-text.ts';

/** Each process keeps several files at the same time, so that one kill hits each at its own moment. */
const PROCESSES = 25;
const FILES = 8;
const TIMEOUT = 120_000;
let program = '';

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'align-test-'));
  program = join(dir, 'saving-child.cjs');
  const input = fileURLToPath(new URL('./saving-child.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node' });
  await bundle.write({ dir, format: 'cjs', entryFileNames: '[name].cjs', minify: true });
}, TIMEOUT);

describe('answers whose interview is killed', () => {
  it(
    'are whole, and hold all that was said to be saved, at 200 moments',
    async () => {
      const random = randomNumbers(20_260_302);
      const { path } = emptyFolder();
      const files = Array.from({ length: FILES }, (_, index) => path(`${index}.yaml`));
      for (let kill = 0; kill < PROCESSES; kill++) {
        const start = kill * 1_000_000;
        const { saved, code } = await killed(files, start, 30 * random());
        expect(code).toBeNull();
        for (const file of files) {
          const last = saved.get(file) ?? start;
          const text = readFileSync(file, 'utf8');
          expect([savedText(last), savedText(last + 1)]).toContain(text);
          const copy = existsSync(`${file}.bak`) ? readFileSync(`${file}.bak`, 'utf8') : null;
          const number = /^seconds: (\d+)$/m.exec(copy ?? '')?.[1];
          expect(copy).toBe(copy && savedText(Number(number)));
        }
      }
      expect(readAnswers(files[0] ?? '')).toHaveProperty('seconds');
    },
    TIMEOUT,
  );
});

/** Kills a program some time after it has saved all files; the last number it named for each. */
function killed(files: readonly string[], start: number, milliseconds: number) {
  return new Promise<{ saved: ReadonlyMap<string, number>; code: number | null }>((resolve) => {
    const child = spawn(process.execPath, [program, String(start), ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const saved = new Map<string, number>();
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (said + text).split('\n');
      said = lines.pop() ?? '';
      const wereSaved = saved.size;
      for (const [file = '', number] of lines.map((line) => line.split(' '))) {
        saved.set(file, Number(number));
      }
      if (wereSaved < files.length && saved.size === files.length) {
        setTimeout(() => child.kill('SIGKILL'), milliseconds);
      }
    });
    child.on('close', (code) => resolve({ saved, code }));
  });
}

/** Numbers from 0 to 1, the same for each seed. Source: the generator mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
