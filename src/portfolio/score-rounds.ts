import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  isMainThread,
  type MessagePort,
  parentPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import {
  type FileStamp,
  type PortfolioEntry,
  portfolioEntryOf,
} from '../analysis/portfolio/entry.ts';
import { type KnownChecklists, readAudit } from '../audit/load.ts';
import { messageWithHint, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printWarning } from '../io/messages.ts';
import { nodeIo } from '../io/node-io.ts';
import { isAnswers, isPassedOver } from '../loading/round.ts';
import { readFile } from '../storage/read.ts';
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

/** Scores one round; an error of the person becomes part of the outcome. */
async function scoreFolder(io: Io, task: RoundTask, known: KnownChecklists): Promise<RoundOutcome> {
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
    try {
      const { size, mtimeMs } = statSync(path);
      const bytes = readFileSync(path);
      stats.push(size, mtimeMs);
      hash.update(`${bytes.length}\n`).update(bytes);
      mayBeRound ||= bytes.includes('answers') && bytes.includes('respondent');
    } catch {
      // If the folder is a round, reading it says what is wrong with the file.
      stats.push(0, 0);
      hash.update('unreadable\n');
    }
  }
  return { files: { read, stats, digest: hash.digest('hex') }, mayBeRound };
}

/** True if one of the files holds answers, so that what else is wrong with the folder counts. */
async function hasAnswers(io: Io, { folder, names }: RoundTask): Promise<boolean> {
  for (const name of names.filter((own) => !isPassedOver(own))) {
    try {
      const text = readFileSync(resolve(io.folder, folder, name), 'utf8');
      // Most files show it at the start of two lines, which is faster than to parse them twice.
      if (/^answers[ \t]*:/m.test(text) && /^respondent[ \t]*:/m.test(text)) return true;
      if (isAnswers((await readFile(io, join(folder, name))).value)) return true;
    } catch {
      // Another file may hold answers.
    }
  }
  return false;
}

/** Rounds that a worker scores before it reports. */
const BATCH = 8;
/** Fewer rounds are scored at once than it takes to start workers. */
const WORTH_A_WORKER = 16;
const MOST_WORKERS = 8;

/** Takes the outcome of each round, in no order. */
type Take = (outcome: RoundOutcome) => void;

export async function scoreAll(io: Io, tasks: readonly RoundTask[], take: Take): Promise<void> {
  // An executable has no file for workers.
  const count = Math.min(
    io.readShipped ? 1 : availableParallelism(),
    MOST_WORKERS,
    Math.floor(tasks.length / WORTH_A_WORKER),
  );
  if (count > 1) return scoreInWorkers(io, tasks, take, count);
  const known: KnownChecklists = new Map();
  for (const task of tasks) take(await scoreFolder(io, task, known));
}

/** Result of a batch, as a worker sends it. */
interface Batch {
  readonly outcomes?: readonly RoundOutcome[];
  /** Warnings as JSON, one a line. */
  readonly warnings?: string;
  /** Trace of an error in the program. */
  readonly failure?: string;
}

async function scoreInWorkers(
  io: Io,
  tasks: readonly RoundTask[],
  take: Take,
  count: number,
): Promise<void> {
  let next = 0;
  const printed = new Set<string>();
  const { folder, shippedFolder, env } = io;
  const file = join(dirname(shippedFolder), 'portfolio-worker.cjs');
  const run = () =>
    new Promise<void>((done, fail) => {
      const worker = new Worker(file, {
        workerData: { isPortfolio: true, folder, shippedFolder, env: { ...env } },
      });
      const close = (end: () => void) => {
        worker.removeAllListeners();
        void worker.terminate().then(end, end);
      };
      const send = () => {
        const batch = tasks.slice(next, next + BATCH);
        next += batch.length;
        if (batch.length > 0) worker.postMessage(batch);
        else close(done);
      };
      worker.on('error', (error) => close(() => fail(error)));
      worker.on('message', ({ outcomes = [], warnings = '', failure }: Batch) => {
        if (failure !== undefined) return close(() => fail(new Error(failure)));
        for (const line of warnings.split('\n').filter((own) => own !== '' && !printed.has(own))) {
          printed.add(line);
          printWarning(io, JSON.parse(line));
        }
        for (const outcome of outcomes) take(outcome);
        send();
      });
      send();
    });
  await Promise.all(Array.from({ length: count }, run));
}

/** Scores the rounds that the main thread sends, a batch at a time; warnings go back with the results. */
function serve(port: MessagePort): void {
  let warnings = '';
  const real = nodeIo(workerData.shippedFolder);
  const io: Io = {
    ...real,
    folder: workerData.folder,
    env: workerData.env,
    now: Date.now,
    messages: { isQuiet: false, isJson: true },
    stderr: {
      ...{ isTerminal: false, columns: 80, rows: 24 },
      write: (text) => {
        warnings += String(text);
      },
    },
  };
  const known: KnownChecklists = new Map();
  port.on('message', async (tasks: readonly RoundTask[]) => {
    try {
      const outcomes = [];
      for (const task of tasks) outcomes.push(await scoreFolder(io, task, known));
      port.postMessage({ outcomes, warnings });
      warnings = '';
    } catch (error) {
      port.postMessage({ failure: error instanceof Error ? error.stack : String(error) });
    }
  });
}

// This file is the program of the workers, too.
if (!isMainThread && parentPort && workerData?.isPortfolio) serve(parentPort);
