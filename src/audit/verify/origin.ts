import type { FormatName } from '../../report/formats.ts';

/** Version and options that a report names. */
export interface Origin {
  /** Options that it names, as in "--min-score 60". */
  readonly options: readonly string[];
  /** Version of align that it names; `null` if it names none. */
  readonly version: string | null;
}

/**
 * Finds the origin of a report in the one place of its format that no text of answers, checklists
 * or brands can reach. `text` is the properties of an office document, `generator` of JSON.
 */
export function originIn(format: FormatName, text: string): Origin {
  switch (format) {
    case 'sarif':
      return originOfLog(text);
    case 'csv':
      return originOf(START, lastCell(text));
    case 'junit': {
      const [, options] = INSTRUCTION.exec(text) ?? [];
      return { ...originOf(WHOLE, lastLine(text)), options: split(options) };
    }
    case 'docx':
    case 'pptx':
    case 'xlsx':
      return originOf(WHOLE, DESCRIPTION.exec(text)?.[1] ?? '');
    default:
      return originOf(WHOLE, lastLine(text));
  }
}

/** The whole text, apart from a final full stop. */
const WHOLE =
  /^Gap report by align (\d[\w.+-]*\w)(?:\. Made with (--[a-z-]+(?: [\w.-]*\w)?(?:, --[a-z-]+(?: [\w.-]*\w)?)*))?\.?$/;
/** Beginning of a text that continues with names. */
const START =
  /^Gap report by align (\d[\w.+-]*\w)(?:\. Made with (--[a-z-]+(?: [\w.-]*\w)?(?:, --[a-z-]+(?: [\w.-]*\w)?)*))?\./;
// Text of others cannot contain "<" in XML.
const DESCRIPTION = /<dc:description>([^<]*)<\/dc:description>/;
const INSTRUCTION = /<\?align ([^?]*)\?>\n<!-- [^>]*-->\n?$/;

function originOf(pattern: RegExp, text: string): Origin {
  const [, version, options] = pattern.exec(text) ?? [];
  return { options: split(options), version: version ?? null };
}

function split(options: string | undefined): readonly string[] {
  return options === undefined ? [] : options.split(', ');
}

/** Returns the last line without the marks of a comment, and without the escapes of Markdown. */
function lastLine(text: string): string {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  return line
    .replace(/^<!-- | -->$/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

/** Returns the last cell of the first row below the head. */
function lastCell(csv: string): string {
  const [, row] = rowsOf(csv);
  return row?.at(-1) ?? '';
}

/** Reads the first two rows of a table, whatever delimits its cells. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^,;\t"\r\n]*))([,;\t]|\r?\n|$)/y;
  const rows: string[][] = [[]];
  cell.lastIndex = csv.startsWith('\ufeff') ? 1 : 0;
  for (let found = cell.exec(csv); found; found = cell.exec(csv)) {
    const [all, inQuotes, bare = '', end = ''] = found;
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? bare);
    if (all === '' || (rows.length === 2 && end !== ',' && end !== ';' && end !== '\t')) break;
    if (end.endsWith('\n')) rows.push([]);
  }
  return rows;
}

/** Reads the command that SARIF names. */
function originOfLog(text: string): Origin {
  try {
    const log: unknown = JSON.parse(text);
    const run = at(at(log, 'runs'), '0');
    const name = at(at(at(run, 'tool'), 'driver'), 'fullName');
    const given = at(at(at(run, 'invocations'), '0'), 'arguments');
    const options = Array.isArray(given) ? given.map(String) : [];
    return { ...originOf(WHOLE, String(name)), options };
  } catch {
    return { options: [], version: null };
  }
}

function at(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([own]) => own === name)?.[1];
}
