import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';

/** Numbers of faults that are left, by room. */
export type Counts = Readonly<Record<string, number>>;

/**
 * Holds counts to the list in a JSON file of this folder: none may grow. A list with more than was
 * found fails too; "npm run words" lowers it, and never raises it.
 */
export async function expectToShrink(found: Counts, list: string): Promise<void> {
  const path = resolve('test/words', list);
  const listed: Counts = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : found;
  const grown = Object.entries(found).filter(([name, number]) => number > (listed[name] ?? 0));
  expect(Object.fromEntries(grown)).toEqual({});
  const left = Object.entries(found)
    .filter(([, number]) => number > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const text = `${JSON.stringify(Object.fromEntries(left), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(path);
}
