import { plain } from '../../report/text-layout.ts';
import { answerInWords } from './answer-words.ts';
import type { Canvas } from './canvas.ts';
import type { CriterionView } from './criterion-view.ts';
import { firstLines, hang, wrapLines } from './lines.ts';

/**
 * The answer in words with that of the earlier round, the note and the evidence, in `most` lines: an
 * equal share each, the answer first.
 */
export function remarkLines(
  view: CriterionView,
  most: number,
  { columns, paint }: Canvas,
): readonly string[] {
  const { answer, remarks } = view;
  const note = remarks.note ? plain(remarks.note) : '';
  const evidence = (remarks.evidence ?? []).map(plain).join('; ');
  const own = wrapLines(answerLine(view), columns - 1).map((line) => ` ${line}`);
  const paragraphs = [
    answer === undefined ? own.map((line) => paint.dim(line)) : own,
    ...(note ? [hang(' note: ', note, columns)] : []),
    ...(evidence ? [hang(' evidence: ', evidence, columns)] : []),
  ];
  const share = Math.max(Math.floor(most / paragraphs.length), 1);
  return paragraphs.flatMap((lines) => firstLines(lines, share, columns)).slice(0, most);
}

/** "your answer: 3 Working · last time (2012-08-06): 2 Documented". */
export function answerLine({ answer, isPutOff, earlier, scale }: CriterionView): string {
  const own =
    answer === undefined
      ? `not answered yet${isPutOff ? ' (skipped)' : ''}`
      : `● your answer: ${answerInWords(answer, scale)}`;
  if (!earlier) return own;
  return `${own} · ○ last time (${earlier.date}): ${answerInWords(earlier.answer, scale)}`;
}
