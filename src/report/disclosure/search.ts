import type { GapReport } from '../../analysis/gap-report.ts';
import type { Answers, Remarks } from '../../answers/answers.ts';
import { inLongForm } from '../../answers/match.ts';

/** Secret found in a text. */
export interface Disclosure {
  readonly kind: Identifier['kind'];
  /** First line with a secret of this kind, from 1; `null` if the secret spans several lines. */
  readonly line: number | null;
}

/** Returns the first secret in a text, in any of its readings; `null` if there is none. */
export function disclosureIn(text: string, secrets: readonly Identifier[]): Disclosure | null {
  const [found] = secretsIn(text, secrets);
  if (!found) return null;
  const search = searchFor(secrets.filter(({ kind }) => kind === found.kind));
  const line = text.split('\n').findIndex((own) => search(own).length > 0);
  return { kind: found.kind, line: line < 0 ? null : line + 1 };
}

/** Returns the secrets that a text contains in any of its readings, in the given order. */
export function secretsIn(text: string, secrets: readonly Identifier[]): readonly Identifier[] {
  return searchFor(secrets)(text);
}

function searchFor(secrets: readonly Identifier[]): (text: string) => readonly Identifier[] {
  const inAnyCase = secrets.filter(({ anyCase }) => anyCase);
  const asWritten = secrets.filter(({ anyCase }) => !anyCase);
  const small = indexOf(inAnyCase.map(({ words }) => lower(words)));
  const exact = indexOf(asWritten.flatMap(({ words }) => [words, upper(words)]));
  return (text) => {
    const readings = [...new Set(readingsOf(text))].map(wordsOf);
    const foundSmall = new Set(readings.flatMap((words) => rowsIn(lower(words), small)));
    const foundExact = new Set(readings.flatMap((words) => rowsIn(words, exact)));
    if (foundSmall.size + foundExact.size === 0) return [];
    return secrets.filter(({ words, anyCase }) =>
      anyCase
        ? foundSmall.has(inARow(lower(words)))
        : foundExact.has(inARow(words)) || foundExact.has(inARow(upper(words))),
    );
  };
}

/** Sequences of words, to be found in one walk through a text, however many there are. */
interface SequenceIndex {
  readonly rows: ReadonlySet<string>;
  /** Numbers of words of the sequences, by their first word. */
  readonly lengths: ReadonlyMap<string, ReadonlySet<number>>;
}

function indexOf(sequences: readonly (readonly string[])[]): SequenceIndex {
  const lengths = new Map<string, Set<number>>();
  for (const words of sequences) {
    const [first] = words;
    if (first === undefined) continue;
    const known = lengths.get(first);
    if (known) known.add(words.length);
    else lengths.set(first, new Set([words.length]));
  }
  return { rows: new Set(sequences.map(inARow)), lengths };
}

/** Returns the sequences of an index that follow each other in some words, each in a row. */
function rowsIn(words: readonly string[], { rows, lengths }: SequenceIndex): readonly string[] {
  const found: string[] = [];
  for (const [i, word] of words.entries()) {
    for (const length of lengths.get(word) ?? []) {
      const row = inARow(words.slice(i, i + length));
      if (rows.has(row)) found.push(row);
    }
  }
  return found;
}

/**
 * Returns the readings of a text as plain text, Markdown, HTML, XML and JSON. Escapes are undone,
 * and words split by markup or the end of a line are joined.
 */
