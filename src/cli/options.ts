import { type Command, InvalidArgumentError, Option } from 'commander';
import type { InterviewOptions } from '../asking/session/options.ts';
import {
  type AnswersRequest,
  DEFAULT_MIN_GROUP,
  type GateRequest,
  type ReportRequest,
} from '../audit/request.ts';
import { UserError } from '../diagnostic.ts';
import { isDay } from '../io/io.ts';
import type { DestinationRequest } from '../output/target.ts';
import { type FormatName, formatNames } from '../report/formats.ts';
import { tableNames } from '../report/machine/tables/table.ts';
import { type CsvDialect, EDITIONS, type Edition } from '../report/view.ts';
import { nearestWord } from '../text/phrases.ts';
import { helpWords } from '../words/help.ts';

/** Sources of the score. */
const SCORED_BY = ['agreed', 'votes'] as const;

/** Options of all commands that write a report. */
export interface ReportOptions extends DestinationRequest, AnonymityOptions {
  readonly express?: boolean;
  readonly checklist?: string;
  readonly by?: (typeof SCORED_BY)[number];
  readonly target?: string;
  readonly plan?: string;
  /** Lists waived gaps in SARIF too. */
  readonly withWaived?: boolean;
  /** Delimiter of CSV. */
  readonly delimiter?: CsvDialect['delimiter'];
  /** Decimal mark of CSV. */
  readonly decimal?: CsvDialect['decimal'];
  /** Path of a brand file. */
  readonly brand?: string;
  /** Path of a portfolio to compare the round with. */
  readonly benchmark?: string;
  /** First group of organisations to compare it with. */
  readonly among?: (typeof PEER_GROUPS)[number];
  readonly edition?: Edition;
  /** True for the whole report on a terminal. */
  readonly full?: boolean;
  /** False with `--no-appendix`. */
  readonly appendix?: boolean;
}

/** Adds the options that say what is audited and where the report goes. */
export function addReportOptions(command: Command): Command {
  const words = helpWords.reportOptions;
  return addAnonymityOptions(addDestinationOptions(command))
    .option('--express', words.express)
    .option('--target <percent|band>', words.target)
    .addOption(choiceOption('--table <name>', words.table({ names: tableNames }), tableNames))
    .addOption(
      new Option('--delimiter <mark>', words.delimiter).argParser((mark) =>
        choiceOf(DELIMITER_MARKS[mark] ?? mark, ['comma', 'semicolon', 'tab']),
      ),
    )
    .addOption(
      new Option('--decimal <mark>', words.decimal).argParser((mark) =>
        choiceOf(DECIMAL_MARKS[mark] ?? mark, ['point', 'comma']),
      ),
    )
    .addOption(choiceOption('--edition <name>', words.edition({ names: EDITIONS }), EDITIONS))
    .addOption(new Option('--full', words.full).conflicts('edition'))
    .option('--no-appendix', words.noAppendix)
    .addOption(choiceOption('--by <source>', words.by, SCORED_BY))
    .option('--plan <file>', words.plan)
    .option('--against <path>', words.against)
    .option('--with-waived', words.withWaived)
    .option('--brand <file>', words.brand)
    .option('--benchmark <file>', words.benchmark)
    .addOption(amongOption())
    .option('--with-templates', words.withTemplates)
    .option('--checklist <id|file>', words.checklist);
}

const DELIMITER_MARKS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '\\t': 'tab',
};
const DECIMAL_MARKS: Readonly<Record<string, string>> = { '.': 'point', ',': 'comma' };

/**
 * Returns the marks of CSV that a command line selects; `undefined` for the usual ones. With a decimal
 * comma, cells end with semicolons unless it says otherwise.
 * @throws UserError for a comma as both marks
 */
function dialectOf({ delimiter, decimal = 'point' }: ReportOptions): CsvDialect | undefined {
  const usual = decimal === 'comma' ? 'semicolon' : 'comma';
  const dialect = { delimiter: delimiter ?? usual, decimal };
  if (dialect.delimiter === 'comma' && decimal === 'comma') {
    throw new UserError(helpWords.errors.twoCommas);
  }
  const isUsual = dialect.delimiter === 'comma' && decimal === 'point';
  return isUsual ? undefined : dialect;
}

