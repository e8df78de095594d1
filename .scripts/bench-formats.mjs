/** Measures how long each format of the report takes, and how large its files come out. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Returns, for each format and audit, the sorted times in milliseconds and the size in bytes. Times
 * are null if the format needs a program that is missing. `audits` has the arguments of each audit
 * by name.
 */
export async function measureFormats({ root, folder, env, turns }, audits) {
  const program = join(folder, 'bin/align.cjs');
  const rows = [];
  for (const format of await formatNames(root, folder)) {
    for (const [audit, args] of Object.entries(audits)) {
      const file = join(folder, `report.${format}`);
      const output = ['--format', format, '--output', file, '--force'];
      const times = [];
      for (let turn = 0; turn < turns; turn++) {
        const start = process.hrtime.bigint();
        const run = spawnSync(process.execPath, [program, 'audit', ...args, ...output], { env });
        if (run.status !== 0) break;
        times.push(Number(process.hrtime.bigint() - start) / 1e6);
      }
      const isMade = times.length === turns;
      rows.push({
        format,
        audit,
        milliseconds: isMade ? times.toSorted((a, b) => a - b) : null,
        bytes: isMade ? statSync(file).size : 0,
      });
    }
  }
  return rows;
}

/** Returns the names of all formats of the program. */
async function formatNames(root, folder) {
  const bundle = await rolldown({ input: join(root, 'src/report/formats.ts'), platform: 'node' });
  await bundle.write({ dir: join(folder, 'formats'), format: 'cjs', entryFileNames: '[name].cjs' });
  await bundle.close();
  return createRequire(import.meta.url)(join(folder, 'formats/formats.cjs')).formatNames();
}
