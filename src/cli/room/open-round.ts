import { type AgreedKeeper, openAgreedFile } from '../agreed-file.ts';
import { type AnswersKeeper, openAnswersFile } from '../answers-file.ts';
import type { Io } from '../io.ts';

/**
 * Opens all files of a round; whatever goes wrong, they are free again.
 * @throws UserError and InputError, as opening each of them does
 */
export async function openRound<T>(
  io: Io,
  paths: readonly string[],
  agreedPath: string,
  use: (keepers: readonly AnswersKeeper[], agreed: AgreedKeeper) => Promise<T>,
): Promise<T> {
  const opened: { close(): void }[] = [];
  try {
    const keepers: AnswersKeeper[] = [];
    for (const path of paths) {
      const keeper = await openAnswersFile(io, path);
      keepers.push(keeper);
      opened.push(keeper);
    }
    const agreed = await openAgreedFile(io, agreedPath);
    opened.push(agreed);
    return await use(keepers, agreed);
  } catch (error) {
    for (const keeper of opened) keeper.close();
    throw error;
  }
}
