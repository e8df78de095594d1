import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { VERSION } from '../../version.ts';
import { statusWords } from '../../words/status.ts';
import { runBrowser } from './browser.ts';

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
  const folder = mkdtempSync(join(tmpdir(), 'align-print-'));
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
