import { commandEscapes, withoutCommands } from '../text/safe.ts';
import type { ChangesRenderer } from './changes.ts';
import type { Renderable } from './report.ts';
import type { Rendered, Renderer, RenderOptions } from './view.ts';

interface Format {
  /** File extensions of this format, lower case with the dot. */
  readonly extensions: readonly string[];
  readonly load: () => Promise<Renderer>;
  readonly isPrinted?: boolean;
}

/** Formats by name, each loaded on use. */
export const formats = {
  text: {
    extensions: ['.txt'],
    load: async () =>
      (await import('./outline.ts')).written((await import('./writers/text/page.ts')).textDocument),
  },
  markdown: {
    extensions: ['.md', '.markdown'],
    load: async () =>
      (await import('./outline.ts')).written((await import('./writers/markdown.ts')).markdownPage, {
        hasIds: true,
      }),
  },
  json: { extensions: ['.json'], load: async () => (await import('./machine/json.ts')).json },
  html: {
    extensions: ['.html', '.htm'],
    load: async () =>
      (await import('./outline.ts')).written((await import('./writers/html/page.ts')).htmlPage),
  },
  pdf: {
    extensions: ['.pdf'],
    load: async () =>
      (await import('./outline.ts')).written(
        (await import('./writers/html/page.ts')).htmlPageOnPaper,
      ),
    isPrinted: true,
  },
  csv: { extensions: ['.csv'], load: async () => (await import('./machine/csv.ts')).csv },
  docx: {
    extensions: ['.docx'],
    load: async () =>
      (await import('./outline.ts')).written((await import('./writers/docx/blocks.ts')).docx),
  },
  pptx: {
    extensions: ['.pptx'],
    load: async () =>
      (await import('./deck.ts')).presented((await import('./writers/pptx/pptx.ts')).pptx),
  },
  xlsx: { extensions: ['.xlsx'], load: async () => (await import('./machine/xlsx.ts')).xlsx },
  junit: { extensions: ['.xml'], load: async () => (await import('./machine/junit.ts')).junit },
  sarif: { extensions: ['.sarif'], load: async () => (await import('./machine/alerts.ts')).sarif },
  gitlab: { extensions: [], load: async () => (await import('./machine/alerts.ts')).gitlab },
  badge: { extensions: ['.svg'], load: async () => (await import('./machine/badge.ts')).badge },
  'badge-json': {
    extensions: [],
    load: async () => (await import('./machine/badge.ts')).badgeJson,
  },
  github: { extensions: [], load: async () => (await import('./machine/alerts.ts')).github },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** Returns the names of all formats, in the order of the list. */
export function formatNames(): readonly FormatName[] {
  return Object.keys(formats).filter(isFormatName);
}

/** True if the text is the name of a format. */
function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** True if the renderer of a format returns a page that a browser must print. */
export function isPrinted(name: FormatName): boolean {
  const format: Format = formats[name];
  return format.isPrinted ?? false;
}

/** Returns the format of a file by its extension; `null` for an unknown extension. */
export function formatOf(fileName: string): FormatName | null {
  const name = fileName.toLowerCase();
  return (
    formatNames().find((format) => formats[format].extensions.some((end) => name.endsWith(end))) ??
    null
  );
}

/**
 * Writes a report in one format, by default without colours and 80 columns wide. For PDF it returns
 * the page that a browser prints.
 */
export async function render(
  report: Renderable,
  format: FormatName,
  view: Partial<RenderOptions> = {},
): Promise<Rendered> {
  const renderer = await formats[format].load();
  const { comparison = null, verdict = null } = report;
  const terminal = { colour: 0, columns: 80 } as const;
  const rendered = await renderer({ ...report, comparison, verdict }, { terminal, ...view });
  return commandsEscaped(format, rendered);
}

/** Escapes the commands of CI systems in a text of a format. */
export function commandsEscaped(format: FormatName, rendered: Rendered): Rendered {
  if (typeof rendered !== 'string' || !hasEscapes(format)) return rendered;
  return withoutCommands(rendered, commandEscapes[format]);
}

function hasEscapes(format: FormatName): format is keyof typeof commandEscapes {
  return Object.hasOwn(commandEscapes, format);
}

const changes = async () => (await import('./changes.ts')).changesIn;

/** Formats of a comparison of rounds, each loaded on use. */
export const changesFormats = {
  text: async () => (await changes())((await import('./writers/text/page.ts')).textDocument),
  markdown: async () => (await changes())((await import('./writers/markdown.ts')).markdownPage),
  html: async () => (await changes())((await import('./writers/html/page.ts')).htmlPage),
  pdf: async () => (await changes())((await import('./writers/html/page.ts')).htmlPageOnPaper),
  docx: async () => (await changes())((await import('./writers/docx/blocks.ts')).docx),
  pptx: async () =>
    (await import('./changes-deck.ts')).changesPresented(
      (await import('./writers/pptx/pptx.ts')).pptx,
    ),
  csv: async () => (await import('./changes.ts')).changesCsv,
  xlsx: async () => (await import('./changes.ts')).changesXlsx,
  json: async () => (await import('./changes.ts')).changesJson,
} as const satisfies Partial<Record<FormatName, () => Promise<ChangesRenderer>>>;

/** Returns the names of the formats of a comparison. */
export function changesFormatNames(): readonly FormatName[] {
  return formatNames().filter(isChangesFormat);
}

/** True if a comparison can be written in this format. */
export function isChangesFormat(format: FormatName): format is keyof typeof changesFormats {
  return Object.hasOwn(changesFormats, format);
}
