/**
 * Builds align into a folder (default: dist). Writes CommonJS chunks that load when a command needs
 * them, and the public library. Adds the licences of bundled packages, and the built-in checklists,
 * validated and compiled. Usage: node .scripts/build.mjs [folder]
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { compileEarly } from './eager.mjs';
import { licensesOf, packageFolder } from './licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** Modules of Node.js that take milliseconds to load, with the functions that load them on call. */
const lazyModules = {
  // For subcommands that are programs of their own and for editors; align has neither.
  'node:child_process': ['spawn', 'spawnSync'],
  'node:crypto': ['createHash', 'randomBytes', 'randomUUID'],
  'node:tty': ['isatty'],
};

const lazyBuiltins = {
  name: 'lazy-builtins',
  resolveId: (id) => {
    const name = id.startsWith('node:') ? id : `node:${id}`;
    return Object.hasOwn(lazyModules, name) ? `\0lazy:${name}` : null;
  },
  load: (id) => {
    if (!id.startsWith('\0lazy:')) return null;
    const name = id.slice('\0lazy:'.length);
    return lazyModules[name]
      .map((own) => {
        const call = `process.getBuiltinModule('${name}').${own}(...args)`;
        return `export const ${own} = (...args) => ${call};`;
      })
      .join('\n');
  },
};

/** Chalk asks the terminal at start what it can show; align asks once, in src/cli/colour.ts. */
const colourIsDecidedElsewhere = {
  name: 'colour-is-decided-elsewhere',
  resolveId: (id) => (id === '#supports-color' ? '\0supports-color' : null),
  load: (id) =>
    id === '\0supports-color' ? 'export default { stdout: false, stderr: false };' : null,
};

/** Replaces a copy of Node's own streams, seven packages that the library for slides includes. */
const streamsAreNodes = {
  name: 'streams-are-nodes',
  resolveId: (id) => (id === 'readable-stream' ? { id: 'node:stream', external: true } : null),
};

/** Inquirer's editor prompt, which align never shows, brings 317 KB that guess how a file is encoded. */
const editorIsNeverOpened = {
  name: 'editor-is-never-opened',
  resolveId: (id) => (id === '@inquirer/external-editor' ? '\0external-editor' : null),
  load: (id) =>
    id === '\0external-editor'
      ? "export const editAsync = () => { throw new Error('align opens no editor'); };"
      : null,
};

const AUDIT = ['src/audit/audit.ts', 'src/output/report.ts', 'src/report/report.ts'];
const INTERVIEW = [
  'src/asking/session/session.ts',
  'src/asking/screen/driver.ts',
  'src/asking/setup/screen.ts',
];
const PORTFOLIO = ['src/portfolio/portfolio.ts'];
/** Loaded while somebody reads the first screen. */
const BEGINNING = ['src/asking/session/begin.ts'];

/**
 * Few files for all that most runs load: each file more costs as much as a thousand lines. A module
 * is in the first group that loads it at once, and a group needs only those before it.
 */
const groups = [
  chunkFrom('start', ['src/cli/main.ts']),
  chunkFrom('shared', [
    'src/loading/checklists/load.ts',
    'src/scoring/responses.ts',
    'src/checklist/naming.ts',
    'src/numbers.ts',
    'src/text/wrap.ts',
    'src/storage/lock.ts',
  ]),
  chunkOfBoth('scores', AUDIT, [...INTERVIEW, ...BEGINNING, ...PORTFOLIO]),
  chunkFrom('audit', AUDIT),
  chunkFrom('markdown', ['src/report/outline.ts', 'src/report/writers/markdown.ts']),
  chunkFrom('page', ['src/checklist/criteria/faces.ts', 'chalk']),
  chunkFrom('yaml', ['src/source/yaml/yaml.ts']),
  chunkFrom('interview', INTERVIEW),
  chunkFrom('beginning', BEGINNING),
].map((group, index, all) => ({ ...group, priority: all.length - index }));

/** Returns the group of all modules that these files and packages load at once. */
function chunkFrom(debugName, entries) {
  const isIncluded = loadedBy(entries);
  return { debugName, name: (id, bundle) => (isIncluded(id, bundle) ? debugName : null) };
}

/** Returns the group of all modules that both of two lists load at once. */
function chunkOfBoth(debugName, some, others) {
  const [isOfSome, isOfOthers] = [loadedBy(some), loadedBy(others)];
  const name = (id, bundle) => (isOfSome(id, bundle) && isOfOthers(id, bundle) ? debugName : null);
  return { debugName, name };
}

function loadedBy(entries) {
  const files = entries.map((entry) =>
    entry.startsWith('src/') ? join(root, entry) : require.resolve(entry),
  );
  return (id, bundle) => files.some((file) => reachable(file, bundle).has(id));
}

