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
      const { printRoundStatus, roundStatus } = await import('../../collecting/status.ts');
      const status = await roundStatus(io, { ...options, round });
      printRoundStatus(io, status, format);
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
      const { collect, confirmation, printCollected } = await import('../../collecting/collect.ts');
      const confirm = confirmation(io, options.yes ?? false);
      const result = await collect(io, { ...options, round, returns, confirm });
      await printCollected(io, result, { round, checklist: options.checklist });
    });

interface ImportOptions {
  readonly round: string;
  readonly map?: string;
  readonly sheet?: string;
  readonly date?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly checklist?: string;
}

/** Makes `align import`, which imports answers from spreadsheets into a round. */
export const importCommand: CommandFactory = (io) =>
  new Command('import')
    .description(helpWords.importFile.description)
    .argument('<file...>', helpWords.importFile.file)
    .requiredOption('--round <folder>', helpWords.importFile.round)
    .option('--map <file>', helpWords.importFile.map)
    .option('--sheet <name>', helpWords.importFile.sheet)
    .addOption(new Option('--date <date>', helpWords.importFile.date).argParser(parseDay))
    .option('-y, --yes', helpWords.importFile.yes)
    .option('--dry-run', helpWords.importFile.dryRun)
    .option('--checklist <id|file>', helpWords.importFile.checklist)
    .addHelpText('after', helpWords.importFile.examples)
    .action(async (files: readonly string[], { yes = false, ...options }: ImportOptions) => {
      const { importAnswers } = await import('../../collecting/import/import.ts');
      const { confirmation, printImported } = await import('../../collecting/collect.ts');
      const { round, checklist, dryRun: isDryRun = false } = options;
      const result = await importAnswers(io, { ...options, files, confirm: confirmation(io, yes) });
      await printImported(io, result, { round, checklist, isDryRun });
    });

const FORMS = ['xlsx', 'google-forms', 'microsoft-forms'] as const;

interface FormOptions {
  readonly as?: (typeof FORMS)[number];
  readonly output?: string;
  readonly force?: boolean;
  readonly each?: boolean;
  readonly express?: boolean;
  readonly brand?: string;
  readonly showResult?: boolean;
  readonly encrypt?: boolean;
  readonly newKey?: boolean;
  readonly key?: string;
  readonly checklist?: string;
}

/** Makes `align form`, which makes a form that people answer without align, or the keys for it. */
export const formCommand: CommandFactory = (io) =>
  new Command('form')
    .description(helpWords.form.description)
    .argument('[round]', helpWords.form.round)
    .addOption(choiceOption('--as <kind>', helpWords.form.as({ names: FORMS }), FORMS))
    .option('-o, --output <file>', helpWords.form.output)
    .option('--force', helpWords.form.force)
    .addOption(new Option('--each', helpWords.form.each).conflicts('as'))
    .addOption(new Option('--express', helpWords.form.express).conflicts('as'))
    .addOption(new Option('--brand <file>', helpWords.form.brand).conflicts('as'))
    .addOption(new Option('--show-result', helpWords.form.showResult).conflicts('as'))
    .addOption(new Option('--encrypt', helpWords.form.encrypt).conflicts('as'))
    .addOption(new Option('--new-key', helpWords.form.newKey).conflicts(['as', 'output']))
    .option('--key <file>', helpWords.form.key)
    .option('--checklist <id|file>', helpWords.form.checklist)
    .addHelpText('after', helpWords.form.examples)
    .action(async (round: string | undefined, options: FormOptions) => {
      const { as: kind, newKey, key } = options;
      if (newKey) {
        const { writeNewKey } = await import('../../collecting/incoming.ts');
        return writeNewKey(io, key);
      }
      if (kind === undefined) {
        const { writeFormPages } = await import('../../collecting/form-page.ts');
        return writeFormPages(io, { ...options, round });
      }
      const { writeForm } = await import('../../collecting/form.ts');
      await writeForm(io, { ...options, round, kind });
    });
