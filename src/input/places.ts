/** Where something stands in a text; both count from 1, in lines and in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The lines and columns of many offsets, in one walk through the text. */
export function toPlaces(
  text: string,
  offsets: Iterable<readonly [name: string, offset: number]>,
): ReadonlyMap<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  let line = 1;
  let start = 0;
  for (const [name, offset] of [...offsets].toSorted(([, a], [, b]) => a - b)) {
    let end = text.indexOf('\n', start);
    while (end >= 0 && end < offset) {
      line++;
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    places.set(name, { line, column: offset - start + 1 });
  }
  return places;
}
