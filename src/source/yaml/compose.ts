import { Composer, type CST, type Document, Lexer, type Node, Parser, type YAMLError } from 'yaml';
import type { CodedError } from '../../words/coded.ts';
import { errorText } from '../../words/errors.ts';
import { yamlError, type yamlErrorWords } from '../../words/yaml-errors.ts';
import { lineOf, MAX_DEPTH, type TextDiagnostic } from '../source.ts';

export interface Composed {
  /** Null if the text contains only comments and blank lines. */
  readonly root: Node | null;
  readonly errors: readonly TextDiagnostic[];
}

/** Composes the one YAML document of a text in a single pass of lexer, parser and composer. */
export function composeYaml(text: string): Composed {
  const lone = text.search(/\r(?!\n)/);
  if (lone >= 0) {
    return { root: null, errors: [{ ...yamlError('yaml/line-endings'), offset: lone }] };
  }
  const refused: TextDiagnostic[] = [];
  const composer = new Composer(options);
  const [first, second] = [...composer.compose(tokensOf(text, refused))];
  if (second) return { root: null, errors: [secondDocument(second)] };
  const loose = composer.streamInfo().errors;
  const complaints = [...loose, ...(first?.errors ?? []), ...(first?.warnings ?? [])];
  return {
    root: first?.contents ?? null,
    errors: [...refused, ...syntaxErrors(text, complaints)],
  };
}

/**
 * Yields the syntax tree of a text, up to a part that is refused. Lexer and parser do not recurse, so
 * a file that is too deep is refused before it reaches the composer, which does.
 */
