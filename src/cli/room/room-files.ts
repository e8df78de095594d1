import type { Agreed } from '../../answers/agreed.ts';
import type { Answers } from '../../answers/answers.ts';
import type { Saving } from '../../interview/conduct.ts';
import type { Person } from '../../interview/room/room.ts';
import type { AgreedKeeper } from '../agreed-file.ts';
import type { AnswersKeeper } from '../answers-file.ts';

/** One respondent's file. */
export interface Seat {
  readonly person: Person;
  readonly keeper: AnswersKeeper;
  /** The file as it is, or what a new one begins with. */
  readonly before: Answers;
}

/** Everything that a room is kept in. */
export interface RoomFiles {
  readonly folder: string;
  readonly date: string;
  readonly seats: readonly Seat[];
  readonly agreed: AgreedKeeper;
  /** The file of agreements as it is, or what a new one begins with. */
  readonly agreedBefore: Agreed;
}

/** One verdict on all files: what is not saved first, then what else happened. */
export function together(savings: readonly Saving[]): Saving {
  const unsaved = savings.filter(({ isSaved }) => !isSaved);
  const told = unsaved.length > 0 ? unsaved : savings;
  const messages = told.flatMap(({ message }) => message ?? []);
  return {
    isSaved: unsaved.length === 0,
    message: messages.length === 0 ? null : messages.map(withoutComfort).join('; '),
  };
}

/** What each file says for itself is said once for all of them. */
function withoutComfort(message: string, index: number, all: readonly string[]): string {
  const comfort = '; nothing is lost while this interview is open';
  return index < all.length - 1 ? message.replace(comfort, '') : message;
}
