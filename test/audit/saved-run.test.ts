import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type FormatName, formatNames, isPrinted } from '../../src/report/formats.ts';
import { runProgram } from '../cli/program.ts';
import { workspace } from '../cli/workspace.ts';
import { copyFolder } from '../copy-folder.ts';

/** Everything that an audit can be given, without a rule that uses the clock. */
const JUDGED = [
  ...[
    'audit',
    '--express',
    '--answers',
    'rounds/2026-09-07',
    '--plan',
    'rounds/2026-03-02/plan.yaml',
  ],
  ...['--baseline', 'baseline.json', '--min-score', '60', '--max-drop', '2'],
];
const BY_POLICY = [...JUDGED, '--policy', 'policy.yaml'];
/** Those that need no browser. */
const FORMATS = formatNames().filter((name) => !isPrinted(name));
/** Those that take no second to make. */
const QUICK = FORMATS.filter((name) => !['docx', 'pptx', 'xlsx'].includes(name));

/** Says at the end which files and folders were read, other than by loading code. */
const SPY = `
const fs = require('node:fs');
const seen = new Set();
for (const name of ['openSync', 'readFileSync', 'readdirSync']) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    if (typeof path === 'string') seen.add(path);
    return real(path, ...rest);
  };
}
process.on('exit', () => fs.writeSync(2, JSON.stringify([...seen].sort())));
`;

/** Stops the clock at noon of a day. */
function clockAt(day: string): string {
  return `Date.now = () => Date.parse('${day}T12:00:00Z');`;
}

/** A checkout of the team's repository in a folder of its own, with code to load before. */
function checkout(preload = '') {
  const { folder, read } = workspace({ 'preload.cjs': preload });
  const repository = join(folder, 'repository');
  copyFolder('examples/team-repository', repository);
  const nodeOptions = ['--require', join(folder, 'preload.cjs')];
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    runProgram(args, { folder: repository, env, nodeOptions });
  const made = (formats: readonly FormatName[]) =>
    Object.fromEntries(formats.map((name) => [name, read(`repository/made/${name}`)]));
  return { repository, run, made };
}

/** Reports in these formats, as one run makes them. */
async function reportsIn(
  env: NodeJS.ProcessEnv,
  { preload = '', args = JUDGED, formats = FORMATS } = {},
) {
  const { run, made } = checkout(preload);
  const outputs = formats.flatMap((name) => ['--format', name, '--output', `made/${name}`]);
  const { code, stderr } = await run([...args, ...outputs], env);
  expect({ stderr, code }).toMatchObject({ code: 0 });
  return made(formats);
}

/** Reports that the other runs are compared with; made once. */
let plainReports: ReturnType<typeof reportsIn> | undefined;

describe('a run on saved answers', () => {
  it('reads what it is given, and of the program its checklists', async () => {
    const { repository, run } = checkout(SPY);
    const { code, stderr } = await run([...BY_POLICY, '--today', '2026-09-14']);
    const seen: readonly string[] = JSON.parse(stderr.slice(stderr.lastIndexOf('[')));
    const places = seen.map((path) => {
      const inPackage = relative(inject('packageFolder'), path);
      return inPackage.startsWith('..') ? relative(repository, path) : `package: ${inPackage}`;
    });
    expect(code).toBe(0);
    expect(places.filter((place) => !place.startsWith('package: ')).toSorted()).toEqual([
      'baseline.json',
      'policy.yaml',
      'rounds/2026-03-02/plan.yaml',
      'rounds/2026-09-07',
      'rounds/2026-09-07/felix.yaml',
      'rounds/2026-09-07/ida.yaml',
      'rounds/2026-09-07/nora.yaml',
    ]);
    expect(places.filter((place) => !/^package: (bin|dist)/.test(place))).toHaveLength(7);
  });

  it('writes nothing but what it is told to', async () => {
    const { repository, run } = checkout();
    const before = readdirSync(repository, { recursive: true });
    await run([...BY_POLICY, '--today', '2026-09-14']);
    expect(readdirSync(repository, { recursive: true })).toEqual(before);
  });

  it.each([
    {
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      where: 'elsewhere in the world',
    },
    {
      env: {
        ...{ HOME: '/nonexistent', CI: 'true', TERM: 'xterm-256color' },
        ...{ FORCE_COLOR: '3', COLUMNS: '20' },
      },
      where: 'on a server in a colourful narrow shell',
    },
  ])('gives the same bytes in every format and in another folder $where', async ({ env }) => {
    plainReports ??= reportsIn({});
    expect(await reportsIn(env)).toEqual(await plainReports);
  });

  it('gives the same bytes on any day', async () => {
    plainReports ??= reportsIn({});
    expect(await reportsIn({}, { preload: clockAt('2051-01-31') })).toEqual(await plainReports);
  });

  it('gives the same bytes on any day with rules that use the clock, once it is given', async () => {
    const args = [...BY_POLICY, '--today', '2026-09-14'];
    const early = await reportsIn({}, { args, formats: QUICK, preload: clockAt('2026-09-14') });
    const late = { args, formats: QUICK, preload: clockAt('2051-01-31') };
    expect(await reportsIn({}, late)).toEqual(early);
  });

  it.each([
    { day: '2026-12-31', code: 0, because: 'the waiver holds to the end of the day' },
    { day: '2027-01-01', code: 1, because: 'it has expired' },
  ])('on $day ends with $code by the clock of the machine: $because', async ({ day, code }) => {
    const { run } = checkout(clockAt(day));
    const ending = await run(BY_POLICY, { TZ: 'UTC' });
    expect(ending.code).toBe(code);
    expect(ending.stdout).toContain(
      `Evaluated as of ${day === '2026-12-31' ? '31 December 2026' : '1 January 2027'}.`,
    );
  });
});
