import { Command, Option } from 'commander';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import { choiceOf } from '../options.ts';

const STATUS_FORMATS = ['text', 'json'] as const;

interface StatusOptions {
  readonly waitFor?: readonly string[];
  readonly format?: (typeof STATUS_FORMATS)[number];
  readonly checklist?: string;
}

/** Makes `align status`, which shows who has answered, who is half-way and who is missing. */
export const statusCommand: CommandFactory = (io, finish) =>
  new Command('status')
    .description(helpWords.status.description)
    .argument('<round>', helpWords.status.round)
    .option('--wait-for <who...>', helpWords.status.waitFor)
    .addOption(
      new Option(
        '-f, --format <name>',
        helpWords.status.format({ names: STATUS_FORMATS }),
      ).argParser((name) => choiceOf(name, STATUS_FORMATS)),
    )
    .option('--checklist <id|file>', helpWords.status.checklist)
    .addHelpText('after', helpWords.status.examples)
    .action(async (round: string, { format = 'text', ...options }: StatusOptions) => {
      const { printStatus, roundStatus } = await import('../../collecting/status.ts');
      const status = await roundStatus(io, { ...options, round });
      printStatus(io, status, format);
      if (status.awaited.length > 0) finish('check-failed');
    });
