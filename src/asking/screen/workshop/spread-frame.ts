import type { WorkshopQuestionView } from '../../../conversation/workshop/view.ts';
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
import { cut, firstLines, hangingIndent, padEnd, widthOf, wrapLines } from '../../../text/wrap.ts';
import { answeredLevel, labelOf } from '../levels.ts';
import { header, shortHeader } from '../page.ts';
import { spreadKeys } from './list.ts';
import {
  agreedInShort,
  ballotInWords,
  consensusInWords,
  firstInWords,
  fromHighest,
  groupsApart,
  shortAnswer,
  whoSaysWhy,
} from './wording.ts';

/** Names wider than this are cut, so that the levels stay side by side. */
const NAME_WIDEST = 20;
/** Below this width, and with more levels than this, there is no room for the scale. */
const NARROW = 60;
const MOST_LEVELS = 7;

/**
 * Returns a line for each name, from the highest level down: a mark on the scale, and the answer.
 */
function voteLines(view: WorkshopQuestionView, { columns, paint }: Canvas): readonly string[] {
  const widest = Math.max(...view.ballots.map(({ person }) => widthOf(oneSafeLine(person.name))));
  const width = Math.min(widest, NAME_WIDEST, Math.floor(columns / 3));
  const hasScale =
    columns >= NARROW &&
    view.face.rows.length <= MOST_LEVELS &&
    view.face.rows.length > 0 &&
    !view.scale.boxes;
  return fromHighest(view).map((ballot) => {
    const name = padEnd(cut(oneSafeLine(ballot.person.name), width), width);
    const scale = hasScale ? `${scaleOf(view, answeredLevel(ballot.answer, view))}  ` : '';
    return cut(`  ${name}  ${scale}${ballotInWords(view, ballot)}`, columns).replace(
      '●',
      paint.cyan('●'),
    );
  });
}

/** "· · · ● ·": the third of five levels. */
function scaleOf({ face }: WorkshopQuestionView, level: number | null): string {
  return face.rows.map((own) => (own.level === level ? '●' : '·')).join(' ');
}

/** Returns a line for each chosen level with its names, for many people in a small window. */
function groupedLines(view: WorkshopQuestionView, { columns }: Canvas): readonly string[] {
  return namesByVote(view).flatMap(({ vote, names }) =>
    hangingIndent(`  ${nameOfVote(view, vote)}: `, names.join(', '), columns),
  );
}

/** The same in one paragraph. */
function rowedLines(view: WorkshopQuestionView, { columns }: Canvas): readonly string[] {
  const parts = namesByVote(view).map(({ vote, names }) => {
    const mark = `${nameOfVote(view, vote)}: `.replaceAll(' ', '\u00a0');
    return mark + names.join(', ');
  });
  return hangingIndent('  ', parts.join(' · '), columns).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );
}

interface NamesOfVote {
  /** In a character or two. */
  readonly vote: string;
  readonly names: readonly string[];
}

function namesByVote(view: WorkshopQuestionView): readonly NamesOfVote[] {
  const votes = [...new Set(fromHighest(view).map(({ answer }) => shortAnswer(view, answer)))];
  return votes.map((vote) => ({
    vote,
    names: view.ballots.flatMap(({ person, answer }) =>
      shortAnswer(view, answer) === vote
        ? [`${oneSafeLine(person.name)}${firstInWords(view, answer)}`]
        : [],
    ),
  }));
}

function nameOfVote({ face }: WorkshopQuestionView, short: string): string {
  if (short === '-') return "don't know";
  if (short === 'n') return 'not applicable';
  const level = face.rows.find((own) => String(own.level) === short);
  return level ? `${short} ${labelOf(level)}`.trim() : short;
}

/** Returns the lines on the result of a vote: who explains, groups, consensus, and agreement. */
function verdictLines(view: WorkshopQuestionView, canvas: Canvas, most: number): readonly string[] {
  const { columns, paint } = canvas;
  const { note, evidence = [] } = view.remarks;
  const verdict = view.spread.widest?.verdict;
  const strong = verdict === 'conflict' ? paint.red.bold : paint.yellow;
  const painted = verdict === 'conflict' || verdict === 'discuss' ? strong : paint.reset;
  const measure = [groupsApart(view), consensusInWords(view)].filter((text) => text !== null);
  const wrap = (text: string) => wrapLines(text, columns - 1).map((line) => ` ${line}`);
  const agreed = agreedInShort(view);
  return [
    ...wrap(whoSaysWhy(view)).map((line) => paint.bold(line)),
    ...(agreed === null ? [] : wrap(agreed).map((line) => paint.bold(paint.green(line)))),
    ...wrap(measure.join(' ')).map((line) => painted(line)),
    ...(note ? hangingIndent(' note: ', oneSafeLine(note), columns) : []),
    ...(evidence.length > 0
      ? hangingIndent(' seen: ', evidence.map(oneSafeLine).join('; '), columns)
      : []),
  ].slice(0, most);
}

/** Returns the descriptions of the highest and the lowest level voted for. */
function extremeLines(view: WorkshopQuestionView, { columns, paint }: Canvas): readonly string[] {
  const rated = fromHighest(view).flatMap(({ answer }) => answeredLevel(answer, view) ?? []);
  return [...new Set([rated[0], rated.at(-1)])].flatMap((number) => {
    const level = view.face.rows.find((own) => own.level === number);
    if (!level || level.description === '') return [];
    const mark = ` ${`${level.level} ${labelOf(level)}`.trim()}: `;
    return hangingIndent(mark, oneSafeLine(level.description), columns).map((line) =>
      paint.dim(line),
    );
  });
}

/** Amount of detail on the screen. */
interface Layout {
  readonly gaps: 0 | 1 | 2 | 3;
  readonly header: 'two lines' | 'one line';
  readonly question: number;
  readonly votes: 'by name' | 'by level' | 'in a row';
  readonly verdict: number;
  /** True if the descriptions of the highest and the lowest level are shown. */
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

/** Layouts from full detail to what a window of 40 by 12 can hold. */
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
export function spreadFrame(
  view: WorkshopQuestionView,
  notice: string | null,
  window: Canvas,
): Frame {
  const canvas = within(window);
  for (const layout of [...layouts, SMALLEST]) {
    const lines = assemble(partsOf(view, notice, canvas, layout), canvas);
    if (lines) return { lines: clip(lines, canvas), caret: null };
  }
  const { top, bottom } = partsOf(view, notice, canvas, SMALLEST);
  const parts = { top, bottom: canvas.rows > 3 ? bottom.slice(-1) : [] };
  return { lines: clip(squeeze(parts, canvas.rows, canvas), canvas), caret: null };
}

function partsOf(
  view: WorkshopQuestionView,
  notice: string | null,
  canvas: Canvas,
  layout: Layout,
): FrameParts {
  const { columns, paint } = canvas;
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const question = wrapLines(oneSafeLine(view.criterion.question), columns - 1).map(
    (line) => ` ${line}`,
  );
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

function votesIn(view: WorkshopQuestionView, canvas: Canvas, { votes }: Layout): readonly string[] {
  if (votes === 'by name') return voteLines(view, canvas);
  return votes === 'by level' ? groupedLines(view, canvas) : rowedLines(view, canvas);
}
