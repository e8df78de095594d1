import { existsSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeLargeAudit } from '../../.scripts/bench-inputs.mjs';
import { endOf, plainEnvironment, runProgram, startProgram } from './program.ts';
import { answers, CHECKLIST, workspace } from './workspace.ts';

const ROUND = resolve('examples/lakeshore-metrics/2012-08-06');
const AUDIT = ['audit', '--answers', ROUND];

describe('the program', () => {
  it.each([
    { args: ['--version'], code: 0, because: 'the version was asked for' },
    { args: ['--help'], code: 0, because: 'help was asked for' },
    { args: ['list'], code: 0, because: 'there is a list' },
    { args: AUDIT, code: 0, because: 'there are answers' },
    { args: [], code: 2, because: 'there is no command' },
    { args: ['adit'], code: 2, because: 'there is no such command' },
    { args: ['audit', '--anwsers', ROUND], code: 2, because: 'there is no such option' },
    { args: ['audit', '--answers', 'nowhere'], code: 2, because: 'there is no such file' },
    { args: ['check', 'package.json'], code: 2, because: 'it is another kind of file' },
  ])('ends $args with $code: $because', async ({ args, code }) => {
    const ending = await runProgram(args);
    expect(ending.code).toBe(code);
    expect(code === 0 ? ending.stderr : ending.stdout).toBe('');
    expect(code === 0 ? ending.stdout : ending.stderr).not.toBe('');
    expect(ending.stderr).not.toMatch(/^\s+at /m);
  });

  it('writes the report to standard output and messages to standard error', async () => {
    const { folder } = workspace({
      'small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 2'),
      'round/notes.txt': 'not answers',
    });
    const args = ['audit', '--checklist', 'small.yaml', '--answers', 'round'];
    const { code, stdout, stderr } = await runProgram(args, { folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\*\*Company\*\*/);
    expect(stderr).toContain('notes.txt');
    expect(stdout.replace(/^## .*/gm, '')).not.toContain('warning:');
  });

  it('asks nothing without a terminal: without answers it names the option at once', async () => {
    const { code, stderr } = await runProgram(['audit']);
    expect(code).toBe(2);
    expect(stderr).toContain('--answers');
  });

  it('reads answers from a pipe', async () => {
    const { folder } = workspace({ 'small.yaml': CHECKLIST });
    const { code, stdout } = await runProgram(
      ['audit', '--checklist', 'small.yaml', '--answers', '-', '--format', 'json'],
      { folder, stdin: answers('ann', 'marketing', 'first: 2, second: 2') },
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).result.score).toBe(1);
  });

  it('says that an empty pipe is empty', async () => {
    const { code, stderr } = await runProgram(['audit', '--answers', '-']);
    expect(code).toBe(2);
    expect(stderr).toContain('<stdin>:1:1: the file is empty');
  });
});

describe('output that nobody reads to its end', () => {
  it('ends quietly when the reader goes away, as in "| head -1"', async () => {
    const child = startProgram([...AUDIT, '--format', 'json']);
    const ending = endOf(child);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, signal, stderr } = await ending;
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('is an error on a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, stderr } = await runProgram(AUDIT, { stdio: ['ignore', full, 'pipe'] });
    expect(code).toBe(2);
    expect(stderr).toBe('error: cannot write "standard output": the disk is full\n');
  });

  it.runIf(existsSync('/dev/full'))('leaves the exit code when messages are lost', async () => {
    const full = openSync('/dev/full', 'w');
    const stdio = ['ignore', 'pipe', full] as const;
    expect((await runProgram(['audit'], { stdio: [...stdio] })).code).toBe(2);
    expect((await runProgram(['--version'], { stdio: [...stdio] })).code).toBe(0);
  });

  it('is complete through a slow pipe, megabytes of it', async () => {
    const { folder } = workspace({});
    writeLargeAudit(folder);
    const args = ['audit', '--checklist', 'checklist.json', '--answers', 'round', '-f', 'json'];
    const child = startProgram(args, { folder });
    child.stdout?.on('data', () => {
      child.stdout?.pause();
      setTimeout(() => child.stdout?.resume(), 5);
    });
    const { code, stdout } = await endOf(child);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout).findings).toHaveLength(900);
  });
});

