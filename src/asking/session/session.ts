import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Chalk } from 'chalk';
import { startConversation } from '../../conversation/advance.ts';
import { runLoop } from '../../conversation/loop.ts';
import type { ConversationRecord } from '../../conversation/script.ts';
import { personIn } from '../../conversation/setup.ts';
import { progress } from '../../conversation/view.ts';
import { UserError } from '../../diagnostic.ts';
import {
  colourLevel,
  type Dialogue,
  INTERRUPTED,
  type Io,
  type SaveState,
  Stopped,
} from '../../io/io.ts';
import { VOTE_LOG } from '../../loading/round.ts';
import { safeText } from '../../text/safe.ts';
import { sessionWords as words } from '../../words/session.ts';
import { storageWords } from '../../words/storage.ts';
import { closingText, type Ending, printClosing, sentence } from './closing.ts';
import type { InterviewOptions } from './options.ts';
import type { PhoneRoom } from './phone-room.ts';
import { prepare, type SessionKind } from './prepare.ts';
import type { RoundStore } from './round-store.ts';
import { freeId, type Prepared, type SessionDriver } from './setting.ts';

/** Outcome of an interview or a workshop; the command picks the exit code. */
export type SessionEnd =
  | { readonly is: 'done' | 'not-saved' }
  /** Ended before everything was answered; `exitCode` depends on the key or the signal. */
  | { readonly is: 'interrupted'; readonly exitCode: number };

/**
 * Runs an interview or a workshop, saves after each answer, and ends with its result.
 * @throws UserError and InputError
 */
export async function runSession(
  io: Io,
  options: InterviewOptions,
  kind: SessionKind,
): Promise<SessionEnd> {
  await refuseDestination(io, options);
  const driver = await openDriver(io, options);
  let room: PhoneRoom | null = null;
  try {
    if (options.phones)
      room = await (await import('./phone-room.ts')).openPhoneRoom(io, driver, options);
    const prepared = await prepare(io, room?.driver ?? driver, options, kind);
    await room?.gather(prepared);
    return await converse(io, driver, prepared, options, room);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    await driver.close();
    printClosing(io, words.nothingToSave);
    return { is: 'interrupted', exitCode: error.exitCode };
  } finally {
    await room?.close();
    await driver.close();
  }
}

/** Refuses impossible destinations of the report before anything is asked. */
async function refuseDestination(io: Io, { destination }: InterviewOptions): Promise<void> {
  if (destination.output === undefined && destination.format === undefined) return;
  const { openDelivery } = await import('../../output/report.ts');
  await openDelivery(io, destination);
}

async function converse(
  io: Io,
  driver: SessionDriver,
  prepared: Prepared,
  options: InterviewOptions,
  room: PhoneRoom | null,
): Promise<SessionEnd> {
  const { script, files, earlier } = prepared;
  const { openRoundStore } = await import('./round-store.ts');
  const store = openRoundStore(io, script, files);
  try {
    const begun = io.now();
    const passed = () => Math.max(Math.round((io.now() - begun) / 1000), 0);
    const record = await withLog(io, prepared, store);
    const here = room ? await room.present(record, store) : record;
    const start = startConversation(script, here);
    const setting = room ? room.settingOf(prepared.setting) : prepared.setting;
    if (prepared.isNew) tryToSave(store.save(start, 0), script.isWorkshop === true);
    await sayWhere(io, driver, prepared);
    const begunIn = store.path;
    const asking = driver.open({
      ...{ script, earlier, setting },
      moveTo: store.changePath,
      personIn: (text, people) => personIn({ groups: setting.groups, idOf: freeId }, text, people),
    });
    const shared = room?.share(asking, { script, setting, store, passed });
    const { state, saving } = await runLoop(script, start, shared ?? asking, {
      save: (own) => whileOpen(shared ? shared.save(own) : store.save(own, passed())),
      admit: ({ person }) => store.admit(person),
    });
    const seconds = passed();
    const secondsBefore = files.folder === null ? (files.respondents[0]?.before.seconds ?? 0) : 0;
    const ending: Ending = {
      ...{ prepared, state, store, begunIn, seconds },
      secondsInAll: secondsBefore + seconds,
      isSaved: saving?.isSaved ?? true,
      halfWritten: driver.halfWritten(),
      isPlain: driver.isPlain,
    };
    shared?.close();
    await room?.close();
    const code = await driver.close();
    return await finish(io, ending, code, options);
  } finally {
    store.close();
  }
}

