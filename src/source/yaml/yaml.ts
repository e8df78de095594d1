import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Diagnostic } from '../../diagnostic.ts';
import { errorText } from '../../words/errors.ts';
import { beforeYaml } from '../engine.ts';
import { type Path, type Source, toPlaces, type Where } from '../source.ts';
import { inputErrorOf, locate } from '../text-diagnostic.ts';
import { composeYaml } from './compose.ts';
import { offsetOf, yamlValue } from './value.ts';

/**
 * Reads a text as YAML 1.2.
 * @throws InputError with all errors
 */
export function readYaml(file: string, text: string): Source {
  // First of all: the parser is what a program may tune the engine for.
  beforeYaml(text.length);
  const { root, errors } = composeYaml(text);
  if (errors.length > 0) throw inputErrorOf(file, text, errors);
  if (root === null) {
    const hasText = /\S/.test(text.replace(/^\s*#.*$/gm, ''));
    const empty = errorText(hasText ? 'yaml/no-value' : 'yaml/only-comments');
    throw inputErrorOf(file, text, [{ ...empty, offset: 0 }]);
  }
  const read = yamlValue(text, root);
  if (read.errors.length > 0) throw inputErrorOf(file, text, read.errors);
  const place = (own: Diagnostic) => {
    const node = nodeAt(root, own.path, own.at ?? 'value', read.targets);
    return locate(file, text, { ...own, offset: offsetOf(node) });
  };
  return {
    file,
    value: read.value,
    place,
    namesAt: (path) => toPlaces(text, nameOffsets(root, path, read.targets)),
  };
}

/** Node that each alias repeats. */
type Targets = ReadonlyMap<Alias, Node>;

/** Finds the node at the path, or the nearest written one around it; for an empty value, its name. */
function nodeAt(root: Node, path: Path, where: Where, targets: Targets): Node {
  let node = root;
  for (const [i, step] of path.entries()) {
    const { key, value } = childOf(isAlias(node) ? targets.get(node) : node, step);
    if (key && (isBlank(value) || (where === 'key' && i === path.length - 1))) return key;
    if (!isNode(value)) return node;
    node = value;
  }
  return node;
}

/** Yields the names of the mapping at the path, each with its offset; none for other values. */
function* nameOffsets(root: Node, path: Path, targets: Targets): Generator<[string, number]> {
  const resolved = (node: unknown) => (isAlias(node) ? targets.get(node) : node);
  let node: unknown = root;
  for (const step of path) node = resolved(childOf(node, step).value);
  if (!isMap(node)) return;
  for (const { key } of node.items) {
    if (isScalar(key)) yield [String(key.value), offsetOf(key)];
  }
}

function childOf(parent: unknown, step: string | number): { key?: Scalar; value?: unknown } {
  if (isSeq(parent)) return { value: parent.items[Number(step)] };
  if (!isMap(parent)) return {};
  for (const { key, value } of parent.items) {
    if (isScalar(key) && key.value === String(step)) return { key, value };
  }
  return {};
}

function isBlank(value: unknown): boolean {
  return isScalar(value) && value.source === '' && value.type === 'PLAIN';
}
