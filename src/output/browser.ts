import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, posix, resolve, win32 } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../diagnostic.ts';
import { Interrupted, type Io } from '../io/io.ts';
import { makeTemporaryFolder } from '../storage/temporary.ts';
import { safeText } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { statusWords } from '../words/status.ts';

/** Environment variable with the path of the browser that prints. */
const VARIABLE = 'CHROME_PATH';

/**
 * Returns the path of a browser that can print: the named one, or the first one found.
 *
 * @throws UserError if there is none
 */
export function findBrowser({ env, folder }: Io, platform: string = process.platform): string {
  const named = env[VARIABLE];
  if (named) {
    const path = resolve(folder, named);
    if (isProgram(path)) return path;
    throw new UserError(statusWords.notProgram({ variable: VARIABLE, path: named }));
  }
  const found = browserPlaces(platform, env).find(isProgram);
  if (found) return found;
  throw new UserError(statusWords.noBrowser({ variable: VARIABLE }));
}

/** Returns the usual paths of browsers of the Chromium family, the most reliable printers first. */
export function browserPlaces(platform: string, env: Io['env']): readonly string[] {
  switch (platform) {
    case 'win32':
      return onWindows(env);
    case 'darwin':
      return [...onMac(env.HOME), ...onPath(env.PATH)];
    default:
      return onPath(env.PATH);
  }
}

const PROGRAMS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'vivaldi-stable',
  'chrome',
];

function onPath(path = ''): readonly string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return PROGRAMS.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

const APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'];

function onMac(home: string | undefined): readonly string[] {
  const folders = ['/Applications', ...(home ? [posix.join(home, 'Applications')] : [])];
  return APPLICATIONS.flatMap((name) =>
    folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
  ['Vivaldi', 'Application', 'vivaldi.exe'],
];

function onWindows(env: Io['env']): readonly string[] {
  const folders = WINDOWS_FOLDERS.flatMap((name) => env[name] ?? []);
  return WINDOWS_PROGRAMS.flatMap((parts) => folders.map((folder) => win32.join(folder, ...parts)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Number of characters kept of a browser's messages; the last ones explain a failure. */
const KEPT_CHARACTERS = 4000;

interface Run {
  readonly args: readonly string[];
  /** Time limit; the browser is killed after it. */
  readonly milliseconds: number;
}

/**
 * Runs a browser to its end and returns its result in words; the caller checks the file it wrote.
 *
 * @throws Interrupted if the program is stopped meanwhile
 */
function runBrowser(
  { dialogue }: Pick<Io, 'dialogue'>,
  browser: string,
  { args, milliseconds }: Run,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Its own process group can be killed with all its children.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let said = '';
    let stopped: number | null = null;
    let reason: string | null = null;
    const timer = setTimeout(() => {
      reason = statusWords.browserSlow({ seconds: Math.ceil(milliseconds / 1000) });
      kill(child);
    }, milliseconds);
    const unwatch = dialogue().onSignal((exitCode) => {
      stopped = exitCode;
      kill(child);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT_CHARACTERS);
    });
    const end = (outcome: string) => {
      clearTimeout(timer);
      unwatch();
      // Its children may still use the profile.
      kill(child);
      if (stopped === null) resolve(reason ?? outcome);
      else reject(new Interrupted(stopped));
    };
    child.once('error', ({ message }) => end(safeText(message)));
    child.once('exit', (code, signal) =>
      end(lastWords(said) ?? statusWords.browserEnded({ outcome: String(code ?? signal) })),
    );
  });
}

function kill(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Returns the last line that a program wrote, without its place in the source. */
function lastWords(said: string): string | null {
  const line = said
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^\[[^\]]*\]\s*/, '')
    .trim();
  return line ? safeText(line).slice(0, 300) : null;
}

/** Browser and time limit of a print. */
export interface Printer {
  readonly browser: string;
  readonly milliseconds?: number;
}

/**
 * Prints a page as PDF, in a browser with a temporary profile that is always removed.
 *
 * @throws UserError if the browser fails, Interrupted if the program is stopped
 */
export async function printPage(
  io: Pick<Io, 'dialogue'>,
  page: string,
  printer: Printer,
): Promise<Uint8Array> {
  const { browser, milliseconds = patienceFor(page) } = printer;
  const folder = makeTemporaryFolder('align-print-');
  try {
    const source = join(folder, 'report.html');
    const target = join(folder, 'report.pdf');
    writeFileSync(source, page);
    const args = [...OPTIONS, `--user-data-dir=${join(folder, 'profile')}`, ...withoutSandbox()];
    const outcome = await runBrowser(io, browser, {
      args: [...args, `--print-to-pdf=${target}`, pathToFileURL(source).href],
      milliseconds,
    });
    return readPdf(target) ?? refuse(browser, outcome);
  } finally {
    // On Windows a program that has just ended may still hold its files for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Returns the time limit in milliseconds: one minute plus one per megabyte. */
function patienceFor(page: string): number {
  return 60_000 * (1 + page.length / 1_000_000);
}

const OPTIONS = [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  // The page has its own footer; older browsers know the second name.
  '--no-pdf-header-footer',
  '--print-to-pdf-no-header',
  '--generate-pdf-document-outline',
  '--export-tagged-pdf',
];

/** Returns the option that Chromium needs to run as root, as in a container. */
function withoutSandbox(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function readPdf(path: string): Uint8Array | null {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : null;
  } catch {
    return null;
  }
}

function refuse(browser: string, reason: string): never {
  throw new UserError(statusWords.browserFailed({ path: browser, reason }));
}

/**
 * Prints a report as PDF and adds a comment at its end. Viewers ignore the comment; a later run
 * recognises the file as a report of align and may replace it.
 *
 * @throws UserError if the browser fails, Interrupted if the program is stopped
 */
export async function printPdf(
  io: Pick<Io, 'dialogue'>,
  page: string,
  printer: Printer,
): Promise<Uint8Array> {
  return Buffer.concat([
    await printPage(io, page, printer),
    Buffer.from(`\n% ${statusWords.generator({ version: VERSION })}\n`),
  ]);
}
