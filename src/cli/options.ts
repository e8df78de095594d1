import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../io/io.ts';
import type { DestinationOptions } from '../output/target.ts';
import { type FormatName, formatNames } from '../report/formats.ts';
import { tableNames } from '../report/machine/tables/table.ts';
import { nearestWord } from '../text/phrases.ts';

/** What the commands that write a report have in common. */
export interface ReportOptions extends DestinationOptions, AnonymityOptions {
  readonly express?: boolean;
  readonly checklist?: string;
  readonly target?: string;
  readonly plan?: string;
  /** The file of a firm's look. */
  readonly brand?: string;
}

/** Adds the options that say what is audited and where the report goes. */
export function addReportOptions(command: Command): Command {
  return addAnonymityOptions(addDestinationOptions(command))
    .option('--express', 'score the key criteria only')
    .option(
      '--target <percent|band>',
      'where the cheapest path should lead, such as 75 or Integrated (default: the next band)',
    )
    .addOption(
      new Option(
        '--table <name>',
        `which table csv and xlsx give: ${tableNames.join(', ')} (default: ${tableNames[0]} in csv, all in xlsx)`,
      ).argParser((name) => chosen(name, tableNames)),
    )
    .option('--plan <file>', 'tell which promises of an earlier action plan were kept')
    .option('--brand <file>', "a firm's logo, colour and words, for formats that show them")
    .option('--checklist <id|file>', 'the checklist, where the answers name none that ships');
}

/** Adds the options that say where a report goes, and in which of these formats. */
export function addDestinationOptions(command: Command, names = formatNames()): Command {
  return command
    .addOption(
      new Option(
        '-f, --format <name>',
        `${names.join(', ')} (default: text on a terminal, otherwise markdown); may be repeated, each for the --output in its place`,
      ).argParser((name, named: readonly FormatName[] = []) => [
        ...named,
        parseFormat(name, names),
      ]),
    )
    .addOption(
      new Option(
        '-o, --output <file>',
        'write the report to a file; its ending says the format; may be repeated',
      ).argParser((file, files: readonly string[] = []) => [...files, file]),
    )
    .option('--force', 'let --output replace a file that is not a report of align');
}

function parseFormat(name: string, names: readonly FormatName[]): FormatName {
  return chosen(name === 'md' ? 'markdown' : name, names);
}

function chosen<Name extends string>(name: string, names: readonly Name[]): Name {
  const found = names.find((own) => own === name);
  if (found !== undefined) return found;
  const nearest = nearestWord(name, names);
  const suggestion = nearest ? ` Did you mean ${nearest}?` : '';
  throw new InvalidArgumentError(`Choose one of ${names.join(', ')}.${suggestion}`);
}

/** What an audit must come to, as the command line says it. */
export interface GateOptions {
  readonly policy?: string;
  /** In percent. */
  readonly minScore?: number;
  /** In days. */
  readonly maxAge?: number;
  /** How far the score may fall, in percent points. */
  readonly maxDrop?: number;
  /** A JSON report, or the folder of an earlier round. */
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** YYYY-MM-DD. */
  readonly today?: string;
  readonly reportOnly?: boolean;
  readonly verbose?: boolean;
}

const GROUP = 'Options that judge the audit, with --answers:';

/** Adds the options that make gates, which the exit code follows. */
export function addGateOptions(command: Command): Command {
  const options = [
    new Option('--policy <file>', 'judge by the rules and waivers of a policy'),
    new Option('--min-score <percent>', 'the score must not be below this').argParser(parsePercent),
    new Option('--max-age <days>', 'no answers may be older than this').argParser(parseDays),
    new Option('--baseline <path>', 'compare with an earlier round: its JSON report or its folder'),
    new Option('--max-drop <points>', 'the score must not fall by more than this').argParser(
      parsePercent,
    ),
    new Option('--update-baseline', 'then write this report to the file that --baseline names'),
    new Option('--today <day>', 'the day of the verdict, YYYY-MM-DD (default: today)').argParser(
      parseDay,
    ),
    new Option('--report-only', 'give the verdict, and exit with 0 even if a gate is not met'),
    new Option('--verbose', 'name the gates that are met too'),
  ];
  for (const option of options) command.addOption(option.helpGroup(GROUP));
  return command;
}

/** Which of these a command line has, as they are written. */
export function gateFlagsOf(command: Command): readonly string[] {
  return command.options
    .filter(({ helpGroupHeading }) => helpGroupHeading === GROUP)
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .flatMap(({ long }) => long ?? []);
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && percent <= 100) return percent;
  throw new InvalidArgumentError('Write a number from 0 to 100.');
}

function parseDays(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number of days.');
}

function parseDay(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
}

/** Adds the options that say how somebody is asked; with saved answers there is nothing to ask. */
export function addInterviewOptions(command: Command): Command {
  const options = [
    new Option('--room', "take everybody's votes at once, in a workshop").conflicts([
      'respondent',
      'role',
      'group',
      'sealed',
    ]),
    new Option(
      '--save <path>',
      'keep the answers in this file, of a room in this folder; one that exists goes on',
    ),
    new Option('--subject <name>', 'the organisation'),
    new Option('--respondent <name>', 'who answers'),
    new Option('--role <title>', 'their job title'),
    new Option('--group <id>', 'the group that they speak for'),
    new Option('--date <day>', 'the day of the answers, YYYY-MM-DD (default: today)'),
    new Option('--only <point>', 'go through one point only'),
    new Option('--unanswered', 'go through open criteria only'),
    new Option('--previous <path>', 'show the levels of an earlier round, a folder or a file'),
    new Option('--sealed', "show nothing of anybody's answers or scores at the end").conflicts([
      'previous',
      'output',
      'format',
    ]),
    new Option('--plain', 'ask line by line, for screen readers and pipes'),
  ];
  for (const option of options) {
    command.addOption(option.conflicts('answers').helpGroup('Options without --answers:'));
  }
  return command;
}

/** How anonymous a report is to be, as the command line says it. */
export interface AnonymityOptions {
  readonly anonymous?: boolean;
  readonly withNotes?: boolean;
  readonly minGroup?: number;
}

/** Adds the options that make a report anonymous. */
export function addAnonymityOptions(command: Command): Command {
  const options = [
    new Option('--anonymous', 'leave out who said what, and figures that would give it away'),
    new Option('--with-notes', 'with --anonymous: tell notes and evidence, but not whose they are'),
    new Option(
      '--min-group <number>',
      'with --anonymous: tell no figures of groups of which fewer answered (default: 3)',
    ).argParser(parseSize),
  ];
  for (const option of options) command.addOption(option);
  return command;
}

function parseSize(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) > 1) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 2 on; a group of one is a person.');
}
