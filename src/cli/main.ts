import { Command, CommanderError } from 'commander';
import { UserError, type Warning } from '../diagnostic.ts';
import type { Io, MessageStyle, Output } from '../io/io.ts';
import { nodeIo } from '../io/node-io.ts';
import { onText } from '../source/engine.ts';
import type { FileKind } from '../source/source.ts';
import { commandEscapes, withoutCommands } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { helpWords } from '../words/help.ts';
import { commands, commandsByJob } from './commands/commands.ts';
import { type CommandFactory, type CommandOutcome, exitCodeOf, printError } from './exit.ts';
import { choiceOption, withSubcommands } from './options.ts';

/**
 * Runs the program with the arguments after its name, and returns its exit code. Never throws and
 * never exits.
 */
export async function run(typed: readonly string[], world: Io): Promise<number> {
  const args = withHelpLast(typed);
  const style: MessageStyle = { isQuiet: false, isJson: false };
  const io: Io = {
    ...world,
    stdout: withCommandsEscaped(world.stdout),
    stderr: withCommandsEscaped(world.stderr),
    messages: style,
  };
  if (args.length === 1 && VERSION_FLAGS.includes(args[0] ?? '')) {
    // Commander would print the same, after making all commands.
    io.stdout.write(`${VERSION}\n`);
    return exitCodeOf('success');
  }
  let outcome: CommandOutcome = 'success';
  const program = createProgram(io, commandsFor(args), (result) => {
    outcome = result;
  });
  // The list of commands never runs one, and needs none set up.
  setUp(io, [program, ...(isOverview(args) ? [] : withSubcommands(program))]);
  try {
    program.on('option:quiet', () => Object.assign(style, { isQuiet: true }));
    program.on('option:diagnostics', (form) => Object.assign(style, { isJson: form === 'json' }));
    program.hook('preSubcommand', () => refuseRenamed(args));
    await program.parseAsync(args, { from: 'user' });
    return exitCodeOf(outcome);
  } catch (error) {
    if (!(error instanceof CommanderError)) return printError(io, error);
    if (error.exitCode === 0) return exitCodeOf('success');
    if (style.isJson) {
      const { printFinding } = await import('../io/messages.ts');
      printFinding(io, { ...usageError(error), severity: 'error' });
    }
    return exitCodeOf('user-error');
  }
}

/** Returns `help portfolio export` as `portfolio export --help`: commander's `help` takes one word. */
function withHelpLast([first, ...more]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return first === 'help' && more.length > 0 ? [...more, '--help'] : [first, ...more];
}

/** True if arguments ask for the list of commands. */
function isOverview(args: readonly string[]): boolean {
  const [first = 'help', ...more] = args;
  return more.length === 0 && ['-h', '--help', 'help'].includes(first);
}

/** Flags that print the version. */
const VERSION_FLAGS = ['-V', '--version'];

/**
 * Returns a stream on which no text becomes a command of a CI system. Bytes pass as they are: reports
 * escape by their format.
 */
