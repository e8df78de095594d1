import type { Diagnostic } from '../../diagnostic.ts';
import { nearestWord } from '../../text/phrases.ts';
import type { CodedError } from '../../words/coded.ts';
import { variantErrorText } from '../../words/variant-errors.ts';

/** Key field of lists whose entries are merged one by one. */
const KEYS: Readonly<Record<string, 'id' | 'level'>> = {
  bands: 'id',
  points: 'id',
  criteria: 'id',
  options: 'id',
  scale: 'level',
};

/** Merges a field of the parent with its change; undefined if the variant removes it. */
function merge(change: Change): Merged | undefined {
  const { name, parent, change: wanted, path, notes } = change;
  const own = { value: wanted, origin: { from: 'variant' as const, path } };
  if (wanted === null) {
    if (parent === undefined) notes.idle.push(path);
    return undefined;
  }
  if (parent === undefined) return own;
  const key = KEYS[name];
  if (key && Array.isArray(parent) && Array.isArray(wanted)) {
    return mergeList(change, { key, parent, wanted }, mergeMapping);
  }
  // Halves of two conditions would make a third one that nobody wrote.
  if (name !== 'when' && isMapping(parent) && isMapping(wanted)) {
    return mergeMapping(change, parent, wanted);
  }
  if (isSame(parent, wanted)) notes.idle.push(path);
  return own;
}

/** Merges the fields of a mapping one by one. */
export function mergeMapping(
  { parentPath, path, notes }: Pick<Change, 'parentPath' | 'path' | 'notes'>,
  parent: Mapping,
  wanted: Mapping,
): Merged {
  const value: Record<string, unknown> = { ...parent };
  const parts = new Map<string | number, Origin>(
    Object.keys(parent).map((name) => [name, { from: 'parent', path: [...parentPath, name] }]),
  );
  for (const [name, change] of Object.entries(wanted)) {
    const merged = merge({
      ...{ name, change, notes },
      parent: Object.hasOwn(parent, name) ? parent[name] : undefined,
      parentPath: [...parentPath, name],
      path: [...path, name],
    });
    if (merged) {
      value[name] = merged.value;
      parts.set(name, merged.origin);
    } else {
      delete value[name];
      parts.delete(name);
    }
  }
  return { value, origin: { from: 'variant', path, parts } };
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, i) => isSame(part, other[i]));
  }
  if (isMapping(one) && isMapping(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
    );
  }
  return one === other;
}

/** Two lists whose entries have a key field. */
export interface Lists {
  readonly key: 'id' | 'level';
  readonly parent: readonly unknown[];
  readonly wanted: readonly unknown[];
}

/** Merges an entry of the parent with its change in the variant. */
type MergeEntry = (
  change: Pick<Change, 'parentPath' | 'path' | 'notes'>,
  parent: Mapping,
  wanted: Mapping,
) => Merged;

/** Noun for an entry of a list, and the fields that a new one needs. */
const KINDS: Readonly<
  Record<string, { readonly noun: string; readonly needs: readonly string[] }>
> = {
  bands: { noun: 'band', needs: ['from', 'title'] },
  points: { noun: 'point', needs: ['title', 'weight', 'criteria'] },
  criteria: { noun: 'criterion', needs: ['question'] },
  options: { noun: 'option', needs: ['label'] },
  scale: { noun: 'level', needs: ['label'] },
};

/** Merges two lists: changes, drops and adds entries of the parent. */
function mergeList(change: Change, lists: Lists, mergeEntry: MergeEntry): Merged {
  const { parentPath, path, notes } = change;
  const { key, parent, wanted } = lists;
  let entries: readonly Merged[] = parent.map((value, i) => ({
    value,
    origin: { from: 'parent', path: [...parentPath, i] },
  }));
  const seen = new Set<unknown>();
  for (const [i, entry] of wanted.entries()) {
    const place = [...path, i];
    const name = isMapping(entry) ? entry[key] : undefined;
    if (!isMapping(entry) || name === undefined) {
      const error = variantErrorText('variant/entry-without-key', { key, noun: nounOf(change) });
      notes.errors.push({ ...error, path: place });
    } else if (seen.has(name)) {
      const error = variantErrorText('variant/duplicate-entry', { key, name });
      notes.errors.push({ ...error, path: [...place, key] });
    } else {
      entries = withEntry({ ...change, path: place }, entries, { entry, key }, mergeEntry);
      seen.add(name);
    }
  }
  const parts = new Map<string | number, Origin>(entries.map(({ origin }, i) => [i, origin]));
  return { value: entries.map(({ value }) => value), origin: { from: 'variant', path, parts } };
}

