import * as fs from 'node:fs';
import { UserError } from '../diagnostic.ts';
import { quoted } from '../text/safe.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOENT: 'it does not exist',
  EEXIST: 'a part of its path is a file, not a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EFBIG: 'it would be larger than is allowed here',
  EIO: 'the disk reports a fault',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open',
  EBUSY: 'another program holds it',
  EPIPE: 'the reader has gone away',
};

/** What the system said about a file, in words that help; anything else stays the bug it is. */
export function fileError(verb: 'read' | 'write', file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return error;
  }
  const reason = REASONS[error.code] ?? `the system says ${error.code}`;
  return new UserError(`cannot ${verb} ${quoted(file)}: ${reason}`);
}

/** The calls that keeping a file takes, so that tests can let each of them fail. */
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

/** The one of this computer. */
export const nodeFileSystem: FileSystem = fs;

/** What the system calls an error, such as ENOSPC; null for what did not come from it. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