function readingsOf(text: string): readonly string[] {
  const bare = text
    .replace(ANSI, '')
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/;base64,[A-Za-z0-9+/=\s]+/g, ' ');
  const written = [bare, bare.replace(TAG, ''), bare.replace(TAG, ' ')];
  return written.flatMap((reading) => {
    const read = unescaped(reading);
    return [read, read.replace(/-?\r?\n\s*/g, '')];
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these begin what colours a terminal
const ANSI = /\u001b\[[\d;]*[A-Za-z]/g;
const TAG = /<[^<>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
  shy: '',
};

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, entity)
    .replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function percentDecoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Sequence of words that an anonymous report must not contain. */
export interface Identifier {
  readonly kind: 'name' | 'id' | 'email' | 'note';
  readonly words: readonly string[];
  /** True if the sequence is a secret in any combination of capitals. */
  readonly anyCase: boolean;
}

const EMAIL = /[^\s@<>()[\],;:"']+@[^\s@<>()[\],;:"']+\.[\p{L}\p{N}-]{2,}/gu;
/** Length of a fragment, in words, that is too long for a coincidence. */
const FRAGMENT_WORDS = 5;
const FRAGMENT_LETTERS = 12;

/**
 * Returns all words that reveal who answered and, without `withNotes`, the texts that they wrote.
 * Excludes words of the checklist and the subject, and ids that name a group or a role.
 */
export function identifiersIn(
  reports: readonly GapReport[],
  { withNotes }: { readonly withNotes: boolean },
): readonly Identifier[] {
  const people = reports.flatMap(({ respondents }) => respondents);
  const roles = new Set(people.flatMap(({ role }) => lower(wordsOf(role ?? ''))));
  const isRole = (words: readonly string[]) => lower(words).every((word) => roles.has(word));
  const identities = people.flatMap(identitiesOf).filter(({ words }) => !isRole(words));
  const secrets = [...identities, ...emailsIn(reports), ...notesFrom(reports, withNotes)];
  const open = new Set(
    rowsIn(openWords(reports), indexOf(secrets.map(({ words }) => lower(words)))),
  );
  return secrets.filter(({ words }) => words.length > 0 && !open.has(inARow(lower(words))));
}

function identitiesOf({ id, answers }: GapReport['respondents'][number]): readonly Identifier[] {
  const name = wordsOf(answers.respondent.name ?? '');
  const parts = new Set(name.filter(isTelling).flatMap((part) => [part, capitalised(part)]));
  return [
    { kind: 'id', words: wordsOf(id), anyCase: false },
    { kind: 'name', words: name, anyCase: true },
    ...[...parts].map((word): Identifier => ({ kind: 'name', words: [word], anyCase: false })),
  ];
}

/** Returns a part of a name with one capital, as some people write names in capitals. */
function capitalised(part: string): string {
  const [first = '', ...rest] = part;
  return first.toUpperCase() + rest.join('').toLowerCase();
}

function emailsIn(reports: readonly GapReport[]): readonly Identifier[] {
  const texts = JSON.stringify(
    reports.map(({ respondents, agreements: agreed }) => [respondents, agreed]),
  );
  return [...texts.matchAll(EMAIL)].map(([email]) => ({
    kind: 'email',
    words: wordsOf(email),
    anyCase: true,
  }));
}

function notesFrom(reports: readonly GapReport[], withNotes: boolean): readonly Identifier[] {
  const notes = notesIn(reports);
  const texts = textsIn(reports);
  const secret = [...reasonsIn(reports), ...(withNotes ? [] : [...texts, ...notes])];
  const fragments = secret.flatMap(fragmentsOf);
  const shown = withNotes ? lower(wordsOf([...notes, ...texts].join(' | '))) : [];
  const told = new Set(rowsIn(shown, indexOf(fragments.map(lower))));
  return fragments
    .filter((words) => !told.has(inARow(lower(words))))
    .map((words) => ({ kind: 'note', words, anyCase: true }));
}

/** Returns the words that a report may contain for any respondents. */
function openWords(reports: readonly GapReport[]): readonly string[] {
  const texts = reports.map(({ checklist, subject }) => `${JSON.stringify(checklist)} ${subject}`);
  return lower(wordsOf(texts.join(' | ').replace(/\\[nrt]/g, ' ')));
}

/** True if a part of a name identifies a person: no initial, no "de" or "van". */
function isTelling(word: string): boolean {
  return word.length > 1 && word !== word.toLowerCase();
}

function notesIn(reports: readonly GapReport[]): readonly string[] {
  return reports.flatMap(({ respondents, agreements: agreed }) =>
    [...respondents.flatMap(({ answers }) => remarksIn(answers)), ...(agreed ?? [])].flatMap(
      ({ note, evidence = [] }) => [...(note ? [note] : []), ...evidence],
    ),
  );
}

function remarksIn({ answers, remarks = {} }: Answers): readonly Remarks[] {
  return [...Object.values(answers).map(inLongForm), ...Object.values(remarks)];
}

function reasonsIn(reports: readonly GapReport[]): readonly string[] {
  return reports
    .flatMap(({ respondents }) => respondents)
    .flatMap(({ answers }) => Object.values(answers.answers).map(inLongForm))
    .flatMap((answer) => ('notApplicable' in answer ? [answer.notApplicable] : []));
}

/**
 * Returns all answers that are texts. Ids of options are words of the checklist, so they are no
 * secrets.
 */
function textsIn(reports: readonly GapReport[]): readonly string[] {
  return reports
    .flatMap(({ respondents }) => respondents)
    .flatMap(({ answers }) => Object.values(answers.answers).map(inLongForm))
    .flatMap((answer) => ('value' in answer ? [answer.value, answer.firstVote] : []))
    .filter((value) => typeof value === 'string');
}

/** Returns the sequences of words that identify a text. One or two ordinary words identify none. */
function fragmentsOf(text: string): readonly (readonly string[])[] {
  const words = wordsOf(text);
  if (words.length >= FRAGMENT_WORDS) {
    return words.slice(FRAGMENT_WORDS - 1).map((_, start) => fragmentFrom(words, start));
  }
  const isOrdinary = words.length < 3 && ORDINARY.test(text.trim());
  return isOrdinary || text.trim().length < 4 ? [] : [words];
}

function fragmentFrom(words: readonly string[], start: number): readonly string[] {
  let end = start + FRAGMENT_WORDS;
  while (end < words.length && words.slice(start, end).join('').length < FRAGMENT_LETTERS) end++;
  return words.slice(start, end);
}

/** Letters and spaces, with at most one capital at the beginning. */
const ORDINARY = /^\p{Lu}?[\p{Ll}\p{Lo}\p{M}\s]*$/u;

function lower(words: readonly string[]): readonly string[] {
  return words.map((word) => word.toLowerCase());
}

function upper(words: readonly string[]): readonly string[] {
  return words.map((word) => word.toUpperCase());
}

/** Scripts without spaces between words; each character counts as a word. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
/** Invisible characters: joiners, soft hyphens, marks of direction. */
const INVISIBLE = /\p{Cf}/gu;

/** Returns the words of a text, without punctuation and spaces. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').replace(INVISIBLE, '').match(WORD) ?? [];
}

/** Returns a sequence of words as one text; no word has a space. */
function inARow(words: readonly string[]): string {
  return words.join(' ');
}