/** Returns a module and all its imports, direct or not, without those that load on use. */
function reachable(id, bundle, found = new Set()) {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of bundle.getModuleInfo(id)?.importedIds ?? []) {
    reachable(imported, bundle, found);
  }
  return found;
}

const plugins = [lazyBuiltins, colourIsDecidedElsewhere, streamsAreNodes, editorIsNeverOpened];

/** Options that every build shares. */
const shared = {
  platform: 'node',
  external: ['@duckdb/node-api'],
  transform: { target: 'node20.17' },
  logLevel: 'warn',
};

/** Replaces imports on use of Node's own modules, which an executable cannot do. */
const builtinsAreThere = {
  name: 'builtins-are-there',
  transform: (code) =>
    code.replace(/\bimport\((['"])(node:[\w/]+)\1\)/g, (_, quote, name) => {
      const own = `process.getBuiltinModule(${quote}${name}${quote})`;
      return `Promise.resolve({ ...${own}, default: ${own} })`;
    }),
};

/** Bundles a program, given as its text, into one file of CommonJS. */
export async function bundle(entry, file) {
  const name = '\0entry';
  const isEntry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? name : null),
    load: (id) => (id === name ? entry : null),
  };
  const made = await rolldown({
    input: 'entry',
    plugins: [isEntry, builtinsAreThere, ...plugins],
    ...shared,
  });
  await made.write({ file, format: 'cjs', minify: true, codeSplitting: false });
  await made.close();
}

export async function build(outFolder) {
  rmSync(outFolder, { recursive: true, force: true });
  const bundled = await rolldown({
    input: {
      main: join(root, 'src/cli/main.ts'),
      index: join(root, 'src/index.ts'),
      'portfolio-worker': join(root, 'src/portfolio/score-rounds.ts'),
      'compile-checklists': join(root, 'src/loading/checklists/compile.ts'),
    },
    plugins,
    ...shared,
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await bundled.write({
    dir: outFolder,
    format: 'cjs',
    exports: 'named',
    minify: true,
    codeSplitting: { groups },
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
  });
  await bundled.close();
  const modules = output.flatMap((file) => file.moduleIds ?? []);
  writeFileSync(join(outFolder, 'THIRD-PARTY-LICENSES.txt'), licensesOf(modules));
  // It starts while somebody waits, and needs nothing of the program.
  const search = join(root, 'src/portfolio/find-rounds.ts');
  await bundle(`import ${JSON.stringify(search)};`, join(outFolder, 'portfolio-search.cjs'));
  const compiler = join(outFolder, 'compile-checklists.cjs');
  const { compileChecklists } = require(compiler);
  await compileChecklists(join(root, 'checklists'), join(outFolder, 'checklists'));
  rmSync(compiler);
  for (const page of ['form', 'phones']) await buildPage(page, join(outFolder, 'checklists'));
  compileEarly(outFolder);
  writeFileSync(join(outFolder, 'align.1'), manPage(outFolder));
  return output.filter(({ type }) => type === 'chunk').map(contentOf);
}

/** Programs of the pages that align makes, by the name of their file. */
const pages = { form: 'src/form/main.ts', phones: 'src/phones/page/main.ts' };

/** Builds the script of a page into a folder. Browsers run it: one file without imports. */
async function buildPage(name, folder) {
  const bundle = await rolldown({
    input: join(root, pages[name]),
    platform: 'browser',
    // Safari 16.4 is the oldest browser with all that the pages use.
    transform: { target: ['es2022'] },
    logLevel: 'warn',
    onLog: (level, { message }) => {
      throw new Error(`the page ${name} cannot be built (${level}): ${message}`);
    },
  });
  await bundle.write({ file: join(folder, `${name}.js`), format: 'iife', minify: true });
  await bundle.close();
}

/** Returns the man page, which the built program prints. */
function manPage(outFolder) {
  const [main, checklists] = ['main.cjs', 'checklists'].map((name) => join(outFolder, name));
  const script = `process.argv.splice(1, 0, 'align'); require(${JSON.stringify(main)}).start(${JSON.stringify(checklists)})`;
  return execFileSync(process.execPath, ['-e', script, '--', 'man']);
}

function contentOf({ fileName, imports, modules }) {
  const sources = [];
  const packages = {};
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const folder = packageFolder(id);
    const name = folder?.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (name) packages[name] = (packages[name] ?? 0) + renderedLength;
    else sources.push(relative(root, id).replaceAll('\\', '/'));
  }
  return { fileName, imports, sources, packages };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build(resolve(process.argv[2] ?? join(root, 'dist')));
}
