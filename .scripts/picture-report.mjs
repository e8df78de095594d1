/**
 * Takes the picture of the first page in README: the brief of an example in a browser. Usage: npm run
 * build && node .scripts/picture-report.mjs [file]. CHROME_PATH names a browser other than chromium.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'align-picture-'));
const page = join(folder, 'brief.html');
const picture = resolve(process.argv[2] ?? join(root, '.github/report.png'));

run(process.execPath, [
  ...[join(root, 'bin/align.cjs'), 'report', join(root, 'examples/lakeshore-metrics/2012-08-06')],
  ...['--edition', 'brief', '--output', page],
]);
run(process.env.CHROME_PATH ?? 'chromium', [
  ...[
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--force-device-scale-factor=1.25',
  ],
  ...[
    `--user-data-dir=${join(folder, 'profile')}`,
    '--window-size=820,1310',
    `--screenshot=${picture}`,
  ],
  pathToFileURL(page).href,
]);
rmSync(folder, { recursive: true, force: true });

function run(program, args) {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr || `${program} ended with ${status}`);
}
