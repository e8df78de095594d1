import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { align } from './cli/fake-io.ts';
import { openWindow } from './cli/window.ts';
import { workspace } from './cli/workspace.ts';
import { copyFolder } from './copy-folder.ts';
import { type Calls, callsOf } from './trace.ts';

const page = readFileSync('src/README.md', 'utf8');

interface Step {
  readonly file: string;
  readonly name: string;
}

/** Functions of each walk by its heading; each function belongs to the file named before it. */
const walks: ReadonlyMap<string, readonly Step[]> = new Map(
  page
    .split(/^### Walk: /m)
    .slice(1)
    .map((text) => {
      const [heading = '', ...lines] = text.split(/\n#+ /, 1).join('').split('\n');
      return [heading, stepsIn(lines.join('\n'))] as const;
    }),
);

function stepsIn(text: string): readonly Step[] {
  let file = '';
  return [...text.matchAll(/`([\w/-]+\.ts)`|`(\w+)\(\)`/g)].flatMap(([, path, name]) => {
    file = path ?? file;
    return name === undefined ? [] : [{ file, name }];
  });
}

/** Returns the functions of a walk that were not called on it. */
function missing(heading: string, calls: Calls): readonly Step[] {
  const steps = walks.get(heading) ?? [];
  expect(steps.length).toBeGreaterThan(5);
  return steps.filter(({ file, name }) => !calls.get(file)?.has(name));
}

describe('the page on the design', () => {
  it.each([
    ...new Set([...page.matchAll(/`([\w-]+(?:\/[\w-]+)*(?:\.ts|\/))`/g)].map(([, path]) => path)),
  ])('names %s, which exists', (path = '') => {
    expect(['src', '.'].some((root) => existsSync(join(root, path)))).toBe(true);
  });

  it.each([...walks.values()].flat())('names $name in $file, which exists', ({ file, name }) => {
    expect(readFileSync(join('src', file), 'utf8')).toMatch(
      new RegExp(`\\bfunction\\*? ${name}[<(]|\\b${name}(: \\w+)? = |\\b(async )?${name}\\(`),
    );
  });
});

it('describes each room of src in the table', () => {
  const rooms = [...page.matchAll(/^\| `([\w.]+)\/?` +\| .* \| .* \|$/gm)].map(([, room]) => room);
  const entries = readdirSync('src').filter(
    (name) => !/^(README\.md|index\.ts|version\.ts)$/.test(name),
  );
  expect(rooms.toSorted()).toEqual(entries.toSorted());
});

describe('the walks through the source', () => {
  const { folder } = workspace({});
  copyFolder('examples', join(folder, 'examples'));

  it.each([...walks.keys()].filter((heading) => heading.startsWith('`align')))(
    'calls what is named on the walk %s',
    async (heading) => {
      const [, ...args] = heading.replaceAll('`', '').split(' ');
      const calls = await callsOf(async () => {
        expect((await align(args, { folder })).code).toBe(0);
      });
      expect(missing(heading, calls)).toEqual([]);
    },
  );

  it('calls the functions on the walk of a key press', async () => {
    const args = [
      '--only',
      'executive-mandate',
      '--save',
      'kathy.yaml',
      '--respondent',
      'Kathy',
      '--group',
      'marketing',
    ];
    const window = openWindow(
      ['audit', ...args, '--subject', 'Lakeshore Metrics', '--role', 'CMO'],
      {
        folder,
        columns: 80,
      },
    );
    await window.waitFor('What it takes');
    await window.type('\r');
    await window.waitFor('0 of 3');
    const calls = await callsOf(() => window.type('2'));
    await window.type('q');
    await window.ending();
    expect(missing('a key press in `align audit`', calls)).toEqual([]);
  });
});
