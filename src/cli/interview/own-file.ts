import { join } from 'node:path';
import type { Answers } from '../../answers/answers.ts';
import { UserError } from '../../errors.ts';
import { quoted } from '../../safe-text.ts';
import { type AnswersKeeper, openAnswersFile } from '../answers-file.ts';
import type { Io } from '../io.ts';
import { folderName } from './file-names.ts';
import type { Heading } from './respondent.ts';

/**
 * Opens the file of whoever answers: the one that they began, or a new one. Where another person's
 * name makes the same file name, a number keeps the two apart.
 * @throws UserError where the file is about another organisation
 */
export async function openOwnFile(
  io: Io,
  asked: Heading,
): Promise<{ readonly keeper: AnswersKeeper; readonly heading: Heading }> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? asked.respondent.id : `${asked.respondent.id}-${number}`;
    const heading = { ...asked, respondent: { ...asked.respondent, id } };
    const keeper = await openAnswersFile(io, defaultPath(heading));
    const other = keeper.found?.answers;
    if (!other || isSamePerson(other, asked)) return { keeper, heading };
    keeper.close();
    if (other.subject !== asked.subject) {
      throw new UserError(
        `${quoted(keeper.path)} holds answers about ${quoted(other.subject)}, not about ${quoted(asked.subject)}`,
        'name another file with --save',
      );
    }
  }
}

function isSamePerson(found: Answers, { subject, respondent }: Heading): boolean {
  const { name, id, group } = found.respondent;
  return (
    found.subject === subject && (name ?? id) === respondent.name && group === respondent.group
  );
}

/** A round is a folder with one file per respondent. */
function defaultPath({ subject, date, respondent }: Heading): string {
  return join(folderName(subject), date, `${respondent.id}.yaml`);
}