/** Returns the answers that a command line selects. */
export function answersRequestOf(
  answers: readonly string[],
  { checklist, express, by }: ReportOptions,
): AnswersRequest {
  return { answers, checklist, express, by };
}

/** Returns the report that a command line asks for. */
export function reportRequestOf(options: ReportOptions): ReportRequest {
  const { target, plan, brand, table, withWaived, full, appendix } = options;
  const edition = full ? 'full' : options.edition;
  const benchmark = benchmarkOf(options);
  const hasAppendix = appendix ?? true;
  const anonymity = anonymityOf(options);
  const csv = dialectOf(options);
  return {
    target,
    plan,
    brand,
    benchmark,
    table,
    withWaived,
    edition,
    csv,
    hasAppendix,
    anonymity,
  };
}

/** Groups that a round can be compared with, from the narrowest. */
const PEER_GROUPS = ['industry-and-size', 'size', 'all'] as const;

/** Returns the option of the first group to compare a round with. */
export function amongOption(): Option {
  const description = helpWords.benchmark.among({ names: PEER_GROUPS });
  return withValues(
    new Option('--among <group>', description).argParser((name) =>
      choiceOf(name.replace(',', '-and-'), PEER_GROUPS),
    ),
    PEER_GROUPS,
  );
}

/** @throws UserError for a group without a portfolio */
function benchmarkOf({ benchmark, among }: ReportOptions): ReportRequest['benchmark'] {
  if (benchmark !== undefined) return { path: benchmark, among };
  if (among === undefined) return undefined;
  throw new UserError(helpWords.errors.needsBenchmark);
}

/** Adds the options that say where a report goes, in which of these formats. */
export function addDestinationOptions(command: Command, names = formatNames()): Command {
  const words = helpWords.reportOptions;
  return command
    .addOption(
      withValues(
        new Option('-f, --format <name>', words.format({ names })).argParser(
          (name, named: readonly FormatName[] = []) => [...named, parseFormat(name, names)],
        ),
        names,
      ),
    )
    .addOption(
      new Option('-o, --output <file>', words.output).argParser(
        (file, files: readonly string[] = []) => [...files, file],
      ),
    )
    .option('--force', words.force);
}

function parseFormat(name: string, names: readonly FormatName[]): FormatName {
  return choiceOf(name === 'md' ? 'markdown' : name, names);
}

/**
 * Returns the name that was typed.
 * @throws InvalidArgumentError if it is none of them
 */
export function choiceOf<Name extends string>(name: string, names: readonly Name[]): Name {
  const found = names.find((own) => own === name);
  if (found !== undefined) return found;
  const nearest = nearestWord(name, names);
  throw new InvalidArgumentError(helpWords.errors.choice({ names, nearest }));
}

/** Values of options and arguments that take one of a list; scripts of shells complete them. */
const listed = new WeakMap<object, readonly string[]>();

/** Returns an option or argument after noting the values that it takes. */
export function withValues<Own extends object>(option: Own, names: readonly string[]): Own {
  listed.set(option, names);
  return option;
}

/** Returns the values that an option takes; `null` if they are no list. */
export function valuesOf(option: object): readonly string[] | null {
  return listed.get(option) ?? null;
}

/** Makes an option that takes one of these names. */
export function choiceOption(flags: string, words: string, names: readonly string[]): Option {
  return withValues(
    new Option(flags, words).argParser((name) => choiceOf(name, names)),
    names,
  );
}

/** Returns the commands of a program, each before its own subcommands. */
export function withSubcommands({ commands }: Command): readonly Command[] {
  return commands.flatMap((command) => [command, ...withSubcommands(command)]);
}

