/** Where two versions of a report part. */
export interface Difference {
  /** A line and column, or the path of a field. */
  readonly place: string;
  /** What stands there in the one, and in the other, as it is shown; null where nothing does. */
  readonly found: string | null;
  readonly expected: string | null;
}

/** How much is shown of a text on either side. */
const SHOWN = 60;

/** The first place where two texts differ; null where they are the same. */
export function differenceOfTexts(found: string, expected: string): Difference | null {
  if (found === expected) return null;
  const [ours, theirs] = [expected.split('\n'), found.split('\n')];
  const line = theirs.findIndex((own, i) => own !== ours[i]);
  const at = line < 0 ? theirs.length : line;
  const [own, other] = [theirs[at], ours[at]];
  const column = firstDifference(own ?? '', other ?? '');
  const excerpt = (text: string | undefined) =>
    text === undefined
      ? null
      : `"${text.slice(Math.max(column - SHOWN / 2, 0), column + SHOWN / 2)}"`;
  return {
    place: `line ${at + 1}, column ${column + 1}`,
    found: excerpt(own),
    expected: excerpt(other),
  };
}

function firstDifference(one: string, other: string): number {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return i;
}

/** The first field, in the order of the expected value, in which two values of JSON differ. */
export function differenceOfValues(
  found: unknown,
  expected: unknown,
  path = '',
): Difference | null {
  if (Object.is(found, expected)) return null;
  if (!isObject(found) || !isObject(expected) || Array.isArray(found) !== Array.isArray(expected)) {
    return { place: path || 'the whole', found: inShort(found), expected: inShort(expected) };
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  for (const name of names) {
    const field = Array.isArray(expected) ? `${path}[${name}]` : `${path}${path && '.'}${name}`;
    const difference = differenceOfValues(own(found, name), own(expected, name), field);
    if (difference) return difference;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function inShort(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
