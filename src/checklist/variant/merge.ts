import { mergeList } from './merge-list.ts';
import { type Change, isMapping, type Mapping, type Merged, type Origin } from './merged.ts';

/** Lists whose entries are known by a field of theirs, and merged one by one. */
const KEYS: Readonly<Record<string, 'id' | 'level'>> = {
  bands: 'id',
  points: 'id',
  criteria: 'id',
  options: 'id',
  scale: 'level',
};

/** A field of the parent as the variant changes it; undefined where the variant takes it away. */
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
  // Half of one condition and half of another would be a third one that nobody wrote.
  if (name !== 'when' && isMapping(parent) && isMapping(wanted)) {
    return mergeMapping(change, parent, wanted);
  }
  if (isSame(parent, wanted)) notes.idle.push(path);
  return own;
}

/** A mapping whose fields are merged one by one. */
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
