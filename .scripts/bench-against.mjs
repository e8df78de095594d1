/**
 * Compares how long commands take with another built clone of align, such as that of an earlier
 * commit. Usage: node .scripts/bench-against.mjs FOLDER [--rounds 25]
 *
 * Each round runs every command with both programs, one after the other, and takes the ratio of the
 * two, so that a busy machine slows both sides. The interview counts up to its first question.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRoundAsJson } from './bench-inputs.mjs';
import { timeFirstQuestion } from './bench-terminal.mjs';
import { byNumber, env, isCpuTime, quantile, time } from './bench-time.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '25' } },
});
const rounds = Number(values.rounds);
const [other] = positionals;
if (other === undefined || !Number.isInteger(rounds) || rounds < 1) {
  throw new Error('usage: node .scripts/bench-against.mjs FOLDER [--rounds 25]');
}

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = [root, resolve(other)].map((clone) => join(clone, 'bin/align.cjs'));
const folder = mkdtempSync(join(tmpdir(), 'align-bench-'));
const round = join(root, 'examples/lakeshore-metrics/2012-08-06');

try {
  writeRoundAsJson(round, join(folder, 'json'));
  const measured = {
    '`--version`': (program) => time([program, '--version']),
    '`--help`': (program) => time([program, '--help']),
    '`list`': (program) => time([program, 'list']),
    '`show`': (program) => time([program, 'show', 'lead-gen-alignment']),
    '`audit`, 3 JSON files': (program) =>
      time([program, 'audit', '--answers', join(folder, 'json')]),
    '`audit`, 3 YAML files': (program) => time([program, 'audit', '--answers', round]),
    'interview, first question': (program, turn) =>
      timeFirstQuestion(program, { folder, env, turn }),
  };
  process.stdout.write(
    `${rounds} rounds, ${isCpuTime ? 'CPU' : 'wall'} time in ms\n\n` +
      '| command | here | there | here / there | quartiles |\n| :-- | --: | --: | --: | --: |\n',
  );
  for (const [name, measure] of Object.entries(measured)) {
    process.stdout.write(`${await compare(name, measure)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(name, measure) {
  const times = [[], []];
  for (let turn = -1; turn < rounds; turn++) {
    const pair = [];
    for (const [side, program] of programs.entries()) {
      pair.push(await measure(program, `${side}-${turn}`));
    }
    // The first turn only warms up.
    if (turn >= 0) for (const side of [0, 1]) times[side].push(pair[side]);
  }
  const [here, there] = times;
  const ratios = here.map((own, turn) => own / there[turn]).toSorted(byNumber);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantile(ratios, part).toFixed(3));
  const [ours, theirs] = times.map((side) => quantile(side.toSorted(byNumber), 0.5).toFixed(0));
  return `| ${name} | ${ours} | ${theirs} | ${median} | ${low} to ${high} |`;
}
