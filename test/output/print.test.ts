import { chmodSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Dialogue, Interrupted } from '../../src/io/io.ts';
import { browserPlaces, printPage } from '../../src/output/browser.ts';
import { align, type World } from '../cli/fake-io.ts';
import { workspace } from '../cli/workspace.ts';

const ROUND = join(process.cwd(), 'examples/lakeshore-metrics/2012-08-06');

describe('a browser', () => {
  it.each([
    {
      platform: 'linux',
      env: { PATH: '/usr/local/bin:/usr/bin' },
      place: '/usr/bin/chromium',
      because: 'it is on the path',
    },
    {
      platform: 'linux',
      env: { PATH: '/snap/bin' },
      place: '/snap/bin/chromium',
      because: 'Ubuntu has it there',
    },
    {
      platform: 'darwin',
      env: { HOME: '/Users/kathy' },
      place: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      because: 'it is installed for everybody',
    },
    {
      platform: 'darwin',
      env: { HOME: '/Users/kathy' },
      place: '/Users/kathy/Applications/Chromium.app/Contents/MacOS/Chromium',
      because: 'it is installed for one person',
    },
    {
      platform: 'win32',
      env: { PROGRAMFILES: 'C:\\Program Files' },
      place: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      because: 'it is installed for everybody',
    },
    {
      platform: 'win32',
      env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      place: 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      because: 'Windows comes with Edge',
    },
  ])('is looked for at $place: $because', ({ platform, env, place }) => {
    expect(browserPlaces(platform, env)).toContain(place);
  });
});

/** Returns a folder with a shell script in place of the browser. */
function withBrowser(script: string, more: World['env'] = {}) {
  const space = workspace({ browser: `#!/bin/sh\n${script}\n` });
  chmodSync(join(space.folder, 'browser'), 0o755);
  const env = { CHROME_PATH: 'browser', ...more };
  const run = (...args: readonly string[]) => align(args, { folder: space.folder, env });
  return { ...space, run };
}

const PRINTS = `for own in "$@"; do
  case "$own" in --print-to-pdf=*) printf '%%PDF-1.4\\n%%%%EOF\\n' > "\${own#--print-to-pdf=}";; esac
done`;

describe.skipIf(process.platform === 'win32')('a PDF', () => {
  it('is printed by the browser, and recognised as a report of align', async () => {
    const { run, read } = withBrowser(PRINTS);
    const first = await run('audit', '--answers', ROUND, '-o', 'report.pdf');
    expect(first.stderr).toBe('Saved the report to report.pdf\n');
    expect(read('report.pdf')).toBe('%PDF-1.4\n%%EOF\n\n% Gap report by align 0.1.0\n');
    expect((await run('audit', '--answers', ROUND, '-o', 'report.pdf')).code).toBe(0);
  });

  it.each([
    {
      script: 'echo "[12:ERROR] no usable sandbox" >&2; exit 1',
      why: 'no usable sandbox',
      because: 'it says so',
    },
    { script: 'exit 7', why: 'it ended with 7', because: 'it says nothing' },
    {
      script: PRINTS.replace('%%PDF', 'PDF'),
      why: 'it ended with 0',
      because: 'what it wrote is no PDF',
    },
  ])('that a browser does not print is an error: $because', async ({ script, why }) => {
    const { run, folder } = withBrowser(script);
    const { code, stderr } = await run('audit', '--answers', ROUND, '-o', 'report.pdf');
    expect(code).toBe(2);
    expect(stderr).toContain(`"${join(folder, 'browser')}" could not create the PDF: ${why}\n`);
    expect(stderr).toContain('add --format html');
    expect(readdirSync(folder)).toEqual(['browser']);
  });

  it('leaves nothing behind, printed or not', async () => {
    await withBrowser(PRINTS).run('audit', '--answers', ROUND, '-o', 'report.pdf');
    await withBrowser('exit 1').run('audit', '--answers', ROUND, '-o', 'report.pdf');
    expect(leftOver()).toEqual([]);
  });

  it('needs a browser, and suggests another way without one', async () => {
    const { run, folder } = withBrowser('', { CHROME_PATH: '', PATH: '/nowhere' });
    const { code, stderr } = await run('audit', '--answers', ROUND, '-o', 'r.md', '-o', 'r.pdf');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: no browser found to create the PDF\n' +
        'hint: install Chromium, Chrome or Edge, or set CHROME_PATH to its path; or add --format html and print that page\n',
    );
    expect(readdirSync(folder)).toEqual(['browser']);
  });

  it('refuses a CHROME_PATH that is not a program', async () => {
    const { run } = withBrowser('', { CHROME_PATH: 'nowhere/chrome' });
    const { stderr } = await run('audit', '--answers', ROUND, '-o', 'report.pdf');
    expect(stderr).toContain('CHROME_PATH is "nowhere/chrome", which is not a program\n');
  });

  it('is stopped when the browser hangs', async () => {
    const { folder } = withBrowser(HANGS);
    const printing = printPage(
      listening(() => {}),
      '<p>',
      {
        browser: join(folder, 'browser'),
        milliseconds: 100,
      },
    );
    await expect(printing).rejects.toThrow(
      'could not create the PDF: it took longer than 1 second',
    );
    expect(leftOver()).toEqual([]);
  });

  it('is stopped with the program', async () => {
    const { folder } = withBrowser(HANGS);
    const interrupted = listening((stop) => setTimeout(() => stop(143), 100));
    const printing = printPage(interrupted, '<p>', { browser: join(folder, 'browser') });
    await expect(printing).rejects.toEqual(new Interrupted(143));
    expect(leftOver()).toEqual([]);
  });
});

/** Runs until it is killed, and so does the process that it has started. */
const HANGS = 'sleep 600 &\nwait';

/** Returns a dialogue that passes on its signals. */
function listening(onSignal: (stop: (exitCode: number) => void) => void) {
  const dialogue: Dialogue = {
    input: Readable.from([]),
    onResize: () => nothing,
    onSignal: (listener) => {
      onSignal(listener);
      return nothing;
    },
    suspend: nothing,
    onContinue: () => nothing,
  };
  return { dialogue: () => dialogue };
}

const nothing = () => {};

/** Returns the temporary folders of prints; none should be left. */
function leftOver(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('align-print-'));
}
