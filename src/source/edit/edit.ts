import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { fieldLines, flowText } from './yaml-text.ts';

/** Present name of a field by its former one. */
export type Renamed = ReadonlyMap<string, string>;
type Fields = Readonly<Record<string, unknown>>;

/**
 * Changes a YAML text as little as possible so that its value is `after`. Values are replaced in place,
 * new fields follow those that precede them in `after`, and removed fields go with their lines. A rare
 * layout may come out wrong, so the result has to be read again.
 */
export function editYaml(
  text: string,
  document: Document,
  after: Fields,
  renamed: Renamed,
): string {
  const splices: Splice[] = [];
  const { contents } = document;
  if (isMap(contents)) editMap({ text, document, renamed, splices }, contents, after);
  return applied(text, splices);
}

/** State of an edit, shared by the whole walk. */
interface Editing {
  readonly text: string;
  readonly document: Document;
  readonly renamed: Renamed;
  readonly splices: Splice[];
}

function editMap(editing: Editing, map: YAMLMap, after: Fields): void {
  const { text, splices } = editing;
  const fields = fieldsOf(map);
  const kept = new Map<string, Field>();
  for (const field of fields) {
    const name = nameAfter(editing, field, fields, after);
    if (name === undefined) splices.push(takenOut(text, field));
    else {
      kept.set(name, field);
      if (name !== field.name) splices.push(rename(field, name));
      change(editing, map, field, after[name]);
    }
  }
  let behind = fields.at(-1);
  for (const [name, value] of Object.entries(after)) {
    const field = kept.get(name);
    if (!field) splices.push(added(text, map, behind, name, value));
    behind = field ?? behind;
  }
}

function nameAfter(
  { renamed }: Editing,
  { name }: Field,
  fields: readonly Field[],
  after: Fields,
): string | undefined {
  if (Object.hasOwn(after, name)) return name;
  const other = renamed.get(name);
  const isFree = other !== undefined && !fields.some((field) => field.name === other);
  return isFree && Object.hasOwn(after, other) ? other : undefined;
}

function change(editing: Editing, map: YAMLMap, field: Field, wanted: unknown): void {
  const { text, document, splices } = editing;
  const { value } = field;
  const before: unknown = isNode(value) ? value.toJS(document) : null;
  if (isSame(before, wanted)) return;
  if (isMap(value) && isRecord(wanted) && canBeEdited(value, wanted)) {
    editMap(editing, value, wanted);
  } else if (isCollection(value) && !value.flow) {
    splices.push(replacedBlock(text, field, wanted));
  } else splices.push(...replaced(text, map, field, wanted));
}

/** In braces, fields are changed or added; to take one out, all are written anew. */
function canBeEdited(map: YAMLMap, after: Fields): boolean {
  const fields = fieldsOf(map);
  if (Object.keys(after).length === 0) return false;
  return !map.flow || (fields.length > 0 && fields.every(({ name }) => Object.hasOwn(after, name)));
}

/** True if a value is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a file holds it: a field that is undefined is not there. */
export function plain(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, isRecord(part) ? plain(part) : part]),
  );
}

/** True if two plain values are equal; the order of fields does not matter. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((part, index) => isSame(part, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return Object.is(a, b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  );
}

/** Replaces a part of a text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The text with all of these made; at the same place, the first in the list comes first. */
function applied(text: string, splices: readonly Splice[]): string {
  let edited = '';
  let at = 0;
  for (const { start, end, by } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    edited += text.slice(at, start) + by;
    at = end;
  }
  return edited + text.slice(at);
}

/** Gives a field another name. */
function rename({ key }: Field, name: string): Splice {
  const [start, end] = key.range ?? [0, 0];
  return { start, end, by: fieldLines(name, 0).join('').slice(0, -': 0'.length) };
}

/** Takes a field of a mapping without braces out, with its lines. */
function takenOut(text: string, field: Field): Splice {
  const start = startOfLine(text, field.key.range?.[0] ?? 0);
  return { start, end: endOfLine(text, endOfField(field)), by: '' };
}

/** Puts a new field behind another. */
function added(
  text: string,
  map: YAMLMap,
  behind: Field | undefined,
  name: string,
  value: unknown,
): Splice {
  const end = behind ? endOfField(behind) : 0;
  if (map.flow) return { start: end, end, by: `, ${flowText(name, value)}` };
  const margin = marginOf(text, behind);
  const at = behindComments(text, endOfLine(text, end), margin);
  return insertion(text, at, margin, fieldLines(name, value));
}

