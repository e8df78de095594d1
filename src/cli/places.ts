import { relative, resolve, sep } from 'node:path';
import type { Checklist } from '../checklist/checklist.ts';
import { criterionNamed } from '../checklist/criterion-named.ts';
import type { FindPlace } from '../report/places.ts';
import type { Io } from './io.ts';
import { STDIN_NAME } from './read-file.ts';
import type { AnswersFile } from './submit.ts';

/** Finds answers in the files that they were read from, under today's ids and former ones. */
export function placesIn(io: Io, checklist: Checklist, files: readonly AnswersFile[]): FindPlace {
  const byRespondent = new Map(files.map((own) => [own.answers.respondent.id, own]));
  return (respondent, criterion) => {
    const found = byRespondent.get(respondent);
    if (!found || found.source.file === STDIN_NAME) return null;
    const { source, answers } = found;
    const file = pathFrom(io, source.file);
    const name = criterion === null ? null : nameIn(answers, criterion, checklist);
    if (name === null) return { file, line: 1, column: 1 };
    const { line, column } = source.problemAt(['answers', name], '', 'key');
    return { file, line, column };
  };
}

function nameIn({ answers }: AnswersFile['answers'], id: string, checklist: Checklist) {
  const formerly = criterionNamed(checklist, id)?.formerly ?? [];
  return [id, ...formerly].find((name) => Object.hasOwn(answers, name)) ?? null;
}

function pathFrom({ folder }: Io, path: string): string {
  return relative(folder, resolve(folder, path)).split(sep).join('/');
}
