import type { Answers } from '../../../answers/answers.ts';
import { match } from '../../../answers/match.ts';
import type { Checklist } from '../../../checklist/checklist.ts';
import type { Earlier } from '../../../conversation/solo/view.ts';
import type { Io } from '../../../io/io.ts';
import { parseAnswers } from '../../../loading/answers.ts';
import { findAnswers } from '../../../loading/round.ts';
import { collectAll } from '../../../storage/read.ts';
import { quoted } from '../../../text/safe.ts';

/** What was found of an earlier round, and what to say about it. */
export interface Found {
  readonly earlier: Earlier | null;
  readonly warning: string | null;
}

/**
 * What a respondent said in an earlier round: a folder, or a file, which is then taken to be theirs.
 * @throws UserError where it cannot be read, InputError if it has errors
 */
export async function findEarlier(
  io: Io,
  round: string,
  checklist: Checklist,
  respondent: Answers['respondent'],
): Promise<Found> {
  const { sources } = await findAnswers(io, [round]);
  const files = await collectAll(sources, (source) => parseAnswers(io, source));
  const [only] = files;
  const own =
    files.find(({ answers }) => answers.respondent.id === respondent.id) ??
    (files.length === 1 ? only : undefined);
  if (!own) {
    const ids = files.map(({ answers }) => answers.respondent.id).join(', ');
    const warning = `${quoted(round)} has no answers of ${quoted(respondent.id)}, only of ${ids}`;
    return { earlier: null, warning };
  }
  const { answers } = match(checklist, own.answers);
  return { earlier: { date: own.answers.date, answers }, warning: null };
}
