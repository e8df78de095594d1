import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Chalk } from 'chalk';
import { UserError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import { colourLevel, type Io, today } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { listChecklists, loadChecklist } from '../loading/checklists/load.ts';
import { inquirerChoice, inquirerText } from '../terminal/questions.ts';
import { oneSafeLine } from '../text/safe.ts';
import { PACKAGE, VERSION } from '../version.ts';
import { setupWords } from '../words/setup.ts';

/** CI systems that a workflow can be written for, in the order of the question. */
const CI_SYSTEMS = ['github', 'gitlab', 'none'] as const;

/** Settings of `align init`; what is left out is asked. */
export interface InitOptions {
  readonly subject?: string | undefined;
  readonly checklist?: string | undefined;
  readonly ci?: (typeof CI_SYSTEMS)[number] | undefined;
  readonly hook?: boolean | undefined;
  readonly color: boolean;
}

/**
 * Writes the files of a repository: configuration, policy, first round, workflow and hook. Never
 * overwrites a file; where one exists, none is written.
 * @throws UserError if a file exists or cannot be written, or a question cannot be asked
 */
export async function initRepository(io: Io, options: InitOptions): Promise<void> {
  const { subject, checklist, ci } = await answered(io, options);
  if (subject.trim() === '') throw new UserError(setupWords.emptySubject());
  const { definition } = await loadChecklist(io, checklist);
  const named = checklist === definition.id ? definition.id : checklist;
  const date = today(io);
  const own = { checklist: definition.id, subject: oneSafeLine(subject), date };
  const program = { program: PACKAGE, version: VERSION };
  const round = `rounds/${date}`;
  const files: Readonly<Record<string, string>> = {
    'align.config.yaml': setupWords.config({ ...own, checklist: named }),
    'policy.yaml': setupWords.policy(own),
    [`${round}/round.yaml`]: setupWords.round(own),
    ...(ci === 'github' ? { '.github/workflows/alignment.yml': setupWords.github(program) } : {}),
    ...(ci === 'gitlab' ? { '.gitlab-ci.yml': setupWords.gitlab(program) } : {}),
    ...(options.hook ? { '.pre-commit-config.yaml': setupWords.hook(program) } : {}),
  };
  const existing = Object.keys(files).filter((path) => existsSync(resolve(io.folder, path)));
  if (existing.length > 0) throw new UserError(setupWords.exists({ files: existing }));
  for (const [path, text] of Object.entries(files)) {
    create(io, path, text);
    printStatus(io, setupWords.created({ path }));
  }
  printStatus(io, setupWords.next({ round }));
  const isRun = Object.values(files).some((text) => text.includes(PACKAGE));
  if (isRun && isPath(PACKAGE) && !existsSync(resolve(io.folder, PACKAGE))) {
    printStatus(io, setupWords.pack);
  }
}

/** True if the program of workflows is a file, and no name in the npm registry. */
function isPath(program: string): boolean {
  return program.startsWith('.');
}

function create({ folder }: Io, path: string, text: string): void {
  const file = join(folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Between the look and this another process may have made the file.
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw fileError('write', path, error);
  }
}

type Answered = Required<Pick<InitOptions, 'subject' | 'checklist' | 'ci'>>;

/** Asks what the options leave open, in a terminal only. */
async function answered(io: Io, options: InitOptions) {
  const { subject, checklist, ci } = options;
  const open = Object.entries({ subject, checklist, ci }).filter(([, own]) => own === undefined);
  const isTerminal = io.stdin.isTerminal && io.stderr.isTerminal;
  if (open.length > 0 && !isTerminal) {
    throw new UserError(setupWords.missing({ flags: open.map(([name]) => `--${name}`) }));
  }
  const ask = open.length > 0 ? asker(io, options) : null;
  return {
    subject: subject ?? (await askSubject(ask)),
    checklist: checklist ?? (await askChecklist(io, ask)),
    ci: ci ?? (await askCi(ask)),
  } satisfies { [Name in keyof Answered]: NonNullable<Answered[Name]> };
}

/** Questions of this command, one after the other on the same keys. */
type Asker = ReturnType<typeof asker>;

function asker(io: Io, { color }: InitOptions) {
  const dialogue = io.dialogue();
  const paint = new Chalk({ level: colourLevel(io, io.stderr, color) });
  return {
    text: (message: string, refusal: (text: string) => string | null) =>
      inquirerText(io, dialogue, paint, message, refusal),
    choose: (message: string, choices: Parameters<typeof inquirerChoice>[4]) =>
      inquirerChoice(io, dialogue, paint, message, choices),
  };
}

async function askSubject(ask: Asker | null): Promise<string> {
  const { subject, blank } = setupWords.questions;
  return ask?.text(subject, (text) => (text === '' ? blank : null)) ?? '';
}

async function askChecklist(io: Io, ask: Asker | null): Promise<string> {
  const listed = (await listChecklists(io)).flatMap((own) => ('isBroken' in own ? [] : [own]));
  const choices = listed.map(({ id, title }) => ({ value: id, title: `${id}: ${title}` }));
  return ask?.choose(setupWords.questions.checklist, choices) ?? '';
}

async function askCi(ask: Asker | null): Promise<(typeof CI_SYSTEMS)[number]> {
  const { ci, ciChoices } = setupWords.questions;
  const choices = CI_SYSTEMS.map((value) => ({ value, title: ciChoices[value] }));
  const chosen = await ask?.choose(ci, choices);
  return CI_SYSTEMS.find((own) => own === chosen) ?? 'none';
}
