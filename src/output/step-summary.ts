import { appendFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { formats } from '../report/formats.ts';
import type { Report } from '../report/report.ts';
import type { Edition } from '../report/view.ts';
import { refuseSpecialFile } from '../storage/output-file.ts';

/** What GitHub takes from one step; it throws the whole summary away where there is more. */
const MOST_BYTES = 1024 * 1024;

/**
 * Appends the report as Markdown to the file that GitHub Actions shows on the page of a run; does
 * nothing where there is no such file.
 * @throws UserError where it cannot be written
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
    const text = cutToBytes(`${written > 0 ? '\n' : ''}${markdown}`, MOST_BYTES - written, CUT);
    appendFileSync(file, text);
    io.stderr.write(text === '' ? FULL : '');
  } catch (error) {
    throw fileError('write', path, error);
  }
}

const CUT =
  '**The report is cut here:** GitHub shows no more than 1 MiB. `--output report.md` writes all of it.';
const FULL = 'warning: the summary of this step is full, and the report is not in it\n';

/**
 * A text of several lines in at most so many bytes of UTF-8: all of it, or its first lines and a last
 * paragraph that says that it is cut; empty where not even that has room.
 */
export function cutToBytes(text: string, most: number, ending: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  const last = new TextEncoder().encode(`\n${ending}\n`);
  const room = most - last.length;
  if (room < 0) return '';
  // Between two line breaks no character is in halves.
  const end = bytes.subarray(0, room).lastIndexOf(LINE_BREAK) + 1;
  const decoder = new TextDecoder();
  return decoder.decode(bytes.subarray(0, end)) + decoder.decode(last);
}

const LINE_BREAK = 10;
