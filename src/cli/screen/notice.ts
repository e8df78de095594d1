import type { Saving } from '../../interview/conduct.ts';
import { safeText } from '../../safe-text.ts';
import type { Canvas } from './canvas.ts';
import { wrapLines } from './lines.ts';

/**
 * What there is to say, above the keys: how the last saving came out where that is not as usual, and
 * a notice. One line at least, so that nothing moves when a notice comes and goes.
 */
export function noticeLines(
  { isSaved, message }: Saving,
  notice: string | null,
  { columns, paint }: Canvas,
): readonly string[] {
  const wrapped = (text: string) =>
    wrapLines(safeText(text), columns - 1).map((line) => ` ${line}`);
  const alarm = isSaved
    ? []
    : wrapped(`Not saved (w saves elsewhere): ${message ?? 'nobody knows why'}`);
  const news = [isSaved ? message : null, notice].flatMap((said) =>
    said === null ? [] : wrapped(said),
  );
  const lines = [...alarm.map((line) => paint.red.bold(line)), ...news];
  return lines.length > 0 ? lines : [''];
}
