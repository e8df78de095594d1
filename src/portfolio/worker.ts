import { parentPort, workerData } from 'node:worker_threads';
import type { KnownChecklists } from '../audit/load.ts';
import type { Io } from '../io/io.ts';
import { nodeIo } from '../io/node-io.ts';
import { type RoundTask, scoreFolder } from './score-round.ts';

/** Scores the rounds that the main thread sends, a batch at a time; warnings go back with the results. */
function serve(): void {
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
  parentPort?.on('message', async (tasks: readonly RoundTask[]) => {
    try {
      const outcomes = [];
      for (const task of tasks) outcomes.push(await scoreFolder(io, task, known));
      parentPort?.postMessage({ outcomes, warnings });
      warnings = '';
    } catch (error) {
      parentPort?.postMessage({ failure: error instanceof Error ? error.stack : String(error) });
    }
  });
}

serve();
