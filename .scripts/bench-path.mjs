/** Measures the analysis and the search for the action path, which run in every audit. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { largeAudit } from './bench-inputs.mjs';

const RUNS = 15;

/**
 * Returns the median time in milliseconds of a search through the flagship, and through 300
 * criteria.
 */
export async function measurePath(root, folder) {
  const library = await bundle(root, folder);
  const flagship = JSON.parse(
    readFileSync(join(folder, 'dist/checklists/lead-gen-alignment.json'), 'utf8'),
  ).definition;
  return {
    flagship: time(library, flagship),
    large: time(library, checklistOf(300)),
  };
}

/**
 * Returns the median CPU time in milliseconds of the whole analysis once it is warm. Measures the
 * flagship with three respondents, and 900 and 2,700 criteria with twelve.
 */
export async function measureAssess(root, folder, round) {
  const library = await bundle(root, folder);
  const flagship = JSON.parse(
    readFileSync(join(folder, 'dist/checklists/lead-gen-alignment.json'), 'utf8'),
  ).definition;
  const files = readdirSync(round).map((name) =>
    JSON.parse(readFileSync(join(round, name), 'utf8')),
  );
  const [large, largest] = [30, 90].map(largeAudit);
  return {
    flagship: timeAssess(library, flagship, files, 200),
    large: timeAssess(library, large.checklist, large.answers, 9),
    largest: timeAssess(library, largest.checklist, largest.answers, 5),
  };
}

function timeAssess({ assess, match }, definition, files, runs) {
  const submissions = files.map((file) => {
    const { answers, group } = match(definition, file);
    return { id: file.respondent.id, group, answers, file, digest: '' };
  });
  const audit = {
    ...{ generator: '', subject: '', date: '2026-01-31', mode: 'full', warnings: [] },
    ...{ checklist: { definition, digest: '' }, submissions },
  };
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    assess(audit);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  // The first half warms up.
  const warm = times.slice(Math.floor(runs / 2)).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)];
}

async function bundle(root, folder) {
  const entry = '\0bench-path';
  const source = `export { findCheapestPath } from '${join(root, 'src/analysis/path/path.ts')}';
export { assess } from '${join(root, 'src/analysis/gap-report.ts')}';
export { match } from '${join(root, 'src/answers/match.ts')}';
export { scoreAudit } from '${join(root, 'src/scoring/scorecard.ts')}';`;
  const built = await rolldown({
    input: entry,
    platform: 'node',
    plugins: [
      {
        name: 'bench-path',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const file = join(folder, 'path.cjs');
  await built.write({ file, format: 'cjs' });
  await built.close();
  return createRequire(import.meta.url)(file);
}

function time({ findCheapestPath, scoreAudit }, checklist) {
  const ids = checklist.points.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const answers = new Map(ids.map((id, index) => [id, { value: index % 3 }]));
  const scorecard = scoreAudit(checklist, [{ id: 'p', group: 'sales', answers }], 'full');
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    findCheapestPath(checklist, scorecard, { score: 0.75 });
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)];
}

/** Returns a checklist with criteria of uneven weights and efforts, ten to a point. */
function checklistOf(count) {
  const criterion = (number) => ({
    id: `c${number}`,
    question: `Question ${number}?`,
    weight: ((number * 7) % 5) + 1,
    levels: { 0: 'none', 1: 'little', 2: 'some', 3: 'much', 4: 'all' },
    advice: Object.fromEntries(
      [0, 1, 2, 3].map((level) => [level, { effort: 'SML'[(number + level * 2) % 3] }]),
    ),
  });
  return {
    format: 1,
    id: 'bench',
    version: '1.0.0',
    title: 'Bench',
    groups: { sales: { title: 'Sales' } },
    bands: [{ id: 'only', from: 0, title: 'Only' }],
    points: Array.from({ length: count / 10 }, (_, point) => ({
      id: `p${point}`,
      title: `Point ${point}`,
      weight: ((point * 3) % 7) + 1,
      criteria: Array.from({ length: 10 }, (__, own) => criterion(point * 10 + own)),
    })),
  };
}
