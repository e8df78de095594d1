import {
  type Draft,
  helpOn,
  keepDraft,
  listIntro,
  listOf,
  type UnfinishedInput,
} from '../../conversation/telling.ts';
import { type ConversationView, type QuestionView, questionView } from '../../conversation/view.ts';
import { criterionName, listedAnswer, titleOfGroup } from '../../conversation/wording.ts';
import { type FieldView, fieldFrame } from '../../terminal/field-frame.ts';
import {
  blankLines,
  bottomLines,
  type Canvas,
  clip,
  type Frame,
  goToKeys,
  type KeyHint,
  lineKeys,
  linesKeys,
  paragraph,
  reviewKeys,
  rowsAround,
  within,
} from '../../terminal/frame.ts';
import { type ListMode, type ListRow, type ListView, listFrame } from '../../terminal/list.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { cut, padEnd, spread, widthOf } from '../../text/wrap.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import { lastScrollOf, onProjector, pageFrame, savedMark } from './page.ts';
import { questionFrame, questionKeys } from './question-frame.ts';
import { agreeFrame, revealFrame, revealKeys } from './reveal-frame.ts';
import { type FieldMode, hasLines, type PeopleMode, type ScreenState } from './state.ts';
import { voteFrame, voteKeys } from './vote-frame.ts';

/** The whole screen of a conversation. `now` is in milliseconds, for the timer. */
export function draw(ui: ScreenState, view: ConversationView, window: Canvas, now = 0): Frame {
  const { mode, notice } = ui;
  const canvas = canvasFor(mode, view, window);
  if (mode.is === 'list') return listFrame(listView(mode, view), { ...mode, notice }, canvas);
  if (mode.is === 'field') {
    return fieldFrame(fieldView(mode, view), { ...mode.field, notice }, canvas);
  }
  if (mode.is === 'people') return peopleFrame(mode, view, notice, canvas);
  const question = questionView(view);
  if (!question) return { lines: [], caret: null };
  const shown = { ...question, clock: ui.timer === null ? '' : clockText(now - ui.timer) };
  switch (mode.is) {
    case 'question':
      return questionFrame(question, { ...mode, notice }, canvas);
    case 'help':
      return pageFrame(shown, helpOf(question), mode.scroll, canvas);
    case 'vote':
      return voteFrame(shown, mode, ui, canvas);
    case 'reveal':
      return revealFrame(shown, view, notice, canvas);
    case 'agree':
      return agreeFrame(shown, mode, notice, canvas);
  }
}

function canvasFor({ is }: ScreenState['mode'], view: ConversationView, window: Canvas): Canvas {
  if (!view.script.isWorkshop) return window;
  return onProjector(window, is === 'vote' || is === 'reveal' || is === 'agree');
}

function clockText(milliseconds: number): string {
  const seconds = Math.max(Math.floor(milliseconds / 1000), 0);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Fits the screen to the window: help scrolls no further than its end. */
export function settled(ui: ScreenState, view: ConversationView, window: Canvas): ScreenState {
  const { mode } = ui;
  const canvas = canvasFor(mode, view, window);
  const question = mode.is === 'help' ? questionView(view) : null;
  if (mode.is !== 'help' || !question) return ui;
  const scroll = Math.min(mode.scroll, lastScrollOf(question, helpOf(question), canvas));
  return { ...ui, mode: { ...mode, scroll } };
}

/** Seldom needed, so it is named in the help alone. */
const WITHDRAW: KeyHint = { key: 'x', does: words.keys.withdraw, rank: 0 };

function helpOf(question: QuestionView) {
  const keyed = (title: string, hints: readonly KeyHint[]) => ({
    title,
    texts: [hints.map(({ key, does }) => `${key} ${does}`).join(' · ')],
  });
  return [
    ...helpOn(question),
    ...(question.phase === 'answer'
      ? [keyed(words.help.keys, [...questionKeys(question), WITHDRAW])]
      : [
          keyed(words.help.keysBefore, [...voteKeys(question, true), WITHDRAW]),
          keyed(words.help.keysAfter, revealKeys(question)),
        ]),
  ];
}

function listView({ purpose }: ListMode, view: ConversationView): ListView {
  const rows = listOf(view, purpose).flatMap((own, at, all): readonly ListRow[] => {
    const row = {
      is: 'criterion',
      id: own.id,
      number: own.number ?? '',
      title: own.criterion.title ?? own.criterion.question,
      answer: listedAnswer(view, own),
    } as const;
    const isFirst = purpose === 'go-to' && all[at - 1]?.point.id !== own.point.id;
    return isFirst ? [{ is: 'heading', text: own.point.title }, row] : [row];
  });
  return {
    title: purpose === 'review' ? words.reviewTitle : words.goToTitle,
    head: headOf(view),
    intro: listIntro(view, purpose),
    rows,
    keys: purpose === 'review' ? reviewKeys : goToKeys,
    saving: view.saving,
  };
}

/** Who answers, and the result of the last save. */
function headOf({ setting, saving }: ConversationView): string {
  return [oneSafeLine(setting.heading), savedMark(saving)].filter((part) => part !== '').join('  ');
}

function fieldView(mode: FieldMode, view: ConversationView): FieldView {
  const { purpose, criterion } = mode;
  const question = questionView(view, criterion);
  return {
    head: question ? criterionName(view, criterion) : '',
    who: headOf(view),
    about: question?.criterion.question ?? '',
    label: labelOf(mode, view, question),
    keys: hasLines(purpose) ? linesKeys : lineKeys,
    saving: view.saving,
  };
}

function labelOf(
  { purpose, criterion, people }: FieldMode,
  { script, state }: ConversationView,
  question: QuestionView | null,
): string {
  const names = namesOf(state, people);
  const [name = ''] = names;
  switch (purpose) {
    case 'line':
    case 'words':
      if (names.length > 0) return words.answerOf({ name });
      return question?.face.fieldLabel || words.fields.answer;
    case 'reason':
      return names.length > 0 ? words.whyNotFor({ names }) : words.fields.reason;
    case 'agreed':
      return words.agreeField({ example: question?.face.example ?? '' });
    case 'note':
      return script.isWorkshop ? words.fields.roomNote : words.fields.note;
    case 'evidence':
      return words.fields.evidence;
    case 'path':
      return words.fields.path;
    case 'join':
      return words.fields.add;
    case 'rename':
      return words.fields.rename({ name: namesOf(state, [criterion])[0] ?? '' });
  }
}

/** Returns the names of those who have these ids. */
function namesOf({ people }: ConversationView['state'], ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => people.find((own) => own.id === id)?.name ?? []);
}

