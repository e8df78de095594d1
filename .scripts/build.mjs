/**
 * Builds align into a folder (default: dist): CommonJS chunks that are loaded when a command needs
 * them, and the shipped checklists, validated and compiled. Usage: node .scripts/build.mjs [folder]
 */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Commander loads node:child_process at start, 5 ms for a feature that align does not use. */
const lazyChildProcess = {
  name: 'lazy-child-process',
  resolveId: (id) => (/^(node:)?child_process$/.test(id) ? '\0child-process' : null),
  load: (id) =>
    id === '\0child-process'
      ? 'export const spawn = (...args) => process.getBuiltinModule("node:child_process").spawn(...args); export default { spawn };'
      : null,
};

export async function build(outFolder) {
  rmSync(outFolder, { recursive: true, force: true });
  const bundle = await rolldown({
    input: {
      main: join(root, 'src/cli/main.ts'),
      'compile-checklists': join(root, 'src/cli/compile-checklists.ts'),
    },
    platform: 'node',
    plugins: [lazyChildProcess],
    transform: { target: 'node20.17' },
    logLevel: 'warn',
  });
  await bundle.write({
    dir: outFolder,
    format: 'cjs',
    exports: 'named',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
  });
  await bundle.close();
  const compiler = join(outFolder, 'compile-checklists.cjs');
  const { compileChecklists } = createRequire(import.meta.url)(compiler);
  await compileChecklists(join(root, 'checklists'), join(outFolder, 'checklists'));
  rmSync(compiler);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build(resolve(process.argv[2] ?? join(root, 'dist')));
}
