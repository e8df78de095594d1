import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Submission } from '../analysis/respondents.ts';
import { refuseMixtures } from '../audit/load.ts';
import { groupsOf } from '../checklist/lookup.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { type AnswersFile, parseAnswers, submit } from '../loading/answers.ts';
import { type LoadedChecklist, loadChecklist, namedChecklist } from '../loading/checklists/load.ts';
import { findInFolder } from '../loading/round.ts';
import {
  compareWithRound,
  type FittedRound,
  loadRoundFile,
  type RoundFile,
} from '../loading/round-file.ts';
import type { Mode } from '../scoring/responses.ts';
import { collectAll, statOf } from '../storage/read.ts';
import { collectingWords } from '../words/collecting.ts';

/** Folder of a round that answers are collected in; it may have none yet. */
export interface OpenedRound {
  readonly folder: string;
  /** `null` without round.yaml. */
  readonly round: RoundFile | null;
  readonly checklist: LoadedChecklist;
  readonly mode: Mode;
  readonly files: readonly AnswersFile[];
  readonly submissions: readonly Submission[];
  readonly fitted: FittedRound;
  /** Organisation as round.yaml or the answers name it; `null` if nothing does. */
  readonly subject: string | null;
}

/**
 * Reads a round, whether anyone has answered or not.
 * @throws UserError if the folder or the checklist cannot be found, InputError with the errors of all files
 */
export async function openRound(
  io: Io,
  folder: string,
  named: string | undefined,
): Promise<OpenedRound> {
  if (!existsSync(resolve(io.folder, folder)))
    throw new UserError(collectingWords.noRound({ folder }));
  if (!statOf(io, folder).isDirectory()) {
    throw new UserError(collectingWords.roundIsFile({ path: folder }));
  }
  const found = await findInFolder(io, folder);
  const files = await collectAll(found.sources, (source) => parseAnswers(io, source));
  const round = await loadRoundFile(io, found.rounds);
  const checklist = named
    ? await loadChecklist(io, named)
    : await checklistOf(io, folder, round, files);
  const { definition } = checklist;
  const submitted = await collectAll(files, (file) => submit(definition, file).submission);
  refuseMixtures(files);
  const isExpress = files.every(({ answers }) => answers.mode === 'express') && files.length > 0;
  return {
    folder,
    round,
    checklist,
    mode: round?.round.mode ?? (isExpress ? 'express' : 'full'),
    files,
    submissions: submitted.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    fitted: round ? compareWithRound(definition, round, files) : { register: null, warnings: [] },
    subject: round?.round.subject ?? files[0]?.answers.subject ?? null,
  };
}

async function checklistOf(
  io: Io,
  folder: string,
  round: RoundFile | null,
  files: readonly AnswersFile[],
): Promise<LoadedChecklist> {
  const checklist = round?.round.checklist;
  const naming = round && checklist ? [{ source: round.source, answers: { checklist } }] : files;
  if (naming.length === 0) throw new UserError(collectingWords.noChecklist({ folder }));
  return namedChecklist(io, naming);
}

/** Returns the title of a group; `null` for no group, its id for one that the checklist lacks. */
export function groupTitle(
  { checklist }: Pick<OpenedRound, 'checklist'>,
  group: string | null | undefined,
): string | null {
  if (group === null || group === undefined) return null;
  return groupsOf(checklist.definition)[group]?.title ?? group;
}
