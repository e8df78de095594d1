import { Command, Option } from 'commander';
import { exitCode } from '../exit.ts';
import type { CommandFactory } from './commands.ts';

interface CheckOptions {
  readonly checklist?: string;
  readonly strict?: boolean;
  readonly format: 'text' | 'json' | 'sarif';
}

/** `align check`: finds the mistakes in checklists and answers, and what an author hardly meant. */
export const check: CommandFactory = (io, finish) =>
  new Command('check')
    .description('check checklists and answers for mistakes')
    .argument('<file...>', 'checklists and answers, folders of answers, or - for standard input')
    .option('--checklist <id|file>', 'the checklist that the answers belong to')
    .option('--strict', 'exit with 1 where there are warnings')
    .addOption(
      new Option('-f, --format <format>', 'how to say what was found')
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], { checklist, strict, format }: CheckOptions) => {
      const { checkFiles } = await import('../../authoring/check/check.ts');
      const checked = await checkFiles(io, files, checklist);
      const { checkedJson, checkedSarif, printChecked } = await import(
        '../../authoring/check/checked.ts'
      );
      if (format === 'json') io.stdout.write(checkedJson(checked));
      else if (format === 'sarif') io.stdout.write(checkedSarif(io, checked));
      else printChecked(io, checked);
      const has = (which: 'errors' | 'warnings') =>
        checked.files.some((own) => own[which].length > 0);
      if (has('errors')) finish(exitCode.userError);
      else if (strict && (has('warnings') || checked.notices.length > 0)) finish(exitCode.notMet);
    });

const EXAMPLES = `
Examples:
  align check round/                                all answers of a round
  align check my-checklist.yaml --strict            warnings count as well
  align check my-checklist.yaml kathy.yaml          answers to a checklist beside them`;

interface ShowOptions {
  readonly criterion?: string;
  readonly color: boolean;
}

/** `align show`: what a checklist asks. */
export const show: CommandFactory = (io) =>
  new Command('show')
    .description('show the points and criteria of a checklist')
    .argument('<checklist>', 'the id of a checklist that comes with align, or a file')
    .option('--criterion <id>', 'show one criterion: its levels, evidence and advice')
    .addHelpText('after', EXAMPLES_SHOW)
    .action(async (name: string, options: ShowOptions, command: Command) => {
      const { showChecklist, showCriterion } = await import('../../authoring/show.ts');
      const { color } = command.optsWithGlobals<ShowOptions>();
      const text = options.criterion
        ? await showCriterion(io, name, options.criterion, color)
        : await showChecklist(io, name, color);
      io.stdout.write(text);
    });

const EXAMPLES_SHOW = `
Examples:
  align show lead-gen-alignment
  align show lead-gen-alignment --criterion specific-reasons`;

/** `align list`: the checklists that are found by their id. */
export const list: CommandFactory = (io) =>
  new Command('list')
    .description('list the checklists that are found by their id, and where they are')
    .addHelpText('after', WHERE)
    .action(async () => {
      const { listInWords } = await import('../../authoring/list.ts');
      io.stdout.write(await listInWords(io));
    });

const WHERE = `
The first of these that has the id is used:
  1. checklists/<id>.yaml (.yml, .json) in the folder you work in
  2. the same in the folders that ALIGN_CHECKLISTS names, as PATH does
  3. those that come with align

Examples:
  align list`;

/** `align new`: a file to begin with. */
export const newFile: CommandFactory = (io) =>
  new Command('new')
    .description('write a checklist to begin with, or a blank answers file')
    .argument('[file]', 'the new file; nothing that exists is replaced', '-')
    .option('--answers <id|file>', 'write blank answers to this checklist, to fill in an editor')
    .addHelpText('after', EXAMPLES_NEW)
    .action(async (file: string, { answers }: { answers?: string }) => {
      const { writeStarter, writeBlankAnswers } = await import('../../authoring/new/new.ts');
      if (answers === undefined) writeStarter(io, file);
      else await writeBlankAnswers(io, file, answers);
    });

const EXAMPLES_NEW = `
Examples:
  align new checklists/trade-fairs.yaml             a checklist of your own
  align new                                         the same on standard output
  align new --answers lead-gen-alignment round/kathy.yaml`;
