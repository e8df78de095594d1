import type { Command } from 'commander';
import { VERSION } from '../version.ts';
import { helpWords } from '../words/help.ts';
import { fullName, withSubcommands } from './options.ts';

/** Returns the man page of a program with all its commands, made from the texts of its help. */
export function manPage(program: Command): string {
  const heads = helpWords.man.sections;
  const summary = program.description();
  return [
    `.TH ALIGN 1 "" "align ${VERSION}" "${heads.title}"`,
    `.SH ${heads.name}`,
    `align \\- ${text(summary.replace(/\.$/, ''))}`,
    `.SH ${heads.synopsis}`,
    '.B align',
    `.I ${text(heads.usage)}`,
    `.SH ${heads.options}`,
    ...optionsOf(program),
    `.SH ${heads.commands}`,
    ...withSubcommands(program).flatMap(commandLines),
    ...textBlock(helpWords.program.exitCodes, (head) => `.SH ${head.toUpperCase()}`),
    ...textBlock(helpWords.program.examples, (head) => `.SH ${head.toUpperCase()}`),
    '',
  ].join('\n');
}

function commandLines(command: Command): readonly string[] {
  const help = command.createHelp();
  return [
    `.SS ${text(help.commandUsage(command).replace(/^align /, ''))}`,
    text(command.description()),
    ...command.registeredArguments
      .filter(({ description }) => description !== '')
      .flatMap((argument) => entry(help.argumentTerm(argument), argument.description)),
    ...optionsOf(command),
    ...textBlock(examplesOf(command), (head) => `.PP\n${text(head)}:`),
  ];
}

/** Returns the text that the help of a command ends with. */
function examplesOf(command: Command): string {
  const key = fullName(command).replace(/ (.)/, (_, first: string) => first.toUpperCase());
  const words: object =
    Object.entries(helpWords).find(([own]) => own === (NAMES[key] ?? key))?.[1] ?? {};
  return 'examples' in words && typeof words.examples === 'string' ? words.examples : '';
}

/** Names of the words of commands whose own names are reserved words of TypeScript. */
const NAMES: Readonly<Record<string, string>> = { new: 'newFile', import: 'importFile' };

function optionsOf(command: Command): readonly string[] {
  return command.options.flatMap(({ flags, description }) => entry(flags, description));
}

function entry(term: string, description: string): readonly string[] {
  return ['.TP', `.B ${text(term)}`, text(description)];
}

/** Returns a text of the help: paragraphs, and after a line that ends in a colon lines as they are. */
function textBlock(words: string, heading: (head: string) => string): readonly string[] {
  const lines = words.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return [];
  const found: string[] = [];
  let isLiteral = false;
  for (const line of lines) {
    const isHead = /^\S.*:$/.test(line);
    if (isHead) found.push(...(isLiteral ? ['.EE'] : []), heading(line.slice(0, -1)), '.EX');
    else found.push(isLiteral || line.startsWith(' ') ? text(line) : `.PP\n${text(line)}`);
    isLiteral = isHead || isLiteral;
  }
  return [...found, ...(isLiteral ? ['.EE'] : [])];
}

/** Escapes a text for roff: backslashes, hyphens, and a dot or quote that would begin a request. */
function text(words: string): string {
  return words
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/, '\\&$1');
}
