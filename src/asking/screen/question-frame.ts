import { canBeNotApplicable } from '../../checklist/lookup.ts';
import { earlierAnswer, type QuestionView } from '../../conversation/view.ts';
import {
  answeredLevel,
  earlierInWords,
  ownAnswerInWords,
  remarksInWords,
} from '../../conversation/wording.ts';
import {
  assemble,
  type Canvas,
  clip,
  type Frame,
  type FrameParts,
  type KeyHint,
  legend,
  noticeLines,
  paragraph,
  READING_ROWS,
  squeeze,
  within,
} from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { firstLines, hangingIndent } from '../../text/wrap.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import { header, levelLines, levelStrip, shortHeader } from './page.ts';
import type { QuestionMode } from './state.ts';

/** Amount of detail on the screen. */
interface Layout {
  /** Number of the three seams between the parts that are an empty line. */
  readonly gaps: 0 | 1 | 2 | 3;
  readonly header: 'two-lines' | 'one-line';
  /** `folded` shows the descriptor of the active level only, `side by side` in a paragraph. */
  readonly levels: 'whole' | 'folded' | 'side-by-side' | 'numbers';
  /** At most so many lines about the answer so far, and of the keys. */
  readonly remarks: number;
  readonly keys: number;
}

const FULL: Layout = { gaps: 3, header: 'two-lines', levels: 'whole', remarks: 9, keys: 4 };
const FOLDED: Layout = { ...FULL, gaps: 0, header: 'one-line', levels: 'folded' };
const BESIDE: Layout = { ...FOLDED, levels: 'side-by-side' };

/** Layouts from full detail to what a window of 40 by 12 can hold. */
const layouts: readonly Layout[] = [
  FULL,
  { ...FULL, gaps: 2 },
  { ...FULL, gaps: 1 },
  { ...FULL, gaps: 0 },
  { ...FULL, gaps: 0, remarks: 3 },
  { ...FULL, gaps: 0, remarks: 1, keys: 2 },
  { ...FULL, levels: 'folded' },
  FOLDED,
  { ...FOLDED, keys: 2 },
  { ...FOLDED, remarks: 1, keys: 2 },
  { ...BESIDE, keys: 2 },
  { ...BESIDE, remarks: 3, keys: 1 },
  { ...BESIDE, remarks: 1, keys: 1 },
  { ...BESIDE, remarks: 0, keys: 1 },
];
const SMALLEST: Layout = { ...BESIDE, levels: 'numbers', remarks: 0, keys: 1 };

/** State of the question screen, apart from the question. */
export interface QuestionFrameInput extends Pick<QuestionMode, 'active' | 'ticked'> {
  readonly notice: string | null;
}

/** The screen of one criterion, as roomy as the window allows. */
export function questionFrame(
  view: QuestionView,
  asking: QuestionFrameInput,
  window: Canvas,
): Frame {
  const canvas = within(window, READING_ROWS);
  for (const layout of [...layouts, SMALLEST]) {
    const lines = assemble(partsOf(view, asking, canvas, layout), canvas);
    if (lines && staysFitting(view, asking, canvas, layout)) {
      return { lines: clip(lines, canvas), caret: null };
    }
  }
  return { lines: clip(squeezed(view, asking, canvas), canvas), caret: null };
}

/**
 * True if a layout fits for every position of the cursor, so that moving it never changes the
 * layout.
 */
function staysFitting(
  view: QuestionView,
  asking: QuestionFrameInput,
  canvas: Canvas,
  layout: Layout,
): boolean {
  if (layout.levels === 'whole') return true;
  return view.face.rows.every(({ level: active }) =>
    assemble(partsOf(view, { ...asking, active }, canvas, layout), canvas),
  );
}

function partsOf(
  view: QuestionView,
  { active, ticked, notice }: QuestionFrameInput,
  canvas: Canvas,
  layout: Layout,
): FrameParts {
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const remarks = remarkLines(view, layout.remarks, canvas);
  const news = noticeLines(view.saving, notice, canvas);
  const keys = legend(questionKeys(view), canvas, layout.keys);
  const top = [
    ...(layout.header === 'two-lines' ? header(view, canvas) : shortHeader(view, canvas)),
    ...gap(1),
    ...questionLines(view, canvas, layout),
    ...gap(2),
    ...levelsOf(view, { active, ticked }, canvas, layout),
  ];
  if (layout.header === 'two-lines') {
    return { top: [...top, ...gap(3), ...remarks], bottom: [...news, ...keys] };
  }
  // If space is short, a notice replaces the remarks on the answer.
  const said = news.filter((line) => line !== '').slice(0, 2);
  return { top, bottom: [...said, ...remarks.slice(said.length), ...keys] };
}

