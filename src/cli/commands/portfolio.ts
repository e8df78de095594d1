import { Command, InvalidArgumentError, Option } from 'commander';
import { type Io, isDay } from '../../io/io.ts';
import type { DestinationRequest } from '../../output/target.ts';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import {
  addDestinationOptions,
  amongOption,
  choiceOption,
  parseDay,
  type ReportOptions,
} from '../options.ts';

interface SelectionOptions {
  readonly index?: string;
  readonly checklist?: string;
  readonly where?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

interface PortfolioOptions extends SelectionOptions, DestinationRequest {
  readonly anonymous?: boolean;
  readonly engine?: (typeof ENGINES)[number];
}

const ENGINES = ['built-in', 'duckdb'] as const;

/** Makes `align portfolio`, which scores many rounds and shows them together. */
export const portfolioCommand: CommandFactory = (io) => {
  const words = helpWords.portfolio;
  const names = ['text', 'markdown', 'html', 'csv', 'xlsx', 'json'] as const;
  return addSelectionOptions(addDestinationOptions(new Command('portfolio'), names))
    .description(words.description)
    .argument('[folder...]', words.folder)
    .option('--anonymous', words.anonymous)
    .addOption(choiceOption('--engine <name>', words.engine({ names: ENGINES }), ENGINES))
    .addHelpText('after', words.examples)
    .addCommand(exportCommand(io))
    .addCommand(importCommand(io))
    .addCommand(sqlCommand(io))
    .action(async (folders: readonly string[], _: PortfolioOptions, command: Command) => {
      const { showPortfolio } = await import('../../portfolio/portfolio.ts');
      const options = command.optsWithGlobals<PortfolioOptions>();
      const { anonymous: isAnonymous = false } = options;
      await showPortfolio(io, { ...options, folders, isAnonymous }, options);
    });
};

interface ExportOptions extends SelectionOptions {
  readonly output?: readonly string[];
  readonly force?: boolean;
  readonly today?: string;
}

/** Makes `align portfolio export`, which writes an exchange file without names. */
function exportCommand(io: Io): Command {
  const words = helpWords.portfolioExport;
  return addSelectionOptions(new Command('export').description(words.description))
    .option('-o, --output <file>', words.output)
    .option('--force', words.force)
    .addOption(new Option('--today <date>', words.today).argParser(parseDay))
    .addHelpText('after', words.examples)
    .action(async (_: ExportOptions, command: Command) => {
      const { exportSelection } = await import('../../portfolio/portfolio.ts');
      await exportSelection(io, command.optsWithGlobals<ExportOptions>());
    });
}

/** Makes `align portfolio import`, which adds exchange files to an index. */
function importCommand(io: Io): Command {
  const words = helpWords.portfolioImport;
  return new Command('import')
    .description(words.description)
    .argument('<file...>', words.file)
    .option('--index <file>', words.index)
    .addHelpText('after', words.examples)
    .action(async (files: readonly string[], _: object, command: Command) => {
      const { importPortfolio } = await import('../../portfolio/exchange.ts');
      const { index } = command.optsWithGlobals<SelectionOptions>();
      await importPortfolio(io, { index, files });
    });
}

interface SqlOptions {
  readonly dialect: (typeof SQL_DIALECTS)[number];
  readonly checklist?: string;
  readonly index?: string;
  readonly data?: string;
  readonly output?: readonly string[];
  readonly force?: boolean;
}

const SQL_DIALECTS = ['duckdb', 'postgres', 'clickhouse', 'bigquery', 'snowflake'] as const;

/** Makes `align portfolio sql`, which prints the scoring of a checklist as SQL. */
function sqlCommand(io: Io): Command {
  const words = helpWords.portfolioSql;
  return new Command('sql')
    .description(words.description)
    .addOption(
      choiceOption(
        '--dialect <name>',
        words.dialect({ names: SQL_DIALECTS }),
        SQL_DIALECTS,
      ).makeOptionMandatory(),
    )
    .option('--checklist <id|file>', words.checklist)
    .option('--index <file>', words.index)
    .option('--data <file>', words.data)
    .option('-o, --output <file>', words.output)
    .option('--force', words.force)
    .addHelpText('after', words.examples)
    .action(async (_: SqlOptions, command: Command) => {
      const { writeSql } = await import('../../portfolio/sql/statements.ts');
      const { force = false, output, ...options } = command.optsWithGlobals<SqlOptions>();
      await writeSql(io, { ...options, force, output: output?.[0] });
    });
}

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
  const isBeginning = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text);
  if (isBeginning && isDay(`${text}${'0000-01-01'.slice(text.length)}`)) return text;
  throw new InvalidArgumentError(helpWords.errors.dayOrMonth);
}

interface BenchmarkOptions extends DestinationRequest {
  readonly index?: string;
  readonly among?: ReportOptions['among'];
  readonly checklist?: string;
}

/** Makes `align benchmark`, which compares a round with the organisations of a portfolio. */
export const benchmarkCommand: CommandFactory = (io) => {
  const words = helpWords.benchmark;
  return addDestinationOptions(new Command('benchmark'), ['text', 'markdown', 'html', 'json'])
    .description(words.description)
    .argument('<round>', words.round)
    .option('--index <file>', words.index)
    .addOption(amongOption())
    .option('--checklist <id|file>', words.checklist)
    .addHelpText('after', words.examples)
    .action(async (round: string, _: BenchmarkOptions, command: Command) => {
      const { compareWithPortfolio } = await import('../../portfolio/benchmark.ts');
      const options = command.optsWithGlobals<BenchmarkOptions>();
      await compareWithPortfolio(io, { ...options, round }, options);
    });
};
