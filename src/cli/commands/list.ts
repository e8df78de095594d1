import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

/** `align list`: the checklists that come with align. */
export const list: CreateCommand = (io) =>
  new Command('list')
    .description('list the checklists that come with align')
    .addHelpText('after', '\nExamples:\n  align list')
    .action(async () => {
      const { listShipped } = await import('../shipped.ts');
      for (const { id, version, title, points, criteria, keyCriteria } of listShipped(io)) {
        io.stdout.write(
          `${id} ${version}\n  ${title}\n` +
            `  ${points} points, ${criteria} criteria, ${keyCriteria} of them asked in express mode\n`,
        );
      }
    });
