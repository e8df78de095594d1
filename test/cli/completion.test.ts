import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { formatNames } from '../../src/report/formats.ts';
import { align } from './fake-io.ts';
import { workspace } from './workspace.ts';

async function scriptFor(shell: string): Promise<string> {
  const { stdout, code } = await align(['completion', shell]);
  expect(code).toBe(0);
  return stdout;
}

/** Returns what bash offers for the last word of a command line. */
async function offered(...typed: readonly string[]): Promise<readonly string[]> {
  const { folder } = workspace({ 'align.bash': await scriptFor('bash') });
  const words = typed.map((word) => `'${word}'`).join(' ');
  const script = `source align.bash; COMP_WORDS=(${words}); COMP_CWORD=${typed.length - 1}
_align; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, status } = spawnSync('bash', ['--norc', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stdout.trim() === '' ? [] : stdout.trim().split('\n');
}

describe('the completion of bash', () => {
  it.each([
    { typed: ['align', 'ga'], words: ['gate'] },
    { typed: ['align', 'show', 'lead'], words: ['lead-gen-alignment'] },
    { typed: ['align', 'show', 'x', '--criterion', 'specific'], words: ['specific-reasons'] },
    { typed: ['align', 'audit', '--only', 'rejection'], words: ['rejection-feedback'] },
    { typed: ['align', 'audit', '--min-band', 'integ'], words: ['integrated'] },
    { typed: ['align', 'template', 'sl'], words: ['sla'] },
    { typed: ['align', 'report', 'round/', '-f', 'j'], words: ['json', 'junit'] },
    { typed: ['align', 'check', '--format', ''], words: ['text', 'json', 'sarif'] },
    { typed: ['align', '--no-color', 'gate', '--pol'], words: ['--policy'] },
    { typed: ['align', 'completion', 'z'], words: ['zsh'] },
    { typed: ['align', 'portfolio', '--engine', 'd'], words: ['duckdb'] },
    { typed: ['align', 'portfolio', 'ex'], words: ['export'] },
    { typed: ['align', 'portfolio', 'export', '--tod'], words: ['--today'] },
    { typed: ['align', 'portfolio', 'import', '--da'], words: [] },
    { typed: ['align', 'import', '--da'], words: ['--date'] },
    { typed: ['align', 'portfolio', 'sql', '--dialect', 'po'], words: ['postgres'] },
    { typed: ['align', 'benchmark', '--among', 's'], words: ['size'] },
    { typed: ['align', '--q'], words: ['--quiet'] },
    { typed: ['align', '--diagnostics', ''], words: ['text', 'json'] },
    { typed: ['align', 'audit', '--policy', 'pol'], words: [] },
    { typed: ['align', 'audit', '--subject', 'Lake'], words: [] },
  ])('offers $words for $typed', async ({ typed, words }) => {
    expect(await offered(...typed)).toEqual(words);
  });

  it('offers every format and every command', async () => {
    expect(await offered('align', 'audit', '--format', '')).toEqual(formatNames());
    const { stdout } = await align(['--help']);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) .*\[/gm)].map(([, name]) => name);
    const all = await offered('align', '');
    expect(listed.length).toBeGreaterThan(10);
    expect(all).toEqual(expect.arrayContaining(listed));
  });
});

describe('the completion of PowerShell', () => {
  it('has a list for each command and each option that takes a value', async () => {
    const script = await scriptFor('powershell');
    const lists = new Map<string, readonly string[]>();
    for (const [, table = '', rows = ''] of script.matchAll(
      / {2}\$(\w+) = @\{\n([^}]*)\n {2}\}/g,
    )) {
      for (const row of rows.split('\n')) {
        const [, key = '', words = ''] =
          /^ {4}'([^']*)' = @\(((?:'[\w.-]+'(?:, )?)*)\)$/.exec(row) ?? [];
        // The keys of a hashtable differ in more than their case.
        const id = `${table} ${key}`.toLowerCase();
        expect(lists.has(id), id).toBe(false);
        lists.set(
          id,
          [...words.matchAll(/'([^']+)'/g)].map(([, own = '']) => own),
        );
      }
    }
    expect(lists.get('words ')).toEqual(expect.arrayContaining(['audit', 'gate', 'help']));
    expect(lists.get('options ')).toEqual(expect.arrayContaining(['--quiet', '--version']));
    expect(lists.get('values  --diagnostics')).toEqual(['text', 'json']);
    expect(lists.get('words show')).toContain('lead-gen-alignment');
    expect(lists.get('words audit')).toEqual([]);
    expect(lists.get('values template --output')).toEqual([]);
    expect(lists.get('values report --format')).toEqual(formatNames());
  });
});

describe('align completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    'writes the same script each time: %s',
    async (shell) => {
      const script = await scriptFor(shell);
      expect(script).toBe(await scriptFor(shell));
      for (const word of ['gate', 'lead-gen-alignment', 'rejection-feedback', 'badge-json']) {
        expect(script).toContain(word);
      }
    },
  );

  it('needs the name of a shell', async () => {
    expect((await align(['completion', 'zhs'])).stderr).toContain('Did you mean zsh?');
    expect((await align(['completion'])).code).toBe(2);
  });
});

describe('align man', () => {
  it('prints a page with each command, its options and its examples', async () => {
    const { stdout, code } = await align(['man']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\.TH ALIGN 1 "" "align \d+\.\d+\.\d+" "align manual"\n\.SH NAME\n/);
    expect(stdout).toContain('.SS gate [options] [path...]\n');
    expect(stdout).toContain('.B \\-\\-min\\-score <score>\n');
    expect(stdout).toContain('  align gate \\-\\-show\\-config\n.EE\n');
    expect(stdout).toContain('.SS portfolio export [options]\n');
    expect(stdout).toContain('  align import ');
    expect(stdout).toContain('.SH EXIT CODES\n');
    // Each literal block ends, and no line but a request begins with a dot.
    expect(stdout.match(/^\.EX$/gm)?.length).toBe(stdout.match(/^\.EE$/gm)?.length);
    const requests = /^\.(?:TH|SH|SS|TP|PP|B|I|EX|EE)\b/;
    const dotted = stdout.split('\n').filter((line) => line.startsWith('.'));
    expect(dotted.filter((line) => !requests.test(line))).toEqual([]);
  });
});