/**
 * Returns the end of the comments that belong to what ends before an offset: those of an inner mapping,
 * and deeper ones. Those in the margin of the whole file may belong to what follows.
 */
function behindComments(text: string, offset: number, margin: string): number {
  const least = Math.max(margin.length, 1);
  const comment = new RegExp(`(?:[ \\t]*\\r?\\n)*[ ]{${least},}#[^\\n]*(?:\\n|$)`, 'y');
  let end = offset;
  for (;;) {
    comment.lastIndex = end;
    if (!comment.test(text)) return end;
    end = comment.lastIndex;
  }
}

/** Puts another value behind a name: in its line if there is room, else in lines of its own. */
function replaced(text: string, map: YAMLMap, field: Field, wanted: unknown): readonly Splice[] {
  const { key, value } = field;
  const start = text.indexOf(':', key.range?.[1]) + 1;
  const end = isNode(value) ? Math.max(start, endOf(value)) : start;
  const tail = isScalar(value) && isBlockScalar(value) ? trailingBreaks(text, end) : '';
  const lines = map.flow ? [flowText('k', wanted)] : fieldLines('k', wanted);
  if (lines.length === 1) return [{ start, end, by: lines.join('').slice(2) + tail }];
  const own = lines.slice(1);
  const at = tail === '' ? endOfLine(text, end) : end;
  return [
    { start, end, by: tail === '' ? '' : eolOf(text) },
    insertion(text, at, marginOf(text, field), own),
  ];
}

/** Puts another value in the place of a list or mapping of several lines. */
function replacedBlock(text: string, { key, value }: Field, wanted: unknown): Splice {
  const lines = fieldLines('k', wanted);
  const end = isNode(value) ? endOf(value) : 0;
  const tail = trailingBreaks(text, end);
  if (lines.length === 1) {
    const by = lines.join('').slice(2) + tail;
    return { start: text.indexOf(':', key.range?.[1]) + 1, end, by };
  }
  const start = isNode(value) ? (value.range?.[0] ?? 0) : 0;
  const margin = ' '.repeat(start - startOfLine(text, start));
  const own = lines.slice(1).map((line) => line.slice(2));
  return { start, end, by: own.join(eolOf(text) + margin) + tail };
}

function insertion(text: string, at: number, margin: string, lines: readonly string[]): Splice {
  const eol = eolOf(text);
  const block = lines.map((line) => margin + line).join(eol);
  const isCut = at === text.length && !text.endsWith('\n');
  return { start: at, end: at, by: isCut ? eol + block : block + eol };
}

function marginOf(text: string, field: Field | undefined): string {
  const start = field?.key.range?.[0] ?? 0;
  return ' '.repeat(start - startOfLine(text, start));
}

function trailingBreaks(text: string, end: number): string {
  return /[\r\n]*$/.exec(text.slice(0, end))?.[0] ?? '';
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A field of a mapping; its name is text, as all names are in a file that was read. */
export interface Field {
  readonly name: string;
  readonly key: Scalar;
  readonly value: unknown;
}

/** The fields of a mapping, in the order of the text. */
function fieldsOf({ items }: YAMLMap): readonly Field[] {
  return items.flatMap(({ key, value }) =>
    isScalar(key) ? [{ name: String(key.value), key, value }] : [],
  );
}

/**
 * Returns the end of a node's text, without a comment behind it; for "|" and ">" with its line
 * breaks.
 */
function endOf(node: Node): number {
  if (!isCollection(node) || node.flow) return node.range?.[1] ?? 0;
  const last: unknown = node.items.at(-1);
  if (!isPair(last)) return isNode(last) ? endOf(last) : (node.range?.[1] ?? 0);
  return endOfField(last);
}

/** Returns the end of a field's text, without a comment behind it. */
function endOfField({ key, value }: { readonly key: unknown; readonly value: unknown }): number {
  const afterName = isNode(key) ? endOf(key) + 1 : 0;
  return isNode(value) && !isBlank(value) ? endOf(value) : afterName;
}

/** True if a field has nothing behind its colon. */
function isBlank(node: unknown): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN';
}

/** True if a text is written with "|" or ">". */
function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Returns the start of the line that contains the offset. */
function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * Returns the start of the next line, or the end of the text; an offset behind a line break stays.
 */
function endOfLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
