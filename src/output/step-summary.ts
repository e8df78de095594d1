import { appendFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { formats } from '../report/formats.ts';
import type { Report } from '../report/report.ts';
import type { Edition } from '../report/view.ts';
import { refuseSpecialFile } from '../storage/output-file.ts';
import { statusWords } from '../words/status.ts';

/** Limit of GitHub per step; it discards the whole summary of a longer one. */
const MOST_BYTES = 1024 * 1024;

/**
 * Appends the report as Markdown to the file that GitHub Actions shows on the page of a run. Does
 * nothing without such a file.
 * @throws UserError if it cannot be written
 */
export async function appendSummary(
  io: Io,
  report: Report,
  edition: Edition | undefined,
): Promise<void> {
  const path = io.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const render = await formats.markdown.load();
  const markdown = render(report, { terminal: { colour: 0, columns: 80 }, edition });
  const file = resolve(io.folder, path);
  try {
    refuseSpecialFile(file, path);
    const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const text = cutToBytes(
      `${written > 0 ? '\n' : ''}${markdown}`,
      MOST_BYTES - written,
      statusWords.summaryCut,
    );
    appendFileSync(file, text);
    if (text === '') io.stderr.write(`warning: ${statusWords.summaryFull}\n`);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

/**
 * Shortens a text to at most `most` bytes of UTF-8, by whole lines, and adds `ending` if it does.
 * Empty if not even `ending` fits.
 */
export function cutToBytes(text: string, most: number, ending: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  const last = new TextEncoder().encode(`\n${ending}\n`);
  const room = most - last.length;
  if (room < 0) return '';
  // No character spans a line break, so none is cut in two.
  const end = bytes.subarray(0, room).lastIndexOf(LINE_BREAK) + 1;
  const decoder = new TextDecoder();
  return decoder.decode(bytes.subarray(0, end)) + decoder.decode(last);
}

const LINE_BREAK = 10;
