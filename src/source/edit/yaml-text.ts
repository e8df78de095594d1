import { Document, parseDocument, type ToStringOptions, visit } from 'yaml';
import { accidentIn } from '../yaml/compose.ts';

/**
 * Options for writing YAML so that every text is read back unchanged. Each has been measured to be
 * needed; see eemeli/yaml#692 for the effect of the package on long and blank lines without them.
 */
export const writeOptions = {
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: 1e9,
  singleQuote: false,
} as const;

/** A text that the reading pipeline has accepted, as nodes that know their places. */
export function composed(text: string): Document {
  return parseDocument(text, {
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
  });
}

/** A field as lines without line breaks at their ends; none of them breaks inside a text. */
export function fieldLines(name: string, value: unknown): readonly string[] {
  return yamlText(new Document({ [name]: value }), writeOptions)
    .replace(/\n$/, '')
    .split('\n');
}

/**
 * Writes a field for use between braces, in one line of JSON. The package would write a text such as
 * ":\n\n$" so that it is read back differently.
 */
export function flowText(name: string, value: unknown): string {
  const isPlain = /^[a-z][A-Za-z-]*$/.test(name);
  return visible(`${isPlain ? name : JSON.stringify(name)}: ${JSON.stringify(value)}`);
}

/**
 * Writes a document as YAML in which nothing hides: marks of direction, separators of lines and control
 * characters are written as `\\u202e`, in quotes.
 */
export function yamlText(document: Document, options: ToStringOptions): string {
  visit(document, {
    Scalar: (place, node) => {
      if (typeof node.value !== 'string') return;
      const isHiding = HIDDEN.test(node.value) || (place === 'key' && isRefused(node.value));
      if (isHiding) node.type = 'QUOTE_DOUBLE';
    },
  });
  return visible(document.toString(options));
}

const HIDDEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const isRefused = (name: string) => name.startsWith('//') || accidentIn(name) !== null;

const ALL_HIDDEN = new RegExp(HIDDEN, 'g');

function visible(text: string): string {
  return text.replace(ALL_HIDDEN, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return `\\u${code.padStart(4, '0')}`;
  });
}

/**
 * Finds the first alias in a text: its offset, and its name with the asterisk. `null` if there is
 * none.
 */
export function repetitionIn(
  text: string,
): { readonly offset: number; readonly name: string } | null {
  let found: { readonly offset: number; readonly name: string } | null = null;
  visit(composed(text), {
    Alias: (_, { source, range }) => {
      found = { offset: range?.[0] ?? 0, name: `*${source}` };
      return visit.BREAK;
    },
  });
  return found;
}
