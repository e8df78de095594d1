import type { Submission } from '../analysis/submissions.ts';
import type { Answers } from '../answers/answers.ts';
import { match } from '../answers/match.ts';
import { unfilledIn } from '../answers/unfilled.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { InputError } from '../errors.ts';
import { digestOf } from '../input/digest.ts';
import { refuse } from '../input/parse.ts';
import type { Source } from '../input/source.ts';
import type { Io } from './io.ts';
import { answersFile, parseFile } from './parse-file.ts';

/** One answers file, checked by itself, and where it came from. */
export interface AnswersFile {
  readonly source: Source;
  readonly answers: Answers;
}

/**
 * Answers from their text, checked by themselves.
 * @throws InputError where they have mistakes
 */
export async function parseAnswers(io: Io, source: Source): Promise<AnswersFile> {
  refuse(source, unfilledIn(source.value));
  return { source, answers: await parseFile(io, source, answersFile) };
}

/**
 * Matches one answers file to a checklist.
 * @throws InputError where the answers do not fit
 */
export function submit(
  checklist: Checklist,
  { source, answers }: AnswersFile,
): { readonly submission: Submission; readonly warnings: readonly string[] } {
  const matched = match(checklist, answers);
  if (matched.problems.length > 0) {
    throw new InputError(
      matched.problems.map(({ path, text, where }) => source.problemAt(path, text, where)),
    );
  }
  const inProgress =
    answers.status === 'in-progress' ? ['is still in progress; what it has so far counts'] : [];
  return {
    submission: {
      id: answers.respondent.id,
      group: matched.group,
      answers: matched.answers,
      file: answers,
      digest: digestOf(source.value),
    },
    warnings: [...matched.warnings, ...inProgress].map((warning) => `${source.file}: ${warning}`),
  };
}