describe('the surroundings', () => {
  let usual: string;
  beforeAll(async () => {
    usual = (await runProgram(AUDIT)).stdout;
  });

  it.each([
    {
      env: {
        ...{ TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', CI: 'true' },
        ...{ COLUMNS: '20', LINES: '5', HOME: undefined, USERPROFILE: undefined },
      },
      because: 'of another time zone, Turkish letters, CI, a narrow shell and no home',
    },
    {
      env: {
        ...{ TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', TERM: 'xterm-256color' },
        ...{ COLORTERM: 'truecolor', HOME: '/nonexistent', DEBUG: '*', NODE_ENV: 'production' },
      },
      because: 'of German numbers, a colourful shell, a home that is not there and other programs',
    },
    { env: { LC_ALL: 'C', LANG: 'C' }, because: 'of a plain locale' },
    { env: { LC_ALL: 'nonsense' }, because: 'of a locale that is not there' },
  ])('change no byte of a report because $because', async ({ env }) => {
    const { code, stdout, stderr } = await runProgram(AUDIT, { env: plainEnvironment(env) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(usual);
  });

  it('may be empty', async () => {
    const { code, stdout } = await runProgram(AUDIT, { env: {} });
    expect(code).toBe(0);
    expect(stdout).toBe(usual);
  });

  it.each([
    { options: ['--throw-deprecation', '--pending-deprecation'] },
    { options: ['--disallow-code-generation-from-strings', '--disable-proto=throw'] },
    { options: ['--max-old-space-size=64'] },
  ])('may be a Node.js with $options', async ({ options }) => {
    const { code, stdout, stderr } = await runProgram(AUDIT, { nodeOptions: options });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(usual);
  });

  it('may be a folder that cannot be written', async () => {
    const { code, stdout } = await runProgram(AUDIT, { folder: '/' });
    expect(code).toBe(0);
    expect(stdout).toBe(usual);
  });
});

describe('file names', () => {
  const NAMES = [
    'with spaces.yaml',
    'it\'s "quoted".yaml',
    'größe 测试 🎯.yaml',
    '-a.yaml',
    '--answers.yaml',
    '$(touch x);&|.yaml',
    '%s%n.yaml',
    'a'.repeat(200).concat('.yaml'),
  ];
  const { folder, read } = workspace({
    'small.yaml': CHECKLIST,
    ...Object.fromEntries(
      NAMES.map((name, i) => [`round/${name}`, answers(`p${i}`, 'marketing', 'first: 2')]),
    ),
  });

  it.each(NAMES)('may be %j', async (name) => {
    const args = ['audit', '--checklist', 'small.yaml', '--answers', join('round', name)];
    const { code } = await runProgram([...args, `--output=${name}.md`], { folder });
    expect(code).toBe(0);
    expect(read(`${name}.md`)).toMatch(/^\*\*Company\*\*/);
  });

  it('are found in a folder, whatever they are', async () => {
    const { code, stdout } = await runProgram(['check', '--checklist', 'small.yaml', 'round'], {
      folder,
    });
    expect(code).toBe(0);
    for (const name of NAMES) expect(stdout).toContain(`${name}: no errors`);
  });

  it.runIf(process.platform !== 'win32')('cannot act on the terminal', async () => {
    const { code, stderr } = await runProgram(['check', 'a\u001b[2Jb\nc.yaml'], { folder });
    expect(code).toBe(2);
    expect(stderr).toContain('a\\u001b[2Jb\\nc.yaml');
  });
});

describe('what is loaded', () => {
  it.each([
    { args: ['--version'], packages: ['commander'], because: 'the version is known' },
    { args: ['--help'], packages: ['commander'], because: 'the help is known' },
    { args: ['list'], packages: ['commander'], because: 'the list was made with the program' },
    { args: AUDIT, packages: ['commander', 'yaml'], because: 'valid answers need no schema' },
  ])('of packages is only $packages for $args: $because', async ({ args, packages }) => {
    const { loaded } = await spy(args);
    const code = loaded.map((file) => readFileSync(file, 'utf8')).join('\n');
    const found = Object.entries(MARKS).filter(([, mark]) => code.includes(mark));
    expect(found.map(([name]) => name)).toEqual(packages);
  });

  it('has no way to a network or to other programs', async () => {
    const { builtins } = await spy(AUDIT);
    expect(
      builtins.filter((name) =>
        /^(net|tls|dns|http|https|http2|dgram|child_process|cluster)$/.test(name),
      ),
    ).toEqual([]);
  });
});

/** Text that only the code of a package contains, by package. */
const MARKS = {
  commander: 'commander.helpDisplayed',
  yaml: 'tag:yaml.org,2002:',
  zod: '~standard',
  chalk: 'bgMagentaBright',
  inquirer: 'User force closed the prompt',
};

/** Runs the program and tells what it loaded that a bare Node.js has not. */
async function spy(args: readonly string[]) {
  const { folder } = workspace({
    'spy.cjs': `process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify({
      loaded: Object.keys(require.cache),
      builtins: process.moduleLoadList.map((name) => name.replace('NativeModule ', '')),
    })));`,
  });
  const nodeOptions = ['--require', join(folder, 'spy.cjs')];
  const { stderr } = await runProgram(args, { nodeOptions });
  const seen: { loaded: readonly string[]; builtins: readonly string[] } = JSON.parse(stderr);
  return seen;
}
