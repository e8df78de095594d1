import {
  type Difference,
  differenceOfTexts,
  differenceOfValues,
} from '../../report/first-difference.ts';
import type { Rendered, View } from '../../report/index.ts';
import { render } from '../../report/render.ts';
import type { MadeReport } from '../make-report.ts';
import { unzip, type ZipPart } from '../unzip.ts';
import type { GivenReport } from './given-report.ts';

/**
 * Renders a report that was made again as the given one was, and finds the first difference: in JSON
 * of values, in office documents of the parts of the file, in all other formats of the text. Only the
 * ends of lines may differ. Null where there is none.
 */
export async function compareWith(
  { format, content }: GivenReport,
  { shown, places }: MadeReport,
  { focus, brand, table }: Pick<View, 'focus' | 'brand' | 'table'>,
): Promise<Difference | null> {
  const rendered = (columns: number) =>
    render(shown, format, { terminal: { colour: 0, columns }, focus, brand, table, places });
  const expected = await rendered(80);
  switch (content.kind) {
    case 'values':
      return differenceOfValues(content.value, JSON.parse(textOf(expected)));
    case 'parts':
      return differenceOfParts(content.parts, unzip(bytesOf(expected)) ?? []);
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

function differenceOfParts(
  found: readonly ZipPart[],
  expected: readonly ZipPart[],
): Difference | null {
  const names = new Set([...expected, ...found].map(({ name }) => name));
  for (const name of names) {
    const [one, other] = [found, expected].map((parts) => parts.find((own) => own.name === name));
    if (!one || !other) {
      const said = (part: ZipPart | undefined) => (part ? `a part ${name}` : null);
      return { place: name, found: said(one), expected: said(other) };
    }
    if (Buffer.compare(one.content, other.content) === 0) continue;
    const difference = differenceOfTexts(textOf(one.content), textOf(other.content));
    const place = difference ? `${name}, ${difference.place}` : name;
    return { found: 'other bytes', expected: 'what was written', ...difference, place };
  }
  return null;
}

/** How wide the terminal may have been that a text was written for: hardly wider than its lines. */
function widthsOf(text: string): readonly number[] {
  const longest = Math.max(...text.split('\n').map((line) => line.length));
  return Array.from({ length: 9 }, (_, i) => longest + i);
}

/** Without what an editor or a version control system changes about the ends of lines. */
function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
}

function textOf(rendered: Rendered): string {
  return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered);
}

function bytesOf(rendered: Rendered): Uint8Array {
  return typeof rendered === 'string' ? new TextEncoder().encode(rendered) : rendered;
}
