import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  type ConfigurationFile,
  findConfiguration,
  fromHere,
  readConfiguration,
} from '../configuration/configuration.ts';
import { latestOf, type RoundFolder, roundsIn } from '../configuration/rounds.ts';
import { InputError, UserError } from '../diagnostic.ts';
import { colourLevel, type Io } from '../io/io.ts';
import { repositoryOf } from '../loading/answers.ts';
import { loadChecklist } from '../loading/checklists/load.ts';
import { findAnswers, hasField } from '../loading/round.ts';
import { findBrowser } from '../output/browser.ts';
import { READABLE, readFile, statOf } from '../storage/read.ts';
import { oneSafeLine, safeJson } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { setupWords } from '../words/setup.ts';

/** Result of one check; `note` says something that is right for some set-ups. */
export interface SetupFinding {
  readonly check: 'versions' | 'config' | 'policy' | 'rounds' | 'baseline' | 'pdf' | 'terminal';
  readonly state: 'ok' | 'note' | 'wrong';
  readonly message: string;
}

/** Oldest Node.js that runs align; `package.json` has the same. */
export const LEAST_NODE = '20.17.0';

/** Files of CI systems and hooks that name a version of align. */
const WORKFLOWS = ['.github/workflows/alignment.yml', '.gitlab-ci.yml', '.pre-commit-config.yaml'];

const words = setupWords.doctor;

/** Checks the set-up of the working folder: each check by itself, so that one error hides no other. */
export async function examine(io: Io, color: boolean): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = [...versionsIn(io)];
  const file = await configurationIn(io, found);
  if (file !== null) found.push(...(await inRepository(io, file)));
  return [...found, browserOf(io), terminalOf(io, color)];
}

/** Returns a value, or adds the error to the findings and returns `null`. */
async function tried<Value>(
  found: SetupFinding[],
  check: SetupFinding['check'],
  read: () => Value | Promise<Value>,
): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const first = error instanceof InputError ? error.message.split('\n')[0] : error.message;
    found.push(wrong(check, words.broken({ problem: first ?? '' })));
    return null;
  }
}

const ok = (check: SetupFinding['check'], message: string): SetupFinding => ({
  check,
  state: 'ok',
  message,
});
const note = (check: SetupFinding['check'], message: string) =>
  ({ check, state: 'note', message }) as const;
const wrong = (check: SetupFinding['check'], message: string) =>
  ({ check, state: 'wrong', message }) as const;

function versionsIn(io: Io): readonly SetupFinding[] {
  const { node } = process.versions;
  const isEnough = node.localeCompare(LEAST_NODE, 'en', { numeric: true }) >= 0;
  const root = repositoryOf(io);
  const others = WORKFLOWS.flatMap((name) => {
    const path = join(root, name);
    if (!existsSync(path)) return [];
    const named = readFileSync(path, 'utf8').matchAll(/^[^#\n]*align-audit[@-](\d+\.\d+\.\d+)/gm);
    const [is] = [...named].map(([, own = '']) => own).filter((own) => own !== VERSION);
    return is === undefined ? [] : [words.otherVersion({ file: name, is, version: VERSION })];
  });
  return [
    ok('versions', words.align({ version: VERSION })),
    (isEnough ? ok : wrong)('versions', words.node({ version: node, least: LEAST_NODE, isEnough })),
    ...others.map((message) => wrong('versions', message)),
    ...programsMissing(root),
  ];
}

/** Finds packed programs that workflows run and nobody has put there. */
function programsMissing(root: string): readonly SetupFinding[] {
  const runs = WORKFLOWS.filter((name) => existsSync(join(root, name))).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const named = text.matchAll(/^[^#\n]*?(\.\/\S*align-audit-[\d.]+\.tgz)/gm);
    return [...named].map(([, program = '']) => ({ file, program }));
  });
  const missing = runs.filter(({ program }) => !existsSync(join(root, program)));
  return [...new Set(missing.map(({ program }) => program))].map((program) => {
    const files = missing.filter((own) => own.program === program).map(({ file }) => file);
    return wrong('versions', words.noProgram({ files: [...new Set(files)], program }));
  });
}

async function configurationIn(io: Io, found: SetupFinding[]): Promise<ConfigurationFile | null> {
  const path = await tried(found, 'config', () => findConfiguration(io) ?? '');
  if (path === null) return null;
  if (path === '') {
    found.push(note('config', words.noConfig));
    return null;
  }
  const file = await tried(found, 'config', () => readConfiguration(io, path));
  if (file !== null) found.push(ok('config', words.config({ path })));
  return file;
}

async function inRepository(io: Io, file: ConfigurationFile): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = [];
  const { policy, baseline, plan, brand, checklist, rounds } = file.configuration;
  const here = (path: string) => fromHere(io, file, path);
  const isThere = (path: string | undefined) =>
    path !== undefined && existsSync(resolve(io.folder, here(path)));
  for (const path of [plan, brand, baseline]) {
    if (path !== undefined && !isThere(path))
      found.push(wrong('config', words.missing({ path: here(path) })));
  }
  if (policy === undefined) found.push(note('policy', words.noPolicy));
  else if (!isThere(policy)) found.push(wrong('policy', words.missing({ path: here(policy) })));
  const read =
    isThere(policy) && policy !== undefined
      ? await tried(found, 'policy', () => readFile(io, here(policy)))
      : null;
  if (read !== null) found.push(ok('policy', words.policy({ path: read.file })));
  if (rounds !== undefined) found.push(...(await roundsOf(io, file, here(rounds))));
  const named = checklist ?? (read === null ? undefined : textIn(read.value, 'checklist'));
  if (baseline !== undefined && isThere(baseline) && named !== undefined) {
    const name = named === checklist && READABLE.test(named) ? here(named) : named;
    found.push(...(await baselineOf(io, here(baseline), name)));
  }
  return found;
}

async function roundsOf(
  io: Io,
  file: ConfigurationFile,
  folder: string,
): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = [];
  const all = await tried(found, 'rounds', () => roundsIn(io, folder, file.root));
  const latest = all && (await tried(found, 'rounds', () => latestOf(all, folder)));
  if (all === null || latest === null) return found;
  found.push(ok('rounds', words.rounds({ rounds: all.length, latest: latest.path })));
  for (const round of all) {
    if (round.answers === 0) found.push(note('rounds', words.empty({ path: round.path })));
    else found.push(...(await roundOf(io, round)));
  }
  return found;
}

