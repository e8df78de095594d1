import type { ConversationView, PersonalAnswer, QuestionView } from '../../conversation/view.ts';
import {
  answeredLevel,
  answerText,
  asideInWords,
  fromHighest,
  isSpread,
  labelOf,
  lastVotesInWords,
  remarksInWords,
  shortAnswer,
  titleOfGroup,
  valueText,
  voteVerdict,
} from '../../conversation/wording.ts';
import {
  blankLines,
  bottomLines,
  type Canvas,
  clip,
  type Frame,
  type FrameParts,
  type KeyHint,
  legend,
  noticeLines,
  paragraph,
  within,
} from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { cut, firstLines, hangingIndent, padEnd, widthOf } from '../../text/wrap.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import {
  header,
  type Ruler,
  roomiest,
  rulerOf,
  scaleHead,
  scaleLine,
  shortHeader,
} from './page.ts';
import type { AgreeMode } from './state.ts';
import { nameIn, type WorkshopFrameView } from './vote-frame.ts';

/** Names and groups wider than this are cut, so that the levels stay side by side. */
const NAME_WIDEST = 16;

/** A line for each person in seating order: name, group, and the vote on the scale or in words. */
function personLines(view: QuestionView, canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  const names = view.ballots.map(({ person }) => oneSafeLine(person.name));
  const groups = view.ballots.map(({ person }) => titleOfGroup(view.setting, person));
  const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf), 0);
  const width = Math.min(widest(names), NAME_WIDEST, Math.floor(columns / 3));
  const isWide = columns >= 60;
  const group = isWide ? Math.min(widest(groups), NAME_WIDEST) : 0;
  const ruler = rulerOf(view, columns, 3 + width + 2 + (group === 0 ? 0 : group + 2));
  const lines = view.ballots.map((ballot, at) => {
    const own = group === 0 ? '' : `${nameIn(groups[at] ?? '', group)}  `;
    const who = `   ${nameIn(names[at] ?? '', width)}  ${own}`;
    const vote = ruler ? onScale(view, ballot, ruler) : inWords(view, ballot);
    return cut(`${who}${vote}`, columns).replace('●', paint.cyan('●'));
  });
  const hasFirst = view.ballots.some(({ answer }) => answer && 'firstVote' in answer);
  const legendLine = ruler && hasFirst ? [`${' '.repeat(ruler.left)}${words.firstVoteMark}`] : [];
  return [...(ruler ? [scaleHead(view, ruler)] : []), ...lines, ...legendLine];
}

function onScale(view: QuestionView, ballot: PersonalAnswer, ruler: Ruler): string {
  const level = answeredLevel(ballot.answer, view);
  if (level === null) return answerText(ballot.answer, view.scale);
  const first = firstLevel(view, ballot);
  const marks = new Map([
    ...(first === null ? [] : [[first, '○'] as const]),
    [level, '●'] as const,
  ]);
  return scaleLine(view, ruler, marks);
}

function firstLevel(view: QuestionView, { answer }: PersonalAnswer): number | null {
  if (!answer || !('firstVote' in answer) || answer.firstVote === undefined) return null;
  return answeredLevel({ value: answer.firstVote }, view);
}

function inWords(view: QuestionView, ballot: PersonalAnswer): string {
  const aside = asideInWords(view, ballot);
  const text = answerText(ballot.answer, view.scale);
  return aside === '' ? text : `${text} (${aside})`;
}

/** A line for each vote with its names, or with a disc for each person if names are hidden. */
function groupedLines(view: QuestionView, { columns, paint }: Canvas): readonly string[] {
  const votes = [...new Set(fromHighest(view).map(({ answer }) => shortAnswer(view, answer)))];
  return votes.flatMap((vote) => {
    const own = view.ballots.filter(({ answer }) => shortAnswer(view, answer) === vote);
    const who = view.setting.hidesNames
      ? `${paint.cyan('●'.repeat(own.length))} ${own.length}`
      : own.map(({ person }) => oneSafeLine(person.name)).join(', ');
    return hangingIndent(`   ${nameOfVote(view, vote)}: `, who, columns);
  });
}

function nameOfVote({ face }: QuestionView, short: string): string {
  if (short === '-') return words.unknown;
  if (short === 'n') return words.notApplicable;
  if (short === '.') return words.open;
  const level = face.rows.find((own) => String(own.level) === short);
  return level ? `${short} ${labelOf(level)}`.trim() : short;
}

