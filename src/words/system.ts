import { quoted } from '../text/safe.ts';
import { withCodes } from './coded.ts';

/** Reasons reported by the operating system, by error code. */
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
  EFBIG: 'the file would be too large',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'it is a link to itself',
  EMFILE: 'too many files are open',
  EBUSY: 'it is in use by another program',
  EPIPE: 'the reader has closed it',
};

/** Errors of the operating system. Apart from other messages about files, as each command loads these. */
export const systemWords = withCodes('system', {
  /** Error of any file, by the code of the operating system. */
  fileError: ({ verb, file, code }: { verb: 'read' | 'write'; file: string; code: string }) => ({
    message: `cannot ${verb} ${quoted(file)}: ${REASONS[code] ?? `system error ${code}`}`,
  }),
  standardOutput: 'standard output',
});
