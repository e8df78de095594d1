import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { colourLevel, type Io } from '../io/io.ts';
import {
  type BrokenFile,
  type ListedChecklist,
  listChecklists,
  nameOf,
} from '../loading/checklists/load.ts';
import { checklistFolders } from '../loading/checklists/shipped.ts';
import { oneSafeLine, safeJson, safeText } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { authoringWords } from '../words/authoring.ts';

/** Widest column of locations; longer ones are wrapped. */
const WIDEST_PLACE = 34;

/** Checklists that are found by their id, and folders and files that cannot be used. */
interface Available {
  readonly listed: readonly ListedChecklist[];
  readonly broken: readonly BrokenFile[];
  /** Folders in ALIGN_CHECKLISTS that do not exist. */
  readonly missing: readonly string[];
}

/** Lists every checklist and its location: as a table on a terminal, else in lines. */
export async function listAvailable(io: Io, color: boolean): Promise<string> {
  const available = await findAvailable(io);
  return io.stdout.isTerminal ? inTable(io, available, color) : inLines(available);
}

/** Lists every checklist and its location as JSON; `checklists/README.md` describes its fields. */
export async function listInJson(io: Io): Promise<string> {
  const { listed, broken, missing } = await findAvailable(io);
  return safeJson({
    format: 1,
    generator: authoringWords.listGenerator({ version: VERSION }),
    checklists: listed.map(({ id, version, title, points, criteria, keyCriteria, ...own }) => ({
      ...{ id, version, title, points, criteria, keyCriteria, file: own.file },
      isUsed: own.hiddenBy === null,
    })),
    broken: broken.map(({ file }) => file),
    missing,
  });
}

async function findAvailable(io: Io): Promise<Available> {
  const found = await listChecklists(io);
  // The project's own folder is optional; folders that someone has named are not.
  const [, ...named] = checklistFolders(io);
  return {
    listed: found.flatMap((own) => ('isBroken' in own ? [] : [own])),
    broken: found.flatMap((own) => ('isBroken' in own ? [own] : [])),
    missing: named.filter((folder) => !existsSync(resolve(io.folder, folder))),
  };
}

function inLines({ listed, broken, missing }: Available): string {
  return [
    ...listed.map((own) =>
      [
        `${own.id} ${oneSafeLine(own.version)}`,
        `  ${oneSafeLine(own.title)}`,
        ...(own.about === '' ? [] : [`  ${oneSafeLine(own.about)}`]),
        `  ${authoringWords.counts(own)}`,
        `  ${[locationOf(own), noteOn(own)].filter((part) => part !== null).join('; ')}`,
        ...(own.hiddenBy ? [] : [`  ${authoringWords.command(own)}`]),
      ].join('\n'),
    ),
    ...broken.map(
      ({ file }) => `${safeText(file)}\n  ${safeText(authoringWords.broken({ file }))}`,
    ),
    ...missing.map((folder) => `${safeText(folder)}\n  ${authoringWords.noFolder}`),
    ...['', ...howToStart((line) => line)],
  ]
    .map((entry) => `${entry}\n`)
    .join('');
}

async function inTable(io: Io, { listed, broken, missing }: Available, color: boolean) {
  const [{ Chalk }, { textTable }, { bullet, pageWidth, wrap }] = await Promise.all([
    import('chalk'),
    import('../text/table.ts'),
    import('../text/wrap.ts'),
  ]);
  const paint = new Chalk({ level: colourLevel(io, io.stdout, color) });
  const columns = pageWidth(io.stdout);
  const heads = authoringWords.columns;
  const widthOf = (head: string, cells: readonly string[], most = 60) =>
    Math.min(Math.max(head.length, ...cells.map((cell) => cell.length)), most);
  const rows = listed.map((own) => ({
    id: `${own.id} ${oneSafeLine(own.version)}`,
    title: oneSafeLine(own.title),
    criteria: String(own.criteria),
    place: placeOf(own),
  }));
  const table = textTable(
    [
      {
        head: paint.bold(heads.id),
        width: widthOf(
          heads.id,
          rows.map(({ id }) => id),
        ),
      },
      { head: paint.bold(heads.title) },
      { head: paint.bold(heads.criteria), width: heads.criteria.length, align: 'right' },
      {
        head: paint.bold(heads.place),
        width: widthOf(
          heads.place,
          rows.map(({ place }) => place),
          WIDEST_PLACE,
        ),
      },
    ],
    rows.map(({ id, title, criteria, place }) => [id, title, criteria, place]),
    columns,
  );
  const notes = [
    ...listed.flatMap((own) => {
      const note = noteOn(own);
      return note === null ? [] : [`${placeOf(own)}: ${note}`];
    }),
    ...broken.map(({ file }) => `${file}: ${authoringWords.broken({ file })}`),
    ...missing.map((folder) => `${folder}: ${authoringWords.noFolder}`),
  ];
  const lines = notes.map((note) => paint.yellow(bullet('- ', safeText(note), columns)));
  const about = listed
    .filter((own) => own.about !== '' && !own.hiddenBy)
    .map((own) => bullet('- ', oneSafeLine(`${own.id}: ${own.about}`), columns));
  const start = howToStart((line) => wrap(line, columns));
  return `${[table, ...lines, '', ...about, '', ...start].join('\n')}\n`;
}

/** Returns the lines for people who do not know which checklist to take, or how. */
function howToStart(wrapped: (line: string) => string): readonly string[] {
  return [
    authoringWords.newHere,
    ...authoringWords.startWith.flatMap(({ text, command }) => [wrapped(text), `  ${command}`]),
    wrapped(authoringWords.howToAnswer),
  ];
}

function locationOf({ file }: ListedChecklist): string {
  return file === null ? authoringWords.builtIn : authoringWords.inFile({ file: safeText(file) });
}

function placeOf({ file }: ListedChecklist): string {
  return file === null ? authoringWords.builtIn : safeText(file);
}

/** Returns what keeps a checklist from being used or found first; `null` if nothing does. */
function noteOn({ id, file, hiddenBy }: ListedChecklist): string | null {
  if (hiddenBy) return authoringWords.hiddenBy({ file: hiddenBy.file });
  if (file === null || nameOf(file) === id) return null;
  return safeText(authoringWords.rename({ name: `${id}${extname(file)}` }));
}
