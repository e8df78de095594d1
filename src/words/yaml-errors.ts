import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf } from './coded.ts';
import { thousands } from './grammar.ts';

interface Here {
  /** Word in the text at the place of the error. */
  readonly here: string;
}

const CUT_OFF = 'check that the file is complete';
const RIGHT_FILE = 'check that this is the right file';
const QUOTE_TEXT = 'put the text in quotes';
const NEXT_LINE = 'move it to the next line';

const LOOKALIKES = {
  space: {
    is: (code: string) => `an invisible character is here (U+${code}), such as a no-break space`,
    hint: 'replace it with an ordinary space',
  },
  quote: {
    is: (code: string) => `these quotes are typographic (U+${code})`,
    hint: 'use straight quotes: " or \'',
  },
  hidden: {
    is: (code: string) => `an invisible character is here (U+${code})`,
    hint: 'delete it',
  },
  letter: {
    is: (code: string) => `a letter here only looks like a Latin one (U+${code})`,
    hint: 'type the name again',
  },
  mark: {
    is: (code: string) => `this mark is a full-width one (U+${code})`,
    hint: 'use the ordinary one and a space',
  },
};

const IMPORT = '"align import FILE --round FOLDER" takes answers from it';

const UNPACK = 'unpack it first';
const ANSWERS_OF_REPORT = 'use the answers files that the report was made from';

/** Remedies for files of another kind. */
const INSTEAD = {
  archive: UNPACK,
  compressed: UNPACK,
  encrypted: 'decrypt it first',
  'open-sheet': 'save it as .xlsx or .csv, which "align import" reads',
  'own-report': ANSWERS_OF_REPORT,
  'own-table': ANSWERS_OF_REPORT,
  pointer: 'run "git lfs pull" to get the file itself',
  table: IMPORT,
  workbook: IMPORT,
  other: 'write its content into a YAML file; "align audit --save answers.yaml" asks for answers',
};

const KINDS = {
  archive: 'a ZIP archive',
  compressed: 'a compressed file',
  document: 'a Word document',
  'old-office': 'an Excel or Word file of the old format',
  encrypted: 'an encrypted message or a key',
  'open-document': 'a document of LibreOffice or Pages',
  'open-sheet': 'a spreadsheet of LibreOffice or Numbers',
  'own-report': 'a report that align wrote',
  'own-table': 'a table that align wrote (CSV)',
  pdf: 'a PDF',
  picture: 'a picture',
  pointer: 'a pointer of Git LFS',
  program: 'a program or a database',
  recording: 'a recording',
  rtf: 'a document in RTF',
  slides: 'a presentation',
  table: 'a table (CSV)',
  'web-page': 'a web page or XML',
  workbook: 'an Excel workbook',
} as const;

