/** Measures the search for the action path, which runs in every audit. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

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

async function bundle(root, folder) {
  const entry = '\0bench-path';
  const source = `export { findCheapestPath } from '${join(root, 'src/analysis/path/path.ts')}';
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
