import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

/** `align list`: the checklists that are found by their id. */
export const list: CreateCommand = (io) =>
  new Command('list')
    .description('list the checklists that are found by their id, and where they are')
    .addHelpText('after', WHERE)
    .action(async () => {
      const { listInWords } = await import('../list-in-words.ts');
      io.stdout.write(await listInWords(io));
    });

const WHERE = `
The first of these that has the id is used:
  1. checklists/<id>.yaml (.yml, .json) in the folder you work in
  2. the same in the folders that ALIGN_CHECKLISTS names, as PATH does
  3. those that come with align

Examples:
  align list`;
