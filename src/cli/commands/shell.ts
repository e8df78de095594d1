import { Argument, Command } from 'commander';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import { choiceOf, withValues } from '../options.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** Makes `align completion`, which prints a script that completes commands, options and values. */
export const completionCommand: CommandFactory = (io) =>
  new Command('completion')
    .description(helpWords.completion.description)
    .addArgument(
      withValues(
        new Argument('<shell>', helpWords.completion.shell({ names: SHELLS })).argParser((name) =>
          choiceOf(name, SHELLS),
        ),
        SHELLS,
      ),
    )
    .addHelpText('after', helpWords.completion.examples)
    .action(async (shell: (typeof SHELLS)[number], _: object, { parent }: Command) => {
      const { completionScript } = await import('../completion.ts');
      const { builtInIds } = await import('../../authoring/ids.ts');
      if (parent) io.stdout.write(completionScript(parent, shell, await builtInIds(io)));
    });

/** Makes `align man`, which prints the man page; the package has it as a file. */
export const manCommand: CommandFactory = (io) =>
  new Command('man')
    .description(helpWords.man.description)
    .addHelpText('after', helpWords.man.examples)
    .action(async (_: object, { parent }: Command) => {
      const { manPage } = await import('../man.ts');
      if (parent) io.stdout.write(manPage(parent));
    });
