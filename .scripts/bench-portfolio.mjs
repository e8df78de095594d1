/** Measures the index of a portfolio: scoring new rounds, finding them unchanged, and reading lines. */

import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { run, time, wallTime } from './bench-time.mjs';

/** Rounds of three files that are indexed; the goals are for 1,000 and 10,000. */
const ROUNDS = 200;
/** Lines of the index that is read. */
const LINES = 10_000;
/** Runs of a command whose fastest counts, as another program may take one of the cores. */
const TURNS = 5;

/**
 * Returns times in milliseconds: wall time for new and for unchanged rounds, CPU time for all others. All
 * include the start of the program; `parsed` and `bare` are to compare with.
 * @param program path of the built program
 */
export function measurePortfolio(program, folder) {
  const rounds = join(folder, 'portfolio');
  const checklist = join(folder, 'dist/checklists/lead-gen-alignment.json');
  const { definition } = JSON.parse(readFileSync(checklist, 'utf8'));
  for (let i = 0; i < ROUNDS; i++) writeRound(join(rounds, `org-${i}`), definition, i);
  const align = (...args) => [program, 'portfolio', ...args, '-f', 'json'];
  const start = performance.now();
  run(process.execPath, align(rounds));
  const scored = performance.now() - start;
  const lines = readFileSync(join(rounds, 'portfolio.ndjson'), 'utf8').trim().split('\n');
  const many = Array.from({ length: LINES }, (_, i) => lines[i % lines.length]);
  const large = join(folder, 'large.ndjson');
  writeFileSync(large, `${many.map(renamed).join('\n')}\n`);
  const show = align('--index', large);
  // DuckDB is found in the folder that the program runs in.
  const duckdb = [...show, '--anonymous', '--engine', 'duckdb'];
  return {
    ...{ rounds: ROUNDS, lines: LINES, scored },
    unchanged: measureUnchanged(align, { folder, definition, line: lines[0] }),
    shown: time([...show, '--anonymous']),
    table: time(show),
    first: time(duckdb),
    later: time(duckdb),
    parsed: time(['-e', PARSE, large]) - time(['-e', '0']),
    bare: time([program, '--version']),
  };
}

const PARSE = `for (const line of require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n'))
  if (line !== '') JSON.parse(line);`;

/** Returns the wall time to find that no round has changed and show all; the index is made by hand. */
function measureUnchanged(align, { folder, definition, line }) {
  const root = join(folder, 'unchanged');
  const known = JSON.parse(line);
  const lines = Array.from({ length: LINES }, (_, i) => {
    const round = `org-${i}`;
    writeRound(join(root, round), definition, i);
    const stats = GROUPS.toSorted().flatMap((group) => {
      const file = join(root, round, `${group}.yaml`);
      // What has changed in the last seconds is read again.
      utimesSync(file, 1e9, 1e9);
      return [statSync(file).size, 1e12];
    });
    const files = { read: Date.now(), stats, digest: '' };
    return `${JSON.stringify({ ...known, organisation: `Org ${i}`, round, files })}\n`;
  });
  writeFileSync(join(root, 'portfolio.ndjson'), lines.join(''));
  const times = Array.from({ length: TURNS }, () => wallTime(align(root, '--anonymous')));
  return Math.min(...times);
}

function renamed(line, i) {
  return line.replace(/"organisation":"[^"]*"/, `"organisation":"Org ${i}"`);
}

const GROUPS = ['marketing', 'sales', 'leadership'];

function writeRound(folder, { id, version, points }, number) {
  mkdirSync(folder, { recursive: true });
  const rated = points.flatMap(({ criteria }) =>
    criteria.filter(({ type = 'levels' }) => type === 'levels'),
  );
  for (const [g, group] of GROUPS.entries()) {
    const answers = rated.map((own, i) => `  ${own.id}: ${(number * 7 + i * 3 + g) % 5}`);
    const head = [
      ...['format: 1', `checklist: {id: ${id}, version: ${version}}`, `subject: Org ${number}`],
      ...['date: 2026-05-06', `respondent: {id: ${group}, group: ${group}}`, 'answers:'],
    ];
    writeFileSync(join(folder, `${group}.yaml`), `${[...head, ...answers].join('\n')}\n`);
  }
}
