import { type BallotMark, parseBallotLine } from '../../../conversation/workshop/ballots.ts';
import type { Ballot, WorkshopQuestionView } from '../../../conversation/workshop/view.ts';
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
import { legend } from '../../../terminal/key-hints.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import { cut, firstLines, hangingIndent, widthOf, wrapLines } from '../../../text/wrap.ts';
import { labelOf, levelLines } from '../levels.ts';
import { header, shortHeader } from '../page.ts';
import { voteKeysFor } from './list.ts';
import type { VoteKind, VoteMode } from './state.ts';
import { shortAnswer } from './wording.ts';

/** Amount of detail on the screen. */
interface Layout {
  readonly gaps: 0 | 1 | 2 | 3;
  readonly header: 'two lines' | 'one line';
  readonly levels: 'whole' | 'labels' | 'in a line' | 'none';
  readonly question: number;
  readonly keys: number;
}

const FULL: Layout = { gaps: 3, header: 'two lines', levels: 'whole', question: 9, keys: 3 };
const FLAT: Layout = { gaps: 0, header: 'one line', levels: 'in a line', question: 9, keys: 2 };

/** Layouts from full detail to what a window of 40 by 12 can hold. */
const layouts: readonly Layout[] = [
  FULL,
  { ...FULL, gaps: 2 },
  { ...FULL, gaps: 1 },
  { ...FULL, gaps: 0 },
  { ...FULL, gaps: 0, header: 'one line' },
  { ...FULL, levels: 'labels' },
  { ...FULL, gaps: 1, levels: 'labels' },
  { ...FLAT, levels: 'labels' },
  { ...FLAT, gaps: 2 },
  { ...FLAT, gaps: 1 },
  FLAT,
  { ...FLAT, keys: 1 },
  { ...FLAT, question: 2, keys: 1 },
  { ...FLAT, levels: 'none', question: 2, keys: 1 },
];
const SMALLEST: Layout = { ...FLAT, levels: 'none', question: 1, keys: 1 };

/** The screen on which everybody's votes are typed, as roomy as the window allows. */
export function voteFrame(
  view: WorkshopQuestionView,
  mode: VoteMode,
  notice: string | null,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const below = (layout: Layout) => belowInput(view, notice, canvas, layout);
  for (const layout of [...layouts, SMALLEST]) {
    const lines = assemble(partsOf(view, mode, canvas, layout, below(layout)), canvas);
    if (lines) return framed(lines, mode, below(layout).length, canvas);
  }
  const parts = partsOf(view, mode, canvas, SMALLEST, []);
  return framed(squeeze(parts, 0, canvas).slice(-canvas.rows), mode, 0, canvas);
}

function framed(
  lines: readonly string[],
  { field }: VoteMode,
  below: number,
  canvas: Canvas,
): Frame {
  const before = inputLine(field.text.slice(0, field.caret), canvas);
  const column = Math.min(widthOf(before), canvas.columns - 1);
  return {
    lines: clip(lines, canvas),
    caret: { row: Math.max(lines.length - below - 1, 0), column },
  };
}

function partsOf(
  view: WorkshopQuestionView,
  mode: VoteMode,
  canvas: Canvas,
  layout: Layout,
  below: readonly string[],
): FrameParts {
  const { columns, paint } = canvas;
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const question = wrapLines(oneSafeLine(view.criterion.question), columns - 1).map(
    (line) => ` ${line}`,
  );
  const marks = parseBallotLine(mode.field.text, view);
  const input = cut(inputLine(mode.field.text, canvas), columns);
  return {
    top: [
      ...(layout.header === 'two lines' ? header(view, canvas) : shortHeader(view, canvas)),
      ...gap(1),
      ...firstLines(question, layout.question, columns).map((line) => paint.bold(line)),
      ...gap(2),
      ...levelsIn(view, layout, canvas),
    ],
    bottom: [
      ...gap(3),
      ...leadLines(view, mode, canvas),
      ...namesLines(view, marks, mode.kind, columns),
      paint.bold(paint.cyan(input)),
      ...below,
    ],
  };
}

function inputLine(text: string, { columns }: Canvas): string {
  return columns < 20 ? ` ${text}` : ` Votes: ${text}`;
}

/** Returns the line that names the kind of vote; none for a first vote. */
function leadLines(
  _: WorkshopQuestionView,
  { kind }: VoteMode,
  { columns, paint }: Canvas,
): readonly string[] {
  if (kind === 'first') return [];
  const lead = kind === 'second' ? 'Second vote; the first one is kept.' : 'Correcting the votes.';
  return [paint.bold(cut(` ${lead}`, columns))];
}

function belowInput(
  view: WorkshopQuestionView,
  notice: string | null,
  canvas: Canvas,
  { keys }: Layout,
): readonly string[] {
  return [...noticeLines(view.saving, notice, canvas), ...legend(voteKeysFor(view), canvas, keys)];
}

/** Instruction to type the votes, in place of rows. */
function howToVote({ face }: WorkshopQuestionView, { columns }: Canvas): readonly string[] {
  const how =
    face.entry === 'text'
      ? 'Enter asks everybody in turn; the words are never scored.'
      : face.ballotHint;
  return hangingIndent(' ', oneSafeLine(how), columns);
}

/** Returns the levels without a cursor; typed votes are shown beside the names. */
function levelsIn(
  view: WorkshopQuestionView,
  { levels: shown }: Layout,
  canvas: Canvas,
): readonly string[] {
  if (shown === 'none') return [];
  if (shown === 'in a line') {
    const words = view.face.rows.map((level) =>
      `${level.level} ${labelOf(level)}`.trim().replaceAll(' ', '\u00a0'),
    );
    return hangingIndent(' ', words.join('  '), canvas.columns).map((line) =>
      line.replaceAll('\u00a0', ' '),
    );
  }
  const { face, scale } = view;
  if (face.rows.length === 0) return howToVote(view, canvas);
  const bare = { face, scale, answer: undefined, earlier: null };
  return levelLines(bare, Number.NaN, shown === 'labels', canvas);
}

/** Returns the names in the order of the votes, each with the vote typed so far. */
function namesLines(
  view: WorkshopQuestionView,
  marks: readonly BallotMark[],
  kind: VoteKind,
  columns: number,
): readonly string[] {
  const entries = view.ballots.map((ballot, at) => {
    const cursor = at === marks.length ? '❯' : '';
    // A name stays on one line with its vote.
    return `${cursor}${oneSafeLine(ballot.person.name)} ${voteSoFar(view, ballot, marks[at], kind)}`.replaceAll(
      ' ',
      '\u00a0',
    );
  });
  return wrapLines(entries.join(' · '), columns - 1).map(
    (line) => ` ${line.replaceAll('\u00a0', ' ')}`,
  );
}

/** Nobody's former vote is shown before everybody has voted once. */
function voteSoFar(
  view: WorkshopQuestionView,
  { answer }: Ballot,
  mark: BallotMark | undefined,
  kind: VoteKind,
): string {
  const typed = mark ? markInShort(mark, answer) : '_';
  if (kind === 'second') return `${shortAnswer(view, answer)}→${typed}`;
  return kind === 'first' && answer && !mark ? `${typed} (has voted)` : typed;
}

function markInShort(mark: BallotMark, answer: Ballot['answer']): string {
  switch (mark.is) {
    case 'answer':
      return mark.typed;
    case 'words':
      return '…';
    case 'unknown':
      return '-';
    case 'not-applicable':
      return 'n';
    case 'same':
      return answer ? '=' : '?';
    case 'wrong':
      return '?';
  }
}
