import { Command, InvalidArgumentError, Option } from 'commander';
import type { DestinationRequest } from '../../output/target.ts';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import { addDestinationOptions, choiceOf } from '../options.ts';

interface SelectionOptions {
  readonly index?: string;
  readonly checklist?: string;
  readonly where?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

interface PortfolioOptions extends SelectionOptions, DestinationRequest {
  readonly anonymous?: boolean;
}

/** Makes `align portfolio`, which scores many rounds and shows them together. */
export const portfolioCommand: CommandFactory = (io) => {
  const words = helpWords.portfolio;
  const names = ['html', 'csv', 'xlsx', 'json'] as const;
  return addSelectionOptions(addDestinationOptions(new Command('portfolio'), names))
    .description(words.description)
    .argument('[folder...]', words.folder)
    .option('--anonymous', words.anonymous)
    .addHelpText('after', words.examples)
    .action(async (folders: readonly string[], _: PortfolioOptions, command: Command) => {
      const { showPortfolio } = await import('../../portfolio/portfolio.ts');
      const options = command.optsWithGlobals<PortfolioOptions>();
      const { anonymous: isAnonymous = false } = options;
      await showPortfolio(io, { ...options, folders, isAnonymous }, options);
    });
};

function addSelectionOptions(command: Command): Command {
  const words = helpWords.portfolio;
  return command
    .option('--index <file>', words.index)
    .option('--checklist <id|file>', words.checklist)
    .addOption(
      new Option('--where <condition>', words.where).argParser(
        (condition, former: readonly string[] = []) => [...former, condition],
      ),
    )
    .addOption(new Option('--since <date>', words.since).argParser(parseBeginning))
    .addOption(new Option('--until <date>', words.until).argParser(parseBeginning));
}

/** Parses a day, or the month or year that it begins with. */
function parseBeginning(text: string): string {
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text)) return text;
  throw new InvalidArgumentError(helpWords.errors.dayOrMonth);
}

interface BenchmarkOptions extends DestinationRequest {
  readonly index?: string;
  readonly among?: (typeof PEER_GROUPS)[number];
  readonly checklist?: string;
}

/** Groups that a round can be compared with, from the narrowest. */
const PEER_GROUPS = ['industry-and-size', 'size', 'all'] as const;

/** Makes `align benchmark`, which compares a round with the organisations of a portfolio. */
export const benchmarkCommand: CommandFactory = (io) => {
  const words = helpWords.benchmark;
  return addDestinationOptions(new Command('benchmark'), ['html', 'json'])
    .description(words.description)
    .argument('<round>', words.round)
    .option('--index <file>', words.index)
    .addOption(
      new Option('--among <group>', words.among({ names: PEER_GROUPS })).argParser((name) =>
        choiceOf(name.replace(',', '-and-'), PEER_GROUPS),
      ),
    )
    .option('--checklist <id|file>', words.checklist)
    .addHelpText('after', words.examples)
    .action(async (round: string, _: BenchmarkOptions, command: Command) => {
      const { compareWithPortfolio } = await import('../../portfolio/benchmark.ts');
      const options = command.optsWithGlobals<BenchmarkOptions>();
      await compareWithPortfolio(io, { ...options, round }, options);
    });
};
