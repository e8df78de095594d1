import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { samplesOf } from './samples.ts';

/** Finished text of the catalogue: an entry with sample values, or one value of its result. */
export interface Sentence {
  /** Surface and entry, such as "status.planSaved". */
  readonly id: string;
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Variants of one entry that are printed at most; beyond them one field changes at a time. */
const MOST_VARIANTS = 8;

const files = readdirSync('src/words')
  .filter((name) => name.endsWith('.ts') && !['coded.ts', 'grammar.ts', 'prose.ts'].includes(name))
  .sort();

/** Message of the catalogue with its code, for sample values. */
export interface CodedMessage {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** Returns the first variant of each message that has a code. */
export async function codedMessages(): Promise<readonly CodedMessage[]> {
  const found: CodedMessage[] = [];
  for (const file of files) {
    const exported = await import(pathToFileURL(resolve('src/words', file)).href);
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === 'function') continue;
      found.push(...messagesIn(idOf(file, name), value));
    }
  }
  return found;
}

function messagesIn(id: string, value: unknown): readonly CodedMessage[] {
  if (typeof value === 'function') {
    return variantsOf(id, value as (fields: Fields) => unknown)
      .slice(0, 1)
      .flatMap((result) => messagesIn(id, result));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  if ('message' in value && typeof value.message === 'string') {
    const { code = id.slice(id.lastIndexOf('.') + 1), message, hint = null } = Object(value);
    return code.includes('/') ? [{ code, message, hint }] : [];
  }
  return Object.entries(value).flatMap(([key, item]) => messagesIn(`${id}.${key}`, item));
}

/** Loads each file of the catalogue and calls each of its entries with sample values. */
export async function sentences(): Promise<readonly Sentence[]> {
  const found: Sentence[] = [];
  for (const file of files) {
    const surface = file.replace(/\.ts$/, '');
    const exported = await import(pathToFileURL(resolve('src/words', file)).href);
    for (const [name, value] of Object.entries(exported)) {
      // Functions beside the tables of errors give an entry its code.
      if (typeof value === 'function' && surface.endsWith('errors')) continue;
      found.push(...textsIn(idOf(file, name), value));
    }
  }
  return found;
}

/**
 * Returns the surface of a file, with the name of an export unless that is its main object:
 * "document-teams.sides" for sidesWords of document-teams.ts.
 */
function idOf(file: string, name: string): string {
  const surface = file.replace(/\.ts$/, '');
  // The object of "errors.ts" is errorWords.
  const names = [surface, surface.replace(/s$/, '')].map((stem) =>
    `${stem}Words`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
  );
  return names.includes(name) ? surface : `${surface}.${name.replace(/Words$/, '')}`;
}

function textsIn(id: string, value: unknown): readonly Sentence[] {
  if (typeof value === 'string') return [{ id, text: value }];
  if (typeof value === 'function') {
    return variantsOf(id, value as (fields: Fields) => unknown).flatMap((result) =>
      textsIn(id, result),
    );
  }
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(id, item));
  if (typeof value !== 'object' || value === null) return [];
  const isCoded = 'code' in value && 'message' in value;
  return Object.entries(value).flatMap(([key, item]) =>
    isCoded && key === 'code' ? [] : textsIn(`${id}.${key}`, item),
  );
}

/** Different results of an entry: each combination of the samples of the fields that it reads. */
function variantsOf(id: string, entry: (fields: Fields) => unknown): readonly unknown[] {
  const read = new Map<string, readonly unknown[]>();
  const results = new Map<string, unknown>();
  for (let known = -1; known < read.size || known === -1; ) {
    known = read.size;
    for (const chosen of combinations(read)) {
      const result = entry(fieldsFor(id, chosen, read));
      results.set(JSON.stringify(result) ?? '', result);
    }
  }
  return [...results.values()];
}

/**
 * Returns an object that answers each field with its chosen sample, and records the fields read.
 */
function fieldsFor(id: string, chosen: Fields, read: Map<string, readonly unknown[]>): Fields {
  return new Proxy(
    {},
    {
      get: (_, field) => {
        if (typeof field === 'symbol' || field === 'toString' || field === 'valueOf') {
          throw new Error(`${id} takes no object with named fields`);
        }
        if (!read.has(field)) read.set(field, samplesOf(id, field));
        return field in chosen ? chosen[field] : read.get(field)?.[0];
      },
    },
  );
}

function combinations(read: ReadonlyMap<string, readonly unknown[]>): readonly Fields[] {
  const size = [...read.values()].reduce((product, { length }) => product * length, 1);
  if (size > MOST_VARIANTS) {
    const first = Object.fromEntries([...read].map(([field, [sample]]) => [field, sample]));
    const others = [...read].flatMap(([field, samples]) =>
      samples.map((sample) => ({ ...first, [field]: sample })),
    );
    return [first, ...others];
  }
  return [...read].reduce<readonly Fields[]>(
    (all, [field, samples]) =>
      all.flatMap((fields) => samples.map((sample) => ({ ...fields, [field]: sample }))),
    [{}],
  );
}
