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
import { quoted } from '../../text/safe.ts';
import {
  duplicateName,
  forbiddenName,
  forbiddenNames,
  halfCharacter,
  lineOf,
  loneSurrogate,
  type Mistake,
  numberRefusal,
} from '../mistakes.ts';

/** What the nodes of a document stand for, and what each repeated part repeats. */
export interface YamlValue {
  readonly value: unknown;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly mistakes: readonly Mistake[];
}

/** How many values a document may come to when its repeated parts are written out. */
const MAX_EXPANDED = 100_000;

/** A document's value, checked for what would be lost or misread on the way. */
export function yamlValue(text: string, root: Node): YamlValue {
  const reading: Reading = {
    text,
    size: 0,
    anchors: new Map(),
    targets: new Map(),
    mistakes: [],
  };
  const value = read(root, reading);
  return { value, targets: reading.targets, mistakes: reading.mistakes };
}

/** What is known half way; one object for the whole walk. */
interface Reading {
  readonly text: string;
  /** Values so far, repeated ones included. */
  size: number;
  readonly anchors: Map<
    string,
    { readonly node: Node; readonly value: unknown; readonly size: number }
  >;
  readonly targets: Map<Alias, Node>;
  readonly mistakes: Mistake[];
}

// Recursion is safe: the parser refuses what lies deeper than 128 levels.
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
    const name = quoted(`*${node.source}`);
    return complain(
      node,
      `${name} repeats a part that is not written above; put it in quotes if it is text`,
      reading,
    );
  }
  const fitted = reading.size <= MAX_EXPANDED;
  reading.size += known.size;
  reading.targets.set(node, known.node);
  if (fitted && reading.size > MAX_EXPANDED) {
    complain(
      node,
      'repeats so much with "*" that the file would come to more than 100,000 values; write less of it',
      reading,
    );
  }
  return known.value;
}

function mapping({ items }: YAMLMap, reading: Reading): unknown {
  const value: Record<string, unknown> = {};
  const places = new Map<string, number>();
  for (const { key, value: node } of items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue;
    const refusal = nameRefusal(key, key.value, places, reading);
    places.set(key.value, places.get(key.value) ?? offsetOf(key));
    const content = read(node, reading);
    if (refusal === null) value[key.value] = content;
    else complain(key, refusal, reading);
  }
  return value;
}

function nameRefusal(
  key: Scalar,
  name: string,
  places: ReadonlyMap<string, number>,
  { text }: Reading,
): string | null {
  const first = places.get(name);
  if (first !== undefined) return duplicateName(name, lineOf(text, first));
  if (forbiddenNames.has(name)) return forbiddenName(name);
  if (name === '<<' && key.type === 'PLAIN') {
    return 'merging with "<<" is not possible here; write the fields out';
  }
  return loneSurrogate.test(name) ? halfCharacter : null;
}

function scalar(node: Scalar, reading: Reading): unknown {
  const { value, source = '', type } = node;
  if (typeof value === 'number') {
    const refusal = numberRefusal(value, source);
    if (refusal !== null) complain(node, refusal, reading);
  }
  const isEscaped = typeof value === 'string' && type === 'QUOTE_DOUBLE';
  if (isEscaped && loneSurrogate.test(value)) complain(node, halfCharacter, reading);
  return value;
}

function complain(node: Node, text: string, { mistakes }: Reading): null {
  mistakes.push({ offset: offsetOf(node), text });
  return null;
}

/** Where a node begins in the text. */
export function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