/** Returns the name of a command after that of the program, as in "portfolio export". */
export function fullName(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${fullName(parent)} ${command.name()}` : command.name();
}

/** Options of quality gates. */
export interface GateOptions extends GateRequest {
  readonly verbose?: boolean;
}

/** Adds the options of quality gates, which the exit code follows. */
export function addGateOptions(command: Command, heading = helpWords.gateOptions.heading): Command {
  const words = helpWords.gateOptions;
  const options = [
    new Option('--policy <file>', words.policy),
    new Option('--min-score <score>', words.minScore).argParser(parseScore),
    new Option('--min-band <band>', words.minBand),
    new Option('--max-age <days>', words.maxAge).argParser(parseDays),
    new Option('--baseline <path>', words.baseline),
    new Option('--max-drop <length>', words.maxDrop).argParser(parseScore),
    new Option('--update-baseline', words.updateBaseline),
    new Option('--accept-failure <reason>', words.acceptFailure),
    new Option('--today <date>', words.today).argParser(parseDay),
    new Option('--report-only', words.reportOnly),
    new Option('--verbose', words.verbose),
  ];
  for (const option of options) command.addOption(option.helpGroup(heading));
  return command;
}

/** Returns the options of quality gates that a command line has, as they are typed. */
export function gateFlagsOf(command: Command): readonly string[] {
  return command.options
    .filter(({ helpGroupHeading }) => helpGroupHeading === helpWords.gateOptions.heading)
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .flatMap(({ long }) => long ?? []);
}

// The scale of the checklist decides later whether there can be such a score.
function parseScore(text: string): number {
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError(helpWords.errors.score);
}

function parseDays(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(helpWords.errors.days);
}

/**
 * Returns a day as it was typed.
 * @throws InvalidArgumentError if it is no day of the calendar
 */
export function parseDay(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError(helpWords.errors.date);
}

/** Adds the options of an interview; with saved answers there is nothing to ask. */
export function addInterviewOptions(command: Command): Command {
  const words = helpWords.interviewOptions;
  const options = [
    new Option('--save <file>', words.save),
    new Option('--respondent <name>', words.respondent),
    new Option('--role <title>', words.role),
    new Option('--group <id>', words.group),
    ...sessionOptions(),
    new Option('--sealed', words.sealed).conflicts(['previous', 'output', 'format']),
  ];
  for (const option of options) {
    command.addOption(option.conflicts('answers').helpGroup(words.headingWithoutAnswers));
  }
  return command;
}

/** Adds the options of a workshop. */
export function addWorkshopOptions(command: Command): Command {
  const options = [
    new Option('--save <folder>', helpWords.workshop.save),
    ...sessionOptions(),
    new Option('--hide-names', helpWords.workshop.hideNames),
    new Option('--phones', helpWords.workshop.phones),
    new Option('--host <address>', helpWords.workshop.host),
    new Option('--port <number>', helpWords.workshop.port).argParser(portFrom),
  ];
  for (const option of options) {
    command.addOption(option.helpGroup(helpWords.interviewOptions.heading));
  }
  return command;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError(helpWords.workshop.badPort);
}

function sessionOptions(): readonly Option[] {
  const words = helpWords.interviewOptions;
  return [
    new Option('--subject <name>', words.subject),
    new Option('--date <date>', words.date),
    new Option('--only <what>', words.only),
    new Option('--unanswered', words.unanswered),
    new Option('--previous <path>', words.previous),
    new Option('--plain', words.plain),
  ];
}

/** Returns the settings of an interview or a workshop, with those of its report. */
export function interviewOptionsOf<Options extends ReportOptions>(
  options: Options,
): Options & InterviewOptions {
  return { ...options, report: reportRequestOf(options), destination: options };
}

/** Options of anonymous reports. */
export interface AnonymityOptions {
  readonly anonymous?: boolean;
  readonly withNotes?: boolean;
  readonly minGroup?: number;
  readonly against?: string;
}

/** Adds the options of anonymous reports. */
export function addAnonymityOptions(command: Command): Command {
  const words = helpWords.reportOptions;
  return command
    .option('--anonymous', words.anonymous)
    .option('--with-notes', words.withNotes)
    .addOption(
      new Option('--min-group <number>', words.minGroup({ size: DEFAULT_MIN_GROUP })).argParser(
        parseSize,
      ),
    );
}

/**
 * Returns the anonymity settings; `undefined` without `--anonymous`.
 * @throws UserError if another option needs `--anonymous`
 */
export function anonymityOf(options: AnonymityOptions): ReportRequest['anonymity'] {
  const { anonymous, withNotes = false, minGroup, against } = options;
  if (anonymous) return { minGroup: minGroup ?? DEFAULT_MIN_GROUP, withNotes, against };
  if (!withNotes && minGroup === undefined && against === undefined) return undefined;
  const flag = withNotes ? '--with-notes' : minGroup === undefined ? '--against' : '--min-group';
  throw new UserError(helpWords.errors.needsAnonymous({ flag }));
}

function parseSize(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) > 1) return Number(text);
  throw new InvalidArgumentError(helpWords.errors.groupSize);
}
