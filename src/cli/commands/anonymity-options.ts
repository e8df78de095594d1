import { type Command, InvalidArgumentError, Option } from 'commander';

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
