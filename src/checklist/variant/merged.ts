import type { Diagnostic } from '../../diagnostic.ts';

/** Where a value stands: the field names and list positions that lead to it. */
export type ChangePath = readonly (string | number)[];

/** From which of the two files a part of a variant comes, and where it stands there. */
export interface Origin {
  readonly from: 'variant' | 'parent';
  readonly path: ChangePath;
  /** Where the parts of something that both have a say in come from; the others stand beside it. */
  readonly parts?: ReadonlyMap<string | number, Origin> | undefined;
}

/** A value that comes of a parent and the changes to it. */
export interface Merged {
  readonly value: unknown;
  readonly origin: Origin;
}

/** One place where a variant changes its parent, and what is found out on the way. */
export interface Change {
  /** The name of the field, which decides how it is merged. */
  readonly name: string;
  readonly parent: unknown;
  readonly parentPath: ChangePath;
  readonly change: unknown;
  readonly path: ChangePath;
  readonly notes: Notes;
}

export interface Notes {
  /** How the parent is called in messages. */
  readonly parentId: string;
  /** The point of each criterion of the parent. */
  readonly pointOf: ReadonlyMap<string, string>;
  readonly errors: Diagnostic[];
  /** Changes to what the parent says already. */
  readonly idle: ChangePath[];
}

/** Where a part stands, in whichever of the two files it does. */
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

/** Whether a value is a mapping. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
