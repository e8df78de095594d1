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