function questionLines(
  { criterion }: QuestionView,
  canvas: Canvas,
  { levels }: Layout,
): readonly string[] {
  const lines = paragraph(oneSafeLine(criterion.question), canvas);
  const shown = levels === 'numbers' ? firstLines(lines, 2, canvas.columns) : lines;
  return shown.map((line) => canvas.paint.bold(line));
}

function levelsOf(
  view: QuestionView,
  { active, ticked }: Pick<QuestionMode, 'active' | 'ticked'>,
  canvas: Canvas,
  { levels }: Layout,
): readonly string[] {
  if (view.face.rows.length === 0) return hintLines(view, canvas);
  const shown = { ...view, ticked, former: earlierAnswer(view) };
  if (levels === 'whole' || levels === 'folded') {
    return levelLines(shown, active, levels === 'folded', canvas);
  }
  return levelStrip(shown, active, levels === 'side-by-side', canvas);
}

/** Instruction to type the answer, in place of rows. */
function hintLines({ face }: QuestionView, canvas: Canvas): readonly string[] {
  return paragraph(face.hint === '' ? words.fieldHint : oneSafeLine(face.hint), canvas);
}

const { keys } = words;

/** Returns the keys that answer a criterion or move between criteria. */
export function questionKeys(view: QuestionView): readonly KeyHint[] {
  const { criterion, face } = view;
  return [
    ...face.keys,
    { key: 'u', does: keys.unknown, rank: 6 },
    ...(canBeNotApplicable(criterion) ? [{ key: 'n', does: keys.notApplicable, rank: 8 }] : []),
    ...(earlierAnswer(view) ? [{ key: '=', does: keys.keep, rank: 2 }] : []),
    { key: 'c', does: keys.note, rank: 5 },
    { key: 'e', does: keys.evidence, rank: 11 },
    ...(view.answer && face.entry === 'rows' ? [{ key: 'Enter', does: keys.next, rank: 12 }] : []),
    { key: 'b', does: keys.back, rank: 3 },
    { key: 's', does: keys.later, rank: 4 },
    { key: 'g', does: keys.goTo, rank: 10 },
    { key: 'r', does: keys.review, rank: 9 },
    { key: '?', does: keys.help, rank: 0 },
    { key: 'q', does: keys.saveAndQuit, rank: 2 },
  ];
}

/** For windows in which nobody would work, but nothing may break. */
function squeezed(
  view: QuestionView,
  asking: QuestionFrameInput,
  canvas: Canvas,
): readonly string[] {
  const { top, bottom } = partsOf(view, asking, canvas, SMALLEST);
  const kept = top.length - (asking.active === null ? 1 : 0) - 1;
  return squeeze({ top, bottom: squeezedBottom(bottom, canvas) }, kept, canvas);
}

/** Returns the lines of the keys, below the remarks if these leave the rest readable. */
function squeezedBottom(bottom: readonly string[], { rows }: Canvas): readonly string[] {
  if (rows > 9) return bottom;
  return rows > 3 ? bottom.slice(-1) : [];
}

/**
 * The answer in words with that of the earlier round, the note and the evidence, in `most` lines: an
 * equal share each, the answer first.
 */
function remarkLines(
  view: QuestionView,
  most: number,
  { columns, paint }: Canvas,
): readonly string[] {
  const { answer, remarks } = view;
  const own = ownAnswerInWords(view);
  // Without a row to stand on, the cursor is on the answer itself.
  const hasRow = answeredLevel(answer, view) !== null || view.scale.boxes !== null;
  const mark = answer && !hasRow ? '❯ ' : ' ';
  const lines = hangingIndent(mark, own, columns);
  const paragraphs = [
    answer === undefined ? lines.map((line) => paint.dim(line)) : lines,
    ...[...earlierInWords(view), ...remarksInWords(remarks)].map((text) =>
      hangingIndent(' ', text, columns),
    ),
  ];
  const share = Math.max(Math.floor(most / paragraphs.length), 1);
  return paragraphs.flatMap((own) => firstLines(own, share, columns)).slice(0, most);
}
