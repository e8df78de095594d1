import { Command, Option } from 'commander';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import { choiceOption, parseDay } from '../options.ts';

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
      choiceOption(
        '-f, --format <name>',
        helpWords.status.format({ names: STATUS_FORMATS }),
        STATUS_FORMATS,
      ),
    )
    .option('--checklist <id|file>', helpWords.status.checklist)
    .addHelpText('after', helpWords.status.examples)
    .action(async (round: string, { format = 'text', ...options }: StatusOptions) => {
      const { printStatus, roundStatus } = await import('../../collecting/status.ts');
      const status = await roundStatus(io, { ...options, round });
      printStatus(io, status, format);
      if (status.awaited.length > 0) finish('check-failed');
    });

interface CollectOptions {
  readonly key?: string;
  readonly yes?: boolean;
  readonly date?: string;
  readonly checklist?: string;
}

/** Makes `align collect`, which takes answers that people sent back into a round. */
export const collectCommand: CommandFactory = (io) =>
  new Command('collect')
    .description(helpWords.collect.description)
    .argument('<round>', helpWords.collect.round)
    .argument('<returns...>', helpWords.collect.returns)
    .option('--key <file>', helpWords.collect.key)
    .option('-y, --yes', helpWords.collect.yes)
    .addOption(new Option('--date <date>', helpWords.collect.date).argParser(parseDay))
    .option('--checklist <id|file>', helpWords.collect.checklist)
    .addHelpText('after', helpWords.collect.examples)
    .action(async (round: string, returns: readonly string[], options: CollectOptions) => {
      const { collect } = await import('../../collecting/collect.ts');
      const { confirmation, printCollected } = await import('../../collecting/shown.ts');
      const confirm = confirmation(io, options.yes ?? false);
      const result = await collect(io, { ...options, round, returns, confirm });
      await printCollected(io, result, { round, checklist: options.checklist });
    });

interface FormOptions {
  readonly newKey?: boolean;
  readonly key?: string;
}

/** Makes `align form`, which makes the keys for encrypted answers. */
export const formCommand: CommandFactory = (io) =>
  new Command('form')
    .description(helpWords.form.description)
    .requiredOption('--new-key', helpWords.form.newKey)
    .option('--key <file>', helpWords.form.key)
    .addHelpText('after', helpWords.form.examples)
    .action(async ({ key }: FormOptions) => {
      const { writeNewKey } = await import('../../collecting/keys.ts');
      await writeNewKey(io, key);
    });
