import { basename } from 'node:path';
import { conductWorkshop, startWorkshop } from '../../../conversation/workshop/advance.ts';
import { workshopProgress } from '../../../conversation/workshop/view.ts';
import type {
  Workshop,
  WorkshopEvent,
  WorkshopScript,
} from '../../../conversation/workshop/workshop.ts';
import { UserError } from '../../../diagnostic.ts';
import type { SaveState } from '../../../io/io.ts';
import { INTERRUPTED, type Io, Stopped } from '../../../io/io.ts';
import { safeLines, safeText } from '../../../text/safe.ts';
import { workshopTurn } from '../../lines/workshop/commands.ts';
import type { WorkshopLineContext } from '../../lines/workshop/show.ts';
import { type WorkshopDriverOptions, workshopScreen } from '../../screen/workshop/workshop.ts';
import {
  type ConversationDriver,
  type DriverFactory,
  openDriver,
  type SessionEnd,
  whileOpen,
} from '../driver.ts';
import type { InterviewOptions } from '../script.ts';
import { duration, goOnCommand, printClosing, reportOn } from '../solo/closing.ts';
import type { PreparedWorkshop } from './files.ts';
import { prepareWorkshop } from './prepare.ts';
import { openRoundStore, type RoundStore } from './round-store.ts';

/**
 * Runs a workshop and keeps the answers of each respondent in a separate file. Votes are collected
 * criterion by criterion; the report on all respondents ends the workshop.
 * @throws UserError, InputError
 */
export async function runWorkshop(io: Io, options: InterviewOptions): Promise<SessionEnd> {
  const driver = openDriver(io, options);
  try {
    return await holdWorkshop(
      io,
      driver,
      await prepareWorkshop(io, driver.questions, options),
      options,
    );
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    printClosing(io, 'Stopped before the first criterion; there was nothing to save.');
    return { is: 'interrupted', exitCode: error.exitCode };
  } finally {
    driver.close();
  }
}

async function holdWorkshop(
  io: Io,
  driver: ConversationDriver,
  prepared: PreparedWorkshop,
  options: InterviewOptions,
): Promise<SessionEnd> {
  const { script, said, files } = prepared;
  const store = openRoundStore(io, script, files);
  try {
    const start = startWorkshop(script, said);
    if (prepared.isNew) tryToSave(store.save(start, 0));
    sayWhere(io, prepared, start);
    return await vote(io, driver, prepared, { store, start }, options);
  } finally {
    store.close();
  }
}

async function vote(
  io: Io,
  driver: ConversationDriver,
  { script, earlier }: PreparedWorkshop,
  { store, start }: { readonly store: RoundStore; readonly start: Workshop },
  options: InterviewOptions,
): Promise<SessionEnd> {
  const begun = io.now();
  const passed = () => Math.max(Math.round((io.now() - begun) / 1000), 0);
  const asking = driver.open(workshopDriver({ script, earlier, moveTo: store.changeFolder }));
  try {
    const save = (state: Workshop) => whileOpen(store.save(state, passed()));
    const { state, saving } = await conductWorkshop(script, start, asking.ask, save);
    const code = await asking.close();
    const isFinished = state.status === 'finished';
    if (isFinished && saving.isSaved) {
      await reportOn(io, store.sources(), script.checklist.id, options);
    }
    const { isSaved } = saving;
    const halfWritten = asking.halfWritten();
    const ending = { script, workshop: state, isSaved, halfWritten, store, seconds: passed() };
    printClosing(io, workshopClosing(ending, options));
    if (!isFinished) return { is: 'interrupted', exitCode: code ?? INTERRUPTED };
    return { is: saving.isSaved ? 'done' : 'not-saved' };
  } finally {
    await asking.close();
  }
}

/** @throws UserError if a file cannot be written, before any vote */
function tryToSave({ isSaved, message }: SaveState): void {
  if (isSaved) return;
  throw new UserError(message ?? 'the votes cannot be saved', 'name another folder with --save');
}

function sayWhere(
  { stderr }: Io,
  { script, files, warnings, isNew }: PreparedWorkshop,
  start: Workshop,
): void {
  for (const warning of warnings) stderr.write(`warning: ${safeText(warning)}\n`);
  const { answered, of } = workshopProgress(script, start);
  const folder = safeText(files.folder);
  stderr.write(
    isNew
      ? `Every vote is saved at once in ${folder}\n`
      : `Going on with ${folder}: ${answered} of ${of} criteria voted on.\n`,
  );
}

/** Outcome of a workshop, for the closing text. */
export interface WorkshopClosing {
  readonly script: WorkshopScript;
  readonly workshop: Workshop;
  readonly isSaved: boolean;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: string | null;
  readonly store: Pick<RoundStore, 'folder' | 'paths' | 'agreedPath' | 'unsaved'>;
  readonly seconds: number;
}

/**
 * Returns the closing text: what was saved and where, the time taken, and the command to resume.
 */
function workshopClosing(ending: WorkshopClosing, options: InterviewOptions): string {
  const { script, workshop, isSaved, halfWritten, store, seconds } = ending;
  const { answered, of } = workshopProgress(script, workshop);
  const isFinished = workshop.status === 'finished';
  const isWhole = isFinished && answered === of && script.onlyPoint === undefined;
  const { only: _only, ...rest } = options;
  const agreed = store.agreedPath();
  const files = [...store.paths(), ...(agreed === null ? [] : [agreed])].map((path) =>
    safeText(basename(path)),
  );
  const folder = safeText(store.folder);
  return [
    `${isFinished ? 'Finished' : 'Stopped'}: ${answered} of ${of} criteria voted on in ${duration(seconds)}.`,
    ...(halfWritten === null ? [] : [safeLines(halfWritten)]),
    ...(isSaved ? [`Votes saved in ${folder}: ${files.join(', ')}`] : notSaved(folder, store)),
    ...(isWhole
      ? []
      : [`Go on with: ${goOnCommand('workshop', store.folder, isFinished ? rest : options)}`]),
  ].join('\n');
}

/** Returns the unsaved votes as text to copy, so that nothing is lost. */
function notSaved(folder: string, { unsaved }: Pick<RoundStore, 'unsaved'>): readonly string[] {
  return [
    `NOT SAVED: the last votes are not all in ${folder}. What belongs there, to be copied:`,
    ...unsaved().flatMap(({ path, text }) => [
      '',
      `# ${safeText(basename(path))}`,
      safeLines(text),
    ]),
  ];
}

/** Returns the ways to run a workshop. */
function workshopDriver(
  options: Omit<WorkshopDriverOptions, 'now'>,
): DriverFactory<Workshop, WorkshopEvent> {
  return {
    setUp: (now, onShow) => workshopScreen({ ...options, now }, onShow),
    converse: (speaking) => {
      const memory = { lastShown: null, lastEvent: null, explained: new Set<string>() };
      const context: WorkshopLineContext = { ...options, ...speaking, ...memory };
      return (workshop, saving) => workshopTurn(context, workshop, saving);
    },
    end: { type: 'stopped' },
  };
}
