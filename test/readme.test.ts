import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpWords } from '../src/words/help.ts';
import { align } from './cli/fake-io.ts';
import { copyFolder } from './copy-folder.ts';

const PAGES = ['README.md', 'examples/README.md'];

/** The lines of all shell blocks of a page. */
function commandsIn(page: string): readonly string[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/```sh\n([^`]*)```/g);
  return [...blocks].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** Whether a command asks for answers, which takes a terminal. */
function isInterview(command: string): boolean {
  const isSession = /^align (?:audit|workshop)\b/.test(command);
  return isSession && !command.includes('--answers');
}

const readme = readFileSync('README.md', 'utf8');
const commands = PAGES.flatMap(commandsIn);

/** The clone as the commands find it, one after the other. */
const folder = mkdtempSync(join(tmpdir(), 'align-readme-'));
for (const name of ['examples', 'checklists']) copyFolder(name, join(folder, name));

describe('the README', () => {
  it('shows the beginning of a real report', () => {
    const shown = /```text\n([^`]*)\n```/.exec(readme)?.[1] ?? '';
    const report = readFileSync('examples/lakeshore-metrics/2012-08-06.report.txt', 'utf8');
    expect(shown.length).toBeGreaterThan(500);
    expect(report.startsWith(shown)).toBe(true);
  });

  it('sets up and tests with what package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(commands).toContain('npm ci && npm test');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['test', 'prepare']));
  });

  it.each(commands.filter(isInterview))('has a command that asks: %s', async (command) => {
    const { code, stderr } = await align(command.split(' ').slice(1));
    expect(stderr).toContain('name saved answers with --answers');
    expect(code).toBe(2);
  });

  it.each(commands.filter((command) => command.includes('align') && !isInterview(command)))(
    'has a command that works: %s',
    async (command) => {
      const args = command.replace(/^npm ci && node bin\/align\.cjs |^align /, '').split(' ');
      const { code, stdout, stderr } = await align(args, { folder });
      expect(code).toBe(0);
      expect(stdout + stderr).not.toBe('');
    },
  );

  it('has the exit codes of the help text', () => {
    const table = [...readme.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(([, code, when]) => [
      code,
      when,
    ]);
    const help = [...helpWords.program.exitCodes.matchAll(/^ {2}(\d+) +(.*)$/gm)].map(
      ([, code, when]) => [code, when],
    );
    expect(table.length).toBeGreaterThan(3);
    expect(table).toEqual(help);
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(() => readFileSync(link.replace(/#.*/, ''))).not.toThrow();
  });
});
