/**
 * Packs align, installs the package into an empty folder, and runs it with every supported Node.js,
 * which npm fetches. The reports must equal those in examples/ byte for byte. Usage: node
 * .scripts/smoke.mjs (after npm run build)
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
  await Promise.all(NODE_VERSIONS.map(fetchNode).map((node) => checkWith(node, program)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const failed = results.filter((isPassed) => !isPassed).length;
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

/** Returns the node binary of a version, from its npm package. */
function fetchNode(wanted) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const prefix = join(folder, `node-${wanted}`);
  npm('install', ...quietly(prefix), `${name}@${wanted}`);
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return join(prefix, 'node_modules', name, binary);
}

async function checkWith(node, program) {
  const own = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const made = mkdtempSync(join(folder, 'made-'));
  const check = async (args, isRight) => {
    const outcome = await run(node, [program, ...args]);
    const isPassed = outcome.error === null && isRight(outcome.stdout);
    results.push(isPassed);
    process.stdout.write(`${isPassed ? 'ok    ' : 'FAILED'} ${own} align ${args.join(' ')}\n`);
    if (!isPassed) process.stdout.write(`${outcome.stdout.slice(0, 2000)}\n${outcome.stderr}\n`);
  };

  await check(['--version'], (text) => text === `${version}\n`);
  await check(['--help'], (text) => text.startsWith('Usage: align '));
  await check(['list'], (text) => text.includes('lead-gen-alignment '));
  await check(['show', 'lead-gen-alignment'], (text) => text.includes('1. Executive mandate'));
  for (const { args, reports } of exampleRuns()) {
    const copyOf = (report) => join(made, basename(report));
    await check([...args, ...reports.flatMap((report) => ['--output', copyOf(report)])], () =>
      reports.every((own) => readFileSync(copyOf(own)).equals(readFileSync(join(root, own)))),
    );
  }
  const rounds = new Set(exampleRuns().map(({ round }) => round));
  await check(['check', ...rounds], (text) => text.includes('no errors'));
}

/** Runs a program in the clone; the error is null if its exit code is 0. */
function run(program, args) {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: root }, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr }),
    );
  });
}

/** Returns the rounds, arguments and reports of what made the examples; each run writes all it can. */
function exampleRuns() {
  const examples = join(root, 'examples');
  const commands = readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      return readFileSync(join(examples, name, 'command.txt'), 'utf8')
        .trim()
        .split('\n');
    })
    .map((command) => /^align (audit --answers (\S+).*) --output (\S+)$/.exec(command))
    .filter((found) => found !== null);
  return [...new Set(commands.map(([, args]) => args))].map((args) => {
    const own = commands.filter(([, other]) => other === args);
    return { args: args.split(' '), round: own[0][2], reports: own.map((found) => found[3]) };
  });
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

/** Returns options of an installation that runs no scripts and writes to no project. */
function quietly(prefix) {
  return ['--prefix', prefix, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
}
