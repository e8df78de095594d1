import { describe, expect, it } from 'vitest';
import { CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = {
  'checklists/small.yaml': CHECKLIST,
  'round/round.yaml': `format: 1
subject: Company </script>
checklist: {id: small}
respondents:
  - {id: ann, name: Ann Li, group: marketing}
  - {id: bob, name: Bob Fox, group: sales}
`,
};

describe('align form', () => {
  it('writes a page for everyone, to a file or a pipe', async () => {
    const { run, read } = workspace(ROUND);
    expect(await run('form', 'round', '-o', 'form.html')).toMatchObject({
      code: 0,
      stderr: 'Saved the form to form.html\n',
    });
    const { stdout } = await run('form', 'round');
    expect(stdout).toBe(read('form.html'));
    expect(stdout).toMatch(/^<!doctype html>\n/);
  });

  it('writes a page per person, with nobody else in it', async () => {
    const { run, read } = workspace(ROUND);
    const { stderr } = await run('form', 'round', '--each', '-o', 'forms');
    expect(stderr).toBe('Saved the form to forms/ann.html\nSaved the form to forms/bob.html\n');
    expect(read('forms/ann.html')).toContain('Ann Li');
    expect(read('forms/ann.html')).not.toContain('Bob Fox');
  });

  it('allows nothing but its own script and style', async () => {
    const { run } = workspace(ROUND);
    const { stdout } = await run('form', 'round');
    expect(stdout).toMatch(
      /content="default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'"/,
    );
    expect(stdout.match(/<\/script>/g)).toHaveLength(2);
    expect(stdout).not.toMatch(/https?:\/\//);
  });

  it('says that mail previews cannot show it', async () => {
    const { run } = workspace(ROUND);
    const { stdout } = await run('form', 'round');
    expect(stdout).toContain('Save this file and open it in a browser');
    expect(stdout).toContain('<noscript><p>This page needs JavaScript.');
  });

  it.each([
    { args: ['--each'], problem: '--each writes a form for each person' },
    {
      args: ['--encrypt', '--key', 'none.pem', '-o', 'f'],
      problem: 'there is no key in "none.pem"',
    },
    {
      args: ['--encrypt', '--key', 'round/round.yaml', '-o', 'f'],
      problem: '"round/round.yaml" is not a key of align',
    },
  ])('refuses $args', async ({ args, problem }) => {
    const { run } = workspace(ROUND);
    const { code, stderr } = await run('form', 'round', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
  });

  it('needs people for a page each', async () => {
    const { run } = workspace({
      ...ROUND,
      'round/round.yaml': 'format: 1\nsubject: Company\nchecklist: {id: small}\n',
    });
    const { stderr } = await run('form', 'round', '--each', '-o', 'forms');
    expect(stderr).toContain('round.yaml has no respondents');
  });

  it('replaces no file without --force', async () => {
    const { run } = workspace({ ...ROUND, 'form.html': 'mine' });
    expect((await run('form', 'round', '-o', 'form.html')).code).toBe(2);
    expect((await run('form', 'round', '-o', 'form.html', '--force')).code).toBe(0);
  });
});