function withCommandsEscaped(output: Output): Output {
  const write = (text: string | Uint8Array) => {
    if (typeof text !== 'string' || output.isTerminal) return output.write(text);
    const { json, text: plain } = commandEscapes;
    output.write(withoutCommands(text, /^[[{]/.test(text) ? json : plain));
  };
  return Object.create(output, { write: { value: write } });
}

/**
 * Runs the program for this process. `shippedFolder` holds the compiled checklists, unless `readShipped`
 * reads them from an executable.
 */
export async function start(shippedFolder: string, readShipped?: Io['readShipped']): Promise<void> {
  onText(optimiseLater);
  process.exitCode = await run(process.argv.slice(2), nodeIo(shippedFolder, readShipped));
}

/**
 * Tells V8 to optimise functions some ten times later than it would, once there is enough to read
 * for that to pay. An audit runs many functions just often enough to be optimised, and ends before
 * that is of use.
 *
 * Measured on Node 20.20, two cores, CPU time of a whole process, alternated runs, without and with.
 * YAML that is only read: one file of 1.3 KB 70 and 75 ms (hence the threshold), three of them 119
 * and 88, 63 KB 208 and 103, 1 MB 1,006 and 914. Audits of JSON: 58 KB 223 and 219 ms, 156 KB 303 and
 * 285, 497 KB 739 and 467, 1.9 MB 1,810 and 1,136. `--no-opt` does the same for small files, but
 * leaves large ones slow.
 */
function optimiseLater(kind: FileKind, characters: number): void {
  const weight = characters / THRESHOLDS[kind];
  if (hasBudget && seen <= 1 && seen + weight > 1) {
    process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1500000');
  }
  seen += weight;
}

/** Lengths from which it pays, in UTF-16 code units. */
const THRESHOLDS = { yaml: 2500, json: 50_000 };

/** V8 12, of Node.js 22, does not have this flag, and complains on stderr. */
const hasBudget = Number.parseInt(process.versions.v8, 10) < 12;

/** Texts read so far in this process, in thresholds. */
let seen = 0;

/**
 * Returns the command that the first word names, or all. Making each of them takes time.
 */
function commandsFor([first = '']: readonly string[]): readonly CommandFactory[] {
  if (first === 'completion' || first === 'man') return Object.values(commands);
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named ? [named] : Object.values(commands);
}

function createProgram(
  io: Io,
  created: readonly CommandFactory[],
  finish: (outcome: CommandOutcome) => void,
): Command {
  const words = helpWords.program;
  const program = new Command('align')
    .description(words.description)
    .version(VERSION, '-V, --version', words.version)
    .helpCommand('help [command]', words.helpCommand)
    .option('--no-color', words.color)
    .option('--quiet', words.quiet)
    .addOption(choiceOption('--diagnostics <form>', words.diagnostics({ names: FORMS }), FORMS))
    .showHelpAfterError(words.afterError)
    .addHelpText('after', words.examples)
    .addHelpText('afterAll', words.exitCodes);
  for (const create of created) program.addCommand(create(io, finish).helpGroup(headingOf(create)));
  return program;
}

/** Makes commands write their help and errors to the world, and throw rather than exit. */
function setUp(io: Io, all: readonly Command[]): void {
  const words = helpWords.program;
  for (const command of all) {
    command
      .helpOption('-h, --help', words.help)
      .configureHelp({ minWidthToWrap: 20 })
      .exitOverride()
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => {
          const isHint = text.startsWith(words.afterError);
          if (io.messages?.isJson || (isHint && io.messages?.isQuiet)) return;
          io.stderr.write(text);
        },
        getOutHelpWidth: () => io.stdout.columns,
        getErrHelpWidth: () => io.stderr.columns,
        // The help has no colours, and asking Node for them is slow.
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      });
  }
}

function headingOf(command: CommandFactory): string {
  const jobs = Object.entries(commandsByJob) as [keyof typeof commandsByJob, object][];
  const [job] =
    jobs.find(([, own]) => Object.values(own).includes(command)) ?? (['setUp'] as const);
  return helpWords.program.jobs[job];
}

/** Forms of errors and warnings. */
const FORMS = ['text', 'json'] as const;

/** Returns an error of the command line, as commander words it, as a diagnostic. */
function usageError({ code, message }: CommanderError): Warning {
  const rule = code.replace(/^commander\./, '').replace(/[A-Z]/g, (own) => `-${own.toLowerCase()}`);
  const [first = '', ...more] = message.replace(/^error: /, '').split('\n');
  return {
    code: `usage/${rule}`,
    message: first,
    hint: more.join(' ') || helpWords.program.afterError,
  };
}

/** Former commands and options, with the command that replaced them; `command` limits an option to one command. */
const RENAMED = [{ command: 'audit', former: '--room', present: 'workshop' }] as const;

/**
 * Refuses a command or an option that has another name now.
 * @throws UserError with the present name
 */
function refuseRenamed([command, ...options]: readonly string[]): void {
  const found = RENAMED.find((own) =>
    own.former.startsWith('-')
      ? own.command === command && options.includes(own.former)
      : own.former === command,
  );
  if (found === undefined) return;
  const { former, present } = found;
  throw new UserError(helpWords.errors.renamed({ former, present }));
}
