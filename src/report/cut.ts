/**
 * A text of several lines in at most so many bytes of UTF-8: all of it, or its first lines and a last
 * paragraph that says that it is cut; empty where not even that has room.
 */
export function cutToBytes(text: string, most: number, ending: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  const last = new TextEncoder().encode(`\n${ending}\n`);
  const room = most - last.length;
  if (room < 0) return '';
  // Between two line breaks no character is in halves.
  const end = bytes.subarray(0, room).lastIndexOf(LINE_BREAK) + 1;
  const decoder = new TextDecoder();
  return decoder.decode(bytes.subarray(0, end)) + decoder.decode(last);
}

const LINE_BREAK = 10;