const PEOPLE_KEYS: readonly KeyHint[] = [
  { key: 'a', does: words.people.keys.add, rank: 1 },
  { key: 'l', does: words.people.keys.leave, rank: 2 },
  { key: 'n', does: words.people.keys.rename, rank: 3 },
  { key: '↑↓', does: words.people.keys.move, rank: 4 },
  { key: 'b', does: words.people.keys.back, rank: 0 },
];

/** The people of a workshop that is under way, in seating order. */
function peopleFrame(
  { at }: PeopleMode,
  view: ConversationView,
  notice: string | null,
  window: Canvas,
): Frame {
  const canvas = within(window);
  const { columns, rows, paint } = canvas;
  const { people } = view.state;
  const width = Math.min(Math.max(...people.map(({ name }) => widthOf(name)), 0), 24);
  const lines = people.map((person) => {
    const mark = person.id === at ? '❯' : ' ';
    const parts = [person.role ?? '', titleOfGroup(view.setting, person)];
    const about = person.hasLeft
      ? words.people.gone
      : oneSafeLine(parts.filter((part) => part !== '').join(', '));
    const name = padEnd(cut(oneSafeLine(person.name), width), width);
    const line = cut(`${mark}  ${name}  ${about}`, columns);
    return person.id === at ? paint.bold(line) : line;
  });
  const bottom = bottomLines(view.saving, notice, PEOPLE_KEYS, canvas);
  const head = [
    paint.bold(spread(` ${words.people.title}`, headOf(view), columns)),
    '',
    ...paragraph(words.people.introLater, canvas),
    '',
  ];
  const room = Math.max(rows - head.length - bottom.length, 1);
  const cursor = people.findIndex(({ id }) => id === at);
  const shown = rowsAround(lines, cursor, room);
  const rest = blankLines(room - shown.length);
  return {
    lines: clip([...head, ...shown, ...rest, ...bottom].slice(0, rows), canvas),
    caret: null,
  };
}

const DRAFTS: Readonly<Partial<Record<FieldMode['purpose'], Draft['is']>>> = {
  line: 'answer',
  words: 'answer',
  note: 'note',
  evidence: 'evidence',
  reason: 'reason',
  agreed: 'agreed',
};

/** Returns the unfinished input of a conversation that is cut off; `null` if there is none. */
export function unfinishedInput(
  { mode, waiting }: ScreenState,
  view: ConversationView,
): UnfinishedInput | null {
  const kept = draftIn(mode, view);
  const names = namesOf(view.state, waiting.people);
  if (names.length === 0) return kept;
  const lost = words.notTakenReasons({ names });
  return { events: kept?.events ?? [], said: kept ? `${kept.said} ${lost}` : lost };
}

function draftIn(mode: ScreenState['mode'], view: ConversationView): UnfinishedInput | null {
  if (mode.is === 'agree' && mode.field.text.trim() !== '') {
    const level = mode.level === null || mode.level === 'none' ? '' : `${mode.level} `;
    const criterion = view.state.current ?? '';
    return keepDraft({ is: 'agreed', criterion, text: `${level}${mode.field.text}` }, view);
  }
  if (mode.is === 'vote' && mode.field.text.trim() !== '') {
    return { events: [], said: words.notTaken({ typed: mode.field.text.trim() }) };
  }
  if (mode.is !== 'field' || mode.field.text.trim() === '' || mode.field.text === mode.before) {
    return null;
  }
  const { purpose, criterion } = mode;
  const { text } = mode.field;
  const is = DRAFTS[purpose];
  if (is !== undefined) return keepDraft({ is, criterion, text }, view);
  const said = purpose === 'path' ? words.draftPath : words.draftPerson;
  return { events: [], said: said({ text: text.trim() }) };
}
