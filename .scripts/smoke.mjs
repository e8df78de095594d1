/**
 * Packs align, installs the package into an empty folder, and runs it with every Node.js that it is
 * made for, which npm fetches; the reports must equal those in examples/ byte for byte.
 * Usage: node .scripts/smoke.mjs (after npm run build)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_VERSIONS = ['20.17.0', '22', '24'];

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'align-smoke-'));
const results = [];

try {
  npm('pack', '--ignore-scripts', '--pack-destination', folder, root);
  npm('install', ...quietly(folder), join(folder, `align-audit-${version}.tgz`));
  const program = join(folder, 'node_modules/align-audit/bin/align.cjs');
  for (const node of NODE_VERSIONS.map(fetchNode)) checkWith(node, program);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const failed = results.filter((isPassed) => !isPassed).length;
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

/** The node binary of a version, from the package that npm has of it. */
function fetchNode(wanted) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const prefix = join(folder, `node-${wanted}`);
  npm('install', ...quietly(prefix), `${name}@${wanted}`);
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return join(prefix, 'node_modules', name, binary);
}

function checkWith(node, program) {
  const own = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const align = (...args) => spawnSync(node, [program, ...args], { cwd: root, encoding: 'utf8' });
  const check = (args, isRight) => {
    const outcome = align(...args);
    const isPassed = outcome.status === 0 && outcome.stderr === '' && isRight(outcome.stdout);
    results.push(isPassed);
    process.stdout.write(`${isPassed ? 'ok    ' : 'FAILED'} ${own} align ${args.join(' ')}\n`);
    if (!isPassed) process.stdout.write(`${outcome.stdout.slice(0, 2000)}\n${outcome.stderr}\n`);
  };

  check(['--version'], (text) => text === `${version}\n`);
  check(['--help'], (text) => text.startsWith('Usage: align '));
  check(['list'], (text) => text.startsWith('lead-gen-alignment '));
  check(['show', 'lead-gen-alignment'], (text) => text.includes('1. Executive mandate'));
  for (const { round, options, report } of exampleReports()) {
    const format = { md: 'markdown', txt: 'text', json: 'json', html: 'html' }[
      report.split('.').at(-1)
    ];
    const expected = readFileSync(join(root, report), 'utf8');
    check(
      ['audit', '--answers', round, ...options, '--format', format],
      (text) => text === expected,
    );
  }
  for (const round of new Set(exampleReports().map((example) => example.round))) {
    check(['check', round], (text) => text.includes('no mistakes'));
  }
}

/** The rounds, options and reports of the commands that made the examples. */
function exampleReports() {
  const examples = join(root, 'examples');
  return readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      return readFileSync(join(examples, name, 'command.txt'), 'utf8')
        .trim()
        .split('\n');
    })
    .map((command) => /^align audit --answers (\S+) (.*?) ?--output (\S+)$/.exec(command))
    .filter((found) => found !== null)
    .map(([, round, options, report]) => ({
      round,
      options: options.split(' ').filter(Boolean),
      report,
    }));
}

function npm(...args) {
  // On Windows npm is a script, which only a shell can start.
  const { status, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed\n${stderr}`);
}

/** Options of an installation that runs nothing and writes to no project. */
function quietly(prefix) {
  return ['--prefix', prefix, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
}
