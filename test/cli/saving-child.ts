import { existsSync, readFileSync, writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { backUp } from '../../src/cli/backup.ts';
import { nodeFileSystem } from '../../src/cli/file-system.ts';
import { saveFile } from '../../src/cli/save.ts';
import { savedText } from './saved-text.ts';

/**
 * Saves each of the files as fast as it can until it is killed, as an interview does it; names each
 * saving on stdout when it has come out well: the file, and what it now says.
 */
if (isMainThread) {
  const start = Number(process.argv[2]);
  for (const file of process.argv.slice(3)) {
    new Worker(process.argv[1] ?? '', { workerData: { file, start } });
  }
} else saveWithoutEnd(workerData);

function saveWithoutEnd({ file, start }: { readonly file: string; readonly start: number }) {
  for (let seconds = start; ; seconds++) {
    if (existsSync(file)) backUp(nodeFileSystem, file, readFileSync(file));
    saveFile(file, savedText(seconds));
    writeSync(1, `${file} ${seconds}\n`);
  }
}
