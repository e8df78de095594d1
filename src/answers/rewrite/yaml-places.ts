import { isCollection, isNode, isPair, isScalar, type Node, type Scalar, type YAMLMap } from 'yaml';

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

/** Where a node's text ends, without a comment behind it; for "|" and ">" with its line breaks. */
export function endOf(node: Node): number {
  if (!isCollection(node) || node.flow) return node.range?.[1] ?? 0;
  const last: unknown = node.items.at(-1);
  if (!isPair(last)) return isNode(last) ? endOf(last) : (node.range?.[1] ?? 0);
  return endOfField(last);
}

/** Where a field's text ends, without a comment behind it. */
export function endOfField({
  key,
  value,
}: {
  readonly key: unknown;
  readonly value: unknown;
}): number {
  const afterName = isNode(key) ? endOf(key) + 1 : 0;
  return isNode(value) && !isBlank(value) ? endOf(value) : afterName;
}

/** Whether a field has nothing behind its colon. */
function isBlank(node: unknown): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN';
}

/** Whether a text is written with "|" or ">". */
export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Where the line begins in which the offset lies. */
export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the next line begins, or the text ends; an offset behind a line break stays. */
export function endOfLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
