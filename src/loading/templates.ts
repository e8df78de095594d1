import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Checklist } from '../checklist/checklist.ts';
import { placedCriteria } from '../checklist/lookup.ts';
import { criteriaNamed, isNameOfPart } from '../checklist/naming.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import {
  checkServed,
  splitTemplate,
  type Template,
  type TemplateHead,
  unknownPlaceholders,
} from '../report/template/template.ts';
import { readSource, readText } from '../source/read.ts';
import { type Source, throwIfAny } from '../source/source.ts';
import { listFolder, readBytes } from '../storage/read.ts';
import { nearestWord } from '../text/phrases.ts';
import { checklistError } from '../words/checklist-errors.ts';
import { errorText } from '../words/errors.ts';
import { templateWords } from '../words/templates.ts';
import { checklistFolders, shippedText } from './checklists/shipped.ts';

/** Folder of templates, in a folder of checklists. */
export const TEMPLATE_FOLDER = 'templates';

const ENDING = '.md';

/** Built-in template, and the SHA-256 of the file that it was compiled from, in hex. */
export interface ShippedTemplate extends Template {
  readonly source: string;
}

/** Template in a list; `file` is `null` for a built-in one. */
export interface ListedTemplate extends TemplateHead {
  readonly file: string | null;
}

/**
 * Lists the templates that are found by their id: the nearest of each id, in the order of ids.
 * @throws InputError if one of the project's own has errors
 */
export async function listTemplates(io: Io): Promise<readonly ListedTemplate[]> {
  const own = checklistFolders(io).flatMap((folder) => filesIn(io, folder));
  const ids = new Set([...shippedTemplates(io).map(({ id }) => id), ...own.map(idOf)]);
  const found = await Promise.all([...ids].toSorted().map((id) => findTemplate(io, id)));
  return found.filter((template) => template !== null);
}

function filesIn(io: Io, folder: string): readonly string[] {
  const path = join(folder, TEMPLATE_FOLDER);
  if (!existsSync(resolve(io.folder, path))) return [];
  return listFolder(io, path)
    .filter(({ name, isFile }) => isFile && name.endsWith(ENDING))
    .map(({ name }) => join(path, name));
}

/**
 * Finds a template by its id: the nearest file of that name, or else the built-in one; `null` if
 * there is none.
 * @throws InputError if the file has errors
 */
export async function findTemplate(
  io: Io,
  id: string,
): Promise<(Template & ListedTemplate) | null> {
  const shipped = shippedTemplates(io).find((own) => own.id === id);
  const file = nearestFile(io, id);
  if (file === undefined) return shipped ? { ...shipped, file: null } : null;
  const bytes = readBytes(io, file);
  if (shipped?.source === sha256(bytes)) return { ...shipped, file };
  return { ...(await parseTemplate(file, bytes)).template, file };
}

function nearestFile(io: Io, id: string): string | undefined {
  // What is no id, such as "../secret", names no file here.
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  return checklistFolders(io)
    .map((folder) => join(folder, TEMPLATE_FOLDER, `${id}${ENDING}`))
    .find((file) => existsSync(resolve(io.folder, file)));
}

/**
 * Finds a template that a person named: by its id, its title, or a criterion that it serves. Criteria
 * are named by number, id or title.
 * @throws UserError if there is none or several, InputError if its file has errors
 */
export async function loadTemplate(
  io: Io,
  name: string,
  findChecklist: () => Promise<Checklist>,
): Promise<Template & ListedTemplate> {
  const found = (await findTemplate(io, name)) ?? (await servingTemplate(io, name, findChecklist));
  if (found) return found;
  throw new UserError(
    templateWords.unknown({ id: name, meant: nearestWord(name, templateIds(io)) }),
  );
}

/** Returns the template of a title or a criterion; `null` if the name is neither. */
async function servingTemplate(
  io: Io,
  name: string,
  findChecklist: () => Promise<Checklist>,
): Promise<(Template & ListedTemplate) | null> {
  const templates = await listTemplates(io);
  const titled = templates.find(({ title }) => title.toLowerCase() === name.trim().toLowerCase());
  if (titled) return findTemplate(io, titled.id);
  const checklist = await findChecklist();
  if (!isNameOfPart(checklist, name)) return null;
  const criteria = criteriaNamed(checklist, name);
  const serving = templates.filter(({ serves }) => serves.some((id) => criteria.includes(id)));
  const [only, ...others] = serving;
  if (!only) throw new UserError(templateWords.noneServes({ name }));
  if (others.length > 0) {
    throw new UserError(templateWords.severalServe({ name, ids: serving.map(({ id }) => id) }));
  }
  return findTemplate(io, only.id);
}

