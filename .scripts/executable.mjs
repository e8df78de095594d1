/**
 * Builds align into one executable file that needs no Node.js: the program with its code cache, and
 * the compiled checklists as assets. It is for the system that builds it. Usage: node
 * .scripts/executable.mjs [file] [checklists] (after npm run build)
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Program that puts the blob into a copy of Node.js; npm fetches this version of it. */
const INJECTOR = 'postject@1.0.0-alpha.6';

/** Mark in the binary of Node.js that tells whether a blob is in it; see its documentation. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Starts the program with the checklists that lie in the executable. */
const ENTRY = `
import { start } from ${JSON.stringify(join(root, 'src/cli/main.ts'))};
const { getAsset } = process.getBuiltinModule('node:sea');
start('', (name) => getAsset(name, 'utf8'));
`;

/**
 * @param {string} file
 *
 * @param {string} checklists compiled ones
 */
async function buildExecutable(file, checklists) {
  const folder = mkdtempSync(join(tmpdir(), 'align-executable-'));
  try {
    const main = join(folder, 'align.cjs');
    await bundle(ENTRY, main);
    const blob = join(folder, 'align.blob');
    const config = join(folder, 'sea.json');
    writeFileSync(config, JSON.stringify(configuration({ main, output: blob }, checklists)));
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: 'pipe' });
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    copyFileSync(process.execPath, file);
    chmodSync(file, 0o755);
    inject(file, blob);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configuration(files, checklists) {
  const names = readdirSync(checklists);
  return {
    ...files,
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
    assets: Object.fromEntries(names.map((name) => [name, join(checklists, name)])),
  };
}

function inject(file, blob) {
  const isMac = process.platform === 'darwin';
  // A changed binary has no valid signature; this one is for this machine, and no identity.
  if (isMac) execFileSync('codesign', ['--remove-signature', file]);
  const options = ['--sentinel-fuse', FUSE, ...(isMac ? ['--macho-segment-name', 'NODE_SEA'] : [])];
  execFileSync('npx', ['--yes', INJECTOR, file, 'NODE_SEA_BLOB', blob, ...options], {
    stdio: 'pipe',
    // On Windows npx is a script, which only a shell can start.
    shell: process.platform === 'win32',
  });
  if (isMac) execFileSync('codesign', ['--sign', '-', file]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file = 'align', checklists = join(root, 'dist/checklists')] = process.argv;
  await buildExecutable(resolve(file), resolve(checklists));
}
