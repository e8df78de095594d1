/** A number to be averaged; `id` fixes the place in the sum, so that no order changes a bit. */
export interface Weighted {
  readonly id: string;
  /** 0 or more, relative to the others. */
  readonly weight: number;
  readonly value: number;
}

/** The weighted mean, or null where nothing carries weight (never 0, and never a perfect score). */
export function weightedMean(entries: readonly Weighted[]): number | null {
  const inOrder = entries.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  let weights = 0;
  let sum = 0;
  for (const { weight, value } of inOrder) {
    weights += weight;
    sum += weight * value;
  }
  return weights > 0 ? sum / weights : null;
}

/** The plain mean, or null of nothing. */
export function mean(entries: readonly Omit<Weighted, 'weight'>[]): number | null {
  return weightedMean(entries.map(({ id, value }) => ({ id, weight: 1, value })));
}