/** Returns the lines on the result of a vote: who explains, agreement, note and evidence. */
function verdictLines(
  view: QuestionView,
  { script, state }: ConversationView,
  canvas: Canvas,
  most: number,
): readonly string[] {
  const { columns, paint } = canvas;
  const wrap = (text: string) => paragraph(text, canvas);
  const agreed =
    view.agreed === null ? null : words.agreed({ answer: valueText(view.agreed, view.scale) });
  return [
    ...voteVerdict(view, script, state)
      .flatMap(wrap)
      .map((line) => paint.bold(line)),
    ...(agreed === null ? [] : wrap(agreed).map((line) => paint.bold(paint.green(line)))),
    ...lastVotesInWords(view).flatMap(wrap),
    ...remarksInWords(view.remarks).flatMap((text) => hangingIndent(' ', text, columns)),
  ].slice(0, most);
}

/** Returns the descriptions of the highest and the lowest level voted for. */
function extremeLines(view: QuestionView, canvas: Canvas): readonly string[] {
  const rated = fromHighest(view).flatMap(({ answer }) => answeredLevel(answer, view) ?? []);
  const numbers = [...new Set([rated[0], rated.at(-1)])];
  const levels = view.face.rows.filter(({ level }) => numbers.includes(level)).toReversed();
  const width = Math.max(...levels.map((level) => widthOf(labelOf(level))), 0);
  return levels.flatMap((level) => {
    if (level.description === '') return [];
    const mark = `   ${level.level}  ${padEnd(labelOf(level), width)}  `;
    return hangingIndent(mark, oneSafeLine(level.description), canvas.columns);
  });
}

/** Amount of detail on the screen. */
interface Layout {
  readonly gaps: 0 | 1 | 2 | 3;
  readonly header: 'two-lines' | 'one-line';
  readonly question: number;
  readonly votes: 'by-name' | 'by-level';
  readonly verdict: number;
  /** True if the descriptions of the highest and the lowest level are shown. */
  readonly extremes: boolean;
  readonly keys: number;
}

const FULL: Layout = {
  gaps: 3,
  header: 'two-lines',
  question: 9,
  votes: 'by-name',
  verdict: 9,
  extremes: true,
  keys: 2,
};
const PLAIN: Layout = { ...FULL, extremes: false };
const SHORT: Layout = { ...PLAIN, gaps: 0, header: 'one-line', keys: 2 };
const GROUPED: Layout = { ...SHORT, votes: 'by-level' };

/** Layouts from full detail to what a window of 40 by 12 can hold. */
const layouts: readonly Layout[] = [
  FULL,
  PLAIN,
  { ...PLAIN, gaps: 2 },
  { ...PLAIN, gaps: 1 },
  { ...SHORT, gaps: 2 },
  SHORT,
  { ...SHORT, question: 2, verdict: 5 },
  { ...PLAIN, votes: 'by-level' },
  GROUPED,
  { ...GROUPED, question: 2, verdict: 5 },
  { ...GROUPED, question: 1, verdict: 3, keys: 1 },
  { ...GROUPED, question: 1, verdict: 2, keys: 1 },
  { ...GROUPED, question: 1, verdict: 1, keys: 1 },
];

/** The screen of the votes and how far they are spread, as roomy as the window allows. */
export function revealFrame(
  view: WorkshopFrameView,
  conversation: ConversationView,
  notice: string | null,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const parts = (layout: Layout) => revealParts(view, conversation, notice, canvas, layout);
  return roomiest(layouts, parts, 0, canvas);
}

function revealParts(
  view: WorkshopFrameView,
  conversation: ConversationView,
  notice: string | null,
  canvas: Canvas,
  layout: Layout,
): FrameParts {
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const isByName = layout.votes === 'by-name' && !view.setting.hidesNames;
  const extremes = layout.extremes ? extremeLines(view, canvas) : [];
  return {
    top: [
      ...topLines(view, canvas, layout),
      ...gap(2),
      ...(isByName ? personLines(view, canvas) : groupedLines(view, canvas)),
      ...gap(3),
      ...verdictLines(view, conversation, canvas, layout.verdict),
      ...(extremes.length > 0 ? ['', ...extremes] : []),
    ],
    bottom: [
      ...noticeLines(view.saving, notice, canvas),
      ...legend(revealKeys(view), canvas, layout.keys),
    ],
  };
}

function topLines(
  view: WorkshopFrameView,
  canvas: Canvas,
  layout: Pick<Layout, 'header' | 'gaps' | 'question'>,
): readonly string[] {
  const { columns, paint } = canvas;
  const question = paragraph(oneSafeLine(view.criterion.question), canvas);
  return [
    ...(layout.header === 'two-lines' ? header(view, canvas) : shortHeader(view, canvas)),
    ...(layout.gaps >= 1 ? [''] : []),
    ...firstLines(question, layout.question, columns).map((line) => paint.bold(line)),
  ];
}

const { keys } = words;

