import { standStill } from '../../../conversation/navigation.ts';
import {
  type EarlierRound,
  type RoomSituation,
  type RoomView,
  roomView,
} from '../../../conversation/workshop/view.ts';
import type { Room, RoomEvent, RoomScript } from '../../../conversation/workshop/workshop.ts';
import { type FieldView, fieldFrame } from '../../../terminal/field-frame.ts';
import type { Canvas, Frame } from '../../../terminal/frame.ts';
import { lineKeys, linesKeys } from '../../../terminal/key-hints.ts';
import { listFrame } from '../../../terminal/list.ts';
import { plain } from '../../../text/table.ts';
import { type Desk, type Manners, openDesk } from '../driver.ts';
import { lastScrollOf, pageFrame } from '../page.ts';
import { pasteInRoom, pressInRoom } from './keys.ts';
import { roomHelp, roomList } from './list.ts';
import { spreadFrame } from './spread-frame.ts';
import { arriveInRoom, type ReasonMode, type RoomFieldMode, type RoomUi } from './state.ts';
import { roomDraft, saidInRoom } from './unfinished.ts';
import { voteFrame } from './vote-frame.ts';

/** The whole screen of a room as things stand. */
export function drawRoom(
  { mode, notice }: RoomUi,
  situation: RoomSituation,
  canvas: Canvas,
): Frame {
  if (mode.is === 'list') {
    return listFrame(roomList(mode, situation), { ...mode, notice }, canvas);
  }
  const view = roomView(situation);
  if (!view) return { lines: [], caret: null };
  switch (mode.is) {
    case 'vote':
      return voteFrame(view, mode, notice, canvas);
    case 'spread':
      return spreadFrame(view, notice, canvas);
    case 'help':
      return pageFrame(view, roomHelp(view), mode.scroll, canvas);
    case 'field':
    case 'reason':
      return fieldFrame(fieldView(mode, view), { ...mode.field, notice }, canvas);
  }
}

/** How it looks in this window: help is scrolled no further than to its end. */
export function settledRoom(ui: RoomUi, situation: RoomSituation, canvas: Canvas): RoomUi {
  const { mode } = ui;
  const view = mode.is === 'help' ? roomView(situation) : null;
  if (mode.is !== 'help' || !view) return ui;
  const scroll = Math.min(mode.scroll, lastScrollOf(view, roomHelp(view), canvas));
  return { ...ui, mode: { ...mode, scroll } };
}

function fieldView(mode: RoomFieldMode | ReasonMode, view: RoomView): FieldView {
  const { criterion, progress, saving, ballots } = view;
  const isLong = mode.is === 'field' && (mode.purpose === 'note' || mode.purpose === 'evidence');
  const who = ballots.find(({ person }) => mode.is === 'reason' && person.id === mode.asked);
  return {
    head: `Criterion ${progress.criterion?.number ?? ''}`.trim(),
    about: criterion.question,
    label:
      mode.is === 'field'
        ? LABELS[mode.purpose]
        : askingWords(mode, view, plain(who?.person.name ?? '')),
    keys: isLong ? linesKeys : lineKeys,
    saving,
  };
}

function askingWords({ asked, cards }: ReasonMode, { ballots }: RoomView, name: string): string {
  const card = cards[ballots.findIndex(({ person }) => person.id === asked)];
  return card?.is === 'words' ? `In the words of ${name}` : `Why does this not apply, ${name}?`;
}

const LABELS: Readonly<Record<RoomFieldMode['purpose'], string>> = {
  note: "The room's note",
  evidence: 'Evidence that the room saw, one piece a line',
  agreed: 'What did the room agree? A level, and why, such as: 3 from May on. Empty takes it back.',
  place: 'Save all in another folder. Its path:',
};

/** What a desk for a room is set up with. */
export interface RoomDeskOptions {
  readonly script: RoomScript;
  readonly earlier: EarlierRound | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Keeps everything in another folder from now on; what there is to say if that cannot be. */
  readonly moveTo: (folder: string) => string | null;
}

/** Sets up a desk for a room; `onShow` is called whenever there is something new to see. */
export function setUpRoomDesk(options: RoomDeskOptions, onShow: () => void): Desk<Room, RoomEvent> {
  return openDesk(mannersOf(options), onShow);
}

function mannersOf({
  script,
  earlier,
  now,
  moveTo,
}: RoomDeskOptions): Manners<Room, RoomEvent, RoomSituation, RoomUi> {
  return {
    situation: (room, saving) => ({ script, earlier, room, saving }),
    arrive: (situation, ui, last) => arriveInRoom(situation, ui, saidInRoom(last, situation)),
    press: (ui, key, situation) => pressInRoom(ui, key, situation, now()),
    paste: pasteInRoom,
    settled: settledRoom,
    draw: drawRoom,
    draft: roomDraft,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ room }) => standStill(room),
  };
}