/** Errors of the syntax of YAML, and of files of other kinds, by code; loaded with the parser. */
export const yamlErrorWords = {
  'source/other-kind': ({ kind }: { kind: keyof typeof KINDS }) => ({
    message: `the file is ${KINDS[kind]}, not YAML or JSON`,
    hint: INSTEAD[kind as keyof typeof INSTEAD] ?? INSTEAD.other,
  }),
  'source/not-text': ({ kind }: { kind: keyof typeof KINDS }) => ({
    message: `the file is ${KINDS[kind]}, not text`,
    hint: RIGHT_FILE,
  }),
  'yaml/line-endings': () => ({
    message: 'line endings are CR only',
    hint: 'save the file with LF or CRLF line endings',
  }),
  'yaml/second-document': () => ({
    message: 'a second YAML document starts here',
    hint: 'keep one document per file and delete the "---" or "..." line',
  }),
  'yaml/no-value': () => ({ message: 'the file contains no value', hint: RIGHT_FILE }),
  'yaml/only-comments': () => ({ message: 'the file contains only comments', hint: RIGHT_FILE }),
  'yaml/long-value': ({ limit }: { limit: number }) => ({
    message: `a single value is longer than ${thousands(limit)} characters`,
    hint: 'check for a missing closing quote',
  }),
  'yaml/too-many-tokens': ({ limit }: { limit: number }) => ({
    message: `too many YAML tokens (more than ${thousands(limit)})`,
    hint: RIGHT_FILE,
  }),
  'yaml/tag': () => ({ message: 'YAML tags ("!") are not supported', hint: QUOTE_TEXT }),
  'yaml/version': () => ({ message: 'only YAML 1.2 is supported', hint: 'delete this line' }),
  'yaml/directive': () => ({
    message: 'YAML directives (%) are not supported',
    hint: 'delete this line',
  }),
  'yaml/merge-conflict': () => ({
    message: 'unresolved git merge conflict (<<<<<<<, =======, >>>>>>>)',
    hint: 'keep one version and delete the markers',
  }),
  'yaml/invalid': ({ here }: Here) => ({
    message: `${quoted(here)} is not valid YAML`,
    hint: QUOTE_TEXT,
  }),
  'yaml/tab': () => ({ message: 'this line is indented with a tab', hint: 'indent with spaces' }),
  'yaml/lookalike': ({ code, kind }: { code: string; kind: keyof typeof LOOKALIKES }) => ({
    message: LOOKALIKES[kind].is(code),
    hint: LOOKALIKES[kind].hint,
  }),
  'yaml/code-fence': () => ({
    message: 'these marks of a code block are not YAML',
    hint: 'delete their lines',
  }),
  'yaml/slashes': () => ({ message: '"//" does not start a comment', hint: 'use "#"' }),
  'yaml/thousands': (of: { written: string; thousands: string; decimal: string }) => ({
    message: `${of.written} can be ${of.thousands} or ${of.decimal}`,
    hint: 'write the one that is meant, without a mark for thousands',
  }),
  'yaml/unclosed-quote': () => ({
    message: 'the quote that opens here is never closed',
    hint: 'add the closing quote',
  }),
  'yaml/unclosed-list': ({ isCutOff }: { isCutOff: boolean }) => ({
    message: 'missing "]"',
    hint: isCutOff ? CUT_OFF : 'add the "]", or indent this line',
  }),
  'yaml/unclosed-mapping': ({ isCutOff }: { isCutOff: boolean }) => ({
    message: 'missing "}"',
    hint: isCutOff ? CUT_OFF : 'add the "}", or indent this line',
  }),
  'yaml/second-colon': () => ({
    message: 'a second colon in one line',
    hint: 'put the text after the first colon in quotes',
  }),
  'yaml/indentation': () => ({
    message: 'unexpected indentation',
    hint: 'align this line with the lines around it, or add or remove a "- "',
  }),
  'yaml/not-a-field': ({ here }: Here) => ({
    message: `${quoted(here)} is not "name: value"`,
    hint: 'add a colon followed by a space, or correct the indentation',
  }),
  'yaml/not-an-entry': ({ here }: Here) => ({
    message: `${quoted(here)} is not part of the list above`,
    hint: 'start it with "- ", or correct the indentation',
  }),
  'yaml/special-text': ({ here }: Here) => ({
    message: `${quoted(here)} has a special meaning in YAML`,
    hint: QUOTE_TEXT,
  }),
  'yaml/special-start': () => ({
    message: 'text that starts with "&" or "*" has a special meaning in YAML',
    hint: QUOTE_TEXT,
  }),
  'yaml/escape': () => ({
    message: 'invalid escape in double quotes',
    hint: 'write \\\\ for a backslash, or use single quotes',
  }),
  'yaml/field-name': () => ({
    message: 'a field name must be plain text',
    hint: 'delete the "?", "[", "{" or "*"',
  }),
  'yaml/list-after-name': () => ({
    message: 'a list cannot start on the same line as its name',
    hint: NEXT_LINE,
  }),
  'yaml/text-after-block-mark': () => ({
    message: 'no text is allowed after "|" or ">"',
    hint: NEXT_LINE,
  }),
  'yaml/single-quotes': ({ here }: Here) => ({
    message: `the single quotes end before ${quoted(here)}`,
    hint: "write '' for an apostrophe",
  }),
  'yaml/double-quotes': ({ here }: Here) => ({
    message: `the quotes end before ${quoted(here)}`,
    hint: 'quote the whole text, or none of it',
  }),
  'yaml/unexpected-mark': ({ here }: Here) => ({
    message: `unexpected ${quoted(here)}`,
    hint: 'delete it',
  }),
  'yaml/unexpected-text': ({ here }: Here) => ({
    message: `unexpected ${quoted(here)}`,
    hint: 'delete it, or put the whole text in quotes',
  }),
  'yaml/space-before-comment': () => ({
    message: 'missing space before "#"',
    hint: 'add it, or put the text in quotes',
  }),
  'yaml/missing-separator': ({ here }: Here) => ({
    message: `missing comma or space before ${quoted(here)}`,
    hint: 'add it',
  }),
  'yaml/missing-comma': ({ here }: Here) => ({
    message: `missing comma after ${quoted(here)}`,
    hint: 'add it, or put the whole text in quotes',
  }),
  'yaml/long-name': () => ({
    message: 'a field name is longer than 1,024 characters',
    hint: 'check for a missing line break',
  }),
  'yaml/text-after-document-start': () => ({
    message: 'no text is allowed after "---"',
    hint: NEXT_LINE,
  }),
  'yaml/unknown-alias': ({ alias }: { alias: string }) => ({
    message: `alias ${quoted(alias)} is not defined above`,
    hint: 'put it in quotes if it is text',
  }),
  'yaml/alias-expansion': ({ limit }: { limit: number }) => ({
    message: `aliases ("*") expand to more than ${thousands(limit)} values`,
    hint: 'use fewer',
  }),
  'yaml/merge-key': () => ({
    message: 'merge keys ("<<") are not supported',
    hint: 'write the fields out',
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `yamlErrorWords`. */
export const yamlError = errorsOf(yamlErrorWords);
