import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FormatName, formatNames } from '../../report/index.ts';
import { tableNames } from '../../report/tables/names.ts';
import { nearestWord } from '../../suggest.ts';
import type { TargetOptions } from '../target.ts';
import { type AnonymityOptions, addAnonymityOptions } from './anonymity-options.ts';

/** What the commands that write a report have in common. */
export interface ReportOptions extends TargetOptions, AnonymityOptions {
  readonly express?: boolean;
  readonly checklist?: string;
  readonly target?: string;
  readonly plan?: string;
  /** The file of a firm's look. */
  readonly brand?: string;
}

/** Adds the options that say what is audited and where the report goes. */
export function addReportOptions(command: Command): Command {
  return addAnonymityOptions(addTargetOptions(command))
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
export function addTargetOptions(command: Command, names = formatNames()): Command {
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
