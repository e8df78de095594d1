/**
 * Measures what align costs as a multiple of a bare `node -e 0`, against the goals for it.
 * Usage: node .scripts/bench.mjs [--rounds 25]
 *
 * Every round runs each command once, in rotating order, and takes the ratio within the round, so
 * that a busy machine slows both sides. Figures are CPU time (user and system) of the whole process
 * where bash can tell it, elsewhere wall time. Everything is built and written in a temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureFormats } from './bench-formats.mjs';
import { measureGrowth } from './bench-growth.mjs';
import { writeLargeAudit, writeRoundAsJson } from './bench-inputs.mjs';
import { measureAssess, measurePath } from './bench-path.mjs';
import { measurePhones } from './bench-phones.mjs';
import { measurePortfolio } from './bench-portfolio.mjs';
import { measureTerminal } from './bench-terminal.mjs';
import { byNumber, env, isCpuTime, quantile, run, time } from './bench-time.mjs';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const yamlRound = join(root, 'examples/lakeshore-metrics/2012-08-06');

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '25' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number');

const folder = mkdtempSync(join(tmpdir(), 'align-bench-'));
try {
  await prepare();
  report(measure(commands()));
  await reportInterview();
  await reportPath();
  reportGrowth();
  await reportPhones();
  reportPortfolio();
  await reportFormats();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function prepare() {
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(root, 'bin/align.cjs'), join(folder, 'bin/align.cjs'));
  await build(join(folder, 'dist'));
  writeRoundAsJson(yamlRound, join(folder, 'json'));
  writeLargeAudit(join(folder, 'large'));
  writeFileSync(
    join(folder, 'peak.cjs'),
    `process.on('exit', () => require('node:fs').writeSync(2, String((${peakKibibytes})())));`,
  );
}

/** Wall time here: what counts is what a person waits for. */
async function reportInterview() {
  const turns = Math.min(rounds, 9);
  const program = join(folder, 'bin/align.cjs');
  const [first, bare, keys, letters, pastes] = await measureTerminal(program, {
    folder,
    env,
    turns,
  });
  const ratio = quantile(first, 0.5) / quantile(bare, 0.5);
  process.stdout.write(
    [
      '',
      '| interview | median ms | worst ms | × `node -e 0` | goal |',
      '| :-- | --: | --: | --: | --: |',
      `| command to first criterion | ${quantile(first, 0.5).toFixed(0)} | ${first.at(-1).toFixed(0)} | ${ratio.toFixed(2)} | 4.0 × |`,
      keyRow('key to last byte drawn, 200 keys', keys, '2.8 ms'),
      keyRow('the same in a note of 5,000 characters, 200 keys', letters, ''),
      keyRow('paste of 100 KB to last byte drawn', pastes, '200 ms'),
      '',
    ].join('\n'),
  );
}

function keyRow(name, times, goal) {
  const [median, worst] = [quantile(times, 0.5), times.at(-1)].map((own) => own.toFixed(1));
  return `| ${name} | ${median} | ${worst} | | ${goal} |`;
}

async function reportPath() {
  const { flagship, large } = await measurePath(root, folder);
  const assessed = await measureAssess(root, folder, join(folder, 'json'));
  process.stdout.write(
    [
      '',
      '| cheapest path | ms | goal ms |',
      '| :-- | --: | --: |',
      `| 27 criteria | ${flagship.toFixed(1)} | 50 |`,
      `| 300 criteria | ${large.toFixed(1)} | 1000 |`,
      '',
      '| whole analysis, warm | CPU ms | goal ms |',
      '| :-- | --: | --: |',
      `| 27 criteria, 3 respondents | ${assessed.flagship.toFixed(2)} | 2.0 |`,
      `| 900 criteria, 12 respondents | ${assessed.large.toFixed(0)} | 175 |`,
      `| 2,700 criteria, 12 respondents | ${assessed.largest.toFixed(0)} | 1100 |`,
      '',
    ].join('\n'),
  );
}

/** CPU time where bash can tell it. Four times as much to read should take four times as long. */
function reportGrowth() {
  const rows = measureGrowth(join(folder, 'bin/align.cjs'), folder, Math.min(rounds, 3));
  process.stdout.write(
    [
      '',
      '| growth | report | ms | × an audit of a quarter | goal |',
      '| :-- | :-- | --: | --: | --: |',
      ...rows.map(
        ({ audit, format, larger, ratio }) =>
          `| ${audit} | ${format} | ${larger.toFixed(0)} | ${ratio.toFixed(1)} | 4.5 |`,
      ),
      '',
    ].join('\n'),
  );
}

/** Wall time, of the program and of the phones, which run on the same machine. */
async function reportPhones() {
  const program = join(folder, 'bin/align.cjs');
  const { phones, votes, reveal, kibibytes } = await measurePhones(program, {
    ...{ folder, env, phones: 100 },
  });
  const memory = kibibytes === null ? 'unknown' : (kibibytes / 1024).toFixed(0);
  process.stdout.write(
    [
      '',
      `| workshop with ${phones} phones | median | worst | goal |`,
      '| :-- | --: | --: | --: |',
      `| all votes on the disk and confirmed, ms | ${quantile(votes, 0.5).toFixed(0)} | ${votes.at(-1).toFixed(0)} | 300 |`,
      `| votes shown on all phones, ms | ${quantile(reveal, 0.5).toFixed(0)} | ${reveal.at(-1).toFixed(0)} | 50 |`,
      `| memory, MiB | ${memory} | | 120 |`,
      '',
    ].join('\n'),
  );
}

