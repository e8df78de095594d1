import * as fs from 'node:fs';
import { UserError } from '../diagnostic.ts';
import { systemWords } from '../words/system.ts';

/** Turns an error of the operating system about a file into a UserError; returns any other error unchanged. */
export function fileError(verb: 'read' | 'write', file: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === null ? error : new UserError(systemWords.fileError({ verb, file, code }));
}

/** System calls that a store makes; tests can let each of them fail. */
export type FileSystem = Pick<
  typeof fs,
  | 'closeSync'
  | 'existsSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeSync'
>;

/** File system of this computer. */
export const nodeFileSystem: FileSystem = fs;

/** Returns the code of an error of the operating system, such as ENOSPC; null for any other error. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || error instanceof UserError || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
