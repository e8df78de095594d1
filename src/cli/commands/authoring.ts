import { Command, Option } from 'commander';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import {
  type AnonymityOptions,
  addAnonymityOptions,
  anonymityOf,
  choiceOf,
  choiceOption,
  withValues,
} from '../options.ts';

const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;

interface CheckOptions {
  readonly checklist?: string;
  readonly strict?: boolean;
  readonly format?: (typeof CHECK_FORMATS)[number];
}

/** Makes `align check`, which finds errors in checklists and answers, and likely mistakes of authors. */
export const checkCommand: CommandFactory = (io, finish) =>
  new Command('check')
    .description(helpWords.check.description)
    .argument('<file...>', helpWords.check.file)
    .option('--checklist <id|file>', helpWords.check.checklist)
    .option('--strict', helpWords.check.strict)
    .addOption(
      choiceOption(
        '-f, --format <name>',
        helpWords.check.format({ names: CHECK_FORMATS }),
        CHECK_FORMATS,
      ),
    )
    .addHelpText('after', helpWords.check.examples)
    .action(async (files: readonly string[], { checklist, strict, format }: CheckOptions) => {
      const { checkFiles } = await import('../../authoring/check/check.ts');
      const checked = await checkFiles(io, files, checklist);
      const { checkedJson, checkedSarif, printChecked } = await import(
        '../../authoring/check/checked.ts'
      );
      if (format === 'json') io.stdout.write(checkedJson(checked));
      else if (format === 'sarif') io.stdout.write(checkedSarif(io, checked));
      else printChecked(io, checked);
      const has = (severity: 'errors' | 'warnings') =>
        checked.files.some((file) => file[severity].length > 0);
      if (has('errors')) finish('user-error');
      else if (strict && (has('warnings') || checked.notices.length > 0)) finish('check-failed');
    });

const FORMATS = ['text', 'json'] as const;

interface ShowOptions {
  readonly criterion?: string;
  readonly format?: (typeof FORMATS)[number];
  readonly color: boolean;
}

/** Makes `align show`, which prints a checklist or one of its criteria. */
export const showCommand: CommandFactory = (io) =>
  new Command('show')
    .description(helpWords.show.description)
    .argument('<checklist>', helpWords.show.checklist)
    .option('--criterion <number|id|title>', helpWords.show.criterion)
    .addOption(formatOption())
    .addHelpText('after', helpWords.show.examples)
    .action(async (name: string, options: ShowOptions, command: Command) => {
      const { showChecklist, showCriteria, showInJson } = await import('../../authoring/show.ts');
      const { color } = command.optsWithGlobals<ShowOptions>();
      const { criterion, format } = options;
      if (format === 'json') io.stdout.write(await showInJson(io, name, criterion));
      else if (criterion) io.stdout.write(await showCriteria(io, name, criterion, color));
      else io.stdout.write(await showChecklist(io, name, color));
    });

/** Makes `align list`, which prints the checklists that are found by their id. */
export const listCommand: CommandFactory = (io) =>
  new Command('list')
    .description(helpWords.list.description)
    .addOption(formatOption())
    .addHelpText('after', helpWords.list.examples)
    .action(async (_: object, command: Command) => {
      const { listAvailable, listInJson } = await import('../../authoring/list.ts');
      const { color, format } = command.optsWithGlobals<ShowOptions>();
      io.stdout.write(format === 'json' ? await listInJson(io) : await listAvailable(io, color));
    });

function formatOption(): Option {
  return choiceOption('-f, --format <name>', helpWords.list.format({ names: FORMATS }), FORMATS);
}

const TEMPLATE_FORMATS = ['markdown', 'docx'] as const;

interface TemplateOptions extends AnonymityOptions {
  readonly round?: readonly string[];
  readonly output?: string;
  readonly format?: (typeof TEMPLATE_FORMATS)[number];
  readonly force?: boolean;
  readonly express?: boolean;
  readonly checklist?: string;
}

/** Makes `align template`, which lists the templates or prints one. */
export const templateCommand: CommandFactory = (io) => {
  const words = helpWords.template;
  return addAnonymityOptions(
    new Command('template')
      .description(words.description)
      .argument('[id]', words.id)
      .option('--round <path...>', words.round)
      .option('-o, --output <file>', words.output)
      .addOption(
        withValues(
          new Option('-f, --format <name>', words.format).argParser((name) =>
            choiceOf(name === 'md' ? 'markdown' : name, TEMPLATE_FORMATS),
          ),
          TEMPLATE_FORMATS,
        ),
      )
      .option('--force', words.force)
      .option('--express', words.express)
      .option('--checklist <id|file>', words.checklist),
  )
    .addHelpText('after', words.examples)
    .action(async (id: string | undefined, options: TemplateOptions) => {
      if (id === undefined) {
        refuseOptions(options);
        const { listOfTemplates } = await import('../../output/templates.ts');
        io.stdout.write(await listOfTemplates(io));
      } else await printTemplate(io, id, options);
    });
};

function refuseOptions({ round, output, format }: TemplateOptions): void {
  const given = Object.entries({ round, output, format }).find(([, value]) => value !== undefined);
  if (!given) return;
  const flag = `--${given[0]}`;
  throw new UserError(helpWords.errors.needsTemplate({ flag }));
}

async function printTemplate(io: Io, id: string, options: TemplateOptions): Promise<void> {
  const { round, output, format, force = false, express, checklist } = options;
  const anonymity = anonymityOf(options);
  const { deliverTemplate } = await import('../../output/templates.ts');
  await deliverTemplate(io, id, { output, format, force, checklist }, async () => {
    if (round === undefined) return null;
    const { runAudit } = await import('../../audit/audit.ts');
    return runAudit(io, { answers: { answers: round, checklist, express }, anonymity });
  });
}

interface NewOptions {
  readonly answers?: string;
  readonly round?: boolean;
}

/** Makes `align new`, which writes a starter checklist, blank answers or a round. */
export const newCommand: CommandFactory = (io) =>
  new Command('new')
    .description(helpWords.newFile.description)
    .argument('[file]', helpWords.newFile.file)
    .addOption(new Option('--answers <id|file>', helpWords.newFile.answers).conflicts('round'))
    .option('--round', helpWords.newFile.round)
    .addHelpText('after', helpWords.newFile.examples)
    .action(async (file: string | undefined, { answers, round }: NewOptions) => {
      const { writeBlankAnswers, writeRoundStarter, writeStarter } = await import(
        '../../authoring/new/new.ts'
      );
      if (round) writeRoundStarter(io, file);
      else if (answers === undefined) writeStarter(io, file);
      else await writeBlankAnswers(io, file, answers);
    });
