import { canBeNotApplicable } from '../../checklist/lookup.ts';
import { missingVotes, type QuestionView } from '../../conversation/view.ts';
import { votesAreDigits } from '../../conversation/votes.ts';
import { labelOf, personName, titleOfGroup } from '../../conversation/wording.ts';
import {
  type Canvas,
  type Frame,
  type FrameParts,
  type KeyHint,
  legend,
  noticeLines,
  paragraph,
  within,
} from '../../terminal/frame.ts';
import { oneSafeLine } from '../../text/safe.ts';
import {
  cut,
  firstLines,
  graphemesOf,
  hangingIndent,
  padEnd,
  widthOf,
  wrapLines,
} from '../../text/wrap.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import { phonesWords } from '../../words/phones.ts';
import { type HeaderView, header, levelLines, roomiest, shortHeader } from './page.ts';
import type { ScreenState, VoteMode } from './state.ts';

/** Amount of detail on the screen. */
interface Layout {
  readonly gaps: 0 | 1 | 2;
  readonly header: 'two-lines' | 'one-line';
  readonly levels: 'whole' | 'labels' | 'in-a-line' | 'none';
  readonly question: number;
  readonly keys: number;
}

const FULL: Layout = { gaps: 2, header: 'two-lines', levels: 'whole', question: 9, keys: 2 };
const WHOLE: Layout = { ...FULL, header: 'one-line' };
const FLAT: Layout = { gaps: 0, header: 'one-line', levels: 'in-a-line', question: 9, keys: 2 };

/** Layouts from full detail to what a window of 40 by 12 can hold. */
const layouts: readonly Layout[] = [
  FULL,
  WHOLE,
  { ...WHOLE, keys: 1 },
  { ...WHOLE, gaps: 1 },
  { ...WHOLE, gaps: 1, keys: 1 },
  { ...WHOLE, gaps: 0, keys: 1 },
  { ...FULL, levels: 'labels' },
  { ...FULL, gaps: 1, levels: 'labels' },
  { ...FLAT, levels: 'labels' },
  { ...FLAT, gaps: 1 },
  FLAT,
  { ...FLAT, keys: 1 },
  { ...FLAT, question: 2, keys: 1 },
  { ...FLAT, levels: 'none', question: 2, keys: 1 },
  { ...FLAT, levels: 'none', question: 1, keys: 1 },
];

/** Data for a screen of a workshop. */
export type WorkshopFrameView = QuestionView & HeaderView;

/** The screen while a workshop votes, as roomy as the window allows. */
export function voteFrame(
  view: WorkshopFrameView,
  mode: VoteMode,
  { notice, waiting }: Pick<ScreenState, 'notice' | 'waiting'>,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const parts = (layout: Layout) => partsOf(view, { mode, notice, waiting }, canvas, layout);
  return roomiest(layouts, parts, canvas.rows, canvas);
}

type Voting = Pick<ScreenState, 'notice' | 'waiting'> & { readonly mode: VoteMode };

function partsOf(
  view: WorkshopFrameView,
  { mode, notice, waiting }: Voting,
  canvas: Canvas,
  layout: Layout,
): FrameParts {
  const { columns, paint } = canvas;
  const gap = (number: number) => (layout.gaps >= number ? [''] : []);
  const question = paragraph(oneSafeLine(view.criterion.question), canvas);
  return {
    top: [
      ...(layout.header === 'two-lines' ? header(view, canvas) : shortHeader(view, canvas)),
      ...gap(1),
      ...firstLines(question, layout.question, columns).map((line) => paint.bold(line)),
      ...gap(1),
      ...kindLines(view, canvas),
      ...votedLines(view, waiting.people, canvas),
      ...nowLines(view, mode, canvas),
      ...gap(2),
      ...levelsIn(view, mode, layout, canvas),
    ],
    bottom: [
      ...noticeLines(view.saving, notice, canvas).filter((line) => layout.gaps > 0 || line !== ''),
      ...legend(voteKeys(view, mode.at !== null), canvas, layout.keys),
    ],
  };
}

/** Line that names the kind of vote; none for a first vote. */
function kindLines({ ballot }: QuestionView, canvas: Canvas): readonly string[] {
  if (ballot === null || ballot.kind === 'first') return [];
  const text = ballot.kind === 'second' ? words.secondVote : words.correction;
  return paragraph(text, canvas).map((line) => canvas.paint.bold(line));
}

const LABEL = Math.max(widthOf(words.votedLabel), widthOf(words.nowLabel)) + 2;

/** Names of those who have voted, with a mark in place of the vote. */
function votedLines(
  view: QuestionView,
  waiting: readonly string[],
  { columns }: Canvas,
): readonly string[] {
  const done = view.ballots.filter(
    ({ person, hasVoted }) => hasVoted || waiting.includes(person.id),
  );
  const names = view.setting.hidesNames
    ? words.progress({ answered: done.length, of: view.ballots.length })
    : done
        .map(({ person }) => `✓\u00a0${oneSafeLine(person.name).replaceAll(' ', '\u00a0')}`)
        .join('  ');
  const label = `  ${padEnd(words.votedLabel, LABEL)}`;
  return hangingIndent(label, names === '' ? '–' : names, columns).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );
}

