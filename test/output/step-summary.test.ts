import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const FILES = { 'small.yaml': CHECKLIST, 'ann.yaml': answers('ann', 'sales', 'first: 1') };
const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers', 'ann.yaml'];
const MIB = 1024 * 1024;

/** Returns a folder with these files; the summary of the step is in `summary.md`. */
function stepWith(files: Readonly<Record<string, string>> = {}) {
  return workspace({ ...FILES, ...files }, { env: { GITHUB_STEP_SUMMARY: 'summary.md' } });
}

describe('the summary of a step on GitHub', () => {
  it('is the report in Markdown, beside the annotations', async () => {
    const { run, read } = stepWith();
    const { code, stdout, stderr } = await run(...AUDIT, '--format', 'github');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'warning: no answers from Marketing, so the score leaves that group out\n',
    });
    expect(stdout).toContain('::notice file=ann.yaml,line=7,col=11,title=');
    expect(read('summary.md')).toBe((await run(...AUDIT, '--format', 'markdown')).stdout);
  });

  it('keeps the text of other programs', async () => {
    const { run, read } = stepWith({ 'summary.md': '# Mine' });
    await run(...AUDIT, '--format', 'github');
    expect(read('summary.md')).toMatch(/^# Mine\n\*\*Company\*\*/);
  });

  it('is not written outside GitHub, nor for another format', async () => {
    const { run } = workspace(FILES);
    expect((await run(...AUDIT, '--format', 'github')).code).toBe(0);
    const { run: runInStep, read } = stepWith();
    await runInStep(...AUDIT, '--format', 'markdown');
    expect(() => read('summary.md')).toThrow();
  });

  it('is cut below the limit of GitHub, at the end of a line, and says so', async () => {
    const { run, read } = stepWith({ 'summary.md': 'ü'.repeat((MIB - 1000) / 2) });
    expect((await run(...AUDIT, '--format', 'github')).code).toBe(0);
    const summary = read('summary.md');
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(MIB);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(MIB - 500);
    expect(summary.slice(-700)).toMatch(
      /\n\n\*\*The report ends here:\*\* GitHub shows at most 1 MiB\. .*\n$/,
    );
  });

  it('is kept with a warning if it is full', async () => {
    const { run, read } = stepWith({ 'summary.md': 'x'.repeat(MIB) });
    const { code, stderr } = await run(...AUDIT, '--format', 'github');
    expect(code).toBe(0);
    expect(stderr).toContain('warning: the summary of this step is full');
    expect(read('summary.md').length).toBe(MIB);
  });

  it('is an error if it cannot be written', async () => {
    const { folder, run } = stepWith();
    mkdirSync(join(folder, 'summary.md'));
    const { code, stderr } = await run(...AUDIT, '--format', 'github');
    expect(code).toBe(2);
    expect(stderr).toContain('cannot write "summary.md": it is a folder');
  });

  it('has the verdict, which is also on standard error', async () => {
    const { run, read } = stepWith();
    const { code, stdout, stderr } = await run(...AUDIT, '--format', 'github', '--min-score', '90');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error .*::Failed: score 12\.5%25 \(50\.0%25 ignoring/m);
    expect(stderr).toContain('FAIL minScore: ');
    expect(read('summary.md')).toContain('**Gate not met:** score 12.5%');
  });
});
