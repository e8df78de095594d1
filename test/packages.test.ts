import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import Table from 'cli-table3';
import { Command, Help } from 'commander';
import inquirer from 'inquirer';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { Composer } from 'yaml';
import type { Chunk } from '../.scripts/build.mjs';
import { answersSchema } from '../src/answers/schema.ts';
import { align } from './cli/fake-io.ts';
import { answers, CHECKLIST, workspace } from './cli/workspace.ts';

const ROUND = {
  'checklist.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
};
const ANSWERS = ['--answers', 'round', '--checklist', 'checklist.yaml'];

afterEach(() => vi.restoreAllMocks());

describe('a package does its work at run time:', () => {
  it('commander reads the arguments and lays out the help', async () => {
    const parse = vi.spyOn(Command.prototype, 'parseAsync');
    const format = vi.spyOn(Help.prototype, 'formatHelp');
    const { stdout } = await align(['show', '--help']);
    expect(parse).toHaveBeenCalledWith(['show', '--help'], { from: 'user' });
    expect(stdout).toContain(format.mock.results.at(-1)?.value);
  });

  it.each([['init'], ['audit', '--checklist', '?']])(
    'inquirer asks what %s needs',
    async (...args) => {
      const create = vi.spyOn(inquirer, 'createPromptModule');
      create.mockClear();
      await align(args, { terminal: true, folder: mkdtempSync(join(tmpdir(), 'align-packages-')) });
      expect(create).toHaveBeenCalledOnce();
    },
  );

  it.each([
    {
      args: ['report', 'round', '--checklist', 'checklist.yaml', '-f', 'text'],
      shown: 'Two disagreements to settle',
    },
    { args: ['show', 'checklist.yaml'], shown: 'A small checklist' },
  ])('chalk colours what is printed by $args.0', async ({ args, shown }) => {
    const { run } = workspace(ROUND, { terminal: true, env: { TERM: 'xterm-256color' } });
    const { stdout } = await run(...args);
    expect(stdout).toContain(new Chalk({ level: 2 }).bold(shown));
  });

  it('only chalk makes colours', () => {
    const colour = /\\(?:u001b|x1b)\[[\d;]*m/i;
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const makers = files.filter(
      (name) => name.endsWith('.ts') && colour.test(readFileSync(join('src', name), 'utf8')),
    );
    expect(makers).toEqual([]);
  });

  it.each([
    ['report', 'round', '--checklist', 'checklist.yaml', '-f', 'text'],
    ['show', 'checklist.yaml'],
  ])('cli-table3 lays out the tables that are printed by %s', async (...args) => {
    const { run } = workspace(ROUND, { terminal: true });
    const lay = vi.spyOn(Table.prototype, 'toString');
    const { stdout } = await run(...args);
    const rows = lay.mock.results.flatMap(({ value }) => String(value).split('\n'));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(stdout).toContain(row.trim());
  });

  it('yaml reads each file of a round', async () => {
    const { run } = workspace(ROUND);
    const compose = vi.spyOn(Composer.prototype, 'compose');
    expect(await run('audit', ...ANSWERS)).toMatchObject({ code: 0 });
    expect(compose).toHaveBeenCalledTimes(3);
  });

  it('zod finds the errors of a file', async () => {
    const { run } = workspace({ ...ROUND, 'round/eve.yaml': answers('eve', 'sales', 'first: {}') });
    const judge = vi.spyOn(answersSchema(), 'safeParse');
    expect(await run('audit', ...ANSWERS)).toMatchObject({ code: 2 });
    expect(judge.mock.results.map(({ value }) => value.success)).toContain(false);
  });
});

const chunks = inject('chunks');

/** Packages in the files that load at once with a file of src, in the built program. */
function packagesWith(source: string): readonly string[] {
  const loaded = new Set<Chunk>(chunks.filter(({ sources }) => sources.includes(source)));
  for (const { imports } of loaded) {
    for (const other of chunks) if (imports.includes(other.fileName)) loaded.add(other);
  }
  return [...loaded].flatMap((chunk) => Object.keys(chunk.packages));
}

describe('the built program', () => {
  it.each([
    { name: 'commander', source: 'src/cli/main.ts' },
    { name: 'inquirer', source: 'src/terminal/questions.ts' },
    { name: 'chalk', source: 'src/report/writers/text/page.ts' },
    { name: 'cli-table3', source: 'src/text/table.ts' },
    { name: 'yaml', source: 'src/source/yaml/compose.ts' },
    { name: 'zod', source: 'src/checklist/schema.ts' },
  ])('has $name beside $source', ({ name, source }) => {
    expect(packagesWith(source)).toContain(name);
  });

  it.each(['chardet', 'iconv-lite', '@inquirer/external-editor'])(
    'goes without %s, which only an editor would need',
    (name) => {
      expect(chunks.filter(({ packages }) => name in packages)).toEqual([]);
    },
  );
});
