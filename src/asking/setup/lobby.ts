import { renderUnicodeCompact } from 'uqr';
import {
  blankLines,
  type Canvas,
  type Frame,
  legend,
  paragraph,
  within,
} from '../../terminal/frame.ts';
import { typedBy } from '../../terminal/keys.ts';
import { oneSafeLine, safeText } from '../../text/safe.ts';
import { hangingIndent, padEnd, widthOf, wrapLines } from '../../text/wrap.ts';
import { phonesWords as words } from '../../words/phones.ts';
import type { SetupLines } from '../lines/driver.ts';
import type { Shown } from '../screen/driver.ts';

/** Room before a workshop begins, in which people join with their phones. */
export interface Lobby {
  readonly title: string;
  readonly address: string;
  readonly code: string;
  /** Address with the code, behind the QR code. */
  readonly link: string;
  readonly board: string;
  /** Other addresses of this computer. */
  readonly others: readonly string[];
  /** Names of those who have joined. */
  readonly joined: () => readonly string[];
  /** True once a phone has come, whoever holds it. */
  readonly hasVisitors: () => boolean;
  readonly onChange: (listener: () => void) => void;
  readonly showNames: (showsNames: boolean) => void;
  /** In milliseconds. */
  readonly now: () => number;
}

/** Result of the lobby: `null` if somebody quits. */
export interface LobbyResult {
  readonly showsNames: boolean;
}

/** Time without any phone after which something is probably in the way, in milliseconds. */
const LONELY_MILLISECONDS = 60_000;

/** Shows the lobby on a screen, until the facilitator begins. */
export function lobbyScreen(
  lobby: Lobby,
  redraw: () => void,
): Shown & { readonly result: Promise<LobbyResult | null> } {
  const begun = lobby.now();
  let showsNames = false;
  let isInverted = false;
  let notice: string | null = null;
  let finish: (result: LobbyResult | null) => void = () => {};
  const result = new Promise<LobbyResult | null>((resolve) => {
    finish = resolve;
  });
  lobby.onChange(() => redraw());
  return {
    result,
    take: (input) => {
      if ('pasted' in input) return;
      notice = null;
      if (input.name === 'return') {
        if (lobby.joined().length > 0) finish({ showsNames });
        else notice = words.nobodyYet;
        return;
      }
      switch (typedBy(input).toLowerCase()) {
        case 'n':
          showsNames = !showsNames;
          lobby.showNames(showsNames);
          break;
        case 'i':
          isInverted = !isInverted;
          break;
        case 'q':
          finish(null);
      }
    },
    frame: (canvas) => {
      const isLonely = !lobby.hasVisitors() && lobby.now() - begun > LONELY_MILLISECONDS;
      return lobbyFrame(lobby, { showsNames, isInverted, isLonely, notice }, canvas);
    },
    isTicking: () => true,
    close: () => finish(null),
  };
}

interface LobbyUi extends LobbyResult {
  readonly isInverted: boolean;
  readonly isLonely: boolean;
  readonly notice: string | null;
}

/** Columns between the code and the text beside it, and fewest columns of that text. */
const GAP = 3;
const NARROWEST_TEXT = 30;

