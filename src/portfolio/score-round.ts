import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type FileStamp,
  type PortfolioEntry,
  portfolioEntryOf,
} from '../analysis/portfolio/entry.ts';
import { type KnownChecklists, readAudit } from '../audit/load.ts';
import { messageWithHint, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { isAgreementsFile, isAnswers, isPassedOver, isRoundFile } from '../loading/round.ts';
import { READABLE, readFile } from '../storage/read.ts';
import type { RoundNumbers } from './sql/layout.ts';

/** Folder to score, if its files have changed. */
export interface RoundTask {
  /** Path of the folder, as given. */
  readonly folder: string;
  /** Path from the folder of the index, with forward slashes. */
  readonly round: string;
  /** Names of its files that decide the scores, sorted. */
  readonly names: readonly string[];
  /** Checksum of the files when they were last scored by the same rules; `null` if never. */
  readonly scored: string | null;
  /** Id or path of the checklist; by default, the one that the round names. */
  readonly checklist: string | undefined;
  /** True if the answers are wanted as numbers, too. */
  readonly hasNumbers: boolean;
}

/** Outcome of a task. A folder without answers has neither of these. */
export interface RoundOutcome {
  readonly round: string;
  readonly folder: string;
  /** New entry, if the files are new or have changed. */
  readonly entry?: PortfolioEntry;
  readonly numbers?: RoundNumbers;
  /** New stamp of files whose contents have not changed. */
  readonly files?: FileStamp;
  /** Error of a round that cannot be read. */
  readonly error?: string;
}

/** True if a file of this name decides the scores of a round. */
export function isScoredFile(name: string): boolean {
  return (
    READABLE.test(name) && (!isPassedOver(name) || isRoundFile(name) || isAgreementsFile(name))
  );
}

/** Scores one round; an error of the person becomes part of the outcome. */
export async function scoreFolder(
  io: Io,
  task: RoundTask,
  known: KnownChecklists,
): Promise<RoundOutcome> {
  const { folder, round, checklist } = task;
  const place = { round, folder };
  try {
    const read = stampOf(io, task);
    if (read.files.digest === task.scored) return { ...place, files: read.files };
    if (!read.mayBeRound) return place;
    if (!(await hasAnswers(io, task))) return place;
    const { audit, round: described } = await readAudit(
      io,
      { answers: [folder], checklist },
      known,
    );
    const entry = portfolioEntryOf(audit, described, { round, files: read.files });
    if (!task.hasNumbers) return { ...place, entry };
    const { numbersOf } = await import('./sql/layout.ts');
    return { ...place, entry, numbers: numbersOf(audit, round) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [line = ''] = messageWithHint(error).split('\n');
    return { ...place, error: line };
  }
}

/** Returns sizes, times and contents of the files; `mayBeRound` if one has the words of answers. */
function stampOf(io: Io, { folder, names }: RoundTask) {
  const hash = createHash('sha256');
  const stats: number[] = [];
  const read = io.now();
  let mayBeRound = false;
  for (const name of names) {
    const path = resolve(io.folder, folder, name);
    const { size, mtimeMs } = statSync(path);
    const bytes = readFileSync(path);
    stats.push(size, mtimeMs);
    hash.update(`${bytes.length}\n`).update(bytes);
    mayBeRound ||= bytes.includes('answers') && bytes.includes('respondent');
  }
  return { files: { read, stats, digest: hash.digest('hex') }, mayBeRound };
}

/** True if one of the files holds answers, so that what else is wrong with the folder counts. */
async function hasAnswers(io: Io, { folder, names }: RoundTask): Promise<boolean> {
  for (const name of names.filter((own) => !isPassedOver(own))) {
    const text = readFileSync(resolve(io.folder, folder, name), 'utf8');
    // Most files show it at the start of two lines, which is faster than to parse them twice.
    if (/^answers[ \t]*:/m.test(text) && /^respondent[ \t]*:/m.test(text)) return true;
    const source = await readFile(io, join(folder, name)).catch(() => null);
    if (source && isAnswers(source.value)) return true;
  }
  return false;
}
