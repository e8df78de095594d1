import fastStringWidth from 'fast-string-width';
import { safeText } from '../../text/safe.ts';

/**
 * Escapes untrusted text for Markdown, so that it shows exactly this text. No emphasis, link,
 * image, HTML, formula, heading, list or table can result, and no command of a CI run. Line breaks become `<br>`.
 */
export function escapeMarkdown(text: string): string {
  if (WORDS.test(text)) return text.trim();
  return text
    .trim()
    .replace(/\t/g, ' ')
    .split(/\r\n|\n|\r/)
    .map((line) => escapeLine(safeText(line).trim()))
    .join('<br>');
}

/** Text in one line in which nothing is to be escaped. Most texts are such. */
const WORDS = /^[A-Za-z“][A-Za-z0-9 ,;:'"()%?!.@#^/+={}“”’–-]*$/;

function escapeLine(line: string): string {
  return (
    line
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/^(#|[-+](?=\s|$)|--|==)/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      // At the start of a line, a CI run takes two colons for a command.
      .replace(/^::/, '\\::')
  );
}

/** Returns an id or file name as code; longer backticks enclose backticks in it. */
export function codeSpan(text: string): string {
  const safe = safeText(text).replace(/\s+/g, ' ').replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${safe} ${fence}` : `${fence}${safe}${fence}`;
}

/** Returns safe lines as a block of code, which shows them as they are. */
export function codeBlock(lines: readonly string[]): string {
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines.map(safeText), fence].join('\n');
}

/** Length of a cell beyond which it does not widen its column in raw Markdown. */
const WIDEST_PADDED = 60;

/**
 * Returns a GFM table that is also readable raw; cells are Markdown. Columns in `right` are aligned
 * to the right.
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = head.map((_, column) =>
    Math.min(Math.max(3, ...[head, ...rows].map((row) => widthOf(row[column]))), WIDEST_PADDED),
  );
  const pad = (cell: string, column: number) => {
    const space = ' '.repeat(Math.max((widths[column] ?? 0) - widthOf(cell), 0));
    return right.includes(column) ? space + cell : cell + space;
  };
  const rule = widths.map((width, column) =>
    right.includes(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [head, rule, ...rows].map((row) => `| ${row.map(pad).join(' | ')} |`).join('\n');
}

/** Characters that are one column wide: for most cells, the length is the width. */
const PLAIN = /^[ -~█░–]*$/;

function widthOf(cell = ''): number {
  return PLAIN.test(cell) ? cell.length : fastStringWidth(cell);
}
