/** How many of a group there are to hide behind. */
export interface GroupSize {
  readonly group: string;
  /** 1 or more. */
  readonly size: number;
}

/** Which groups may be told of. */
export interface Release {
  /** The groups that count in what is told of all together; all of them, or none that is too small. */
  readonly counted: ReadonlySet<string>;
  /** Those of them whose own figures are told. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Decides which groups may be told of where a group of fewer than `minGroup` must not be: neither by
 * itself, nor as what is left when the others are taken from the whole. Several small groups hide
 * behind each other where they are enough people together. A small one that has nobody to hide
 * behind is left out of the whole if that still has two groups to speak of; otherwise the whole is
 * told, and no group.
 */
export function releaseOf(sizes: readonly GroupSize[], minGroup: number): Release {
  const small = sizes.filter(({ size }) => size < minGroup);
  const large = sizes.filter(({ size }) => size >= minGroup);
  const hides = small.length > 1 && peopleIn(small) >= minGroup;
  if (small.length === 0 || hides) return { counted: idsOf(sizes), shown: idsOf(large) };
  if (large.length > 1) return { counted: idsOf(large), shown: idsOf(large) };
  if (large.length === 1) return { counted: idsOf(sizes), shown: NOBODY };
  return { counted: NOBODY, shown: NOBODY };
}

const NOBODY: ReadonlySet<string> = new Set();

function idsOf(sizes: readonly GroupSize[]): ReadonlySet<string> {
  return new Set(sizes.map(({ group }) => group));
}

function peopleIn(sizes: readonly GroupSize[]): number {
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
