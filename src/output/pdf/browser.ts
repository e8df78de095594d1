import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, posix, resolve, win32 } from 'node:path';
import { UserError } from '../../diagnostic.ts';
import { Interrupted, type Io } from '../../io/io.ts';
import { safeText } from '../../text/safe.ts';
import { statusWords } from '../../words/status.ts';

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
export function runBrowser(
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
