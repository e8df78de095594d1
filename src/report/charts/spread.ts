/**
 * Places for labels, at least `apart` from each other and otherwise as near as can be to where they
 * belong, in the same order. Where the range is too small for them they begin before it.
 */
export function spread(
  wanted: readonly number[],
  apart: number,
  range: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = [...wanted.keys()].toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const places = [...wanted];
  let least = range.from;
  for (const i of order) {
    const place = Math.max(wanted[i] ?? 0, least);
    places[i] = place;
    least = place + apart;
  }
  let most = range.to;
  for (const i of order.toReversed()) {
    const place = Math.min(places[i] ?? 0, most);
    places[i] = place;
    most = place - apart;
  }
  return places;
}
