import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

/** `align check`: finds the mistakes in checklists and answers. */
export const check: CreateCommand = (io) =>
  new Command('check')
    .description('check checklists and answers for mistakes')
    .argument('<file...>', 'checklists and answers, folders of answers, or - for standard input')
    .option('--checklist <id|file>', 'the checklist that the answers belong to')
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], options: { checklist?: string }) => {
      const { checkFiles } = await import('../check-files.ts');
      await checkFiles(io, files, options.checklist);
    });

const EXAMPLES = `
Examples:
  align check round/                                all answers of a round
  align check my-checklist.yaml
  align check kathy.yaml --checklist my-checklist.yaml`;
