import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { programPath, runProgram } from '../cli/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'align-executable-'));
const file = join(folder, 'align');

/** Starts of each program whose fastest is compared. */
const STARTS = 15;

/** Runs the executable without any environment, so that no Node.js is found. */
function executable(...args: readonly string[]) {
  return spawnSync(file, args, { encoding: 'utf8', env: {}, maxBuffer: 64 * 1024 * 1024 });
}

describe('the executable', { timeout: 120_000 }, () => {
  beforeAll(() => {
    execFileSync(
      process.execPath,
      ['.scripts/executable.mjs', file, join(inject('packageFolder'), 'dist/checklists')],
      { stdio: 'pipe' },
    );
  }, 120_000);

  it.each([
    ['audit', '--answers', 'examples/lakeshore-metrics/2012-08-06', '--format', 'json'],
    ['report', 'examples/norrbruk-fittings/2024-03-11', '--format', 'markdown'],
    ['list'],
    ['show', 'lead-gen-alignment'],
    ['template', 'sla'],
    ['--help'],
  ])('prints the same as the npm build: %s %s', async (...args) => {
    const { stdout, status, stderr } = executable(...args);
    const npm = await runProgram(args, { env: {} });
    expect({ status, stderr }).toEqual({ status: npm.code, stderr: npm.stderr });
    expect(stdout).toBe(npm.stdout);
  });

  it.each(['docx', 'pptx', 'xlsx', 'html'])('writes the same %s', async (format) => {
    const round = 'examples/lakeshore-metrics/2012-08-06';
    const [own, npm] = ['own', 'npm'].map((name) => join(folder, `${name}.${format}`));
    expect(executable('report', round, '--output', own ?? '').status).toBe(0);
    await runProgram(['report', round, '--output', npm ?? ''], { env: {} });
    expect(readFileSync(own ?? '').equals(readFileSync(npm ?? ''))).toBe(true);
  });

  it('scores more rounds than one thread would, though it has no files for others', () => {
    const answers = readFileSync('examples/norrbruk-fittings/2024-03-11/mkt.yaml', 'utf8');
    for (let i = 0; i < 40; i++) {
      const round = join(folder, 'clients', String(i));
      mkdirSync(round, { recursive: true });
      writeFileSync(join(round, 'mkt.yaml'), answers);
    }
    const { status, stderr } = executable('portfolio', join(folder, 'clients'), '-f', 'json');
    expect({ status, stderr }).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('40 rounds, 40 scored, 0 removed'),
    });
  });

  it('finds errors in files with their places', () => {
    const { status, stderr } = executable('check', 'test/errors/missing-field.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('test/errors/missing-field.yaml:');
  });

  it('starts in at most 1.3 times the time of the npm build', () => {
    const args = [
      'audit',
      '--answers',
      'examples/lakeshore-metrics/2012-08-06',
      '--format',
      'json',
    ];
    const fastest = (command: string, own: readonly string[]) =>
      Math.min(
        ...Array.from({ length: STARTS }, () => {
          const begun = performance.now();
          spawnSync(command, own, { env: {} });
          return performance.now() - begun;
        }),
      );
    const npm = fastest(process.execPath, [programPath(), ...args]);
    expect(fastest(file, args) / npm).toBeLessThan(1.3);
  });
});