/** Draws the lobby: the code to scan beside what to do, who is here, and the keys. */
export function lobbyFrame(lobby: Lobby, ui: LobbyUi, window: Canvas): Frame {
  const canvas = within(window);
  const { columns, rows, paint } = canvas;
  const keys = legend(
    [
      { key: 'Enter', does: words.keys.begin, rank: 0 },
      { key: 'n', does: words.keys.names, rank: 2 },
      { key: 'i', does: words.keys.invert, rank: 3 },
      { key: 'q', does: words.keys.quit, rank: 1 },
    ],
    canvas,
    1,
  );
  const code = qrLines(lobby.link, ui.isInverted, canvas);
  const width = widthOf(qrText(lobby.link, false)[0] ?? '');
  const isBeside = columns >= width + GAP + NARROWEST_TEXT;
  const room = isBeside ? columns - width - GAP - 2 : columns - 2;
  const people = lobby.joined().map(oneSafeLine);
  const wrap = (text: string) => wrapLines(text, room);
  const about = [
    paint.bold(words.lobbyTitle),
    ...words.lobbySteps.flatMap(wrap),
    '',
    ...hangingIndent(`${padEnd(words.address, 9)}`, lobby.address, room),
    `${padEnd(words.code, 9)}${paint.bold(lobby.code)}`,
    '',
    ...wrap(ui.showsNames ? words.namesShown : words.namesNotShown),
    '',
    ...wrap(words.joined({ people })),
    ...(ui.isLonely ? ['', ...wrap(words.lonely)] : []),
    ...(ui.isLonely && lobby.others.length > 0 ? wrap(words.otherAddresses(lobby)) : []),
  ];
  const side = Array.from({ length: Math.max(code.length, about.length) }, (_, at) => {
    const left = code[at] ?? ' '.repeat(width);
    return ` ${left}${' '.repeat(GAP)}${about[at] ?? ''}`.trimEnd();
  });
  const isTall = rows >= code.length + about.length + 4;
  const body = isBeside ? side : [...(isTall ? code : []), ...about].map((line) => ` ${line}`);
  const top = [` ${paint.bold(oneSafeLine(lobby.title))}`, ...body];
  const board = [
    ...paragraph(`${words.board}: ${lobby.board}`, canvas),
    ` ${ui.notice ?? ''}`,
    ...keys,
  ];
  const shown = top.slice(0, Math.max(rows - board.length, 1));
  const rest = blankLines(rows - shown.length - board.length);
  return { lines: [...shown, ...rest, ...board].slice(0, rows), caret: null };
}

/** Lines of the code; black on white where there are colours, because not every camera inverts. */
function qrLines(link: string, isInverted: boolean, { paint }: Canvas): readonly string[] {
  // Without colours the terminal is taken for a dark one, where what is drawn is light.
  if (paint.level === 0) return qrText(link, isInverted);
  const ink = isInverted ? paint.bgBlack.whiteBright : paint.bgWhiteBright.black;
  return qrText(link, true).map((line) => ink(line));
}

function qrText(link: string, drawsDark: boolean): readonly string[] {
  return renderUnicodeCompact(link, { border: 2, ecc: 'L', invert: drawsDark }).split('\n');
}

/**
 * Runs the lobby in lines.
 * @throws Stopped at the end of the input
 */
export async function lobbyInLines(
  { say, prompt, hear }: SetupLines,
  lobby: Lobby,
): Promise<LobbyResult | null> {
  let showsNames = false;
  let known = 0;
  say(
    [
      safeText(lobby.title),
      ...words.lobbySteps,
      ...qrText(lobby.link, false),
      `${words.address}: ${lobby.address}`,
      `${words.code}: ${lobby.code}`,
      `${words.board}: ${lobby.board}`,
      words.namesNotShown,
    ].join('\n'),
  );
  lobby.onChange(() => {
    const names = lobby.joined();
    for (const name of names.slice(known)) say(`\n${words.hasJoined({ name: safeText(name) })}`);
    known = Math.max(names.length, known);
  });
  const lonely = setTimeout(() => {
    if (lobby.hasVisitors()) return;
    say(`\n${words.lonely}`);
    if (lobby.others.length > 0) say(words.otherAddresses(lobby));
  }, LONELY_MILLISECONDS);
  lonely.unref();
  try {
    for (;;) {
      prompt(words.lobbyPrompt);
      const typed = (await hear()).trim().toLowerCase();
      if (typed === 'q') return null;
      if (typed === 'n') {
        showsNames = !showsNames;
        lobby.showNames(showsNames);
        say(showsNames ? words.namesShown : words.namesNotShown);
      } else if (typed === '' && lobby.joined().length > 0) return { showsNames };
      else say(words.nobodyYet);
    }
  } finally {
    clearTimeout(lonely);
  }
}