/** Keys while the votes are shown. */
export function revealKeys(view: QuestionView): readonly KeyHint[] {
  return [
    { key: 'a', does: view.face.entry === 'rows' ? keys.agree : keys.agreeAnswer, rank: 3 },
    ...(isSpread(view) ? [{ key: 'v', does: keys.voteAgain, rank: 4 }] : []),
    { key: 'Enter', does: keys.keepVotes, rank: 0 },
    { key: 'c', does: keys.note, rank: 6 },
    { key: 'e', does: keys.evidence, rank: 10 },
    { key: 'x', does: keys.correct, rank: 8 },
    { key: 'b', does: keys.back, rank: 5 },
    { key: 'g', does: keys.goTo, rank: 11 },
    { key: 'r', does: keys.review, rank: 9 },
    { key: 'p', does: keys.people, rank: 12 },
    { key: '?', does: keys.help, rank: 1 },
    { key: 'q', does: keys.saveAndQuit, rank: 2 },
  ];
}

const AGREE_KEYS: readonly KeyHint[] = [
  { key: 'Enter', does: keys.saveAndGoOn, rank: 0 },
  { key: '↑↓', does: keys.otherLevel, rank: 2 },
  { key: '-', does: keys.notAgreed, rank: 3 },
  { key: 'Esc', does: keys.backToVotes, rank: 1 },
];

/** The screen on which a workshop agrees on a row, and says why. */
export function agreeFrame(
  view: WorkshopFrameView,
  mode: AgreeMode,
  notice: string | null,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const { columns, paint } = canvas;
  const typed = ` ❯ ${oneSafeLine(mode.field.text)}`;
  const before = ` ❯ ${oneSafeLine(mode.field.text.slice(0, mode.field.caret))}`;
  const isRoomy = canvas.rows >= 20;
  const gap = isRoomy ? [''] : [];
  const why = mode.level === 'none' ? words.whyNotAgreed : words.whyAgreed;
  const layout = {
    header: isRoomy ? 'two-lines' : 'one-line',
    gaps: isRoomy ? 1 : 0,
    question: isRoomy ? 4 : 1,
  } as const;
  const above = [
    ...topLines(view, canvas, layout),
    ...gap,
    ...agreedScale(view, mode, columns),
    ...gap,
    ...choiceLines(view, mode, canvas),
    ...gap,
    ...paragraph(why, canvas),
  ];
  const bottom = bottomLines(view.saving, notice, AGREE_KEYS, canvas);
  const room = Math.max(canvas.rows - bottom.length - 1, 0);
  const stay = isRoomy && above.length + 3 <= room ? ['', ` ${words.votesStay}`] : [];
  // The line that is typed stays visible in any window.
  const head = above.slice(Math.max(above.length - room, 0));
  const shown = cut(typed, columns);
  const top = [...head, paint.bold(shown), ...stay];
  const rest = blankLines(canvas.rows - top.length - bottom.length);
  const column = Math.min(widthOf(before), columns - 1);
  return {
    lines: clip([...top, ...rest, ...bottom].slice(0, canvas.rows), canvas),
    caret: { row: Math.min(head.length, canvas.rows - 1), column },
  };
}

function agreedScale(view: QuestionView, { level }: AgreeMode, columns: number): readonly string[] {
  const width = Math.max(widthOf(words.votesLabel), widthOf(words.agreedLabel)) + 5;
  const ruler = rulerOf(view, columns, columns >= 60 ? 27 : width + 3);
  if (!ruler) return [];
  const voted = new Map(
    view.face.rows.flatMap(({ level: own }) => {
      const people = view.ballots.filter(({ answer }) => answeredLevel(answer, view) === own);
      const marks = view.setting.hidesNames
        ? String(people.length)
        : people.map(({ person }) => Array.from(person.name)[0] ?? '').join('');
      return people.length === 0 ? [] : [[own, marks] as const];
    }),
  );
  const agreed = new Map(typeof level === 'number' ? [[level, '◆'] as const] : []);
  const line = (label: string, marks: ReadonlyMap<number, string>) =>
    `${padEnd(`   ${label}`, ruler.left)}${scaleLine(view, ruler, marks)}`;
  return [scaleHead(view, ruler), line(words.votesLabel, voted), line(words.agreedLabel, agreed)];
}

function choiceLines(view: QuestionView, { level }: AgreeMode, canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  if (level === 'none') return [paint.bold(` ${words.notAgreed}`)];
  const row = view.face.rows.find((own) => own.level === level);
  if (!row) return paragraph(words.chooseAgreed, canvas);
  const answer = `${row.level} ${labelOf(row)}`.trim();
  return [
    paint.bold(` ${words.agreed({ answer })}`),
    ...hangingIndent('   ', oneSafeLine(row.description), columns).filter(
      (line) => line.trim() !== '',
    ),
  ];
}
