import { relative, resolve, sep } from 'node:path';
import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import type { Source } from '../input/source.ts';
import type { FindPlace } from '../report/places.ts';
import type { Io } from './io.ts';
import { STDIN_NAME } from './read-file.ts';
import type { AnswersFile } from './submit.ts';

/** Finds answers in the files that they were read from, under today's ids and former ones. */
export function placesIn(io: Io, checklist: Checklist, files: readonly AnswersFile[]): FindPlace {
  const byRespondent = new Map(files.map((own) => [own.answers.respondent.id, own.source]));
  const namesIn = new Map<Source, ReturnType<Source['namesAt']>>();
  const idsOf = new Map(
    criteriaOf(checklist).map(({ criterion: { id, formerly = [] } }) => [id, [id, ...formerly]]),
  );
  return (respondent, criterion) => {
    const source = byRespondent.get(respondent);
    if (!source || source.file === STDIN_NAME) return null;
    const names = namesIn.get(source) ?? source.namesAt(['answers']);
    namesIn.set(source, names);
    const ids = criterion === null ? [] : (idsOf.get(criterion) ?? []);
    const place = ids.map((id) => names.get(id)).find((own) => own !== undefined) ?? BEGINNING;
    return { file: pathFrom(io, source.file), ...place };
  };
}

const BEGINNING = { line: 1, column: 1 };

function pathFrom({ folder }: Io, path: string): string {
  return relative(folder, resolve(folder, path)).split(sep).join('/');
}
