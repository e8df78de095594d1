import { type Document, isCollection, isMap, isNode, type YAMLMap } from 'yaml';
import {
  added,
  applied,
  type Field,
  fieldsOf,
  rename,
  replaced,
  replacedBlock,
  type Splice,
  takenOut,
} from './splice.ts';

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
