import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { type CodedError, errorText } from '../../words/errors.ts';
import {
  nameRefusal,
  numberRefusal,
  surrogateRefusal,
  type TextDiagnostic,
} from '../text-diagnostic.ts';

/** Value of a document, and the node that each alias repeats. */
export interface YamlValue {
  readonly value: unknown;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly errors: readonly TextDiagnostic[];
}

/** Most values of a document with its aliases expanded. */
const MAX_EXPANDED = 100_000;

/** Reads the value of a document; errors name the parts that would be lost or misread. */
export function yamlValue(text: string, root: Node): YamlValue {
  const reading: Reading = {
    text,
    size: 0,
    anchors: new Map(),
    targets: new Map(),
    errors: [],
  };
  const value = read(root, reading);
  return { value, targets: reading.targets, errors: reading.errors };
}

/** State of the walk through a document. */
interface Reading {
  readonly text: string;
  /** Values so far, those of aliases included. */
  size: number;
  readonly anchors: Map<
    string,
    { readonly node: Node; readonly value: unknown; readonly size: number }
  >;
  readonly targets: Map<Alias, Node>;
  readonly errors: TextDiagnostic[];
}

// Recursion is safe: the parser refuses more than 128 levels.
function read(node: unknown, reading: Reading): unknown {
  const before = reading.size++;
  if (isAlias(node)) return repeat(node, reading);
  if (isScalar(node)) return remember(node, scalar(node, reading), before, reading);
  if (isMap(node)) return remember(node, mapping(node, reading), before, reading);
  if (!isSeq(node)) return null;
  const list = node.items.map((entry) => read(entry, reading));
  return remember(node, list, before, reading);
}

function remember(node: Node, value: unknown, before: number, reading: Reading): unknown {
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor) reading.anchors.set(anchor, { node, value, size: reading.size - before });
  return value;
}

function repeat(node: Alias, reading: Reading): unknown {
  const known = reading.anchors.get(node.source);
  if (!known) {
    return complain(node, errorText('yaml/unknown-alias', { alias: `*${node.source}` }), reading);
  }
  const fitted = reading.size <= MAX_EXPANDED;
  reading.size += known.size;
  reading.targets.set(node, known.node);
  if (fitted && reading.size > MAX_EXPANDED) {
    complain(node, errorText('yaml/alias-expansion', { limit: MAX_EXPANDED }), reading);
  }
  return known.value;
}

function mapping({ items }: YAMLMap, reading: Reading): unknown {
  const value: Record<string, unknown> = {};
  const places = new Map<string, number>();
  for (const { key, value: node } of items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue;
    const refusal = keyRefusal(key, key.value, places, reading);
    places.set(key.value, places.get(key.value) ?? offsetOf(key));
    const content = read(node, reading);
    if (refusal === null) value[key.value] = content;
    else complain(key, refusal, reading);
  }
  return value;
}

function keyRefusal(
  key: Scalar,
  name: string,
  places: ReadonlyMap<string, number>,
  { text }: Reading,
): CodedError | null {
  const refusal = nameRefusal(text, name, places.get(name));
  if (refusal !== null) return refusal;
  return name === '<<' && key.type === 'PLAIN' ? errorText('yaml/merge-key') : null;
}

function scalar(node: Scalar, reading: Reading): unknown {
  const { value, source = '', type } = node;
  if (typeof value === 'number') {
    const refusal = numberRefusal(value, source);
    if (refusal !== null) complain(node, refusal, reading);
  }
  if (typeof value === 'string' && type === 'QUOTE_DOUBLE') {
    const refusal = surrogateRefusal(value);
    if (refusal !== null) complain(node, refusal, reading);
  }
  return value;
}

function complain(node: Node, error: CodedError, { errors }: Reading): null {
  errors.push({ ...error, offset: offsetOf(node) });
  return null;
}

/** Offset of the first character of a node. */
export function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
