import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpWords } from '../src/words/help.ts';
import { align } from './cli/fake-io.ts';
import { copyFolder } from './copy-folder.ts';

const PAGES = ['README.md', 'examples/README.md'];

/** Returns the lines of all shell blocks of a page, and the commands in its tables. */
function commandsIn(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/```sh\n([^`]*)```/g)];
  const cells = [...text.matchAll(/\| `(align [^`]*)` +\|$/gm)];
  return [...blocks, ...cells].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** True if a command asks for answers, which needs a terminal or `--plain`. */
function isInterview(command: string): boolean {
  const isSession = /^align (?:audit|workshop)\b/.test(command);
  return isSession && !command.includes('--answers');
}

const readme = readFileSync('README.md', 'utf8');
const tasks = readFileSync('examples/README.md', 'utf8');
const commands = PAGES.flatMap(commandsIn);

/** Copies of the clone in which the commands of each page run in order. */
const folders = new Map(
  PAGES.map((page) => {
    const folder = mkdtempSync(join(tmpdir(), 'align-readme-'));
    for (const name of ['examples', 'checklists']) copyFolder(name, join(folder, name));
    return [page, folder] as const;
  }),
);

describe('the README', () => {
  it('has one page', () => {
    expect(readme.split('\n').length).toBeLessThan(110);
  });

  it('shows pictures of the repository, small enough to load, and keeps them out of the package', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8'));
    const pictures = [...readme.matchAll(/!\[[^\]]{20,}\]\(([^)]+)\)/g)].map(
      ([, path = '']) => path,
    );
    expect(pictures).toEqual(['.github/report.png', '.github/interview.svg']);
    for (const path of pictures) expect(statSync(path).size).toBeLessThan(350_000);
    expect(files).not.toContain('.github');
  });

  it('uses only scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(commands).toContain('npm install --global .');
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(['test', 'dependencies', 'prepack']),
    );
  });

  it.each(commands.filter(isInterview))('has a command that asks: %s', async (command) => {
    const { code, stderr } = await align(command.split(' ').slice(1));
    const isPlain = command.includes('--plain');
    const expected = isPlain
      ? 'Which organisation is audited?'
      : 'questions need a terminal, and there is none';
    expect(stderr).toContain(expected);
    expect(code).toBe(isPlain ? 130 : 2);
  });

  it.each(
    PAGES.flatMap((page) =>
      commandsIn(page)
        .filter((command) => command.includes('align') && !isInterview(command))
        .map((command) => [command, page] as const),
    ),
  )('has a command that works: %s (%s)', async (command, page) => {
    const args = command.replace(/^npm ci && node bin\/align\.cjs |^align /, '').split(' ');
    const { code, stdout, stderr } = await align(args, { folder: folders.get(page) ?? '' });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout + stderr).not.toBe('');
  });

  it('refers to the exit codes of the help text', () => {
    const table = [...tasks.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(([, code, when]) => [
      code,
      when,
    ]);
    const help = [...helpWords.program.exitCodes.matchAll(/^ {2}(\d+) +(.*)$/gm)].map(
      ([, code, when]) => [code, when],
    );
    expect(table.length).toBeGreaterThan(3);
    expect(table).toEqual(help);
  });

  it.each([
    ...PAGES,
    'examples/engagement.md',
    'checklists/README.md',
    'src/README.md',
    '.github/CONTRIBUTING.md',
  ])('links to files and headings that exist: %s', (page) => {
    const text = readFileSync(page, 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
    for (const link of links) {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect({ link, exists: existsSync(target) }).toEqual({ link, exists: true });
      if (heading === undefined) continue;
      const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.*)$/gm);
      expect([...headings].map(([, title = '']) => anchorOf(title))).toContain(heading);
    }
  });
});

/** Anchor that GitHub gives a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}
