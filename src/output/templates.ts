import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { AuditResult } from '../audit/audit.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printStatus, printWarning } from '../io/messages.ts';
import { loadChecklist } from '../loading/checklists/load.ts';
import { findTemplate, listTemplates, loadTemplate } from '../loading/templates.ts';
import type { FormatName } from '../report/formats.ts';
import type { Report } from '../report/report.ts';
import { templateMarkdown } from '../report/template/fill.ts';
import { firstTemplates, type Template } from '../report/template/template.ts';
import type { Rendered } from '../report/view.ts';
import { writeOutput } from '../storage/output-file.ts';
import { oneSafeLine } from '../text/safe.ts';
import { bullet, pageWidth, wrap } from '../text/wrap.ts';
import { templateWords } from '../words/templates.ts';

/** Formats of a template, which somebody fills in. */
export type TemplateFormat = 'markdown' | 'docx';

/** Round that fills in a template. */
type Filling = Pick<AuditResult, 'shown' | 'guard'>;

/** Destination of one template; `output` is `undefined` for standard output. */
export interface TemplateDestination {
  readonly output: string | undefined;
  readonly format: TemplateFormat | undefined;
  readonly force: boolean;
  /** Checklist whose criteria a template is named by; default that of the round, else the default one. */
  readonly checklist: string | undefined;
}

/**
 * Writes a template to a file or to standard output, filled in if there is a round. `read` reads the
 * round, once everything else is known to work.
 * @throws UserError if there is no such template, the file exists or cannot be written, or something
 *   would be disclosed
 */
export async function deliverTemplate(
  io: Io,
  name: string,
  { output, format, force, checklist }: TemplateDestination,
  read: () => Promise<AuditResult | null>,
): Promise<void> {
  let known: AuditResult | null | undefined;
  const readOnce = async () => {
    known ??= await read();
    return known;
  };
  const template = await loadTemplate(io, name, async () => {
    const round = await readOnce();
    if (round) return round.shown.checklist.definition;
    return (await loadChecklist(io, checklist)).definition;
  });
  const chosen = format ?? formatFor(output);
  if (output === undefined && chosen === 'docx' && io.stdout.isTerminal) {
    throw new UserError(templateWords.notInTerminal);
  }
  if (output !== undefined && !force && existsSync(resolve(io.folder, output))) {
    throw new UserError(templateWords.exists({ path: output }));
  }
  const filling = await readOnce();
  for (const warning of filling?.warnings ?? []) printWarning(io, warning);
  const rendered = await rendering(template, filling, chosen);
  if (output === undefined) {
    io.stdout.write(rendered);
    return;
  }
  writeOutput(io, { path: output, force, inputs: [] }, rendered);
  printStatus(io, templateWords.saved({ path: output }));
}

function formatFor(output: string | undefined): TemplateFormat {
  if (output === undefined) return 'markdown';
  const ending = extname(output).toLowerCase();
  if (ending === '.docx') return 'docx';
  if (ending === '.md' || ending === '.markdown') return 'markdown';
  throw new UserError(templateWords.format({ path: output }));
}

/** Folder beside a report, for the templates of its first actions. */
export interface TemplateFolder {
  readonly path: string;
  readonly format: TemplateFormat;
  readonly force: boolean;
}

/** Formats whose readers have no use for Markdown. */
const OFFICE: readonly FormatName[] = ['docx', 'html', 'pdf', 'pptx'];

/** Returns the folder beside the file of a report, as in "report-templates". */
export function folderBeside(file: string, format: FormatName, force: boolean): TemplateFolder {
  const name = `${basename(file, extname(file))}-templates`;
  return {
    path: join(dirname(file), name),
    format: OFFICE.includes(format) ? 'docx' : 'markdown',
    force,
  };
}

/**
 * Writes the templates of the first five actions, filled in. Never replaces one that exists, unless
 * forced: somebody may have filled it in.
 * @throws UserError if a file cannot be written, or something would be disclosed
 */
export async function deliverFirstTemplates(
  io: Io,
  filling: Filling,
  { path: folder, format, force }: TemplateFolder,
): Promise<void> {
  const say = (text: string) => printStatus(io, text);
  const ids = firstTemplates(filling.shown);
  if (ids.length === 0) say(templateWords.noneNamed);
  for (const id of ids) {
    const template = await findTemplate(io, id);
    if (template === null) continue;
    const path = join(folder, `${id}${format === 'docx' ? '.docx' : '.md'}`);
    if (!force && existsSync(resolve(io.folder, path))) {
      say(templateWords.kept({ path }));
      continue;
    }
    writeOutput(io, { path, force, inputs: [] }, await rendering(template, filling, format));
    say(templateWords.saved({ path }));
  }
}

async function rendering(
  template: Template,
  filling: Filling | null,
  format: TemplateFormat,
): Promise<Rendered> {
  const filled = async (report: Report | null): Promise<Rendered> =>
    format === 'markdown'
      ? templateMarkdown(template, report)
      : (await docxWriter()).templateDocx(template, report);
  const rendered = await filled(filling?.shown ?? null);
  const guard = filling?.guard;
  if (guard) {
    const { assertNobodyNamed, assertNoDisclosure } = await import('../audit/disclosure.ts');
    await assertNobodyNamed(filling.shown, guard);
    await assertNoDisclosure(format, { rendered, twin: () => filled(guard.twin()) }, guard);
  }
  return rendered;
}

function docxWriter() {
  return import('../report/writers/docx/template.ts');
}

/**
 * Returns the templates that are found by their id, each with the time and the people that it takes.
 * @throws InputError if one of the project's own has errors
 */
export async function listOfTemplates(io: Io): Promise<string> {
  const columns = pageWidth(io.stdout);
  const listed = await listTemplates(io);
  const width = Math.max(0, ...listed.map(({ id }) => id.length));
  const entries = listed.map(({ id, title, time, who }) => {
    const lines = [title, templateWords.listed({ time, who })].map(oneSafeLine);
    const [first = '', second = ''] = lines;
    const indent = ' '.repeat(width + 2);
    return `${bullet(`${id.padEnd(width)}  `, first, columns)}\n${wrap(second, columns, indent)}`;
  });
  return `${[...entries, '', templateWords.listFooter].join('\n')}\n`;
}
