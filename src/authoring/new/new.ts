import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UNFILLED } from '../../answers/check.ts';
import { answeredVersion } from '../../answers/level-texts.ts';
import type { Checklist, Criterion, Point } from '../../checklist/checklist.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { groupsOf } from '../../checklist/lookup.ts';
import { UserError } from '../../diagnostic.ts';
import { codeOf, fileError } from '../../io/file-system.ts';
import { type Io, today } from '../../io/io.ts';
import { printStatus } from '../../io/messages.ts';
import { loadChecklist } from '../../loading/checklists/load.ts';
import { schemaName } from '../../loading/checklists/shipped.ts';
import { isRoundFile } from '../../loading/round.ts';
import { READABLE } from '../../storage/read.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { wrap } from '../../text/wrap.ts';
import { authoringWords } from '../../words/authoring.ts';
import { fileWords } from '../../words/files.ts';
import { conditionInWords } from '../scale-lines.ts';

/** Path that means standard output. */
const STDOUT_PATH = '-';

/** Name of the file that describes a round. */
const ROUND_FILE = 'round.yaml';

/** File to create. */
interface NewFile {
  /** `undefined` or "-" for standard output. */
  readonly path: string | undefined;
  readonly kind: 'answers' | 'checklist' | 'round';
  /** Returns its text; `schema` is the location of the JSON Schema for editors. */
  readonly write: (schema: string) => string;
  /** Returns the next step, in one line. */
  readonly next: (path: string) => string;
}

/**
 * Creates a file, or prints it to standard output. Never overwrites a file.
 * @throws UserError if the file exists, is not named as YAML, or cannot be written
 */
function writeNew(io: Io, { path, kind, write, next }: NewFile): void {
  if (path === undefined || path === STDOUT_PATH) {
    io.stdout.write(write(schemaFor(io, kind, io.folder)));
    return;
  }
  refuseOtherEnding(path);
  const file = resolve(io.folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const text = write(schemaFor(io, kind, dirname(file)));
    if (!create(file, text, kind === 'checklist' ? 0o666 : 0o600))
      throw new UserError(authoringWords.fileExists({ path }));
  } catch (error) {
    throw fileError('write', path, error);
  }
  printStatus(io, authoringWords.created({ path, next: next(path) }));
}

/** Returns false if the file exists. Leaves nothing behind if the disk is full. */
function create(file: string, text: string, mode: number): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode, flush: true });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    rmSync(file, { force: true });
    throw error;
  }
}

function refuseOtherEnding(path: string): void {
  if (/\.ya?ml$/i.test(path)) return;
  const name = `${path.replace(/\.json$/i, '')}.yaml`;
  throw new UserError(authoringWords.notYaml({ path, name }));
}

/**
 * Returns the location of a JSON Schema in the package of align, for editors. Relative, so that a
 * project with align among its packages can be moved and shared.
 */
function schemaFor(io: Io, kind: NewFile['kind'], folder: string): string {
  // An executable has no file beside it; its reader copies the schema there.
  if (io.readShipped) return `./${schemaName(kind)}`;
  const schema = join(realpathSync(io.shippedFolder), schemaName(kind));
  const path = relative(realpathSync(folder), schema);
  // A modeline ends at a space, and two disks of Windows have no path from one to the other.
  if (isAbsolute(path) || /\s/.test(path)) return pathToFileURL(schema).href;
  return path.startsWith('.') ? path.split(sep).join('/') : `./${path.split(sep).join('/')}`;
}

/**
 * Creates a starter checklist; its id is the name of the file.
 * @throws UserError if it cannot be written
 */
export function writeStarter(io: Io, path: string | undefined): void {
  const id = idFrom(basename(path ?? '', extname(path ?? '')));
  writeNew(io, {
    path,
    kind: 'checklist',
    write: (schema) => fileWords.starter({ id, schema }),
    next: (file) => authoringWords.editNext({ path: file }),
  });
}

/**
 * Creates a blank answers file for a checklist.
 * @throws UserError and InputError if the checklist cannot be read, or the file cannot be written
 */