async function roundOf(io: Io, { path }: RoundFolder): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = [];
  const read = await tried(found, 'rounds', () => findAnswers(io, [path]));
  if (read === null) return found;
  const files = read.ignored.map((own) => basename(own));
  if (files.length > 0) found.push(wrong('rounds', words.notPickedUp({ files })));
  const people = read.sources.map(({ value }) => ({
    id: textIn(Object(value).respondent, 'id') ?? '',
    isOpen: textIn(value, 'status') === 'in-progress',
  }));
  const registers = await Promise.all(
    read.rounds.map((own) => tried(found, 'rounds', () => readFile(io, own))),
  );
  const expected = registers.flatMap((own) => listIn(own?.value, 'respondents'));
  const names = [
    ...people.filter(({ isOpen }) => isOpen).map(({ id }) => id),
    ...expected
      .flatMap((own) => textIn(own, 'id') ?? [])
      .filter((id) => !people.some((own) => own.id === id)),
  ];
  if (names.length > 0) found.push(wrong('rounds', words.unfinished({ path, names })));
  return found;
}

/** Compares the checklist of a JSON baseline with the one in use. */
async function baselineOf(io: Io, path: string, name: string): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = [];
  if (statOf(io, path).isDirectory()) return [];
  const read = await tried(found, 'baseline', () => readFile(io, path));
  const used = await tried(found, 'baseline', () => loadChecklist(io, name));
  if (read === null || used === null) return found;
  const own: unknown = hasField(read.value, 'checklist') ? Object(read.value).checklist : null;
  const [version, digest] = [textIn(own, 'version'), textIn(own, 'digest')];
  if (version === undefined) return [wrong('baseline', words.notReport({ path }))];
  const { definition } = used;
  if (version !== definition.version) {
    const versions = { version, read: definition.version };
    return [wrong('baseline', words.oldBaseline({ path, ...versions }))];
  }
  if (digest !== used.digest) return [wrong('baseline', words.otherTexts({ path, version }))];
  return [ok('baseline', words.baseline({ path, version }))];
}

function browserOf(io: Io): SetupFinding {
  try {
    return ok('pdf', words.browser({ path: findBrowser(io) }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return note('pdf', error.message);
  }
}

function terminalOf(io: Io, color: boolean): SetupFinding {
  const { isTerminal, columns, rows } = io.stdout;
  if (!isTerminal) return note('terminal', words.noTerminal);
  if (columns < 80 || rows < 24) return note('terminal', words.small({ columns, rows }));
  const { none, some } = words.colours;
  const colours = colourLevel(io, io.stdout, color) === 0 ? none : some;
  return ok('terminal', words.terminal({ columns, rows, colours }));
}

function textIn(value: unknown, field: string): string | undefined {
  const own: unknown = hasField(value, field) ? Object(value)[field] : undefined;
  return typeof own === 'string' ? own : undefined;
}

function listIn(value: unknown, field: string): readonly unknown[] {
  const own: unknown = hasField(value, field) ? Object(value)[field] : undefined;
  return Array.isArray(own) ? own : [];
}

/** Writes the findings in lines: state, check and message. */
export function findingsInLines(findings: readonly SetupFinding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const mark = (state: SetupFinding['state']) => setupWords.marks[state].padEnd(5);
  return findings
    .map(
      ({ check, state, message }) =>
        `${mark(state)}  ${check.padEnd(width)}  ${oneSafeLine(message)}\n`,
    )
    .join('');
}

/** Writes the findings as JSON for programs. */
export function findingsInJson(findings: readonly SetupFinding[]): string {
  return safeJson({ format: 1, version: VERSION, findings });
}
