import { thousands } from './grammar.ts';

/** Writes a number as a word up to twelve, otherwise in digits. */
export function numberWord(number: number): string {
  return NUMBERS[number] ?? thousands(number);
}

const NUMBERS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];

/** Writes a text with a capital at its start. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Writes a title within a sentence: a small letter at its start, unless its first word is an abbreviation. */
export function uncapitalised(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}

/** Writes a text that holds parts which are more than words; words beside each other are joined. */
export function parts<Part>(
  strings: TemplateStringsArray,
  ...fields: readonly (string | number | Part | readonly (string | Part)[])[]
): readonly (string | Part)[] {
  const joined: (string | Part)[] = [];
  for (const part of strings.flatMap((words, i) => [words, fieldOf(fields[i])]).flat()) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined.splice(-1, 1, last + part);
    else joined.push(part as string | Part);
  }
  return joined;
}

function fieldOf<Field>(field: Field | number | undefined): Field | string {
  if (field === undefined) return '';
  return typeof field === 'number' ? thousands(field) : field;
}
