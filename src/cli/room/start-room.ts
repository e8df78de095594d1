import { join } from 'node:path';
import type { Answers, Respondent } from '../../answers/answers.ts';
import type { Script } from '../../interview/interview.ts';
import { nothingSaidInRoom } from '../../interview/room/begin-room.ts';
import type { Questions } from '../interview/questions.ts';
import type { Io } from '../io.ts';
import type { EarlierPeople } from './earlier-round.ts';
import { openRound } from './open-round.ts';
import { askGutFeelings, inOrderOfGroups } from './people.ts';
import type { PreparedRoom } from './prepare-room.ts';
import type { Seat } from './room-files.ts';

/** What is known of a room before its first vote. */
export interface NewRoom {
  readonly whole: Script;
  readonly folder: string;
  readonly subject: string;
  readonly date: string;
  readonly respondents: readonly Respondent[];
  readonly earlier: EarlierPeople | null;
}

/** Opens a new file for each respondent, and asks for everybody's gut feeling. */
export async function startRoom(
  io: Io,
  questions: Questions,
  { whole, folder, subject, date, respondents, earlier }: NewRoom,
): Promise<PreparedRoom> {
  const people = inOrderOfGroups(whole.checklist, respondents);
  const { id, version } = whole.checklist;
  const about = { checklist: { id, version }, subject, date };
  const paths = people.map((person) => join(folder, `${person.id}.yaml`));
  return openRound(io, paths, join(folder, 'agreed.yaml'), async (keepers, agreed) => {
    const feelings = await askGutFeelings(questions, people);
    const seats = people.flatMap((person, at): Seat[] => {
      const respondent = respondents.find((own) => own.id === person.id);
      const keeper = keepers[at];
      if (!respondent || !keeper) return [];
      const gutFeeling = feelings.get(person.id);
      const before: Answers = {
        ...{ format: 1, ...about, status: 'in-progress', respondent },
        ...(whole.mode === 'express' ? { mode: whole.mode } : {}),
        ...(gutFeeling === undefined ? {} : { gutFeeling }),
        answers: {},
      };
      return [{ person, keeper, before }];
    });
    return {
      script: { ...whole, people },
      said: nothingSaidInRoom,
      files: { folder, date, seats, agreed, agreedBefore: { format: 1, ...about, agreed: {} } },
      earlier: earlier?.round ?? null,
      warnings: [...keepers, agreed].flatMap(({ notices }) => notices),
      isNew: true,
    };
  });
}
