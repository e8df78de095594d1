/** Formats a schema as the formatter does, with short lists on one line. */
export function formatted(schema: unknown): string {
  const lists = /^(.*)\[\n\s+("[^[\]{}]*")\n\s+\](,?)$/gm;
  const text = JSON.stringify(schema, null, 2).replace(
    lists,
    (written, before: string, words: string, comma: string) => {
      const line = `${before}[${words.replace(/\n\s+/g, ' ')}]${comma}`;
      return line.length > 100 ? written : line;
    },
  );
  return `${text}\n`;
}