export async function writeBlankAnswers(
  io: Io,
  path: string | undefined,
  checklist: string,
): Promise<void> {
  const { definition } = await loadChecklist(io, checklist);
  const named = checklist === definition.id ? null : checklist;
  writeNew(io, {
    path,
    kind: 'answers',
    write: (schema) => blankAnswers(definition, schema, today(io)),
    next: (file) => authoringWords.fillNext({ path: file, checklist: named }),
  });
}

/**
 * Creates the file of a round; a path that is not one of YAML or JSON is the folder of the round.
 * @throws UserError if it cannot be written
 */
export function writeRoundStarter(io: Io, path: string | undefined): void {
  writeNew(io, {
    path: path === undefined || path === STDOUT_PATH ? path : roundFileAt(path),
    kind: 'round',
    write: (schema) => fileWords.roundStarter({ schema, date: today(io), mark: UNFILLED }),
    next: (file) => authoringWords.roundNext({ path: file }),
  });
}

function roundFileAt(path: string): string {
  if (!READABLE.test(path)) return join(path, ROUND_FILE);
  if (isRoundFile(basename(path))) return path;
  throw new UserError(authoringWords.notRound({ path, name: join(dirname(path), ROUND_FILE) }));
}

function idFrom(name: string): string {
  const id = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-$/, '');
  // Words with another meaning in YAML or in JavaScript.
  const isTaken = /^(?:true|false|null|constructor|prototype)$/.test(id);
  return /^[a-z]/.test(id) && !isTaken ? id : 'my-checklist';
}

const COLUMNS = 98;

/** Returns an answers file with questions and levels as comments, and blank answers. */
function blankAnswers(checklist: Checklist, schema: string, date: string): string {
  const { title } = checklist;
  const { id, version, texts } = answeredVersion(checklist);
  const groups = Object.keys(groupsOf(checklist));
  const head = [
    `# yaml-language-server: $schema=${schema}`,
    comment('', fileWords.blankTitle({ title: oneSafeLine(title), mark: UNFILLED })),
    ...fileWords.blankGuide.map((line) => `# ${line}`),
    'format: 1',
    `checklist: { id: ${scalar(id)}, version: ${scalar(version)}, texts: ${JSON.stringify(texts)} }`,
    `subject: ${UNFILLED}  # ${fileWords.blankSubject}`,
    `date: ${date}`,
    'respondent:',
    `  id: ${UNFILLED}  # ${fileWords.blankId}`,
    `  name: ${UNFILLED}`,
    `  role: ${UNFILLED}  # ${fileWords.blankRole}`,
    ...(groups.length > 1 ? [`  group: ${UNFILLED}  # ${groups.join(', ')}`] : []),
    'answers:',
  ];
  return `${[...head, ...checklist.points.map((point) => pointToFill(checklist, point))].join('\n')}\n`;
}

function pointToFill(checklist: Checklist, { title, criteria }: Point): string {
  const lines = criteria.map((criterion) => criterionToFill(checklist, criterion));
  return ['', comment('  ', `== ${oneSafeLine(title)} ==`), ...lines].join('\n');
}

function criterionToFill(checklist: Checklist, criterion: Criterion): string {
  const { id, question, when } = criterion;
  const condition = when
    ? [comment('  ', fileWords.blankCondition({ condition: oneSafeLine(conditionInWords(when)) }))]
    : [];
  const choices = faceOf(checklist, criterion).inFile.map(({ answer, meaning }) =>
    comment('  ', `${oneSafeLine(answer)}  ${oneSafeLine(meaning)}`, '   '),
  );
  const blank = `  ${scalar(id)}: ${UNFILLED}`;
  return ['', comment('  ', oneSafeLine(question)), ...condition, ...choices, blank].join('\n');
}

/** Returns a text as lines of comment; all but the first are indented. */
function comment(margin: string, text: string, indent = ''): string {
  return wrap(text, COLUMNS - margin.length - indent.length)
    .split('\n')
    .map((line, i) => `${margin}# ${i === 0 ? '' : indent}${line}`.trimEnd())
    .join('\n');
}

/** Quotes ids and versions that YAML would not read as text. */
function scalar(text: string): string {
  return /^(?:\d[\da-z]*|true|false|null)$/.test(text) ? `"${text}"` : text;
}