function* tokensOf(text: string, refused: TextDiagnostic[]): Generator<CST.Token, void> {
  const parser = new Parser();
  let isPlainText = false;
  let parts = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const { offset, stack } = parser;
    const limit = limitRefusal(parts++, lexeme.length, stack.length);
    const refusal = limit ?? (isPlainText ? null : lexemeRefusal(lexeme));
    if (refusal !== null) refused.push({ ...refusal, offset });
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

// The parser takes more than linear time for some texts that nobody writes. An ordinary file reaches
// these limits with about 1 MB of YAML; JSON has none of them.
const MAX_PARTS = 250_000;
const MAX_PART_LENGTH = 200_000;
const MAX_ERRORS = 200;

function limitRefusal(parts: number, length: number, depth: number): CodedError | null {
  if (depth > MAX_DEPTH) return errorText('source/too-deep', { limit: MAX_DEPTH });
  if (length > MAX_PART_LENGTH) return yamlError('yaml/long-value', { limit: MAX_PART_LENGTH });
  return parts < MAX_PARTS ? null : yamlError('yaml/too-many-tokens', { limit: MAX_PARTS });
}

// Mark of the lexer before the text of a plain or block scalar. Source: "cst.SCALAR" of the yaml
// package.
const SCALAR = '\u001f';

function lexemeRefusal(lexeme: string): CodedError | null {
  const first = lexeme[0];
  if (first === '!') return yamlError('yaml/tag');
  if (first !== '%' || /^%YAML\s+1\.2\s*$/.test(lexeme)) return null;
  // Other versions give words such as yes another meaning.
  return yamlError(/^%YAML\b/.test(lexeme) ? 'yaml/version' : 'yaml/directive');
}

function secondDocument({ range }: Document): TextDiagnostic {
  return { ...yamlError('yaml/second-document'), offset: range?.[0] ?? 0 };
}

/** Returns the complaints of the parser in plain words, the first of each line, without echoes. */
function syntaxErrors(text: string, complaints: readonly YAMLError[]): readonly TextDiagnostic[] {
  const conflict = /^(?:<{7}|>{7}|={7})(?=[ \r\n]|$)/m.exec(text);
  if (conflict && complaints.length > 0) {
    return [{ ...yamlError('yaml/merge-conflict'), offset: conflict.index }];
  }
  const fence = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?=```|~~~)/.exec(text);
  if (fence && complaints.length > 0) {
    return [{ ...yamlError('yaml/code-fence'), offset: fence.index + fence[0].length }];
  }
  const byLine = new Map<number, SyntaxError>();
  for (const complaint of complaints.slice(0, MAX_ERRORS)) {
    if (REFUSED_BEFORE.has(complaint.code)) continue;
    const error = inWords(text, complaint);
    const line = lineOf(text, error.diagnostic.offset);
    const known = byLine.get(line);
    if (!known || error.diagnostic.offset < known.diagnostic.offset) byLine.set(line, error);
  }
  const inOrder = [...byLine.values()].toSorted(
    (one, other) => one.diagnostic.offset - other.diagnostic.offset,
  );
  const errors = inOrder
    .filter(({ isEcho }, i) => i === 0 || !isEcho)
    .map(({ diagnostic }) => diagnostic);
  const [first] = errors;
  const cause = first === undefined ? null : lookalike(text, first.offset);
  return cause === null ? errors : [cause];
}

/** Characters that texts have by accident, as those of YAML look like them; each is a group. */
const LOOKALIKES = [
  ['space', /([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])/],
  ['hidden', /([\u00ad\u200b\u2060\ufeff])/],
  ['mark', /([\uff1a\uff0c\uff3b\uff3d\uff5b\uff5d])/],
  ['quote', /([\u2018-\u201f\u00ab\u00bb\u300c\u300d])/],
] as const;

/** Character in the place of another one. */
export interface Accident {
  readonly kind: (typeof LOOKALIKES)[number][0] | 'letter';
  /** Code point, in four hexadecimal digits or more. */
  readonly code: string;
}

/** Finds a character that the name of a field, outside of quotes, has by accident. */
export function accidentIn(name: string): Accident | null {
  const isWord = /^(?=.*[a-z])[\w\u0370-\u04ff\uff21-\uff5a-]+$/.test(name);
  const [letter] = (isWord && /[^\w-]/.exec(name)) || [];
  if (letter !== undefined) return { kind: 'letter', code: codeOf(letter) };
  for (const [kind, pattern] of LOOKALIKES) {
    const found = pattern.exec(name);
    if (found === null || (kind === 'quote' && found.index > 0)) continue;
    return { kind, code: codeOf(found[0]) };
  }
  return null;
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** Finds the first such character in the line of an error or in the one before, where YAML would be. */
function lookalike(text: string, offset: number): TextDiagnostic | null {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const start = text.lastIndexOf('\n', line - 2) + 1;
  const end = text.indexOf('\n', offset);
  const lines = text.slice(start, end < 0 ? undefined : end);
  const found = LOOKALIKES.flatMap(([kind, pattern]) =>
    [...lines.matchAll(new RegExp(pattern, 'g'))].map(({ 0: character, index }) => ({
      ...{ kind, character, index },
    })),
  ).toSorted((a, b) => a.index - b.index);
  for (const { kind, character, index } of found) {
    const before = lines.slice(0, index).split('\n').at(-1) ?? '';
    // Inside a text they are letters like any other.
    if (!/(?:^|[:,[{]|-) *$/.test(before) && !/[\uff1a\uff0c]/.test(character)) continue;
    const error = yamlError('yaml/lookalike', { code: codeOf(character), kind });
    return { ...error, offset: start + index };
  }
  return null;
}

/** Error of a syntax rule. */
interface SyntaxError {
  readonly diagnostic: TextDiagnostic;
  /** True if it mostly follows from an earlier error. */
  readonly isEcho: boolean;
}

/** Complaints about tags and directives, which are refused before they are resolved. */
const REFUSED_BEFORE: ReadonlySet<string> = new Set([
  'TAG_RESOLVE_FAILED',
  'BAD_COLLECTION_TYPE',
  'BAD_DIRECTIVE',
]);

const FALLBACK: Omit<SyntaxRule, 'complaint'> = {
  words: (here) => yamlError('yaml/invalid', { here }),
};

function inWords(text: string, { code, message, pos }: YAMLError): SyntaxError {
  const [at] = pos;
  const rule = syntaxRules.find(
    ({ complaint, when }) => complaint === code && (when?.({ message, text, at }) ?? true),
  );
  const { from, words, isEcho = false } = rule ?? FALLBACK;
  const offset = from?.({ message, text, at }) ?? at;
  return { diagnostic: { ...words(wordAt(text, offset)), offset }, isEcho };
}

function wordAt(text: string, offset: number): string {
  const here = text.slice(offset, offset + 200).trimStart();
  return /^["']?([^\s,[\]{}"']+)/.exec(here)?.[1] ?? here.slice(0, 1);
}

/** Complaint of the yaml package, and the error that people get instead. */
export interface SyntaxRule {
  /** Code that the yaml package gives the complaint. */
  readonly complaint: string;
  readonly when?: (complaint: Complaint) => boolean;
  /** Offset where people have to look, if the parser gave up elsewhere. */
  readonly from?: (complaint: Complaint) => number;
  /** Returns the error, given the word in the text at its place. */
  readonly words: (here: string) => CodedError;
  /** True if it mostly follows from an earlier error, and is shown only without one. */
  readonly isEcho?: boolean;
}

interface Complaint {
  readonly message: string;
  readonly text: string;
  readonly at: number;
}

/** Rules of which the first that applies counts. Source: calls of `onError` in the yaml package, 2.9.1. */
const syntaxRules: readonly SyntaxRule[] = [
  rule('TAB_AS_INDENT', 'yaml/tab'),
  {
    ...rule('MISSING_CHAR', 'yaml/unclosed-quote'),
    when: says(/^Missing closing/),
    from: openingQuote,
  },
  {
    ...rule('BAD_INDENT', unclosed('yaml/unclosed-list', false)),
    when: says(/^Flow sequence/),
  },
  {
    ...rule('BAD_INDENT', unclosed('yaml/unclosed-mapping', false)),
    when: says(/^Flow map/),
  },
  {
    ...rule('MISSING_CHAR', unclosed('yaml/unclosed-list', true)),
    when: says(/^Flow sequence/),
  },
  {
    ...rule('MISSING_CHAR', unclosed('yaml/unclosed-mapping', true)),
    when: says(/^Flow map/),
  },
  {
    ...rule('BLOCK_AS_IMPLICIT_KEY', 'yaml/not-a-field'),
    when: (complaint) => /^\s*(?:- )*[\w-]+:[{["'][^\n]*:[ \t]+$/.test(lineBefore(complaint)),
    from: (complaint) => complaint.at - lineBefore(complaint).trimStart().length,
  },
  {
    ...rule('BLOCK_AS_IMPLICIT_KEY', 'yaml/second-colon'),
    when: (complaint) =>
      /:[ \t]+$/.test(lineBefore(complaint)) && /^[^\n]*?:(\s|$)/.test(after(complaint)),
  },
  { ...rule('BLOCK_AS_IMPLICIT_KEY', 'yaml/indentation'), from: misplacedLine, isEcho: true },
  {
    ...rule('MULTILINE_IMPLICIT_KEY', 'yaml/indentation'),
    when: (complaint) => /[^\s-]/.test(lineBefore(complaint)),
    from: misplacedLine,
    isEcho: true,
  },
  rule('MULTILINE_IMPLICIT_KEY', 'yaml/not-a-field'),
  { ...rule('MISSING_CHAR', 'yaml/not-a-field'), when: says(/^Implicit map keys/) },
  { ...rule('BAD_INDENT', 'yaml/indentation'), from: firstWord, isEcho: true },
  {
    ...rule('MISSING_CHAR', 'yaml/not-an-entry'),
    when: says(/^Sequence item/),
    from: firstWord,
    isEcho: true,
  },
  rule('BAD_SCALAR_START', 'yaml/special-text'),
  rule('BAD_ALIAS', 'yaml/special-start'),
  rule('BAD_DQ_ESCAPE', 'yaml/escape'),
  rule('NON_STRING_KEY', 'yaml/field-name'),
  {
    ...rule('UNEXPECTED_TOKEN', 'yaml/list-after-name'),
    when: says(/^Unexpected block-seq-ind on same line/),
  },
  {
    ...rule('UNEXPECTED_TOKEN', 'yaml/text-after-block-mark'),
    when: (complaint) =>
      says(/^Block scalar header/)(complaint) || /[|>][-+\d]*[ \t]+$/.test(lineBefore(complaint)),
  },
  {
    ...rule('UNEXPECTED_TOKEN', 'yaml/special-start'),
    when: (complaint) => /[*&]\S+[ \t]+$/.test(lineBefore(complaint)),
    from: ({ text, at }) => at - (/\S+\s+$/.exec(text.slice(0, at))?.[0].length ?? 0),
  },
  {
    ...rule('UNEXPECTED_TOKEN', 'yaml/single-quotes'),
    when: (complaint) => /'[ \t]*$/.test(lineBefore(complaint)),
  },
  {
    ...rule('UNEXPECTED_TOKEN', 'yaml/double-quotes'),
    when: (complaint) => /"[ \t]*$/.test(lineBefore(complaint)),
  },
  {
    ...rule('UNEXPECTED_TOKEN', 'yaml/unexpected-mark'),
    when: (complaint) => /^\s*[,\]}]/.test(after(complaint)),
  },
  rule('UNEXPECTED_TOKEN', 'yaml/unexpected-text'),
  {
    ...rule('MISSING_CHAR', 'yaml/space-before-comment'),
    when: says(/^Comments/),
  },
  {
    ...rule('MISSING_CHAR', 'yaml/missing-separator'),
    when: says(/^Missing/),
  },
  rule('BLOCK_IN_FLOW', 'yaml/missing-comma'),
  rule('KEY_OVER_1024_CHARS', 'yaml/long-name'),
  {
    ...rule('MISSING_CHAR', 'yaml/text-after-document-start'),
    when: says(/^Block collection/),
  },
];

type YamlWords = typeof yamlErrorWords;

/** Codes of errors that need at most the word at their place. */
type HereCode = {
  [Code in keyof YamlWords]: YamlWords[Code] extends (values: { here: string }) => unknown
    ? Code
    : never;
}[keyof YamlWords];

function rule(complaint: string, words: HereCode | SyntaxRule['words']): SyntaxRule {
  return {
    complaint,
    words: typeof words === 'string' ? (here) => yamlError(words, { here }) : words,
  };
}

function unclosed(code: 'yaml/unclosed-list' | 'yaml/unclosed-mapping', isCutOff: boolean) {
  return () => yamlError(code, { isCutOff });
}

function says(start: RegExp): (complaint: Complaint) => boolean {
  return ({ message }) => start.test(message);
}

function firstWord({ text, at }: Complaint): number {
  return at + text.slice(at).search(/\S|$/);
}

/** This line if the complaint is at its beginning, else the next one. */
function misplacedLine(complaint: Complaint): number {
  const { text, at } = complaint;
  const end = text.indexOf('\n', at);
  const isHere = lineBefore(complaint).trim() === '' || end < 0;
  return firstWord(isHere ? complaint : { ...complaint, at: end });
}

function lineBefore({ text, at }: Complaint): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function after({ text, at }: Complaint): string {
  return text.slice(at, at + 2000);
}

/** The parser gives up at the end of the text in quotes, which may be the end of the file. */
function openingQuote({ text, at }: Complaint): number {
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (/^["']/.test(lexeme) && offset + lexeme.length === at) return offset;
    if (!lexerMarks.has(lexeme)) offset += lexeme.length;
  }
  return at;
}

/**
 * Marks that the lexer adds to the text: the starts of documents and plain text, the ends of flow
 * text.
 */
const lexerMarks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);
