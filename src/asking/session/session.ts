import { startConversation } from '../../conversation/advance.ts';
import { runLoop } from '../../conversation/loop.ts';
import { personIn } from '../../conversation/setup.ts';
import { progress } from '../../conversation/view.ts';
import { UserError } from '../../diagnostic.ts';
import { INTERRUPTED, type Io, type SaveState, Stopped } from '../../io/io.ts';
import { safeText } from '../../text/safe.ts';
import { sessionWords as words } from '../../words/session.ts';
import { storageWords } from '../../words/storage.ts';
import { closingText, type Ending, printClosing } from './closing.ts';
import { openDriver, type SessionDriver } from './driver.ts';
import type { InterviewOptions } from './options.ts';
import { prepare, type SessionKind } from './prepare.ts';
import { freeId, type Prepared } from './setting.ts';

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
  try {
    const prepared = await prepare(io, driver, options, kind);
    return await converse(io, driver, prepared, options);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    await driver.close();
    printClosing(io, words.nothingToSave);
    return { is: 'interrupted', exitCode: error.exitCode };
  } finally {
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
): Promise<SessionEnd> {
  const { script, record, files, earlier, setting } = prepared;
  const { openRoundStore } = await import('./round-store.ts');
  const store = openRoundStore(io, script, files);
  try {
    const begun = io.now();
    const passed = () => Math.max(Math.round((io.now() - begun) / 1000), 0);
    const start = startConversation(script, record);
    if (prepared.isNew) tryToSave(store.save(start, 0), script.isWorkshop === true);
    await sayWhere(io, driver, prepared);
    const begunIn = store.path;
    const asking = driver.open({
      ...{ script, earlier, setting },
      moveTo: store.changePath,
      personIn: (text, people) => personIn({ groups: setting.groups, idOf: freeId }, text, people),
    });
    const { state, saving } = await runLoop(script, start, asking, {
      save: (own) => whileOpen(store.save(own, passed())),
      admit: ({ person }) => store.admit(person),
    });
    const seconds = passed();
    const secondsBefore = files.folder === null ? (files.respondents[0]?.before.seconds ?? 0) : 0;
    const ending: Ending = {
      ...{ prepared, state, store, begunIn, seconds },
      secondsInAll: secondsBefore + seconds,
      isSaved: saving?.isSaved ?? true,
      halfWritten: driver.halfWritten(),
    };
    const code = await driver.close();
    return await finish(io, ending, code, options);
  } finally {
    store.close();
  }
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
  } else printClosing(io, closingText(ending, options));
  if (!isFinished) return { is: 'interrupted', exitCode: code ?? INTERRUPTED };
  return { is: isSaved ? 'done' : 'not-saved' };
}
