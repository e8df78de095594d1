import { wrapLines } from '../text/wrap.ts';
import { conversationWords } from '../words/conversation.ts';
import type { Canvas } from './frame.ts';

const words = conversationWords.keys;

/** A key and what it does. */
export interface KeyHint {
  readonly key: string;
  readonly does: string;
  /** Order of removal if space is short: the highest rank first. */
  readonly rank: number;
}

/** The keys of the help, of lists and of fields for text. */
export const helpKeys: readonly KeyHint[] = [
  { key: '?', does: words.backToLevels, rank: 0 },
  { key: '↑↓', does: words.scroll, rank: 1 },
];

export const goToKeys: readonly KeyHint[] = [
  { key: '1-9', does: words.typeNumber, rank: 2 },
  { key: '↑↓', does: words.choose, rank: 3 },
  { key: 'Enter', does: words.goThere, rank: 0 },
  { key: 'Esc', does: words.stay, rank: 1 },
];

export const reviewKeys: readonly KeyHint[] = [
  { key: 'f', does: words.finish, rank: 0 },
  { key: 'Enter', does: words.goThere, rank: 1 },
  { key: '↑↓', does: words.choose, rank: 4 },
  { key: '1-9', does: words.typeNumber, rank: 5 },
  { key: 'b', does: words.back, rank: 3 },
  { key: 'q', does: words.saveAndQuit, rank: 2 },
];

export const lineKeys: readonly KeyHint[] = [
  { key: 'Enter', does: words.keepText, rank: 0 },
  { key: 'Esc', does: words.leave, rank: 1 },
];

export const linesKeys: readonly KeyHint[] = [
  ...lineKeys,
  { key: 'Ctrl-J', does: words.newLine, rank: 2 },
];

/** The key legend in at most `rows` lines; the help, which shows all keys, is the last to go. */
export function legend(
  hints: readonly KeyHint[],
  { columns, paint }: Canvas,
  rows: number,
): readonly string[] {
  const byRank = hints.toSorted((a, b) => a.rank - b.rank);
  for (let count = hints.length; count > 1; count -= 1) {
    const kept = new Set(byRank.slice(0, count));
    const lines = wrapHints(
      hints.filter((hint) => kept.has(hint)),
      columns - 1,
    );
    if (lines.length <= rows) return lines.map((line) => ` ${painted(line, paint)}`);
  }
  const [first] = byRank;
  return first ? wrapLines(`${first.key} ${first.does}`, columns).slice(0, rows) : [];
}

function wrapHints(hints: readonly KeyHint[], columns: number): readonly (readonly KeyHint[])[] {
  const lines: KeyHint[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const hint of hints) {
    const own = hint.key.length + 1 + hint.does.length;
    if (width + SEPARATOR.length + own > columns) {
      lines.push([hint]);
      width = own;
    } else {
      lines.at(-1)?.push(hint);
      width += SEPARATOR.length + own;
    }
  }
  return lines;
}

const SEPARATOR = ' · ';

function painted(hints: readonly KeyHint[], paint: Canvas['paint']): string {
  return hints
    .map(({ key, does }) => `${paint.bold(key)} ${paint.dim(does)}`)
    .join(paint.dim(SEPARATOR));
}
