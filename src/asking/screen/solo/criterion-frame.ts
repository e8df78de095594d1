import { canBeNotApplicable } from '../../../checklist/lookup.ts';
import type { CriterionView } from '../../../conversation/solo/view.ts';
import {
  assemble,
  type Canvas,
  clip,
  type Frame,
  type FrameParts,
  noticeLines,
  squeeze,
  within,
} from '../../../terminal/frame.ts';
import { type KeyHint, legend } from '../../../terminal/key-hints.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import { firstLines, hangingIndent, wrapLines } from '../../../text/wrap.ts';
import { answerText, type LevelsView, levelLines, levelStrip } from '../levels.ts';
import { header, shortHeader } from '../page.ts';

/** State of the criterion screen, apart from the criterion. */
export interface CriterionFrameInput {
  /** The level that the arrows stand on. */
  readonly active: number;
  /** The boxes that are ticked so far. */
  readonly ticked?: readonly string[];
  readonly notice: string | null;
}

/** Amount of detail on the screen. */
interface Layout {
  /** Number of the three seams between the parts that are an empty line. */
  readonly gaps: 0 | 1 | 2 | 3;
  readonly header: 'two lines' | 'one line';
  /** `folded` shows the descriptor of the active level only, `side by side` in a paragraph. */
  readonly levels: 'whole' | 'folded' | 'side by side' | 'numbers';
  /** At most so many lines about the answer so far, and of the keys. */
  readonly remarks: number;
  readonly keys: number;
}

const FULL: Layout = { gaps: 3, header: 'two lines', levels: 'whole', remarks: 9, keys: 4 };
const FOLDED: Layout = { ...FULL, gaps: 0, header: 'one line', levels: 'folded' };
const BESIDE: Layout = { ...FOLDED, levels: 'side by side' };

/** In a taller window the screen stays this high, so that the eye has less to travel. */
const HIGHEST = 26;

/** Layouts from full detail to what a window of 40 by 12 can hold. */
const layouts: readonly Layout[] = [
  FULL,
  { ...FULL, gaps: 2 },
  { ...FULL, gaps: 1 },
  { ...FULL, gaps: 0 },
  { ...FULL, gaps: 0, remarks: 3 },
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

/** The screen of one criterion, as roomy as the window allows. */
export function criterionFrame(
  view: CriterionView,
  asking: CriterionFrameInput,
  window: Canvas,
): Frame {
  const canvas = within(window, HIGHEST);
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
  view: CriterionView,
  asking: CriterionFrameInput,
  canvas: Canvas,
  layout: Layout,
): boolean {
  if (layout.levels === 'whole') return true;
  return view.face.rows.every(({ level: active }) =>
    assemble(partsOf(view, { ...asking, active }, canvas, layout), canvas),
  );
}

function partsOf(
  view: CriterionView,
  { active, ticked = [], notice }: CriterionFrameInput,
  canvas: Canvas,
  layout: Layout,
): FrameParts {
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const remarks = remarkLines(view, layout.remarks, canvas);
  const news = noticeLines(view.saving, notice, canvas);
  const keys = keyLines(view, canvas, layout.keys);
  const top = [
    ...(layout.header === 'two lines' ? header(view, canvas) : shortHeader(view, canvas)),
    ...gap(1),
    ...questionLines(view, canvas, layout),
    ...gap(2),
    ...levelsOf({ ...view, ticked }, active, canvas, layout),
  ];
  if (layout.header === 'two lines') {
    return { top: [...top, ...gap(3), ...remarks], bottom: [...news, ...keys] };
  }
  // If space is short, a notice replaces the remarks on the answer.
  const said = news.filter((line) => line !== '').slice(0, 2);
  return { top, bottom: [...said, ...remarks.slice(said.length), ...keys] };
}

function questionLines(
  { criterion }: CriterionView,
  { columns, paint }: Canvas,
  { levels }: Layout,
): readonly string[] {
  const lines = wrapLines(oneSafeLine(criterion.question), columns - 1).map((line) => ` ${line}`);
  const shown = levels === 'numbers' ? firstLines(lines, 2, columns) : lines;
  return shown.map((line) => paint.bold(line));
}

function levelsOf(
  view: LevelsView,
  active: number,
  canvas: Canvas,
  { levels }: Layout,
): readonly string[] {
  if (view.face.rows.length === 0) return hintLines(view, canvas);
  if (levels === 'whole' || levels === 'folded') {
    return levelLines(view, active, levels === 'folded', canvas);
  }
  return levelStrip(view, active, levels === 'side by side', canvas);
}

/** Instruction to type the answer, in place of rows. */
function hintLines({ face }: LevelsView, { columns }: Canvas): readonly string[] {
  const hint = face.entry === 'text' ? 'Enter opens a field for your words.' : face.hint;
  return wrapLines(`❯ ${oneSafeLine(hint)}`, columns - 1).map((line) => ` ${line}`);
}

/** Returns the keys that answer a criterion or move between criteria. */
export function criterionKeys({
  criterion,
  face,
}: Pick<CriterionView, 'criterion' | 'face'>): readonly KeyHint[] {
  return [
    ...face.keys,
    { key: '?', does: 'help', rank: 0 },
    { key: 'c', does: 'note', rank: 5 },
    { key: 'e', does: 'evidence', rank: 11 },
    ...(canBeNotApplicable(criterion) ? [{ key: 'n', does: 'not applicable', rank: 8 }] : []),
    { key: 'u', does: "don't know", rank: 6 },
    { key: 'b', does: 'back', rank: 3 },
    { key: 's', does: 'skip for now', rank: 4 },
    { key: 'g', does: 'go to', rank: 10 },
    { key: 'r', does: 'review', rank: 9 },
    { key: 'q', does: 'save and quit', rank: 2 },
  ];
}

function keyLines(view: CriterionView, canvas: Canvas, rows: number): readonly string[] {
  return legend(criterionKeys(view), canvas, rows);
}

/** For windows in which nobody would work, but nothing may break. */
function squeezed(
  view: CriterionView,
  asking: CriterionFrameInput,
  canvas: Canvas,
): readonly string[] {
  const { top, bottom } = partsOf(view, asking, canvas, SMALLEST);
  const descriptor = levelStrip(view, asking.active, false, canvas).length - 1;
  const kept = top.length - descriptor + Math.min(descriptor, 3) - 1;
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
  view: CriterionView,
  most: number,
  { columns, paint }: Canvas,
): readonly string[] {
  const { answer, remarks } = view;
  const note = remarks.note ? oneSafeLine(remarks.note) : '';
  const evidence = (remarks.evidence ?? []).map(oneSafeLine).join('; ');
  const own = wrapLines(answerLine(view), columns - 1).map((line) => ` ${line}`);
  const paragraphs = [
    answer === undefined ? own.map((line) => paint.dim(line)) : own,
    ...(note ? [hangingIndent(' note: ', note, columns)] : []),
    ...(evidence ? [hangingIndent(' evidence: ', evidence, columns)] : []),
  ];
  const share = Math.max(Math.floor(most / paragraphs.length), 1);
  return paragraphs.flatMap((lines) => firstLines(lines, share, columns)).slice(0, most);
}

/** "your answer: 3 Working · last time (2012-08-06): 2 Documented". */
export function answerLine({ answer, isPutOff, earlier, scale }: CriterionView): string {
  const own =
    answer === undefined
      ? `not answered yet${isPutOff ? ' (skipped)' : ''}`
      : `● your answer: ${answerText(answer, scale)}`;
  if (!earlier) return own;
  return `${own} · ○ last time (${earlier.date}): ${answerText(earlier.answer, scale)}`;
}
