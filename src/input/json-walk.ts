/** What a walk through a JSON text comes past: the name of a field, or where a value begins. */
export interface JsonPart {
  readonly kind: 'key' | 'value';
  /** The part as written, with its quotes; of a list or mapping, its opening bracket. */
  readonly written: string;
  readonly offset: number;
  /** The lists and mappings around it; the last position or name of each is the path to here. */
  readonly around: readonly Frame[];
}

export interface Frame {
  readonly isMapping: boolean;
  /** The name or the position that the walk has reached in it. */
  at: string | number;
}

/**
 * All parts of a text that JSON.parse accepts, in order, without recursion: a deep file cannot
 * exhaust the stack.
 */
export function* walkJson(text: string): Generator<JsonPart, void> {
  const around: Frame[] = [];
  let expectsKey = false;
  let offset = 0;
  while (offset < text.length) {
    const end = endOfToken(text, offset);
    const written = text.slice(offset, end);
    const frame = around.at(-1);
    if (written === '}' || written === ']') around.pop();
    else if (written === ',' && frame) {
      if (typeof frame.at === 'number') frame.at++;
      expectsKey = frame.isMapping;
    } else if (expectsKey && frame && written.startsWith('"')) {
      frame.at = nameIn(written);
      expectsKey = false;
      yield { kind: 'key', written, offset, around };
    } else if (written !== ':' && written.trim() !== '') {
      yield { kind: 'value', written, offset, around };
      expectsKey = written === '{';
      if (written === '{') around.push({ isMapping: true, at: '' });
      if (written === '[') around.push({ isMapping: false, at: 0 });
    }
    offset = end;
  }
}

/** The text that a JSON string stands for. */
export function nameIn(written: string): string {
  return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
}

const plainToken = /\s+|[-+.\w]+|./y;

function endOfToken(text: string, offset: number): number {
  if (text[offset] !== '"') {
    plainToken.lastIndex = offset;
    plainToken.test(text);
    return plainToken.lastIndex;
  }
  let end = text.indexOf('"', offset + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