/** Wall time of whole commands that use two cores; CPU time of processes for all others. */
function reportPortfolio() {
  const found = measurePortfolio(join(folder, 'bin/align.cjs'), folder);
  const { rounds: count, lines, scored, bare, parsed } = found;
  const row = (name, own) =>
    `| ${name} | ${own.toFixed(0)} | ${((own - bare) / parsed).toFixed(2)} | |`;
  process.stdout.write(
    [
      '',
      `| portfolio | ms | × \`JSON.parse\` of ${lines} lines | goal ms |`,
      '| :-- | --: | --: | --: |',
      `| ${count} new rounds of three files, wall time | ${scored.toFixed(0)} | | ${9 * count} |`,
      `| ${lines} unchanged rounds, wall time | ${found.unchanged.toFixed(0)} | | 600 for 10,000 |`,
      row(`${lines} lines read and shown without a table`, found.shown),
      row('the same with all organisations', found.table),
      row('the same with DuckDB, first run', found.first),
      row('the same with DuckDB, later', found.later),
      `| \`JSON.parse\` alone | ${parsed.toFixed(0)} | 1.00 | |`,
      '',
    ].join('\n'),
  );
}

/** Wall time here too, of the whole command: a browser that prints is a process of its own. */
async function reportFormats() {
  const turns = Math.min(rounds, 5);
  const audits = {
    'Lakeshore, 27 criteria': ['--answers', yamlRound],
    '900 criteria, 12 respondents': [
      ...['--answers', join(folder, 'large/round')],
      ...['--checklist', join(folder, 'large/checklist.json')],
    ],
  };
  const rows = await measureFormats({ root, folder, env, turns }, audits);
  process.stdout.write(
    [
      '',
      '| report | of | median ms | KiB |',
      '| :-- | :-- | --: | --: |',
      ...rows.map(
        ({ format, audit, milliseconds, bytes }) =>
          `| ${format} | ${audit} | ${milliseconds === null ? 'cannot be made here' : quantile(milliseconds, 0.5).toFixed(0)} | ${(bytes / 1024).toFixed(0)} |`,
      ),
      '',
    ].join('\n'),
  );
}

function commands() {
  const large = ['--checklist', join(folder, 'large/checklist.json')];
  return [
    { name: '`node -e 0`', args: ['-e', '0'] },
    { name: '`--version`', goal: 1.4, args: align('--version') },
    { name: '`--help`', goal: 1.6, args: align('--help') },
    {
      name: '`audit`, 3 JSON files',
      goal: 3.3,
      args: align('audit', '--answers', join(folder, 'json')),
    },
    {
      name: '`audit`, 3 YAML files',
      goal: 4.6,
      args: align('audit', '--answers', yamlRound),
    },
    {
      name: '`audit`, 900 criteria, 12 JSON files',
      goal: 38,
      args: align('audit', '--answers', join(folder, 'large/round'), ...large),
    },
  ];
}

function align(...args) {
  return [join(folder, 'bin/align.cjs'), ...args];
}

/** Returns the ratios to the first command, one per round, and the peak memory of each command. */
function measure(measured) {
  for (const { args } of measured) time(args);
  const milliseconds = measured.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < measured.length; turn++) {
      const index = (round + turn) % measured.length;
      milliseconds[index].push(time(measured[index].args));
    }
  }
  return {
    unit: isCpuTime ? 'CPU' : 'wall',
    rows: measured.map((command, index) => ({
      ...command,
      milliseconds: milliseconds[index].toSorted(byNumber),
      ratios: milliseconds[index]
        .map((own, round) => own / milliseconds[0][round])
        .toSorted(byNumber),
      peakMebibytes: peakMebibytes(command.args),
    })),
  };
}

/** Runs inside the measured process. Linux counts a parent's memory in `maxRSS`, so not that there. */
function peakKibibytes() {
  try {
    const status = require('node:fs').readFileSync('/proc/self/status', 'utf8');
    return /VmHWM:\s*(\d+)/.exec(status)[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

function peakMebibytes(args) {
  const { stderr } = run(process.execPath, ['--require', join(folder, 'peak.cjs'), ...args]);
  return Number(/\d+$/.exec(stderr)) / 1024;
}

function report({ unit, rows }) {
  const lines = [
    `Node ${process.version} on ${process.platform}, ${rounds} rounds, ${unit} time`,
    '',
    '| command | × `node -e 0` | quartiles | goal | | ms | peak MiB |',
    '| :-- | --: | --: | --: | :-- | --: | --: |',
    ...rows.map(row),
    '',
    `Packed: ${packedSize()}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function row({ name, goal, stretch, ratios, milliseconds, peakMebibytes: peak }) {
  const median = quantile(ratios, 0.5);
  const quartiles = [0.25, 0.75].map((part) => quantile(ratios, part).toFixed(2)).join(' to ');
  const cells = [
    name,
    median.toFixed(2),
    quartiles,
    [goal, stretch].filter(Boolean).join(', better '),
    goal ? verdict(median, goal, stretch) : '',
    quantile(milliseconds, 0.5).toFixed(0),
    peak.toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

function verdict(median, goal, stretch) {
  if (median > goal) return 'missed';
  return median <= (stretch ?? 0) ? 'better' : 'met';
}

function packedSize() {
  const pack = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { status, stdout } = spawnSync('npm', pack, { cwd: root, encoding: 'utf8', shell: true });
  if (status !== 0) return 'unknown, as npm pack fails';
  const [{ size, unpackedSize, entryCount }] = JSON.parse(stdout);
  return `${kibibytes(size)} in ${entryCount} files, ${kibibytes(unpackedSize)} unpacked`;
}

function kibibytes(bytes) {
  return `${(bytes / 1024).toFixed(0)} KiB`;
}
