import type { Respondent } from '../../answers/answers.ts';
import { match } from '../../answers/match.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { collect } from '../collect.ts';
import { findAnswers } from '../find-answers.ts';
import type { InterviewOptions } from '../interview/options.ts';
import type { Io } from '../io.ts';
import { parseAnswers } from '../submit.ts';
import type { EarlierRound } from './room-view.ts';

/** Who answered in an earlier round, and what. */
export interface EarlierPeople {
  readonly round: EarlierRound;
  readonly subject: string | undefined;
  readonly respondents: readonly Respondent[];
}

/**
 * Reads an earlier round: a folder, or a file.
 * @throws UserError where it cannot be read, InputError where it has mistakes
 */
async function findEarlierRound(
  io: Io,
  path: string,
  checklist: Checklist,
): Promise<EarlierPeople> {
  const { sources } = await findAnswers(io, [path]);
  const files = await collect(sources, (source) => parseAnswers(io, source));
  const dates = files.map(({ answers }) => answers.date).toSorted();
  return {
    round: {
      date: dates.at(-1) ?? '',
      answers: new Map(
        files.map(({ answers }) => [answers.respondent.id, match(checklist, answers).answers]),
      ),
    },
    subject: files[0]?.answers.subject,
    respondents: files.map(({ answers }) => answers.respondent),
  };
}

/** The round that the command line names as the earlier one; null where it names none. */
export async function earlierRound(
  io: Io,
  { previous }: InterviewOptions,
  checklist: Checklist,
): Promise<EarlierPeople | null> {
  return previous === undefined ? null : findEarlierRound(io, previous, checklist);
}
