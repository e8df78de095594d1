/** Measures the index of a portfolio: scoring new rounds, finding them unchanged, and reading lines. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Rounds of three files that are indexed; the goals are for 1,000 and 10,000. */
const ROUNDS = 200;
/** Lines of the index that is read. */
const LINES = 10_000;

/**
 * Returns wall times in milliseconds, and the time to parse the lines alone.
 * @param program path of the built program
 */
export function measurePortfolio(program, { folder, env }) {
  const rounds = join(folder, 'portfolio');
  const checklist = join(folder, 'dist/checklists/lead-gen-alignment.json');
  const { definition } = JSON.parse(readFileSync(checklist, 'utf8'));
  for (let i = 0; i < ROUNDS; i++) writeRound(join(rounds, `org-${i}`), definition, i);
  const run = (...args) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [program, 'portfolio', ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - start;
  };
  const index = join(rounds, 'portfolio.ndjson');
  const scored = run(rounds, '-f', 'json');
  // Files that are as young as their reading are read again.
  spawnSync('sleep', ['2.1']);
  run(rounds, '-f', 'json');
  const unchanged = run(rounds, '-f', 'json');
  const lines = readFileSync(index, 'utf8').trim().split('\n');
  const large = join(folder, 'large.ndjson');
  const many = Array.from({ length: LINES }, (_, i) => lines[i % lines.length]);
  writeFileSync(large, `${many.map(renamed).join('\n')}\n`);
  const shown = run('--index', large, '-f', 'json');
  const start = performance.now();
  for (const line of readFileSync(large, 'utf8').trim().split('\n')) JSON.parse(line);
  return {
    rounds: ROUNDS,
    lines: LINES,
    scored,
    unchanged,
    shown,
    parsed: performance.now() - start,
  };
}

function renamed(line, i) {
  return line.replace(/"organisation":"[^"]*"/, `"organisation":"Org ${i}"`);
}

function writeRound(folder, { id, version, points }, number) {
  mkdirSync(folder, { recursive: true });
  const rated = points.flatMap(({ criteria }) =>
    criteria.filter(({ type = 'levels' }) => type === 'levels'),
  );
  for (const [g, group] of ['marketing', 'sales', 'leadership'].entries()) {
    const answers = rated.map((own, i) => `  ${own.id}: ${(number * 7 + i * 3 + g) % 5}`);
    const head = [
      ...['format: 1', `checklist: {id: ${id}, version: ${version}}`, `subject: Org ${number}`],
      ...['date: 2026-05-06', `respondent: {id: ${group}, group: ${group}}`, 'answers:'],
    ];
    writeFileSync(join(folder, `${group}.yaml`), `${[...head, ...answers].join('\n')}\n`);
  }
}
