import { quoted, visibly } from '../text/safe.ts';

/** Forms of a word by the plural categories that English has in CLDR. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** "is" or "are". */
export const IS: Forms = { one: 'is', other: 'are' };

/** Items that a list names before it says how many more there are. */
const MOST_LISTED = 5;

/** Selects the form of a word that agrees with a number: "scores" or "score". */
export function form(number: number, forms: Forms): string {
  // The rule of CLDR for English; asking Intl.PluralRules takes half a millisecond at start.
  return number === 1 ? forms.one : forms.other;
}

/** Writes a number with its noun: "1 step", "2 steps", "1,300 steps". */
export function count(number: number, forms: Forms): string {
  return `${thousands(number)} ${form(number, forms)}`;
}

/**
 * Joins items to "a, b and c". Beyond `most` items it ends in "and 3 more"; never in "and 1 more",
 * because the last item itself is as short.
 */
export function list(items: readonly string[], most = MOST_LISTED): string {
  const left = items.length - most;
  return joined(left > 1 ? [...items.slice(0, most), `${thousands(left)} more`] : items, 'and');
}

/** Joins alternatives to "a, b or c", all of them: a reader has to choose one. */
export function oneOf(choices: readonly string[]): string {
  return joined(choices, 'or');
}

/** Writes an integer with a comma between thousands; decimals are kept: "1,300", "1,300.5". */
export function thousands(number: number): string {
  const [whole = '', ...decimals] = String(number).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

/** Writes a date in YYYY-MM-DD as in "6 August 2012". */
export function day(date: string): string {
  const [year = '', month = '', number = ''] = date.split('-');
  return `${Number(number)} ${MONTHS[Number(month) - 1]} ${year}`;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** Writes a value as its author wrote it: text in quotes, a list or mapping as "a list". */
export function quoteValue(value: unknown): string {
  if (typeof value === 'string') return quoted(visibly(value));
  return typeof value === 'object' && value !== null ? 'a list' : String(value);
}

function joined(items: readonly string[], conjunction: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Writes a number as a word up to twelve, otherwise in digits. */
export function numberWord(number: number): string {
  return NUMBERS[number] ?? thousands(number);
}

const NUMBERS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];

/** Writes a number as a word, with its noun: "two actions". */
export function some(number: number, forms: Forms): string {
  return `${numberWord(number)} ${form(number, forms)}`;
}

/** Writes a part of a whole: "one of nine criteria", "16 of 27 criteria", "all nine criteria". */
export function outOf(number: number, of: number, forms: Forms): string {
  if (number === of) {
    return of === 1
      ? `the only ${forms.one}`
      : `${of === 2 ? 'both' : `all ${numberWord(of)}`} ${forms.other}`;
  }
  const word = Math.max(number, of) < NUMBERS.length ? numberWord : thousands;
  return `${word(number)} of ${word(of)} ${form(of, forms)}`;
}

/** Writes a text with a capital at its start. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Writes a title within a sentence: a small letter at its start, unless its first word is an
 * abbreviation. The article "A" is none.
 */
export function uncapitalised(title: string): string {
  return /^(?:\p{Lu}\p{Ll}|A )/u.test(title)
    ? title.slice(0, 1).toLowerCase() + title.slice(1)
    : title;
}

/** Writes a text that holds parts which are more than words; words beside each other are joined. */
export function parts<Part>(
  strings: TemplateStringsArray,
  ...fields: readonly (string | number | Part | readonly (string | Part)[])[]
): readonly (string | Part)[] {
  const joined: (string | Part)[] = [];
  const join = (part: string | Part) => {
    const last = joined.at(-1);
    if (part === '') return;
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  };
  strings.forEach((words, i) => {
    join(words);
    const field = fieldOf(fields[i]);
    if (Array.isArray(field)) field.forEach(join);
    else join(field as string | Part);
  });
  return joined;
}

function fieldOf<Field>(field: Field | number | undefined): Field | string {
  if (field === undefined) return '';
  return typeof field === 'number' ? thousands(field) : field;
}
