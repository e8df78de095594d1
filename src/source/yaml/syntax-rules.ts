import { Lexer } from 'yaml';
import type { CodedError } from '../../words/coded.ts';
import { yamlError, type yamlErrorWords } from '../../words/yaml-errors.ts';

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
export const syntaxRules: readonly SyntaxRule[] = [
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
