import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Diagnostic } from '../../diagnostic.ts';
import { beforeYaml } from '../engine.ts';
import { inputErrorOf, locate, uncoded } from '../mistakes.ts';
import { type Path, type Source, toPlaces, type Where } from '../source.ts';
import { composeYaml } from './compose.ts';
import { offsetOf, yamlValue } from './value.ts';

/**
 * Reads a text as YAML 1.2.
 * @throws InputError with all mistakes that were found
 */
export function readYaml(file: string, text: string): Source {
  // First of all: the parser is what a program may tune the engine for.
  beforeYaml(text.length);
  const { root, mistakes } = composeYaml(text);
  if (mistakes.length > 0) throw inputErrorOf(file, text, mistakes);
  if (root === null) {
    const what = /\S/.test(text.replace(/^\s*#.*$/gm, ''))
      ? 'holds no value'
      : 'holds only comments';
    throw inputErrorOf(file, text, [{ offset: 0, text: `${what}; is it the right file?` }]);
  }
  const read = yamlValue(text, root);
  if (read.mistakes.length > 0) throw inputErrorOf(file, text, read.mistakes);
  const place = (own: Diagnostic) => {
    const node = nodeAt(root, own.path, own.at ?? 'value', read.targets);
    return locate(file, text, { ...own, offset: offsetOf(node) });
  };
  return {
    file,
    value: read.value,
    place,
    problemAt: (path, what, where) => place(uncoded(path, what, where)),
    namesAt: (path) => toPlaces(text, nameOffsets(root, path, read.targets)),
  };
}

/** What each repeated part repeats. */
type Targets = ReadonlyMap<Alias, Node>;

/** The node at the path, or the nearest written one around it; for an empty value, its name. */
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

/** The names of the mapping at the path, each with its offset; none for anything else. */
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
