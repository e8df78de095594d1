import type { Command, Option } from 'commander';
import type { KnownIds } from '../authoring/ids.ts';
import { fullName, valuesOf, withSubcommands } from './options.ts';

/** Names of shells; each has a function below. */
type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

/** Words after an option or a command: these, files, or neither. */
interface Values {
  readonly words: readonly string[];
  readonly hasFiles: boolean;
}

interface CompletedOption extends Values {
  readonly long: string;
  readonly short: string | null;
  readonly about: string;
  readonly takesValue: boolean;
}

interface CompletedCommand extends Values {
  /** With the command that it belongs to, as in "portfolio export". */
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
}

/** Words that can stand before a command: its name, and options of the program. */
type Before = CompletedCommand;

/**
 * Returns a script that completes commands, options and their values. Static: a press of Tab starts no
 * program. `program` has all commands.
 */
export function completionScript(program: Command, shell: Shell, ids: KnownIds): string {
  const commands = withSubcommands(program).map((command) => completed(command, ids));
  const before: CompletedCommand = {
    name: '',
    about: '',
    words: [...program.commands.map((command) => command.name()), 'help'],
    hasFiles: false,
    options: optionsOf(program, ids),
  };
  return { bash, zsh, fish, powershell }[shell](commands, before);
}

function completed(command: Command, ids: KnownIds): CompletedCommand {
  const [argument] = command.registeredArguments;
  const listed = argument && valuesOf(argument);
  const placeholder = command.name() === 'template' ? 'template' : (argument?.name() ?? '');
  const values = listed ? { words: listed, hasFiles: false } : valuesFor(placeholder, ids);
  return {
    name: fullName(command),
    about: command.description(),
    options: optionsOf(command, ids),
    ...values,
    words: [...command.commands.map((own) => own.name()), ...values.words],
  };
}

function isSubcommand({ name }: CompletedCommand): boolean {
  return name.includes(' ');
}

function optionsOf({ options }: Command, ids: KnownIds): readonly CompletedOption[] {
  return [...options, ...HELP].map((option) => completedOption(option, ids));
}

/** Option that each command has. */
const HELP = [{ long: '--help', short: '-h', description: '', flags: '-h, --help' }] as const;

function completedOption(option: Option | (typeof HELP)[number], ids: KnownIds): CompletedOption {
  const { long, short, description, flags } = option;
  const [, placeholder = ''] = /[<[]([^\]>.]+)/.exec(flags) ?? [];
  const choices = valuesOf(option);
  const values = long === '--criterion' ? 'criterion' : placeholder;
  return {
    long: long ?? '',
    short: short ?? null,
    about: description,
    takesValue: placeholder !== '',
    ...(choices === null ? valuesFor(values, ids) : { words: choices, hasFiles: false }),
  };
}

/** Returns the values for a placeholder of the help. */
function valuesFor(placeholder: string, ids: KnownIds): Values {
  switch (placeholder) {
    case 'id|file':
    case 'checklist':
      return { words: ids.checklists, hasFiles: true };
    case 'what':
      return { words: ids.points, hasFiles: false };
    case 'criterion':
      return { words: ids.criteria, hasFiles: false };
    case 'band':
    case 'percent|band':
      return { words: ids.bands, hasFiles: false };
    case 'template':
      return { words: ids.templates, hasFiles: false };
    default:
      return { words: [], hasFiles: FILES.has(placeholder) };
  }
}

/** Placeholders of files and folders. */
const FILES = new Set([
  ...['file', 'path', 'folder', 'round', 'report', 'before', 'after', 'files', 'source'],
  ...['file|folder', 'files...', 'path...'],
]);

/** Returns the cases of all options that take a value, each with its values. */
function cases(commands: readonly CompletedCommand[]) {
  return commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ long, short, words, hasFiles }) => ({
        patterns: [long, ...(short === null ? [] : [short])].map((own) => `${name} ${own}`),
        words,
        hasFiles,
      })),
  );
}

function optionWords({ options }: CompletedCommand): readonly string[] {
  return options.map(({ long }) => long);
}

function bash(commands: readonly CompletedCommand[], before: Before): string {
  const values = cases([before, ...commands]).map(
    ({ patterns, words, hasFiles }) =>
      `    ${patterns.map((own) => `'${own}'`).join('|')}) values='${words.join(' ')}'; kind=${hasFiles ? 'files' : 'words'} ;;`,
  );
  const own = [before, ...commands].map(
    (command) =>
      `    '${command.name}') options='${optionWords(command).join(' ')}'; values='${command.words.join(' ')}' ;;`,
  );
  const subcommands = commands.filter(isSubcommand).map(({ name }) => `'${name}'`);
  return `# Completion of align for bash. Load it with: source <(align completion bash)
_align() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command='' options='' values='' kind='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ \${COMP_WORDS[i]} == -* ]]; then continue; fi
    if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; continue; fi
    case "$command \${COMP_WORDS[i]}" in
      ${subcommands.join('|')}) command="$command \${COMP_WORDS[i]}" ;;
    esac
    break
  done
  case "$command $previous" in
${values.join('\n')}
  esac
  if [[ -n $kind ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
    if [[ $kind == words ]]; then compopt +o default 2> /dev/null; fi
    return 0
  fi
  case $command in
${own.join('\n')}
  esac
  if [[ $current == -* ]]; then values=$options; fi
  COMPREPLY=($(compgen -W "$values" -- "$current"))
}
complete -o default -F _align align
`;
}