/** Adds votes that a workshop with phones left in its log when it ended unexpectedly. */
async function withLog(
  io: Io,
  { script, record, files }: Prepared,
  store: RoundStore,
): Promise<ConversationRecord> {
  if (files.folder === null || !existsSync(resolve(io.folder, files.folder, VOTE_LOG)))
    return record;
  const { withLeftVotes } = await import('./shared.ts');
  const left = withLeftVotes(io, files.folder, script, record);
  tryToSave(store.save(left.state, 0), true);
  left.clear();
  if (left.votes > 0) io.stderr.write(`${words.votesFromLog(left)}\n`);
  return left.state;
}

/** Adds to a failed saving that nothing is lost as long as the conversation is open. */
function whileOpen(saving: SaveState): SaveState {
  if (saving.isSaved) return saving;
  return { ...saving, message: storageWords.safeMeanwhile(saving) };
}

/** @throws UserError if a file cannot be written, before any question is asked */
function tryToSave({ isSaved, message }: SaveState, isWorkshop: boolean): void {
  if (isSaved) return;
  throw new UserError(words.cannotSave({ because: message, isWorkshop }));
}

/** Says what is resumed, or where new answers go if no start screen did. */
async function sayWhere(io: Io, driver: SessionDriver, prepared: Prepared): Promise<void> {
  const { printStatus, printWarning } = await import('../../io/messages.ts');
  const { script, record, files, warnings, isNew } = prepared;
  for (const warning of warnings) printWarning(io, warning);
  const path = safeText(files.folder ?? files.respondents[0]?.store.path ?? '');
  if (isNew && !driver.isPlain) return;
  // All of it counts, also where only what is open is gone through.
  const counted = progress({ ...script, onlyOpen: undefined }, record);
  printStatus(io, isNew ? words.savedAtOnce({ path }) : words.resumes({ path, ...counted }));
  const names = record.people.filter(({ hasLeft }) => hasLeft).map(({ name }) => safeText(name));
  if (names.length === 0) return;
  for (const line of sentence(words.leftEarlier({ names }), io.stderr)) printStatus(io, line);
}

/** Shows the result or writes the report, then what was saved and how to go on. */
async function finish(
  io: Io,
  ending: Ending,
  code: number | null,
  options: InterviewOptions,
): Promise<SessionEnd> {
  const { state, isSaved } = ending;
  const isFinished = state.status === 'finished';
  if (isFinished && isSaved) {
    const { showResult } = await import('./result.ts');
    await showResult(io, ending, options);
  } else printClosing(io, closingText(ending, options, io.stderr));
  if (!isFinished) return { is: 'interrupted', exitCode: code ?? INTERRUPTED };
  return { is: isSaved ? 'done' : 'not-saved' };
}

/**
 * Opens the driver for the window of a terminal, or for lines if these are requested.
 * @throws UserError if there is nobody to ask
 */
async function openDriver(io: Io, options: InterviewOptions): Promise<SessionDriver> {
  const { stdin, stderr } = io;
  if (isPlain(io, options)) return lineDriver(io, io.dialogue());
  if (!stdin.isTerminal || !stderr.isTerminal) {
    throw new UserError(words.needsTerminal);
  }
  return screenDriver(io, options);
}