function templateIds(io: Io): readonly string[] {
  const own = checklistFolders(io).flatMap((folder) => filesIn(io, folder));
  return [...shippedTemplates(io).map(({ id }) => id), ...own.map(idOf)];
}

function idOf(file: string): string {
  return basename(file, ENDING);
}

/** Template with the places of its front matter. */
export interface ParsedTemplate {
  readonly template: Template;
  readonly source: Source;
}

/**
 * Parses a template from the bytes of its file.
 * @throws InputError if the front matter has errors or another id than the file, or a placeholder
 *   does not exist
 */
export async function parseTemplate(file: string, bytes: Uint8Array): Promise<ParsedTemplate> {
  const parts = splitTemplate(await readText(file, bytes));
  if (parts === null) throw new InputError([at(file, 1, 1, errorText('template/no-head'))]);
  const source = await readSource(file, new TextEncoder().encode(parts.head));
  const { parse } = await import('../source/parse.ts');
  const { templateSchema } = await import('../report/schema/files.ts');
  const head = parse(source, templateSchema());
  const expected = idOf(file);
  if (head.id !== expected) {
    throwIfAny(source, [
      { ...errorText('template/file-name', { id: head.id, expected }), path: ['id'] },
    ]);
  }
  const unknown = unknownPlaceholders(parts).map(({ text, line, column }) =>
    at(file, line, column, errorText('template/unknown-placeholder', { text })),
  );
  if (unknown.length > 0) throw new InputError(unknown);
  return { template: { ...head, body: parts.body }, source };
}

/** True for a path of a template; checklists and answers are no Markdown. */
export function isTemplateFile(path: string): boolean {
  return path.endsWith(ENDING);
}

/**
 * Checks the file of a template, also against the criteria of all checklists.
 * @throws UserError if it cannot be read, InputError if it has errors
 */
export async function checkTemplate(
  io: Io,
  file: string,
  criteria: ReadonlySet<string>,
): Promise<TemplateHead> {
  const { template, source } = await parseTemplate(file, readBytes(io, file));
  throwIfAny(source, checkServed(template, criteria));
  return template;
}

function at(
  file: string,
  line: number,
  column: number,
  error: Omit<Diagnostic, 'path'>,
): PlacedDiagnostic {
  return { ...error, path: [], file, line, column, sourceLine: null };
}

/** Templates that the advice of a checklist names. */
export interface NamedTemplates {
  /** Those that are found by their id. */
  readonly found: readonly ListedTemplate[];
  /** Diagnostics of advice whose template does not exist or is for other criteria. */
  readonly missing: readonly Diagnostic[];
}

/**
 * Finds the templates that the advice of a checklist names.
 * @throws InputError if the file of one has errors
 */
export async function findTemplates(io: Io, checklist: Checklist): Promise<NamedTemplates> {
  const named = placedCriteria(checklist).flatMap(({ criterion, path }) =>
    Object.entries(criterion.advice ?? {}).flatMap(([level, { template }]) =>
      template === undefined
        ? []
        : [{ id: template, criterion, path: [...path, 'advice', level, 'template'] }],
    ),
  );
  const ids = [...new Set(named.map(({ id }) => id))];
  const found = (await Promise.all(ids.map((id) => findTemplate(io, id)))).filter(
    (template) => template !== null,
  );
  const byId = new Map(found.map((template) => [template.id, template]));
  const missing = named.flatMap(({ id, criterion, path }): readonly Diagnostic[] => {
    const template = byId.get(id);
    if (!template) {
      const meant = nearestWord(id, templateIds(io));
      return [{ ...checklistError('checklist/unknown-template', { id, meant }), path }];
    }
    const isServed = [criterion.id, ...(criterion.formerly ?? [])].some((own) =>
      template.serves.includes(own),
    );
    if (isServed) return [];
    const words = { id, criterion: criterion.id };
    return [{ ...checklistError('checklist/template-of-others', words), path }];
  });
  return { found, missing };
}

/** Read once per folder, however many templates are looked up. */
const shippedByFolder = new Map<string, readonly ShippedTemplate[]>();

function shippedTemplates(io: Io): readonly ShippedTemplate[] {
  const file = join(io.shippedFolder, TEMPLATES_FILE);
  const known = shippedByFolder.get(file) ?? JSON.parse(shippedText(io, TEMPLATES_FILE));
  shippedByFolder.set(file, known);
  return known;
}

/** File of all built-in templates, in the folder of the compiled checklists. */
export const TEMPLATES_FILE = 'templates.json';

/** Returns the SHA-256 of a file, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
