/**
 * How far ratings agree, 0 (split between the ends of the scale) to 1 (all the same), for ratings
 * as fractions of the scale; null of none. One rating agrees with itself.
 * Source: Tastle and Wierman, "Consensus and dissention: a measure of ordinal dispersion", 2007:
 * 1 + sum of p * log2(1 - |x - mean| / width), where the width is 1 for fractions.
 */
export function consensusOf(ratings: readonly number[]): number | null {
  if (ratings.length === 0) return null;
  // Summed in order of size, so that the order of respondents changes no bit.
  const inOrder = ratings.toSorted((a, b) => a - b);
  let sum = 0;
  for (const rating of inOrder) sum += rating;
  const mean = sum / inOrder.length;
  let consensus = 1;
  for (const rating of inOrder) {
    consensus += Math.log2(1 - Math.abs(rating - mean)) / inOrder.length;
  }
  return Math.min(1, Math.max(0, consensus));
}