/** True if lines are requested, or the terminal cannot redraw. */
function isPlain({ env, stdin }: Io, { plain }: InterviewOptions): boolean {
  const { TERM, TERM_PROGRAM } = env;
  // The window of Git Bash hands Node pipes in place of a terminal.
  const isGitBash = TERM_PROGRAM === 'mintty' && !stdin.isTerminal;
  return plain === true || isGitBash || (TERM === 'dumb' && stdin.isTerminal);
}

async function screenDriver(io: Io, { color }: InterviewOptions): Promise<SessionDriver> {
  const { createScreenDriver, openScreen } = await import('../screen/driver.ts');
  const paint = new Chalk({ level: colourLevel(io, io.stderr, color) });
  const host = openScreen(io, paint);
  let halfWritten = () => null as string | null;
  return {
    isPlain: false,
    choose: async (message, choices) => {
      const { inquirerChoice } = await import('../../terminal/questions.ts');
      return inquirerChoice(io, io.dialogue(), paint, message, choices);
    },
    setUp: async (request) => {
      const { setupScreen } = await import('../setup/screen.ts');
      const screen = setupScreen(request);
      host.show(screen);
      const result = await screen.result;
      if (result) return result;
      throw new Stopped((await host.close()) ?? INTERRUPTED);
    },
    waitInLobby: async (lobby) => {
      const { lobbyScreen } = await import('../setup/lobby.ts');
      const screen = lobbyScreen(lobby, host.redraw);
      host.show(screen);
      const result = await screen.result;
      if (result) return result;
      throw new Stopped((await host.close()) ?? INTERRUPTED);
    },
    open: (options) => {
      const driver = createScreenDriver({ ...options, now: io.now }, host.redraw);
      let isShown = false;
      ({ halfWritten } = driver);
      return {
        ask: (state, saving) => {
          const event = driver.ask(state, saving);
          if (!isShown) host.show(driver);
          isShown = true;
          return event;
        },
        refresh: driver.refresh,
      };
    },
    halfWritten: () => halfWritten(),
    close: () => host.close(),
  };
}

async function lineDriver(io: Io, dialogue: Dialogue): Promise<SessionDriver> {
  const [{ openLines, chooseInLines }, { runLines, setUpInLines }] = await Promise.all([
    import('../../terminal/lines.ts'),
    import('../lines/driver.ts'),
  ]);
  const lines = echoing(io, openLines(dialogue));
  let unwatch = () => {};
  const signalled = new Promise<number>((resolve) => {
    unwatch = dialogue.onSignal(resolve);
  });
  const stopped = signalled.then((code): never => {
    throw new Stopped(code);
  });
  stopped.catch(() => {});
  const hear = async () => {
    const line = await Promise.race([lines.next(), stopped]);
    if (line !== null) return line;
    io.stderr.write('\n');
    throw new Stopped(INTERRUPTED);
  };
  const output = {
    say: (text: string) => io.stderr.write(`${text}\n`),
    prompt: (text: string) => io.stderr.write(text),
    hear,
  };
  let exitCode = () => null as number | null;
  return {
    isPlain: true,
    choose: (message, choices) => chooseInLines(output, message, choices),
    setUp: (request) => setUpInLines(output, request),
    waitInLobby: async (lobby) => {
      const { lobbyInLines } = await import('../setup/lobby.ts');
      const result = await lobbyInLines(output, lobby);
      if (result) return result;
      throw new Stopped(INTERRUPTED);
    },
    open: (options) => {
      const driver = runLines(io, lines, { ...options, now: io.now }, signalled);
      ({ exitCode } = driver);
      return driver;
    },
    // The typed lines are still visible above.
    halfWritten: () => null,
    close: async () => {
      unwatch();
      lines.close();
      return exitCode();
    },
  };
}

/** Lines of a pipe are printed too, because no terminal echoes them. */
function echoing<L extends { next(): Promise<string | null> }>({ stdin, stderr }: Io, lines: L): L {
  if (stdin.isTerminal) return lines;
  const next = async () => {
    const line = await lines.next();
    if (line !== null) stderr.write(`${safeText(line)}\n`);
    return line;
  };
  return { ...lines, next };
}
