import type { AnswerValue } from '../checklist/criterion.ts';

/** Questions that a telephone code answers, in the order of the checklist. */
export interface TelephoneQuestions {
  /** SHA-256 of what these questions and their answers say, in hex; ties a code to them. */
  readonly digest: string;
  readonly questions: readonly TelephoneQuestion[];
}

export interface TelephoneQuestion {
  readonly id: string;
  /** Answers that can be given; "don't know" and no answer are added to them. */
  readonly answers: readonly AnswerValue[];
}

/** Answers by id of the criterion; `null` for "don't know"; none for unanswered criteria. */
export type TelephoneAnswers = Readonly<Record<string, AnswerValue | null>>;

/** Reason why a code cannot be read. */
export type TelephoneRefusal =
  | { readonly is: 'length'; readonly has: number; readonly needs: number }
  | { readonly is: 'character'; readonly character: string; readonly position: number }
  /** At least one character was misheard, mistyped or swapped. */
  | { readonly is: 'checksum' }
  | { readonly is: 'other-questions' };

/** Base 32 of Crockford: without I, L, O and U, which are taken for 1, 1, 0 and V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HEARD_AS: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

const BASE = BigInt(ALPHABET.length);
const DIGEST_LENGTH = 4;
const CHECK_LENGTH = 2;
const GROUP_LENGTH = 4;

/**
 * Largest prime that two characters can hold. The code as one number in base 32, modulo this prime,
 * differs after a change of any one character and after a swap of two neighbours, at any length.
 */
const PRIME = 1021n;

/**
 * Returns the code to read out for these answers, in groups of four characters. It is `null` if the code
 * does not have one of the answers, or its question.
 */
export function telephoneCode(
  { digest, questions }: TelephoneQuestions,
  answers: TelephoneAnswers,
): string | null {
  const ids = new Set(questions.map(({ id }) => id));
  if (Object.keys(answers).some((id) => !ids.has(id))) return null;
  let number = 0n;
  for (const { id, answers: possible } of questions) {
    const state = stateOf(possible, answers[id]);
    if (state === null) return null;
    number = number * radixOf(possible) + BigInt(state);
  }
  const content = digestPart(digest) + inBase32(number, dataLength(questions));
  const code = content + inBase32(checkOf(content), CHECK_LENGTH);
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** Reads a code as it was typed: any case, with or without spaces and hyphens. */
export function readTelephoneCode(
  { digest, questions }: TelephoneQuestions,
  typed: string,
): { readonly answers: TelephoneAnswers } | { readonly refusal: TelephoneRefusal } {
  const code = typed
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015]/g, '')
    .replace(/[ILO]/g, (letter) => HEARD_AS[letter] ?? letter);
  const characters = Array.from(code);
  const position = characters.findIndex((own) => !ALPHABET.includes(own));
  const character = characters[position];
  if (character !== undefined) {
    return { refusal: { is: 'character', character, position: position + 1 } };
  }
  const needs = telephoneLength({ questions });
  const content = code.slice(0, -CHECK_LENGTH);
  const isIntact = numberIn(code.slice(-CHECK_LENGTH)) === checkOf(content);
  const isOurs = code.startsWith(digestPart(digest));
  if (code.length !== needs) {
    // A whole code of another checklist has another length too.
    if (isIntact && !isOurs) return { refusal: { is: 'other-questions' } };
    return { refusal: { is: 'length', has: code.length, needs } };
  }
  if (!isIntact) return { refusal: { is: 'checksum' } };
  if (!isOurs) return { refusal: { is: 'other-questions' } };
  const answers = answersIn(questions, numberIn(content.slice(DIGEST_LENGTH)));
  return answers ? { answers } : { refusal: { is: 'checksum' } };
}

/** Returns the number of characters of a code, without hyphens. */
export function telephoneLength({ questions }: Pick<TelephoneQuestions, 'questions'>): number {
  return DIGEST_LENGTH + dataLength(questions) + CHECK_LENGTH;
}

/**
 * True if a text could be a telephone code, right or wrong. Digits alone could be a telephone number as
 * well: only a letter tells, or `isAlone`, if there is no other text.
 */
export function looksLikeCode(text: string, isAlone = false): boolean {
  const groups = text.trim().split(/[\s\-\u2010-\u2015]+/);
  const bare = groups.join('');
  const isGrouped = groups.slice(0, -1).every(({ length }) => length === GROUP_LENGTH);
  const hasLetter = isAlone || /[a-z]/i.test(bare);
  const isLongEnough = bare.length > DIGEST_LENGTH + CHECK_LENGTH;
  return isGrouped && isLongEnough && hasLetter && /^[0-9a-z]+$/i.test(bare) && /\d/.test(bare);
}

/** Returns the number of an answer: 0 for none, 1 for "don't know", then in order; `null` for others. */
function stateOf(
  possible: readonly AnswerValue[],
  answer: AnswerValue | null | undefined,
): number | null {
  if (answer === undefined) return 0;
  if (answer === null) return 1;
  const index = possible.indexOf(answer);
  return index < 0 ? null : index + 2;
}

function radixOf(possible: readonly AnswerValue[]): bigint {
  return BigInt(possible.length + 2);
}

function answersIn(
  questions: readonly TelephoneQuestion[],
  number: bigint,
): TelephoneAnswers | null {
  const found: [string, AnswerValue | null][] = [];
  let left = number;
  for (const { id, answers } of questions.toReversed()) {
    const state = Number(left % radixOf(answers));
    left /= radixOf(answers);
    const answer = state === 1 ? null : answers[state - 2];
    if (answer !== undefined) found.push([id, answer]);
  }
  return left === 0n ? Object.fromEntries(found.toReversed()) : null;
}

/** Returns the number of characters that can hold any answers to these questions. */
function dataLength(questions: readonly TelephoneQuestion[]): number {
  let largest = questions.reduce((product, { answers }) => product * radixOf(answers), 1n) - 1n;
  let length = 0;
  for (; largest > 0n; largest /= BASE) length++;
  return length;
}

function digestPart(digest: string): string {
  return inBase32(BigInt(`0x${digest.slice(0, 5)}`), DIGEST_LENGTH);
}

function checkOf(content: string): bigint {
  return numberIn(content) % PRIME;
}

function inBase32(number: bigint, length: number): string {
  let text = '';
  for (let left = number; text.length < length; left /= BASE) {
    text = ALPHABET.charAt(Number(left % BASE)) + text;
  }
  return text;
}

function numberIn(text: string): bigint {
  return Array.from(text).reduce(
    (number, own) => number * BASE + BigInt(Math.max(ALPHABET.indexOf(own), 0)),
    0n,
  );
}
