import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answers } from '../../answers/answers.ts';
import { editAnswers, writeAnswers } from '../../answers/write.ts';
import type { Saving } from '../../interview/conduct.ts';
import { fileError } from '../file-error.ts';
import type { Io } from '../io.ts';
import { saveFile } from '../save.ts';

export interface Keeper {
  readonly path: string;
  save(answers: Answers): Saving;
  moveTo(path: string): string | null;
  close(): void;
}

export function openKeeper(io: Io, start: string): Keeper {
  let path = start;
  return {
    get path() {
      return path;
    },
    save: (answers) => {
      try {
        const file = resolve(io.folder, path);
        const text = existsSync(file)
          ? editAnswers(readFileSync(file, 'utf8'), answers)
          : writeAnswers(answers, 'yaml');
        saveFile(file, text);
        return { isSaved: true, message: null };
      } catch (error) {
        const known = fileError('write', path, error);
        return { isSaved: false, message: known instanceof Error ? known.message : String(known) };
      }
    },
    moveTo: (to) => {
      path = to;
      return null;
    },
    close: () => {},
  };
}
