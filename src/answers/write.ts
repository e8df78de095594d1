import { Document, isMap, visit } from 'yaml';
import { editYaml, isRecord, isSame, plain, type Renamed } from '../source/edit/edit.ts';
import { composed, writeOptions, yamlText } from '../source/edit/yaml-text.ts';
import type { FileKind } from '../source/source.ts';
import type { Agreed, Answers } from './answers.ts';

/** Reference to the JSON Schema of an answers file, for editors. */
export interface Modeline {
  /** Address of the JSON Schema, for the first line. */
  readonly schema?: string | undefined;
}

/** The text of a new answers file, its fields in the order of `checklists/README.md`. */
export function writeAnswers(answers: Answers, kind: FileKind, modeline: Modeline = {}): string {
  return writeRecord(inOrder(answers), kind, modeline);
}

/** The text of a new file that says this, its fields in this order. */
function writeRecord(
  tidy: Readonly<Record<string, unknown>>,
  kind: FileKind,
  { schema }: Modeline = {},
): string {
  if (kind === 'json') return `${JSON.stringify(tidy, null, 2)}\n`;
  const document = new Document(tidy);
  const checklist = document.get('checklist');
  if (isMap(checklist)) checklist.flow = true;
  if (schema !== undefined) document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  const text = yamlText(document, writeOptions);
  return text.replace(/^(#.*\n)\n/, '$1');
}

/**
 * The text of an existing answers file, changed to say these answers, as `editRecord` does.
 * @throws Error where the text is not answers without aliases, as the reading pipeline ensures
 */
export function editAnswers(text: string, answers: Answers, renamed: Renamed = new Map()): string {
  return editRecord(text, { ...answers }, renamed);
}

/**
 * The text of an existing file, changed to say this: comments, order and everything that did not
 * change stay as they were written. `renamed` leads from former ids of criteria to today's.
 * @throws Error where the text is not a mapping without aliases, as the reading pipeline ensures
 */
function editRecord(
  text: string,
  wanted: Readonly<Record<string, unknown>>,
  renamed: Renamed = new Map(),
): string {
  const after = plain(wanted);
  const names = new Map([...renamed, ...KINDS]);
  const json = parsedJson(text);
  if (json !== null) return editJson(text, json, after, names);
  const edited = editYaml(text, composed(text), after, names);
  if (says(edited, after)) return edited;
  const rewritten = viaDocument(text, after);
  if (says(rewritten, after)) return rewritten;
  throw new Error('the answers could not be written into the text');
}

/** Pairs of fields that replace each other if an answer changes its kind. */
const KINDS = [
  ['value', 'notApplicable'],
  ['notApplicable', 'value'],
] as const;

function says(text: string, wanted: unknown): boolean {
  const document = composed(text);
  return document.errors.length === 0 && isSame(document.toJS(), wanted);
}

/** The plainer way for text that is laid out in rare ways: comments stay, the layout may change. */
function viaDocument(text: string, after: ReturnType<typeof plain>): string {
  const document = composed(text);
  const before: unknown = document.toJS();
  if (!isRecord(before)) throw new Error('an answers file is a mapping');
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) document.delete(name);
  for (const [name, value] of Object.entries(after)) {
    if (!isSame(before[name], value)) document.set(name, document.createNode(value));
  }
  visit(document, {
    Collection: (_, collection) => {
      collection.flow = false;
    },
  });
  return yamlText(document, writeOptions);
}

function parsedJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function editJson(text: string, before: unknown, after: unknown, renamed: Renamed): string {
  const indent = /^\s*\{\r?\n([ \t]+)/.exec(text)?.[1] ?? (text.includes('\n') ? '  ' : '');
  const end = /\s*$/.exec(text)?.[0] ?? '';
  return JSON.stringify(inOrderOf(before, after, renamed), null, indent) + end;
}

/** A value whose fields stand in the order of an earlier one, what is new at the end. */
function inOrderOf(before: unknown, after: unknown, renamed: Renamed): unknown {
  if (!isRecord(before) || !isRecord(after)) return after;
  const names = Object.keys(before).map((name) =>
    Object.hasOwn(after, name) ? name : (renamed.get(name) ?? name),
  );
  const order = new Set([...names, ...Object.keys(after)]);
  return Object.fromEntries(
    [...order]
      .filter((name) => Object.hasOwn(after, name))
      .map((name) => [name, inOrderOf(before[name], after[name], renamed)]),
  );
}

function inOrder(answers: Answers): Readonly<Record<string, unknown>> {
  const { format, checklist, subject, date, confirmed, status, respondent, mode } = answers;
  const { id, name, role, group } = respondent;
  return plain({
    format,
    checklist: inOrderOfVersion(checklist),
    subject,
    date,
    confirmed,
    status,
    respondent: { id, name, role, group },
    mode,
    seconds: answers.seconds,
    gutFeeling: answers.gutFeeling,
    answers: answers.answers,
    remarks: answers.remarks,
  });
}

/** The text of a new file of what the room agreed. */
export function writeAgreed(written: Agreed, kind: FileKind): string {
  const { format, checklist, subject, date, respondents, left, agreed, remarks } = written;
  const version = inOrderOfVersion(checklist);
  return writeRecord(
    plain({ format, checklist: version, subject, date, respondents, left, agreed, remarks }),
    kind,
  );
}

function inOrderOfVersion({ id, version, texts }: Answers['checklist']): Answers['checklist'] {
  return { id, version, texts };
}

/**
 * The text of an existing one, changed to say this: comments, order and everything that did not change
 * stay as they were written. `renamed` leads from former ids of criteria to today's.
 * @throws Error where the text is not a mapping without aliases, as the reading pipeline ensures
 */
export function editAgreed(
  text: string,
  written: Agreed,
  renamed: ReadonlyMap<string, string> = new Map(),
): string {
  return editRecord(text, { ...written }, renamed);
}
