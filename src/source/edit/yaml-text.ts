import { type Document, parseDocument, stringify, visit } from 'yaml';

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
  return stringify({ [name]: value }, writeOptions)
    .replace(/\n$/, '')
    .split('\n');
}

/**
 * Writes a field for use between braces, in one line of JSON. The package would write a text such as
 * ":\n\n$" so that it is read back differently.
 */
export function flowText(name: string, value: unknown): string {
  const isPlain = /^[a-z][A-Za-z-]*$/.test(name);
  return `${isPlain ? name : JSON.stringify(name)}: ${JSON.stringify(value)}`;
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
