/**
 * Writes the types of the library into a folder: those that src/index.ts leads to, as TypeScript
 * reads them for CommonJS, which is what is built. Usage: node .scripts/build-types.mjs [folder]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);

/** @param {string} outFolder */
export function buildTypes(outFolder) {
  const all = mkdtempSync(join(tmpdir(), 'align-types-'));
  try {
    declareAll(all);
    rmSync(outFolder, { recursive: true, force: true });
    for (const file of reachable(join(all, 'index.d.ts'))) {
      const target = join(outFolder, relative(all, file));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(file, 'utf8').replace(SPECIFIER, '$1$2$3.js$2'));
    }
    writeFileSync(join(outFolder, 'package.json'), '{ "type": "commonjs" }\n');
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

/** Relative import or export of a source file. */
const SPECIFIER = /(from |import\()(['"])(\.[^'"]*)\.ts\2/g;

/**
 * Declares what the sources say; `npm run check` checks them.
 *
 * @param {string} folder
 */
function declareAll(folder) {
  const options = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--noCheck'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', root, ...options, '--outDir', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the types cannot be written:\n${stdout}`);
}

/**
 * Returns a file and all files that it imports.
 *
 * @param {string} file
 *
 * @param {Set<string>} found
 */
function reachable(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, , , path] of readFileSync(file, 'utf8').matchAll(SPECIFIER)) {
    reachable(resolve(dirname(file), `${path}.d.ts`), found);
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildTypes(resolve(process.argv[2] ?? join(root, 'dist/types')));
}
