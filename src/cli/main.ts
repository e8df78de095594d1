import { Command, CommanderError } from 'commander';
import type { Io } from '../io/io.ts';
import { nodeIo } from '../io/node-io.ts';
import { VERSION } from '../version.ts';
import { type CommandFactory, commands } from './commands/commands.ts';
import { exitCode, exitCodeHelp, printError } from './exit.ts';

/**
 * Runs the program with the arguments that stand behind its name, and returns its exit code. Never
 * throws and never exits.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.done;
  const program = createProgram(io, commandsFor(args), (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return printError(io, error);
    return error.exitCode === 0 ? exitCode.done : exitCode.userError;
  }
}

/** Runs the program for this process; `shippedFolder` holds the compiled checklists. */
export async function start(shippedFolder: string): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), nodeIo(shippedFolder));
}

/** Making a command takes its time, so the others are left out where the first word names one. */
function commandsFor([first = '']: readonly string[]): readonly CommandFactory[] {
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named ? [named] : Object.values(commands);
}

function createProgram(
  io: Io,
  created: readonly CommandFactory[],
  finish: (code: number) => void,
): Command {
  const program = new Command('align')
    .description('Audit how well marketing and sales agree on generating leads.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--no-color', 'print without colours')
    .showHelpAfterError('(align --help shows what there is)')
    .addHelpText('after', EXAMPLES)
    .addHelpText('afterAll', exitCodeHelp);
  for (const create of created) program.addCommand(create(io, finish));
  for (const command of [program, ...program.commands]) {
    command
      .configureHelp({ minWidthToWrap: 20 })
      .exitOverride()
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
        getOutHelpWidth: () => io.stdout.columns,
        getErrHelpWidth: () => io.stderr.columns,
        // Nothing in the help is coloured, and asking Node is costly.
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      });
  }
  return program;
}

const EXAMPLES = `
Examples:
  align audit --answers round/                      score a folder of answers
  align audit --answers kathy.yaml sam.yaml -o report.md
  align show lead-gen-alignment                     see what the checklist asks
  align check round/kathy.yaml                      find the mistakes in a file`;
