import { Command } from 'commander';
import type { CreateCommand } from './index.ts';

interface ShowOptions {
  readonly criterion?: string;
  readonly color: boolean;
}

/** `align show`: what a checklist asks. */
export const show: CreateCommand = (io) =>
  new Command('show')
    .description('show the points and criteria of a checklist')
    .argument('<checklist>', 'the id of a checklist that comes with align, or a file')
    .option('--criterion <id>', 'show one criterion: its levels, evidence and advice')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, options: ShowOptions, command: Command) => {
      const { showChecklist, showCriterion } = await import('../show-checklist.ts');
      const { color } = command.optsWithGlobals<ShowOptions>();
      const text = options.criterion
        ? await showCriterion(io, name, options.criterion, color)
        : await showChecklist(io, name, color);
      io.stdout.write(text);
    });

const EXAMPLES = `
Examples:
  align show lead-gen-alignment
  align show lead-gen-alignment --criterion specific-reasons`;