interface Wanted {
  readonly entry: Mapping;
  readonly key: 'id' | 'level';
}

function withEntry(
  change: Change,
  entries: readonly Merged[],
  { entry, key }: Wanted,
  mergeEntry: MergeEntry,
): readonly Merged[] {
  const { path, notes } = change;
  const at = entries.findIndex(({ value }) => isMapping(value) && value[key] === entry[key]);
  const before = entries[at]?.value;
  const { [key]: name, drop, ...fields } = entry;
  const complain = (error: CodedError, field: string) => {
    notes.errors.push({ ...error, path: [...path, field] });
    return entries;
  };
  if (!isMapping(before)) {
    if (drop !== undefined || !isComplete(change, entry)) {
      return complain(unknownEntry(change, entries, { entry, key }), key);
    }
    return inserted(entries, { value: entry, origin: { from: 'variant', path } }, change);
  }
  if (drop === undefined) {
    if (Object.keys(fields).length === 0) notes.idle.push(path);
    const parentPath = entries[at]?.origin.path ?? [];
    const merged = mergeEntry({ parentPath, path, notes }, before, fields);
    return entries.toSpliced(at, 1, merged);
  }
  if (drop === true && Object.keys(fields).length === 0) return entries.toSpliced(at, 1);
  return complain(variantErrorText('variant/drop'), 'drop');
}

/** Inserts a new entry: a band by its limit, others at the end. */
function inserted(entries: readonly Merged[], added: Merged, { name }: Change): readonly Merged[] {
  const at =
    name === 'bands' ? entries.findIndex(({ value }) => limitOf(value) > limitOf(added.value)) : -1;
  return at < 0 ? [...entries, added] : entries.toSpliced(at, 0, added);
}

function limitOf(band: unknown): number {
  return isMapping(band) ? Number(band.from) : Number.NaN;
}

function isComplete({ name }: Change, entry: Mapping): boolean {
  return (KINDS[name]?.needs ?? []).every((field) => Object.hasOwn(entry, field));
}

function unknownEntry(
  change: Change,
  entries: readonly Merged[],
  { entry, key }: Wanted,
): CodedError {
  const { notes, name: list } = change;
  const name = String(entry[key]);
  const about = { key, parent: notes.parentId, noun: nounOf(change), name: entry[key] };
  const point = list === 'criteria' ? notes.pointOf.get(name) : undefined;
  if (point !== undefined) return variantErrorText('variant/other-point', { ...about, point });
  const known = entries.flatMap(({ value }) => (isMapping(value) ? [String(value[key])] : []));
  const fields = KINDS[list]?.needs ?? [];
  const meant = nearestWord(name, known);
  return variantErrorText('variant/unknown-entry', { ...about, meant, fields });
}

function nounOf({ name }: Change): string {
  return KINDS[name]?.noun ?? 'entry';
}

/** Field names and list positions that lead to a value. */
export type ChangePath = readonly (string | number)[];

/** File that a part of a variant comes from, and its path there. */
export interface Origin {
  readonly from: 'variant' | 'parent';
  readonly path: ChangePath;
  /** Origins of the parts of a value that both files define; other parts are beside it. */
  readonly parts?: ReadonlyMap<string | number, Origin> | undefined;
}

/** Value made of a parent and the changes to it. */
export interface Merged {
  readonly value: unknown;
  readonly origin: Origin;
}

/** Place where a variant changes its parent, with the notes of the merge. */
export interface Change {
  /** Name of the field, which decides how it is merged. */
  readonly name: string;
  readonly parent: unknown;
  readonly parentPath: ChangePath;
  readonly change: unknown;
  readonly path: ChangePath;
  readonly notes: Notes;
}

export interface Notes {
  /** Id of the parent, for messages. */
  readonly parentId: string;
  /** Point of each criterion of the parent. */
  readonly pointOf: ReadonlyMap<string, string>;
  readonly errors: Diagnostic[];
  /** Paths of changes to values that the parent has already. */
  readonly idle: ChangePath[];
}

/** Returns the origin of a part: its file and its path there. */
export function originOf(origin: Origin, path: ChangePath): Origin {
  const [step, ...rest] = path;
  if (step === undefined) return origin;
  const part = origin.parts?.get(step);
  if (part) return originOf(part, rest);
  return origin.parts
    ? { from: origin.from, path: origin.path }
    : { from: origin.from, path: [...origin.path, ...path] };
}

export type Mapping = Readonly<Record<string, unknown>>;

/** True if a value is a mapping. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
