/**
 * What a text may say to whoever reads it as plain text, Markdown, HTML, XML or JSON: with escapes
 * undone, and with words put together that markup or the end of a line has torn apart.
 */
export function readingsOf(text: string): readonly string[] {
  const bare = text
    .replace(ANSI, '')
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/;base64,[A-Za-z0-9+/=\s]+/g, ' ');
  const written = [bare, bare.replace(TAG, ''), bare.replace(TAG, ' ')];
  return written.flatMap((own) => {
    const read = unescaped(own);
    return [read, read.replace(/-?\r?\n\s*/g, '')];
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these begin what colours a terminal
const ANSI = /\u001b\[[\d;]*[A-Za-z]/g;
const TAG = /<[^<>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
  shy: '',
};

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, entity)
    .replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function percentDecoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