function zsh(commands: readonly CompletedCommand[], before: Before): string {
  const described = (name: string, about: string) =>
    `'${zshText(name.replaceAll(':', '\\:'))}:${zshText(about)}'`;
  const values = cases([before, ...commands]).map(({ patterns, words, hasFiles }) => {
    const added = words.length > 0 ? `compadd -- ${words.join(' ')}; ` : '';
    return `    (${patterns.map((own) => `'${own}'`).join('|')}) ${added}${hasFiles ? '_files; ' : ''}return 0 ;;`;
  });
  const options = [before, ...commands].map(
    (command) =>
      `      ('${command.name}') list=(${command.options.map(({ long, about }) => described(long, about)).join(' ')}) ;;`,
  );
  const own = commands
    .filter(({ words }) => words.length > 0)
    .map(
      ({ name, words, hasFiles }) =>
        `    ('${name}') compadd -- ${words.join(' ')}${hasFiles ? '; _files' : ''} ;;`,
    );
  const subcommands = commands.filter(isSubcommand).map(({ name }) => `'${name}'`);
  const top = commands.filter((command) => !isSubcommand(command));
  return `#compdef align
# Completion of align for zsh. Save it as _align in a folder of $fpath, or: source <(align completion zsh)
_align() {
  local previous=$words[CURRENT-1] command='' i
  local -a list
  for ((i = 2; i < CURRENT; i++)); do
    if [[ $words[i] == -* ]]; then continue; fi
    if [[ -z $command ]]; then command=$words[i]; continue; fi
    case "$command $words[i]" in
      (${subcommands.join('|')}) command="$command $words[i]" ;;
    esac
    break
  done
  case "$command $previous" in
${values.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case $command in
${options.join('\n')}
    esac
    _describe -o option list
    return
  fi
  case $command in
    ('') list=(${top.map(({ name, about }) => described(name, about)).join(' ')}); _describe command list ;;
${own.join('\n')}
    (*) _files ;;
  esac
}
if [[ \${funcstack[1]} == _align ]]; then _align "$@"; else compdef _align align; fi
`;
}

function zshText(text: string): string {
  return text.replaceAll("'", "'\\''");
}

function fish(commands: readonly CompletedCommand[], before: Before): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const optionLine = (condition: string, option: CompletedOption) => {
    const short = option.short === null ? '' : ` -s ${option.short.slice(1)}`;
    const value = option.takesValue ? (option.hasFiles ? ' -r -F' : ' -x') : '';
    const list = option.words.length > 0 ? ` -a ${quoted(option.words.join(' '))}` : '';
    return `complete -c align ${condition} -l ${option.long.slice(2)}${short}${value}${list} -d ${quoted(option.about)}`;
  };
  const lines = commands.flatMap(({ name, about, words, hasFiles, options }) => {
    const [command = '', subcommand] = name.split(' ');
    // A subcommand can have the name of a command, such as import.
    const parents = commands.filter(isSubcommand).flatMap((own) => {
      const [parent = '', last] = own.name.split(' ');
      return last === name ? [parent] : [];
    });
    const not = parents.map((parent) => `; and not __fish_seen_subcommand_from ${parent}`);
    const within =
      subcommand === undefined ? not.join('') : `; and __fish_seen_subcommand_from ${subcommand}`;
    const seen = `-n '__fish_seen_subcommand_from ${command}${within}'`;
    return [
      ...(subcommand === undefined
        ? [`complete -c align -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`]
        : []),
      ...(words.length > 0 || !hasFiles
        ? [`complete -c align ${seen} ${hasFiles ? '' : '-f '}-a ${quoted(words.join(' '))}`]
        : []),
      ...options.map((option) => optionLine(seen, option)),
    ];
  });
  return `# Completion of align for fish. Save it as ~/.config/fish/completions/align.fish
complete -c align -e
${[...before.options.map((option) => optionLine('-n __fish_use_subcommand', option)), ...lines].join('\n')}
`;
}

function powershell(commands: readonly CompletedCommand[], before: Before): string {
  const list = (words: readonly string[]) => `@(${words.map((own) => `'${own}'`).join(', ')})`;
  const all = [before, ...commands];
  // An option without words here takes a file or any text; PowerShell offers files for an empty list.
  const values = cases(all).flatMap(({ patterns, words }) =>
    patterns.map((own) => `    '${own}' = ${list(words)}`),
  );
  return `# Completion of align for PowerShell. Load it with: align completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName align -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${all.map((command) => `    '${command.name}' = ${list(optionWords(command))}`).join('\n')}
  }
  $words = @{
${all.map(({ name, words }) => `    '${name}' = ${list(words)}`).join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -ne '') { $typed = @($typed | Select-Object -SkipLast 1) }
  $named = @($typed | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 2)
  $command = [string]($named -join ' ')
  if (-not $options.ContainsKey($command)) { $command = [string]($named | Select-Object -First 1) }
  $previous = [string]($typed | Select-Object -Last 1)
  $found = if ($values.ContainsKey("$command $previous")) { $values["$command $previous"] }
    elseif ($wordToComplete.StartsWith('-')) { $options[$command] }
    else { $words[$command] }
  $found | Where-Object { $_ -and $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}
