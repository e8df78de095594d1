import { plain } from '../../report/text-layout.ts';
import { answeredLevel, labelOf } from '../screen/answer-words.ts';
import type { Canvas } from '../screen/canvas.ts';
import { cut, hang, padEnd, widthOf, wrapLines } from '../screen/lines.ts';
import type { RoomView } from './room-view.ts';
import {
  agreedInShort,
  ballotInWords,
  consensusInWords,
  firstInWords,
  fromHighest,
  groupsApart,
  shortAnswer,
  whoSaysWhy,
} from './room-words.ts';

/** Names wider than this are cut, so that the levels stay side by side. */
const NAME_WIDEST = 20;
/** Below this width, and with more levels than this, there is no room for the scale. */
const NARROW = 60;
const MOST_LEVELS = 7;

/** A line for each name, from the highest level down: where on the scale, and in words. */
export function voteLines(view: RoomView, { columns, paint }: Canvas): readonly string[] {
  const widest = Math.max(...view.ballots.map(({ person }) => widthOf(plain(person.name))));
  const width = Math.min(widest, NAME_WIDEST, Math.floor(columns / 3));
  const hasScale =
    columns >= NARROW &&
    view.levels.length <= MOST_LEVELS &&
    view.levels.length > 0 &&
    !view.scale.boxes;
  return fromHighest(view).map((ballot) => {
    const name = padEnd(cut(plain(ballot.person.name), width), width);
    const scale = hasScale ? `${scaleOf(view, answeredLevel(ballot.answer, view))}  ` : '';
    return cut(`  ${name}  ${scale}${ballotInWords(view, ballot)}`, columns).replace(
      '●',
      paint.cyan('●'),
    );
  });
}

/** "· · · ● ·": the third of five levels. */
function scaleOf({ levels }: RoomView, level: number | null): string {
  return levels.map((own) => (own.level === level ? '●' : '·')).join(' ');
}

/** A line for each level that somebody chose, with their names, for many people in a small window. */
export function groupedLines(view: RoomView, { columns }: Canvas): readonly string[] {
  return namesByVote(view).flatMap(({ vote, names }) =>
    hang(`  ${nameOfVote(view, vote)}: `, names.join(', '), columns),
  );
}

/** The same in one paragraph. */
export function rowedLines(view: RoomView, { columns }: Canvas): readonly string[] {
  const parts = namesByVote(view).map(({ vote, names }) => {
    const mark = `${nameOfVote(view, vote)}: `.replaceAll(' ', '\u00a0');
    return mark + names.join(', ');
  });
  return hang('  ', parts.join(' · '), columns).map((line) => line.replaceAll('\u00a0', ' '));
}

interface NamesOfVote {
  /** In a character or two. */
  readonly vote: string;
  readonly names: readonly string[];
}

function namesByVote(view: RoomView): readonly NamesOfVote[] {
  const votes = [...new Set(fromHighest(view).map(({ answer }) => shortAnswer(view, answer)))];
  return votes.map((vote) => ({
    vote,
    names: view.ballots.flatMap(({ person, answer }) =>
      shortAnswer(view, answer) === vote
        ? [`${plain(person.name)}${firstInWords(view, answer)}`]
        : [],
    ),
  }));
}

function nameOfVote({ levels }: RoomView, short: string): string {
  if (short === '-') return "don't know";
  if (short === 'n') return 'not applicable';
  const level = levels.find((own) => String(own.level) === short);
  return level ? `${short} ${labelOf(level)}`.trim() : short;
}

/** What the votes mean: who says why, the groups, the consensus, and what was agreed. */
export function verdictLines(view: RoomView, canvas: Canvas, most: number): readonly string[] {
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
    ...(note ? hang(' note: ', plain(note), columns) : []),
    ...(evidence.length > 0 ? hang(' seen: ', evidence.map(plain).join('; '), columns) : []),
  ].slice(0, most);
}

/** What the highest and the lowest vote mean, which is what there is to talk about. */
export function extremeLines(view: RoomView, { columns, paint }: Canvas): readonly string[] {
  const rated = fromHighest(view).flatMap(({ answer }) => answeredLevel(answer, view) ?? []);
  return [...new Set([rated[0], rated.at(-1)])].flatMap((number) => {
    const level = view.levels.find((own) => own.level === number);
    if (!level || level.description === '') return [];
    const mark = ` ${`${level.level} ${labelOf(level)}`.trim()}: `;
    return hang(mark, plain(level.description), columns).map((line) => paint.dim(line));
  });
}
