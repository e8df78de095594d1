import { Composer, type CST, type Document, Lexer, type Node, Parser, type YAMLError } from 'yaml';
import { quoted } from '../../text/safe.ts';
import { lineOf, MAX_DEPTH, type Mistake, tooDeep } from '../mistakes.ts';
import { type Rule, rules } from './syntax-rules.ts';

export interface Composed {
  /** Null when the text holds nothing but comments and blank lines. */
  readonly root: Node | null;
  readonly mistakes: readonly Mistake[];
}

/** The one YAML document of a text, in one pass of lexer, parser and composer. */
export function composeYaml(text: string): Composed {
  const lone = text.search(/\r(?!\n)/);
  if (lone >= 0) return { root: null, mistakes: [{ offset: lone, text: CARRIAGE_RETURN }] };
  const mistakes: Mistake[] = [];
  const composer = new Composer(options);
  const [first, second] = [...composer.compose(tokensOf(text, mistakes))];
  if (second) return { root: null, mistakes: [secondDocument(second)] };
  const loose = composer.streamInfo().errors;
  const errors = [...loose, ...(first?.errors ?? []), ...(first?.warnings ?? [])];
  return {
    root: first?.contents ?? null,
    mistakes: [...mistakes, ...syntaxMistakes(text, errors)],
  };
}

/**
 * The syntax tree of a text, up to what is refused. Lexer and parser do not recurse, so a file that
 * is too deep is refused before it reaches the composer, which does.
 */
function* tokensOf(text: string, mistakes: Mistake[]): Generator<CST.Token, void> {
  const parser = new Parser();
  let isPlainText = false;
  let parts = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const { offset, stack } = parser;
    const limit = limitRefusal(parts++, lexeme.length, stack.length);
    const refusal = limit ?? (isPlainText ? null : lexemeRefusal(lexeme));
    if (refusal !== null) mistakes.push({ offset, text: refusal });
    if (limit !== null || errors > MAX_ERRORS) return;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors++;
      yield token;
    }
    isPlainText = lexeme === SCALAR;
  }
  yield* parser.end();
}

const options = {
  stringKeys: true,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
} as const;

// The parser takes more than linear time for some texts that nobody writes. An ordinary file comes
// to these limits with about 1 MB of YAML; JSON has none of them.
const MAX_PARTS = 250_000;
const MAX_PART_LENGTH = 200_000;
const MAX_ERRORS = 200;

function limitRefusal(parts: number, length: number, depth: number): string | null {
  if (depth > MAX_DEPTH) return tooDeep;
  if (length > MAX_PART_LENGTH) {
    return 'more than 200,000 characters belong together from here on; is a closing quote missing?';
  }
  return parts < MAX_PARTS
    ? null
    : 'holds more than 250,000 words and marks; is this the right file?';
}

// The lexer's mark before the text of a plain or block scalar. Source: "cst.SCALAR" of the yaml
// package.
const SCALAR = '\u001f';

const SECOND_DOCUMENT =
  'a second document begins here; keep one document per file and delete the "---" or "..." line between them';

const CARRIAGE_RETURN =
  'the lines end in a carriage return (CR) alone; save the file with LF or CRLF line ends';

function lexemeRefusal(lexeme: string): string | null {
  const first = lexeme[0];
  if (first === '!') return 'a value cannot begin with "!" (a YAML tag); put the text in quotes';
  if (first !== '%' || /^%YAML\s+1\.2\s*$/.test(lexeme)) return null;
  return /^%YAML\b/.test(lexeme)
    ? 'only YAML 1.2 is read, as other versions give words such as yes another meaning; delete this line'
    : 'lines that begin with % are not read; delete this line';
}

function secondDocument({ range }: Document): Mistake {
  return { offset: range?.[0] ?? 0, text: SECOND_DOCUMENT };
}

/** The parser's complaints in plain words, the first of each line and without their echoes. */
function syntaxMistakes(text: string, errors: readonly YAMLError[]): readonly Mistake[] {
  const conflict = /^(?:<{7}|>{7}|={7})(?=[ \r\n]|$)/m.exec(text);
  if (conflict && errors.length > 0) return [{ offset: conflict.index, text: CONFLICT }];
  const byLine = new Map<number, Mistake & { readonly isEcho: boolean }>();
  for (const error of errors.slice(0, MAX_ERRORS_YAMLWORDS)) {
    if (saidElsewhere.has(error.code)) continue;
    const mistake = inWords(text, error);
    const line = lineOf(text, mistake.offset);
    const known = byLine.get(line);
    if (!known || mistake.offset < known.offset) byLine.set(line, mistake);
  }
  const inOrder = [...byLine.values()].toSorted((one, other) => one.offset - other.offset);
  return inOrder.filter(({ isEcho }, i) => i === 0 || !isEcho);
}

const MAX_ERRORS_YAMLWORDS = 200;

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
