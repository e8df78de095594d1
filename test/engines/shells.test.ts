import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';
import { plainEnvironment } from '../cli/program.ts';
import { workspace } from '../cli/workspace.ts';

const CASES = [
  { typed: 'align show lead', word: 'lead-gen-alignment' },
  { typed: 'align gate --verb', word: '--verbose' },
  { typed: 'align --diag', word: '--diagnostics' },
  { typed: 'align audit --only rejection', word: 'rejection-feedback' },
  { typed: 'align report round --format badge-', word: 'badge-json' },
  { typed: 'align portfolio ex', word: 'export' },
  { typed: 'align portfolio export --tod', word: '--today' },
  { typed: 'align portfolio sql --dialect po', word: 'postgres' },
];

async function scriptFor(shell: string): Promise<string> {
  return (await align(['completion', shell])).stdout;
}

describe('the completion of fish', () => {
  it.each(CASES)('completes $typed to $word', async ({ typed, word }) => {
    const { folder } = workspace({ 'align.fish': await scriptFor('fish') });
    const script = `source align.fish; complete -C '${typed}'`;
    const { stdout } = spawnSync('fish', ['--no-config', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toContain(word);
  });
});

describe('the completion of zsh', () => {
  let shell: IPty;
  let shown = '';
  const shows = async (text: string) => {
    for (let i = 0; i < 200 && !shown.includes(text); i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  beforeAll(async () => {
    const { folder } = workspace({ _align: await scriptFor('zsh') });
    const env = plainEnvironment({ TERM: 'dumb', ZDOTDIR: folder, HOME: folder });
    shell = spawn('zsh', ['-f'], { cwd: folder, env, cols: 200, rows: 40 });
    shell.onData((text) => {
      // The bell rings where zsh completes in the middle of a word.
      shown += text.replaceAll('\u0007', '');
    });
    shell.write(
      `fpath=(${folder} $fpath); autoload -Uz compinit; compinit -u -D; print READY-$((1))\r`,
    );
    await shows('READY-1');
  });
  afterAll(() => shell.kill());

  it.each(CASES)('completes $typed to $word', async ({ typed, word }) => {
    // Ctrl-U removes the line before.
    shell.write('\u0015');
    await new Promise((resolve) => setTimeout(resolve, 100));
    shown = '';
    shell.write(`${typed}\t`);
    await shows(word);
    expect(shown).toContain(word);
  });
});

it('finds the script of zsh where the shell looks for it', async () => {
  const { folder } = workspace({ _align: await scriptFor('zsh') });
  const script = `fpath=(${folder} $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[align]`;
  const { stdout } = spawnSync('zsh', ['-f', '-c', script], {
    cwd: join(folder),
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('_align');
});
