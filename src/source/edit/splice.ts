import { isCollection, isNode, isPair, isScalar, type Node, type Scalar, type YAMLMap } from 'yaml';
import { fieldLines, flowText } from './yaml-text.ts';

/** Replaces a part of a text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The text with all of these made; at the same place, the first in the list comes first. */
export function applied(text: string, splices: readonly Splice[]): string {
  let edited = '';
  let at = 0;
  for (const { start, end, by } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    edited += text.slice(at, start) + by;
    at = end;
  }
  return edited + text.slice(at);
}

/** Gives a field another name. */
export function rename({ key }: Field, name: string): Splice {
  const [start, end] = key.range ?? [0, 0];
  return { start, end, by: fieldLines(name, 0).join('').slice(0, -': 0'.length) };
}

/** Takes a field of a mapping without braces out, with its lines. */
export function takenOut(text: string, field: Field): Splice {
  const start = startOfLine(text, field.key.range?.[0] ?? 0);
  return { start, end: endOfLine(text, endOfField(field)), by: '' };
}

/** Puts a new field behind another. */
export function added(
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
export function replaced(
  text: string,
  map: YAMLMap,
  field: Field,
  wanted: unknown,
): readonly Splice[] {
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
export function replacedBlock(text: string, { key, value }: Field, wanted: unknown): Splice {
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
export function fieldsOf({ items }: YAMLMap): readonly Field[] {
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
