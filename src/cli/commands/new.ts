import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

/** `align new`: a file to begin with. */
export const newFile: CreateCommand = (io) =>
  new Command('new')
    .description('write a checklist to begin with, or a blank answers file')
    .argument('[file]', 'the new file; nothing that exists is replaced', '-')
    .option('--answers <id|file>', 'write blank answers to this checklist, to fill in an editor')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { answers }: { answers?: string }) => {
      const { writeStarter, writeBlankAnswers } = await import('../new/write-new.ts');
      if (answers === undefined) writeStarter(io, file);
      else await writeBlankAnswers(io, file, answers);
    });

const EXAMPLES = `
Examples:
  align new checklists/trade-fairs.yaml             a checklist of your own
  align new                                         the same on standard output
  align new --answers lead-gen-alignment round/kathy.yaml`;
