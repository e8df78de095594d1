import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { list } from './list.ts';
import { newFile } from './new.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { reveal } from './reveal.ts';
import { show } from './show.ts';
import { verify } from './verify.ts';

/** Makes a command; `finish` takes its exit code where that is not 0. */
export type CreateCommand = (io: Io, finish: (code: number) => void) => Command;

/** Every command by its name, in the order of the help text. */
export const commands: Readonly<Record<string, CreateCommand>> = {
  audit,
  report,
  reveal,
  compare,
  plan,
  list,
  show,
  check,
  new: newFile,
  verify,
};
