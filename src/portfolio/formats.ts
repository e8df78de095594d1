import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import {
  type Delivered,
  type DestinationRequest,
  deliver,
  destinationsOf,
} from '../output/target.ts';
import type { ReportDocument } from '../report/blocks.ts';
import type { FormatName } from '../report/formats.ts';
import type { Rendered, Terminal } from '../report/view.ts';
import { portfolioWords as words } from '../words/portfolio.ts';

/** Name of an index in the folder of its rounds. */
export const INDEX_NAME = 'portfolio.ndjson';

/** Writes a value in one format. */
export type ValueWriter<Value> = (value: Value, terminal: Terminal) => Rendered | Promise<Rendered>;

/** Formats that a value can be written in. */
export type ValueFormats<Value> = Readonly<Partial<Record<FormatName, ValueWriter<Value>>>>;

/** Returns the formats of everything that is a document, each loaded on use. */
export function documentFormats<Value>(
  documentOf: (value: Value) => ReportDocument | Promise<ReportDocument>,
) {
  return {
    text: async (value, terminal) => {
      const { textDocument } = await import('../report/writers/text/page.ts');
      return textDocument(await documentOf(value), { terminal });
    },
    markdown: async (value) => {
      const { markdownPage } = await import('../report/writers/markdown.ts');
      return markdownPage(await documentOf(value));
    },
    html: async (value) => {
      const { htmlPage } = await import('../report/writers/html/page.ts');
      return htmlPage(await documentOf(value));
    },
  } as const satisfies ValueFormats<Value>;
}

/**
 * Writes a value to files or standard output. Destinations that cannot be served are refused before it
 * is computed.
 * @throws UserError for a format that it does not have, or a file that cannot be written
 */
export async function writeDocuments<Value>(
  io: Io,
  request: DestinationRequest,
  formats: ValueFormats<Value>,
  compute: () => Promise<{ readonly value: Value; readonly inputs: readonly string[] }>,
): Promise<void> {
  const writers = destinationsOf(io, request).map((destination) => {
    const { format } = destination;
    const write = formats[format];
    if (write) return { destination, write };
    throw new UserError(words.format({ format, formats: Object.keys(formats) }));
  });
  const { value, inputs } = await compute();
  const reports: Delivered[] = [];
  for (const { destination, write } of writers) {
    reports.push({ destination, report: await write(value, destination.terminal) });
  }
  deliver(io, reports, inputs);
}
