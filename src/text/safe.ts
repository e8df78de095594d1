/** An XML element; its children are XML already, each on lines of its own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[],
): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${escapeXml(safeText(String(value)))}"`,
  );
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>\n${children.join('\n')}\n</${name}>`;
}

/** Returns XML from a template; the pieces are XML already, and foreign text goes through `xmlText`. */
export function xml(
  strings: TemplateStringsArray,
  ...pieces: readonly (string | number)[]
): string {
  return String.raw({ raw: strings }, ...pieces);
}

/** A stranger's text between two tags; line breaks stay. */
export function xmlText(text: string): string {
  return escapeXml(safeLines(text));
}

/** A stranger's text as a library may put it into XML, which escapes what XML itself means. */
export function documentText(text: string): string {
  return inXml(safeLines(text));
}

/**
 * Characters that XML 1.0 cannot hold in any form, apart from control characters, which are written
 * out before.
 */
const NO_CHARACTER = /[\ufffe\uffff]/g;

function inXml(text: string): string {
  return text.replace(NO_CHARACTER, '\ufffd');
}

function escapeXml(text: string): string {
  return inXml(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Controls, bidi marks and line separators: what can move a cursor, hide text or end a line. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes foreign text one line that is safe in a terminal. Control characters, escape sequences, bidi
 * marks and lone surrogates are written out, such as `\u001b`. Idempotent.
 */
export function safeText(text: string): string {
  return text.replace(unsafe, escaped);
}

/** Makes foreign text one safe line, with single spaces. */
export function oneSafeLine(text: string): string {
  return safeText(text.trim().replace(/\s+/g, ' '));
}

/**
 * Makes a text harmless in the log of a CI run. Its programs take a line that begins with two colons,
 * and `##[` or `##name[` anywhere, for a command; a space between the signs prevents that.
 */
export function harmlessInLog(text: string): string {
  return text.replace(/:(?=:)/g, ': ').replace(/#(?=#[\w-]*\[)/g, '# ');
}

/** Makes foreign text of several lines safe; keeps newlines and tabs. */
export function safeLines(text: string): string {
  return text.replace(unsafe, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );
}

/** Foreign text in double quotes, for a message: safe, and cut to about 60 characters. */
export function quoted(text: string): string {
  const safe = safeText(text);
  const characters = Array.from(safe.slice(0, 200));
  return characters.length > 60 ? `"${characters.slice(0, 59).join('')}…"` : `"${safe}"`;
}

/** Writes out what nobody sees in foreign text: spaces that are not ordinary ones, and hidden characters. */
export function visibly(text: string): string {
  return text.replace(/[\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]/g, escaped);
}

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return shortEscapes[character] ?? `\\u${code}`;
}

// Characters that JSON.stringify leaves as they are, and that could steer a terminal or hide text.
const UNSAFE_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Writes a value as indented JSON that is safe to show on a terminal, with a final line break. */
export function safeJson(value: object): string {
  return `${JSON.stringify(value, null, 2).replace(UNSAFE_IN_JSON, escapeUnit)}\n`;
}

/** Writes a value as JSON in one line that is safe to show on a terminal. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value).replace(UNSAFE_IN_JSON, escapeUnit)}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Escapes of the colons and the number sign that begin a command, in one format. */
interface Escapes {
  readonly colons: string;
  /** First of two number signs. */
  readonly sign: string;
}

/**
 * Returns a text in which no CI system finds a command. GitHub takes lines that begin with `::name::`,
 * and `##[name]` anywhere; Azure Pipelines and TeamCity take `##vso[` and `##teamcity[`.
 */
export function withoutCommands(text: string, { colons, sign }: Escapes): string {
  let safe = text;
  if (safe.includes('::'))
    safe = safe.replace(COMMAND, (_, margin = '', quoted = '') => margin + quoted + colons);
  if (safe.includes('##')) safe = safe.replace(OLD_COMMAND, (_, hash: string) => sign + hash);
  return safe;
}

/** Escapes by which the texts of a format mean the same. */
export const commandEscapes = {
  markdown: { colons: '\\::', sign: '\\#' },
  text: { colons: ': :', sign: '# ' },
  csv: { colons: ': :', sign: '# ' },
  html: { colons: '&#58;:', sign: '&#35;' },
  junit: { colons: '&#58;:', sign: '&#35;' },
  json: { colons: '::', sign: '\\u0023' },
  sarif: { colons: '::', sign: '\\u0023' },
  gitlab: { colons: '::', sign: '\\u0023' },
  'badge-json': { colons: '::', sign: '\\u0023' },
  badge: { colons: '&#58;:', sign: '&#35;' },
} as const satisfies Record<string, Escapes>;

/** Two colons that begin a line, or a quoted command of GitHub. */
const COMMAND =
  /(?<=^|[\r\n])([^\S\r\n]*)::|(?<=")([^\S\r\n]*)::(?=(?:error|warning|notice|debug|group|endgroup|echo|add-[a-z]+|remove-[a-z]+|set-[a-z]+|save-state|stop-commands|internal-[a-z-]+|[^:\s{}]{12,})\b[^\r\n]*::)/gi;
const OLD_COMMAND = /#(#(?:[a-z]+(?:\.[a-z]+)*)?\[)/gi;
