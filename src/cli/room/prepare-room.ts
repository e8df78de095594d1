import { join } from 'node:path';
import type { Respondent } from '../../answers/answers.ts';
import type { RoomSaid } from '../../interview/room/begin-room.ts';
import type { RoomScript } from '../../interview/room/room.ts';
import { quoted } from '../../safe-text.ts';
import { refuseName } from '../answers-path.ts';
import { today } from '../day.ts';
import { chooseChecklist } from '../interview/checklist-choice.ts';
import { folderName } from '../interview/file-names.ts';
import type { InterviewOptions } from '../interview/options.ts';
import { wholeScript } from '../interview/prepare.ts';
import type { Questions } from '../interview/questions.ts';
import { askSubject, dateOf } from '../interview/respondent.ts';
import type { Io } from '../io.ts';
import { earlierRound } from './earlier-round.ts';
import { askPeople } from './people.ts';
import { resumeRoom } from './resume-room.ts';
import type { RoomFiles } from './room-files.ts';
import type { EarlierRound } from './room-view.ts';
import { answersFilesIn } from './round-folder.ts';
import { startRoom } from './start-room.ts';

/** Everything that is settled before the first vote. */
export interface PreparedRoom {
  readonly script: RoomScript;
  readonly said: RoomSaid;
  readonly files: RoomFiles;
  readonly earlier: EarlierRound | null;
  readonly warnings: readonly string[];
  readonly isNew: boolean;
}

/**
 * Opens the round that is to go on, or asks what a new one begins with.
 * @throws UserError, InputError and Stopped; all files are then free again
 */
export async function prepareRoom(
  io: Io,
  questions: Questions,
  options: InterviewOptions,
): Promise<PreparedRoom> {
  const { save } = options;
  if (save !== undefined) refuseName(save);
  if (save !== undefined && answersFilesIn(io, save).length > 0) {
    return resumeRoom(io, save, options);
  }
  const { checklist } = await chooseChecklist(io, questions, options.checklist);
  const { definition } = checklist;
  // What the command line gets wrong is said before anything is asked.
  const whole = wholeScript(definition, options, undefined);
  const date = dateOf(options, today(io));
  const earlier = await earlierRound(io, options, definition);
  const about = earlier?.subject === undefined ? {} : { subject: earlier.subject };
  const subject = await askSubject(questions, { ...about, ...options });
  const folder = save ?? join(folderName(subject), date);
  if (answersFilesIn(io, folder).length > 0) return resumeRoom(io, folder, options);
  const known = earlier?.respondents ?? [];
  sayWhoIsKnown(io, known, options.previous);
  const respondents = await askPeople(questions, definition, known);
  return startRoom(io, questions, { whole, folder, subject, date, respondents, earlier });
}

function sayWhoIsKnown(
  { stderr }: Io,
  known: readonly Respondent[],
  previous: string | undefined,
): void {
  if (previous === undefined || known.length === 0) return;
  const names = known.map(({ id, name = id }) => name).join(', ');
  stderr.write(`From ${quoted(previous)}: ${quoted(names).slice(1, -1)}.\n`);
}
