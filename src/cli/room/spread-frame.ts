import { plain } from '../../report/text-layout.ts';
import { assemble, clip, type Parts, squeeze } from '../screen/assemble.ts';
import { type Canvas, type Frame, within } from '../screen/canvas.ts';
import { header, shortHeader } from '../screen/header.ts';
import { legend } from '../screen/legend.ts';
import { firstLines, wrapLines } from '../screen/lines.ts';
import { noticeLines } from '../screen/notice.ts';
import { spreadKeys } from './room-keys.ts';
import type { RoomView } from './room-view.ts';
import { extremeLines, groupedLines, rowedLines, verdictLines, voteLines } from './spread-lines.ts';

/** How much of itself the screen shows. */
interface Layout {
  readonly gaps: 0 | 1 | 2 | 3;
  readonly header: 'two lines' | 'one line';
  readonly question: number;
  readonly votes: 'by name' | 'by level' | 'in a row';
  readonly verdict: number;
  /** Whether the highest and the lowest level are spelt out. */
  readonly extremes: boolean;
  readonly keys: number;
}

const FULL: Layout = {
  gaps: 3,
  header: 'two lines',
  question: 9,
  votes: 'by name',
  verdict: 9,
  extremes: true,
  keys: 3,
};
const PLAIN: Layout = { ...FULL, extremes: false };
const SHORT: Layout = { ...PLAIN, gaps: 0, header: 'one line', keys: 2 };
const GROUPED: Layout = { ...SHORT, votes: 'by level' };
const ROW: Layout = { ...SHORT, votes: 'in a row' };

/** From everything in full to what a window of 40 by 12 can hold. */
const layouts: readonly Layout[] = [
  FULL,
  PLAIN,
  { ...PLAIN, gaps: 2 },
  { ...PLAIN, gaps: 1 },
  { ...SHORT, gaps: 2 },
  SHORT,
  { ...SHORT, question: 2, verdict: 5 },
  { ...PLAIN, votes: 'by level' },
  { ...GROUPED, gaps: 2 },
  GROUPED,
  { ...GROUPED, question: 2, verdict: 5 },
  { ...GROUPED, question: 1, verdict: 3, keys: 1 },
  { ...ROW, question: 2, verdict: 5 },
  { ...ROW, question: 2, verdict: 3, keys: 1 },
  { ...ROW, question: 1, verdict: 3, keys: 1 },
  { ...ROW, question: 1, verdict: 2, keys: 1 },
];
const SMALLEST: Layout = { ...ROW, question: 1, verdict: 1, keys: 1 };

/** The screen of the votes and how far they are spread, as roomy as the window allows. */
export function spreadFrame(view: RoomView, notice: string | null, window: Canvas): Frame {
  const canvas = within(window);
  for (const layout of [...layouts, SMALLEST]) {
    const lines = assemble(partsOf(view, notice, canvas, layout), canvas);
    if (lines) return { lines: clip(lines, canvas), caret: null };
  }
  const { top, bottom } = partsOf(view, notice, canvas, SMALLEST);
  const parts = { top, bottom: canvas.rows > 3 ? bottom.slice(-1) : [] };
  return { lines: clip(squeeze(parts, canvas.rows, canvas), canvas), caret: null };
}

function partsOf(view: RoomView, notice: string | null, canvas: Canvas, layout: Layout): Parts {
  const { columns, paint } = canvas;
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const question = wrapLines(plain(view.criterion.question), columns - 1).map((line) => ` ${line}`);
  return {
    top: [
      ...(layout.header === 'two lines' ? header(view, canvas) : shortHeader(view, canvas)),
      ...gap(1),
      ...firstLines(question, layout.question, columns).map((line) => paint.bold(line)),
      ...gap(2),
      ...votesIn(view, canvas, layout),
      ...gap(3),
      ...verdictLines(view, canvas, layout.verdict),
      ...(layout.extremes ? ['', ...extremeLines(view, canvas)] : []),
    ],
    bottom: [
      ...noticeLines(view.saving, notice, canvas),
      ...legend(spreadKeys, canvas, layout.keys),
    ],
  };
}

function votesIn(view: RoomView, canvas: Canvas, { votes }: Layout): readonly string[] {
  if (votes === 'by name') return voteLines(view, canvas);
  return votes === 'by level' ? groupedLines(view, canvas) : rowedLines(view, canvas);
}
