import { render } from '../../report/formats.ts';
import type { DocumentParts } from '../../report/office/parts.ts';
import type { Rendered } from '../../report/view.ts';
import { statusWords } from '../../words/status.ts';
import type { AuditResult } from '../audit.ts';
import { baselineJson } from '../baseline.ts';
import type { GivenReport } from './given-report.ts';

/**
 * Renders a report like the given one and finds the first difference. Compares values in JSON,
 * parts in office documents, texts in other formats. Line endings may differ. `null` if there is
 * none.
 */
export async function compareWith(
  { format, content }: GivenReport,
  { report, shown, update, view }: AuditResult,
): Promise<Difference | null> {
  const rendered = (columns: number) =>
    render(shown, format, { ...view, terminal: { colour: 0, columns } });
  const expected = await rendered(80);
  switch (content.kind) {
    case 'values':
      return differenceOfValues(
        content.value,
        JSON.parse(
          update?.refusal === null ? await baselineJson(report, update) : textOf(expected),
        ),
      );
    case 'parts': {
      const { unpack } = await import('../../report/office/container.ts');
      return differenceOfParts(content.parts, unpack(bytesOf(expected)).parts ?? {});
    }
    case 'text': {
      const given = plain(content.text);
      const difference = differenceOfTexts(given, plain(textOf(expected)));
      if (format !== 'text' || difference === null) return difference;
      for (const columns of widthsOf(given)) {
        if (plain(textOf(await rendered(columns))) === given) return null;
      }
      return difference;
    }
  }
}

function differenceOfParts(found: DocumentParts, expected: DocumentParts): Difference | null {
  for (const name of Object.keys({ ...expected, ...found })) {
    const [one, other] = [found[name], expected[name]];
    if (!one || !other) {
      const present = (part: Uint8Array | undefined) =>
        part ? statusWords.zipPart({ name }) : null;
      return { place: name, found: present(one), expected: present(other) };
    }
    if (Buffer.compare(one, other) === 0) continue;
    const difference = differenceOfTexts(textOf(one), textOf(other));
    const place = difference ? statusWords.inPart({ name, place: difference.place }) : name;
    return {
      found: statusWords.otherBytes,
      expected: statusWords.writtenBytes,
      ...difference,
      place,
    };
  }
  return null;
}

/** Returns the terminal widths that a text may have been written for. */
function widthsOf(text: string): readonly number[] {
  const longest = Math.max(...text.split('\n').map((line) => line.length));
  return Array.from({ length: 9 }, (_, i) => longest + i);
}

/** Removes differences in line endings that editors and version control systems make. */
function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
}

function textOf(rendered: Rendered): string {
  return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered);
}

function bytesOf(rendered: Rendered): Uint8Array {
  return typeof rendered === 'string' ? new TextEncoder().encode(rendered) : rendered;
}

/** First difference between two versions of a report. */
export interface Difference {
  /** Line and column, part of a file, or path of a field. */
  readonly place: string;
  /** Excerpt of each report at this place; `null` if it has nothing there. */
  readonly found: string | null;
  readonly expected: string | null;
}

/** Length of an excerpt, in characters. */
const SHOWN = 60;

/** Finds the first difference between two texts; `null` if they are the same. */
function differenceOfTexts(found: string, expected: string): Difference | null {
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
    place: statusWords.linePlace({ line: at + 1, column: column + 1 }),
    found: excerpt(own),
    expected: excerpt(other),
  };
}

function firstDifference(one: string, other: string): number {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  return i;
}

/** Finds the first field, in the order of `expected`, in which two JSON values differ. */
function differenceOfValues(found: unknown, expected: unknown, path = ''): Difference | null {
  if (Object.is(found, expected)) return null;
  if (!isObject(found) || !isObject(expected) || Array.isArray(found) !== Array.isArray(expected)) {
    return {
      place: path || statusWords.wholeReport,
      found: inShort(found),
      expected: inShort(expected),
    };
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
