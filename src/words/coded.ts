import { nearestWord } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';

/** Error in a file in words; the message says what is wrong, the hint how to fix it. */
export interface ErrorWords {
  /** Lower case, no full stop; schema errors follow the name of their field: "weight: must be …". */
  readonly message: string;
  /** One fix in the imperative, or a question; lower case, no full stop. */
  readonly hint: string;
}

/** Error with its code and words; a path or an offset makes a diagnostic of it. */
export interface CodedError extends ErrorWords {
  readonly code: string;
  readonly severity: 'error';
}

/** Errors by code: the room that finds them and the rule. Codes never change. */
export type ErrorTable = Readonly<
  Record<string, (values: never) => { readonly message: string; readonly hint?: string }>
>;

/** Id that an error names. */
export interface OneId {
  readonly id: string;
}

/** Id that is not known. */
export interface UnknownId extends OneId {
  /** Known id that is near enough to be meant. */
  readonly meant: string | undefined;
}

/** Unknown id where few are known. */
export interface UnknownOfIds extends UnknownId {
  readonly ids: readonly string[];
}

/** Returns a function that gives the error of a code in words. */
export function errorsOf<Table extends ErrorTable>(table: Table) {
  return <Code extends keyof Table & string>(
    code: Code,
    ...values: Parameters<Table[Code]>
  ): Pick<CodedError, 'code' | 'severity'> & ReturnType<Table[Code]> => {
    const words: ReturnType<Table[Code]> = Reflect.apply(Object(table)[code], undefined, values);
    return { code, severity: 'error', ...words };
  };
}

/** Suggests the word that was probably meant, or gives the other hint. */
export function meantOr(meant: string | undefined, hint: string): string {
  return meant === undefined ? hint : `did you mean ${quoted(meant)}?`;
}

/** Returns the words for an unknown id of a kind, where few are known. */
export function unknownNamed(kind: string) {
  return ({ id, ids, meant }: UnknownOfIds): ErrorWords => ({
    message: `unknown ${kind} ${quoted(id)}`,
    hint: meantOr(meant, `use one of ${ids.join(', ')}`),
  });
}

/** Returns the words for a person whose group is not named. */
export function missingGroup({ ids }: Pick<UnknownOfIds, 'ids'>): ErrorWords {
  return { message: 'group: is missing', hint: `use one of ${ids.join(', ')}` };
}

/** Returns `; did you mean "…"?` after an unknown word, or an empty text if no known word is similar. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `; did you mean ${quoted(nearest)}?`;
}

/** Entries of a catalogue in which each message has its code. */
type Coded<Entry> = Entry extends (...values: infer Values) => infer Result
  ? (...values: Values) => Coded<Result>
  : Entry extends { readonly message: string }
    ? Entry & { readonly code: string }
    : Entry extends object
      ? { readonly [Name in keyof Entry]: Coded<Entry[Name]> }
      : Entry;

/**
 * Gives each message of a catalogue its code: the room, and the names that lead to the entry, in
 * kebab-case. To rename an entry is to change its code.
 */
export function withCodes<Entries extends object>(room: string, entries: Entries): Coded<Entries> {
  const coded = Object.entries(entries).map(([name, entry]) => [
    name,
    inCode(`${room}/`, name, entry),
  ]);
  return Object.fromEntries(coded);
}

/** Works out the code of an entry only where there is a message: most runs of the program print none. */
function inCode(prefix: string, name: string, entry: unknown): unknown {
  if (typeof entry === 'function') {
    return (...values: readonly unknown[]) => {
      const result = Reflect.apply(entry, undefined, values);
      return typeof result === 'object' ? inCode(prefix, name, result) : result;
    };
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  const code = `${prefix}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if ('message' in entry) return { code, ...entry };
  return Object.fromEntries(
    Object.entries(entry).map(([own, value]) => [own, inCode(`${code}-`, own, value)]),
  );
}