/** Line that says whose turn it is and which keys vote. */
function nowLines(view: QuestionView, { at, field }: VoteMode, canvas: Canvas): readonly string[] {
  const { columns, paint } = canvas;
  const ballot = view.ballots.find(({ person }) => person.id === at);
  if (!ballot) {
    const missing = missingVotes(view);
    const people = missing.map(({ person }) => oneSafeLine(person.name));
    const isWaiting = view.setting.onPhones !== undefined && missing.length > 0;
    const names = view.setting.hidesNames ? [] : people;
    const text = isWaiting
      ? phonesWords.waitingFor({ names, votes: missing.length })
      : words.allVoted;
    return wrapLines(text, columns - 1).map((line) => ` ${paint.bold(line)}`);
  }
  const keys = votesAreDigits(view) ? keysInWords(view) : words.yourAnswer;
  const text = view.setting.hidesNames
    ? words.nowVotesAlone({ keys })
    : words.nowVotes({
        name: personName(view, ballot.person.id),
        group: titleOfGroup(view.setting, ballot.person),
        keys,
      });
  const typed = words.votesHidden.repeat([...graphemesOf(field.text)].length);
  const whole = typed === '' ? text : `${text} ${typed}`;
  const [first = '', ...rest] = hangingIndent(`❯ ${padEnd(words.nowLabel, LABEL)}`, whole, columns);
  return [
    paint.cyan(first.slice(0, 1)) + paint.bold(first.slice(1)),
    ...rest.map((line) => paint.bold(line)),
  ];
}

function keysInWords({ face }: QuestionView): string {
  return face.keys
    .filter(({ key }) => key !== '↑↓')
    .map(({ key }) => key)
    .join(' or ');
}

/** Returns the levels without a cursor, or for whoever votes here how to answer. */
function levelsIn(
  view: QuestionView,
  { at }: VoteMode,
  { levels: shown }: Layout,
  canvas: Canvas,
): readonly string[] {
  if (shown === 'none') return [];
  const { face, scale } = view;
  if (face.rows.length === 0) {
    if (at === null) return [];
    const hint = face.entry === 'text' ? words.fieldHint : face.hint;
    return hangingIndent(' ', oneSafeLine(hint), canvas.columns);
  }
  if (shown === 'in-a-line') {
    const labels = face.rows.map((level) =>
      `${level.level} ${labelOf(level)}`.trim().replaceAll(' ', '\u00a0'),
    );
    return hangingIndent(' ', labels.join('  '), canvas.columns).map((line) =>
      line.replaceAll('\u00a0', ' '),
    );
  }
  const bare = { face, scale, answer: undefined, former: undefined };
  return levelLines(bare, null, shown === 'labels', canvas);
}

const { keys } = words;

const REVEAL: KeyHint = { key: 'Enter', does: keys.reveal, rank: 0 };

/** Returns the keys for moving between criteria and, if somebody votes here, for voting. */
export function voteKeys(view: QuestionView, isVoting: boolean): readonly KeyHint[] {
  const { criterion, ballot, face } = view;
  const vote = votesAreDigits(view)
    ? view.face.keys
        .filter(({ key }) => key !== '↑↓')
        .map((own) => ({ ...own, does: keys.vote, rank: 1 }))
    : [{ key: face.entry === 'text' ? 'Enter' : '0-9', does: keys.type, rank: 1 }];
  const signs = [
    { key: 'u', does: keys.unknown, rank: 5 },
    ...(canBeNotApplicable(criterion) ? [{ key: 'n', does: keys.notApplicable, rank: 6 }] : []),
    ...(ballot?.kind === 'second' ? [{ key: '=', does: keys.keep, rank: 9 }] : []),
  ];
  // Enter writes the words of whoever is next; the others keep theirs with Esc.
  const revealByEsc = ballot?.kind === 'first' ? [] : [{ ...REVEAL, key: 'Esc' }];
  return [
    ...(isVoting ? [...vote.slice(0, 1), ...signs] : []),
    { key: '↑↓', does: keys.otherPerson, rank: 4 },
    ...(face.entry === 'text' && isVoting ? revealByEsc : [REVEAL]),
    { key: 'b', does: keys.back, rank: 3 },
    { key: 's', does: keys.later, rank: 7 },
    { key: 'g', does: keys.goTo, rank: 10 },
    { key: 'p', does: keys.people, rank: 11 },
    { key: 'c', does: keys.note, rank: 12 },
    { key: 't', does: keys.timer, rank: 13 },
    { key: '?', does: keys.help, rank: 2 },
    { key: 'q', does: keys.saveAndQuit, rank: 2 },
  ];
}

/** A name cut to a width. */
export function nameIn(name: string, width: number): string {
  return padEnd(cut(name, width), width);
}
