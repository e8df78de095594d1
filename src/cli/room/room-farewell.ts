import { basename } from 'node:path';
import type { Room, RoomScript } from '../../interview/room/room.ts';
import { roomProgress } from '../../interview/room/room-progress.ts';
import { safeLines, safeText } from '../../safe-text.ts';
import { duration, goOnCommand } from '../interview/farewell.ts';
import type { InterviewOptions } from '../interview/options.ts';
import type { RoomKeeper } from './room-keeper.ts';

/** How a room came out, for the last words about it. */
export interface RoomEnding {
  readonly script: RoomScript;
  readonly room: Room;
  readonly isSaved: boolean;
  /** What became of what was half written, in words; null where nothing was. */
  readonly halfWritten: string | null;
  readonly keeper: Pick<RoomKeeper, 'folder' | 'paths' | 'agreedPath' | 'unsaved'>;
  readonly seconds: number;
}

/** What was saved and where, how long it took, and the command that goes on. */
export function roomFarewell(ending: RoomEnding, options: InterviewOptions): string {
  const { script, room, isSaved, halfWritten, keeper, seconds } = ending;
  const { answered, of } = roomProgress(script, room);
  const isFinished = room.status === 'finished';
  const isWhole = isFinished && answered === of && script.onlyPoint === undefined;
  const { only: _only, ...rest } = options;
  const agreed = keeper.agreedPath();
  const files = [...keeper.paths(), ...(agreed === null ? [] : [agreed])].map((path) =>
    safeText(basename(path)),
  );
  const folder = safeText(keeper.folder);
  return [
    `${isFinished ? 'Finished' : 'Stopped'}: ${answered} of ${of} criteria voted on in ${duration(seconds)}.`,
    ...(halfWritten === null ? [] : [safeLines(halfWritten)]),
    ...(isSaved ? [`Votes saved in ${folder}: ${files.join(', ')}`] : notSaved(folder, keeper)),
    ...(isWhole ? [] : [`Go on with: ${goOnCommand(keeper.folder, isFinished ? rest : options)}`]),
  ].join('\n');
}

/** Nothing that was said may be lost, so it stands where it can be copied. */
function notSaved(folder: string, { unsaved }: Pick<RoomKeeper, 'unsaved'>): readonly string[] {
  return [
    `NOT SAVED: the last votes are not all in ${folder}. What belongs there, to be copied:`,
    ...unsaved().flatMap(({ path, text }) => [
      '',
      `# ${safeText(basename(path))}`,
      safeLines(text),
    ]),
  ];
}
