import { Command } from 'commander';
import type { CreateCommand } from './index.ts';
import { addReportOptions, type ReportOptions } from './report-options.ts';

/** What `align reveal` may be told. */
export interface RevealOptions extends ReportOptions {
  readonly waitFor?: readonly string[];
}

/** `align reveal`: who has answered, then where the answers differ. */
export const reveal: CreateCommand = (io, finish) =>
  addReportOptions(
    new Command('reveal')
      .description('show who has answered apart, and where they differ')
      .argument('<round>', 'the folder with the answers')
      .option(
        '--wait-for <who...>',
        'show nothing yet while one of these ids is missing, or with "all" somebody of a group',
      ),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (round: string, _: RevealOptions, command: Command) => {
      const { revealRound } = await import('../reveal-round.ts');
      finish(await revealRound(io, round, command.optsWithGlobals<RevealOptions>()));
    });

const EXAMPLES = `
Examples:
  align audit --sealed --save round/sam.yaml        answer apart, without a look at anything
  align reveal round/ --wait-for all
  align reveal round/ --wait-for kathy sam ceo -o differences.md`;
