import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../day.ts';

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
