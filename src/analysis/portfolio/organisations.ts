import { bareName } from '../../text/phrases.ts';
import type { PortfolioEntry } from './entry.ts';

/** Names under which an organisation may be in a portfolio. */
export type Named = Pick<PortfolioEntry, 'organisation' | 'id' | 'formerly'>;

/** Endings of names that tell no organisations apart. */
const LEGAL_FORMS = [
  'ag|kg|ug|se|gmbh|mbh|gbr|ohg|kgaa|ev|sa|sas|sarl|sàrl',
  'srl|spa|sl|slu|lda|ltda|bv|nv|ab|as|asa|aps|oy|oyj',
  'kft|zrt|sro|doo|spzoo|ltd|limited|plc|llp|llc|lp|inc',
  'incorporated|corp|corporation|co|company|pty|pte|pvt|kk',
].join('|');
const LEGAL_FORM = new RegExp(`[^\\p{L}\\p{N}]+(?:${LEGAL_FORMS})[^\\p{L}\\p{N}]*$`, 'u');
const PLAIN = /^[ -~]*$/;
const ACCENTS = /[\u0300-\u036f]/g;

/** Returns a name without what two spellings of it may differ in: case, signs, accents and legal form. */
export function organisationName(name: string): string {
  const letters = PLAIN.test(name) ? name : name.normalize('NFKD').replace(ACCENTS, '');
  let text = letters.toLowerCase().replaceAll('.', '');
  for (;;) {
    const shorter = text.replace(LEGAL_FORM, '');
    const bare = bareName(shorter);
    if (shorter === text || bare === '') return bare === '' ? bareName(text) : bare;
    text = shorter;
  }
}

/** Adds up the numbers of names that differ in spelling only; sorted by name, without the empty one. */
export function countsByName(
  counts: Iterable<readonly [string, number]>,
): Readonly<Record<string, number>> {
  const found = new Map<string, readonly [string, number]>();
  for (const [name, n] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const key = organisationName(name);
    const [shown, before] = found.get(key) ?? [name, 0];
    if (name !== '') found.set(key, [shown, before + n]);
  }
  return Object.fromEntries(found.values());
}

/** Letters of a name from which it is found inside of another one. */
const LONG_NAME = 4;

/** True if a name is that of an organisation, or holds it. */
export function holdsName(name: string, organisations: ReadonlySet<string>): boolean {
  const key = organisationName(name);
  if (organisations.has(key)) return true;
  for (const own of organisations) if (own.length >= LONG_NAME && key.includes(own)) return true;
  return false;
}

/** Returns all keys of an organisation: that of its id, if it has one, then those of its names. */
export function organisationKeys({ organisation, id, formerly = [] }: Named): readonly string[] {
  const names = organisation === null ? formerly : [organisation, ...formerly];
  const keys = names.map(organisationName);
  return id === undefined ? keys : [id, ...keys];
}

/** Tells which keys are of one organisation, as some of its rounds have several. */
export interface Organisations {
  readonly add: (row: Named) => void;
  /** Returns the one key of an organisation, whatever its name was. */
  readonly keyOf: (key: string) => string;
  /** Keys that another one replaces. */
  readonly others: () => Iterable<string>;
}

export function organisationsByKey(): Organisations {
  const parents = new Map<string, string>();
  const keyOf = (key: string) => {
    let own = key;
    for (let next = parents.get(own); next !== undefined; next = parents.get(own)) own = next;
    return own;
  };
  return {
    keyOf,
    add: (row) => {
      if (row.id === undefined && row.formerly === undefined) return;
      const [first = '', ...others] = organisationKeys(row);
      for (const other of others) {
        // The order in which rounds are added does not show.
        const [a = '', b = ''] = [keyOf(first), keyOf(other)].sort();
        if (a !== b) parents.set(b, a);
      }
    },
    others: () => parents.keys(),
  };
}

/** Returns the first key of an organisation: the id if it has one, else the name. */
export function organisationKey({ organisation, id }: Pick<Named, 'organisation' | 'id'>): string {
  return id ?? (organisation === null ? '' : organisationName(organisation));
}
