import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, posix, resolve, win32 } from 'node:path';
import { UserError } from '../../errors.ts';
import { quoted } from '../../safe-text.ts';
import type { Io } from '../io.ts';

/** Where somebody says which browser to print with. */
const VARIABLE = 'CHROME_PATH';

const HINT = `install Chromium, Chrome or Edge, or name one in ${VARIABLE}; or add --format html and print that page from any browser`;

/**
 * The path of a browser that can print: the one that is named, or the first that is found where
 * they usually are.
 * @throws UserError where there is none
 */
export function findBrowser({ env, folder }: Io, platform: string = process.platform): string {
  const named = env[VARIABLE];
  if (named) {
    const path = resolve(folder, named);
    if (isProgram(path)) return path;
    throw new UserError(`${VARIABLE} is ${quoted(named)}, which is no program`, HINT);
  }
  const found = browserPlaces(platform, env).find(isProgram);
  if (found) return found;
  throw new UserError('there is no browser here to print a PDF with', HINT);
}

/** Where browsers of the Chromium family usually are, those that print most reliably first. */
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
