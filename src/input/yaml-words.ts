import type { YAMLError } from 'yaml';
import { quoted } from '../safe-text.ts';
import type { Mistake } from './mistake.ts';
import { lineOf } from './words.ts';
import { type Rule, rules } from './yaml-rules.ts';

/** The parser's complaints in plain words, the first of each line and without their echoes. */
export function syntaxMistakes(text: string, errors: readonly YAMLError[]): readonly Mistake[] {
  const conflict = /^(?:<{7}|>{7}|={7})(?=[ \r\n]|$)/m.exec(text);
  if (conflict && errors.length > 0) return [{ offset: conflict.index, text: CONFLICT }];
  const byLine = new Map<number, Mistake & { readonly isEcho: boolean }>();
  for (const error of errors.slice(0, MAX_ERRORS)) {
    if (saidElsewhere.has(error.code)) continue;
    const mistake = inWords(text, error);
    const line = lineOf(text, mistake.offset);
    const known = byLine.get(line);
    if (!known || mistake.offset < known.offset) byLine.set(line, mistake);
  }
  const inOrder = [...byLine.values()].toSorted((one, other) => one.offset - other.offset);
  return inOrder.filter(({ isEcho }, i) => i === 0 || !isEcho);
}

const MAX_ERRORS = 200;

const CONFLICT =
  'holds a conflict that git could not merge (<<<<<<<, =======, >>>>>>>); keep one of the two versions and delete these marks';

/** Tags and directives are refused, with words of their own, before they are resolved. */
const saidElsewhere: ReadonlySet<string> = new Set([
  'TAG_RESOLVE_FAILED',
  'BAD_COLLECTION_TYPE',
  'BAD_DIRECTIVE',
]);

const fallback: Omit<Rule, 'code'> = {
  words: '$here cannot be read as YAML; put the text in quotes',
};

function inWords(text: string, { code, message, pos }: YAMLError) {
  const [at] = pos;
  const {
    from,
    words,
    isEcho = false,
  } = rules.find((rule) => rule.code === code && (rule.when?.({ message, text, at }) ?? true)) ??
  fallback;
  const offset = from?.({ message, text, at }) ?? at;
  return { offset, isEcho, text: words.replace('$here', () => quoted(wordAt(text, offset))) };
}

function wordAt(text: string, offset: number): string {
  const here = text.slice(offset, offset + 200).trimStart();
  return /^["']?([^\s,[\]{}"']+)/.exec(here)?.[1] ?? here.slice(0, 1);
}
