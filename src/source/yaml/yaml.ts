import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Diagnostic } from '../../diagnostic.ts';
import type { CodedError } from '../../words/coded.ts';
import { yamlError } from '../../words/yaml-errors.ts';
import { beforeText } from '../engine.ts';
import {
  inputErrorOf,
  locate,
  nameRefusal,
  numberRefusal,
  type Path,
  type Source,
  surrogateRefusal,
  type TextDiagnostic,
  toPlaces,
  type Where,
} from '../source.ts';
import { accidentIn, composeYaml } from './compose.ts';

/**
 * Reads a text as YAML 1.2.
 * @throws InputError with all errors
 */
export function readYaml(file: string, text: string): Source {
  // First of all: the parser is what a program may tune the engine for.
  beforeText('yaml', text.length);
  const { root, errors } = composeYaml(text);
  if (errors.length > 0) throw inputErrorOf(file, text, errors);
  if (root === null) {
    const hasText = /\S/.test(text.replace(/^\s*#.*$/gm, ''));
    const empty = yamlError(hasText ? 'yaml/no-value' : 'yaml/only-comments');
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

/** Value of a document, and the node that each alias repeats. */
interface YamlValue {
  readonly value: unknown;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly errors: readonly TextDiagnostic[];
}

/** Most values of a document with its aliases expanded. */
const MAX_EXPANDED = 100_000;

/** Reads the value of a document; errors name the parts that would be lost or misread. */
function yamlValue(text: string, root: Node): YamlValue {
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
    return complain(node, yamlError('yaml/unknown-alias', { alias: `*${node.source}` }), reading);
  }
  const fitted = reading.size <= MAX_EXPANDED;
  reading.size += known.size;
  reading.targets.set(node, known.node);
  if (fitted && reading.size > MAX_EXPANDED) {
    complain(node, yamlError('yaml/alias-expansion', { limit: MAX_EXPANDED }), reading);
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
  if (key.type !== 'PLAIN') return null;
  const accident = accidentIn(name);
  if (accident !== null) return yamlError('yaml/lookalike', accident);
  const [, field] = /^([\w-]+:)[{["']/.exec(name) ?? [];
  if (field !== undefined) return yamlError('yaml/not-a-field', { here: field });
  if (name.startsWith('//')) return yamlError('yaml/slashes');
  return name === '<<' ? yamlError('yaml/merge-key') : null;
}

function scalar(node: Scalar, reading: Reading): unknown {
  const { value, source = '', type } = node;
  if (node.anchor && source === '' && type === 'PLAIN') {
    complain(node, yamlError('yaml/special-text', { here: `&${node.anchor}` }), reading);
  }
  if (typeof value === 'number') {
    const refusal = thousandsRefusal(value, source) ?? numberRefusal(value, source);
    if (refusal !== null) complain(node, refusal, reading);
  }
  if (typeof value === 'string' && type === 'QUOTE_DOUBLE') {
    const refusal = surrogateRefusal(value);
    if (refusal !== null) complain(node, refusal, reading);
  }
  return value;
}

/** Refuses a number such as 1.500, which is fifteen hundred to many: nobody writes a zero at the end else. */
function thousandsRefusal(value: number, source: string): CodedError | null {
  if (!/^[-+]?[1-9]\d{0,2}\.\d\d0$/.test(source)) return null;
  const thousands = source.replace('.', '');
  return yamlError('yaml/thousands', { written: source, thousands, decimal: String(value) });
}

function complain(node: Node, error: CodedError, { errors }: Reading): null {
  errors.push({ ...error, offset: offsetOf(node) });
  return null;
}

/** Offset of the first character of a node. */
function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Kinds of files that are no text, by what is at an offset, in Latin-1. */
const BINARY = [
  ['pdf', 0, '%PDF-'],
  ['rtf', 0, '{\\rtf'],
  ['old-office', 0, '\u00d0\u00cf\u0011\u00e0'],
  ['picture', 0, '\u0089PNG'],
  ['picture', 0, '\u00ff\u00d8\u00ff'],
  ['picture', 0, 'GIF8'],
  ['picture', 8, 'WEBPVP8'],
  ['picture', 4, 'ftyphei'],
  ['recording', 4, 'ftypmp4'],
  ['recording', 4, 'ftypisom'],
  ['recording', 4, 'ftypqt  '],
  ['recording', 8, 'WAVEfmt '],
  ['recording', 0, 'ID3'],
  ['recording', 0, 'OggS'],
  ['compressed', 0, '\u001f\u008b'],
  ['compressed', 4, '1AY&SY'],
  ['compressed', 0, '\u00fd7zXZ'],
  ['compressed', 0, '7z\u00bc\u00af'],
  ['compressed', 0, 'Rar!\u001a'],
  ['compressed', 0, '(\u00b5/\u00fd'],
  ['compressed', 257, 'ustar\0'],
  ['compressed', 257, 'ustar  '],
  ['program', 0, '\u007fELF'],
  ['program', 0, 'MZ\u0090\0'],
  ['program', 0, 'SQLite '],
] as const;

/** Kinds of texts that are neither YAML nor JSON, by their beginning. */
const TEXTS = [
  ['web-page', /^\s*<(?:!doctype html|html|\?xml|!--|svg)/i],
  ['own-table', /^"?Subject"?([,;\t])"?Date"?\1/],
  ['table', /^(?:[^\r\n:#{[]*,){3}[^\r\n:]*\r?\n(?:[^\r\n]*,){3}/],
  ['table', /^(?:[^\r\n:#{[]*[;\t]){2}[^\r\n:]*\r?\n(?:[^\r\n]*[;\t]){2}/],
  ['encrypted', /^-----BEGIN [A-Z ]+-----\r?\n/],
  ['pointer', /^version https:\/\/git-lfs\./],
] as const;

type OtherKind =
  | (typeof BINARY)[number][0]
  | (typeof TEXTS)[number][0]
  | (typeof PACKED)[number][0]
  | 'archive'
  | 'own-report';

/** Kinds of packed files, by the name of a part. */
const PACKED = [
  ['workbook', /xl\//],
  ['document', /word\//],
  ['slides', /ppt\//],
  ['open-sheet', /application\/vnd\.oasis\.opendocument\.spreadsheet|Index\/Tables\//],
  ['open-document', /application\/vnd\.oasis\.opendocument\.|\.iwa/],
] as const;

/** Returns the error that says what a file is instead of text, or of YAML and JSON; `null` if unknown. */
export function otherKindError(bytes: Uint8Array, wanted: 'text' | 'values'): CodedError | null {
  const kind = binaryKind(bytes) ?? (wanted === 'values' ? textKind(bytes) : null);
  if (kind === null) return null;
  return yamlError(wanted === 'values' ? 'source/other-kind' : 'source/not-text', { kind });
}

/** Returns the kind of a file that is no text; `null` if it may be one. */
function binaryKind(bytes: Uint8Array): OtherKind | null {
  const start = latin1(bytes.subarray(0, 4000));
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) {
    const names = start + latin1(bytes.subarray(-100_000));
    return PACKED.find(([, part]) => part.test(names))?.[0] ?? 'archive';
  }
  return BINARY.find(([, offset, mark]) => start.startsWith(mark, offset))?.[0] ?? null;
}

/** Returns the kind of a text that is neither YAML nor JSON; `null` if it may be. */
function textKind(bytes: Uint8Array): OtherKind | null {
  // Spreadsheets save "Unicode text" in UTF-16.
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const raw = bytes.subarray(0, 4000);
  const start = isWide ? new TextDecoder('utf-16le').decode(raw) : latin1(raw);
  const text = start.replace(/^(?:\xef\xbb\xbf|\ufeff)+/, '');
  const isOwn = /\nGap report by align [^\n]+\n?$|<!-- Gap report by align [^\n]+ -->\n?$/;
  const kind = TEXTS.find(([, beginning]) => beginning.test(text))?.[0] ?? null;
  return kind === null || kind === 'web-page'
    ? isOwn.test(latin1(bytes.subarray(-500)))
      ? 'own-report'
      : kind
    : kind;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
