import { Composer, type Document, Lexer, type Node, Parser } from 'yaml';
import type { Mistake } from './mistake.ts';
import { MAX_DEPTH, tooDeep } from './words.ts';
import { syntaxMistakes } from './yaml-words.ts';

export interface Composed {
  /** Null when the text holds nothing but comments and blank lines. */
  readonly root: Node | null;
  readonly mistakes: readonly Mistake[];
}

/**
 * The one YAML document of a text, in one pass of lexer, parser and composer. The first two never
 * recurse, so a file that is too deep is refused before the third, which does.
 */
export function composeYaml(text: string): Composed {
  const parser = new Parser();
  const composer = new Composer({
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
  });
  const mistakes: Mistake[] = [];
  const documents: Document[] = [];
  const lone = text.search(/\r(?!\n)/);
  if (lone >= 0) return refused(lone, CARRIAGE_RETURN);
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    const refusal = previous === SCALAR ? null : lexemeRefusal(lexeme);
    if (refusal !== null) mistakes.push({ offset, text: refusal });
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > MAX_DEPTH) return refused(offset, tooDeep);
    previous = lexeme;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  const [first, second] = documents;
  if (second) return refused(second.range?.[0] ?? 0, SECOND_DOCUMENT);
  const errors = [...composer.streamInfo().errors, ...documents.flatMap(complaints)];
  const root = first?.contents ?? null;
  return { root, mistakes: [...mistakes, ...syntaxMistakes(text, errors)] };
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

function refused(offset: number, text: string): Composed {
  return { root: null, mistakes: [{ offset, text }] };
}

function complaints({ errors, warnings }: Document) {
  return [...errors, ...warnings];
}
