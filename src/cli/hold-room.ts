import { UserError } from '../errors.ts';
import type { Saving } from '../interview/conduct.ts';
import { beginRoom } from '../interview/room/begin-room.ts';
import { conductRoom } from '../interview/room/conduct-room.ts';
import type { Room } from '../interview/room/room.ts';
import { roomProgress } from '../interview/room/room-progress.ts';
import { safeText } from '../safe-text.ts';
import { exitCode } from './exit-code.ts';
import type { InterviewOptions } from './interview/options.ts';
import { INTERRUPTED, Stopped } from './interview/stopped.ts';
import { openTalk, type Talk } from './interview/talk.ts';
import type { Io } from './io.ts';
import { type PreparedRoom, prepareRoom } from './room/prepare-room.ts';
import { roomFarewell } from './room/room-farewell.ts';
import { keepRoom, type RoomKeeper } from './room/room-keeper.ts';
import { roomWay } from './room/room-way.ts';
import { writeReport } from './write-report.ts';

/**
 * Takes a room through a checklist, everybody's vote at once, keeps each respondent's answers in a file
 * of their own, and ends with the report on all of them. Returns the exit code.
 * @throws UserError and InputError
 */
export async function holdRoom(io: Io, options: InterviewOptions): Promise<number> {
  const talk = openTalk(io, options);
  try {
    return await room(io, talk, await prepareRoom(io, talk.questions, options), options);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    tell(io, 'Stopped before the first criterion; there was nothing to save.');
    return error.exitCode;
  } finally {
    talk.close();
  }
}

async function room(
  io: Io,
  talk: Talk,
  prepared: PreparedRoom,
  options: InterviewOptions,
): Promise<number> {
  const { script, said, files } = prepared;
  const keeper = keepRoom(io, script, files);
  try {
    const start = beginRoom(script, said);
    if (prepared.isNew) tryToSave(keeper.save(start, 0));
    sayWhere(io, prepared, start);
    return await vote(io, talk, prepared, { keeper, start }, options);
  } finally {
    keeper.close();
  }
}

async function vote(
  io: Io,
  talk: Talk,
  { script, earlier }: PreparedRoom,
  { keeper, start }: { readonly keeper: RoomKeeper; readonly start: Room },
  options: InterviewOptions,
): Promise<number> {
  const begun = io.now();
  const passed = () => Math.max(Math.round((io.now() - begun) / 1000), 0);
  const asking = talk.open(roomWay({ script, earlier, moveTo: keeper.moveTo }));
  try {
    const save = (state: Room) => keeper.save(state, passed());
    const { state, saving } = await conductRoom(script, start, asking.ask, save);
    const code = await asking.close();
    const isFinished = state.status === 'finished';
    if (isFinished && saving.isSaved) await report(io, keeper, script.checklist.id, options);
    const { isSaved } = saving;
    const halfWritten = asking.halfWritten();
    const ending = { script, room: state, isSaved, halfWritten, keeper, seconds: passed() };
    tell(io, roomFarewell(ending, options));
    if (!isFinished) return code ?? INTERRUPTED;
    return saving.isSaved ? exitCode.done : exitCode.userError;
  } finally {
    await asking.close();
  }
}

/** @throws UserError where a file cannot be written, before anybody votes in vain */
function tryToSave({ isSaved, message }: Saving): void {
  if (isSaved) return;
  throw new UserError(message ?? 'the votes cannot be saved', 'name another folder with --save');
}

async function report(
  io: Io,
  keeper: RoomKeeper,
  checklistId: string,
  options: InterviewOptions,
): Promise<void> {
  const { format, output, checklist } = options;
  await writeReport(io, keeper.sources(), {
    ...options,
    checklist: checklist === undefined || checklist === '?' ? checklistId : checklist,
    ...(format === undefined && output === undefined ? { format: ['text'] } : {}),
  });
}

function sayWhere(
  { stderr }: Io,
  { script, files, warnings, isNew }: PreparedRoom,
  start: Room,
): void {
  for (const warning of warnings) stderr.write(`warning: ${safeText(warning)}\n`);
  const { answered, of } = roomProgress(script, start);
  const folder = safeText(files.folder);
  stderr.write(
    isNew
      ? `Every vote is saved at once in ${folder}\n`
      : `Going on with ${folder}: ${answered} of ${of} criteria voted on.\n`,
  );
}

/** The last words; where the terminal is gone, nobody is there to read them. */
function tell({ stderr }: Io, text: string): void {
  try {
    stderr.write(`${text}\n`);
  } catch {
    return;
  }
}
