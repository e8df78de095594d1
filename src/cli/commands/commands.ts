import type { Command } from 'commander';
import type { Io } from '../../io/io.ts';
import { audit, report } from './audit.ts';
import { check, list, newFile, show } from './authoring.ts';
import { compare, plan, reveal, verify } from './rounds.ts';

/** Makes a command; `finish` takes its exit code where that is not 0. */
export type CommandFactory = (io: Io, finish: (code: number) => void) => Command;

/** Every command by its name, in the order of the help text. */
export const commands: Readonly<Record<string, CommandFactory>> = {
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
