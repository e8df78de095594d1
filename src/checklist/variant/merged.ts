import type { Diagnostic } from '../../diagnostic.ts';

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
