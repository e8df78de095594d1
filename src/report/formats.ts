import type { Branding } from './brand/brand.ts';
import type { TableName } from './machine/tables/table.ts';
import type { FindPlace, Renderable, Report } from './report.ts';

/** What a terminal can show. Formats that are no terminal text take no notice of it. */
export interface Terminal {
  /** 0 none, 1 16 colours, 2 256 colours, 3 true colour. */
  readonly colour: 0 | 1 | 2 | 3;
  readonly columns: number;
}

/** What a report dwells on: everything, or how differently the respondents see things. */
export type Edition = 'all' | 'differences';

/** How a report is to be shown. */
export interface RenderOptions {
  readonly terminal: Terminal;
  /** Everything without it. */
  readonly edition?: Edition | undefined;
  /** Where the answers stand; without it, no format names a line. */
  readonly places?: FindPlace | undefined;
  /** A firm's look, for formats that have one. */
  readonly brand?: Branding | undefined;
  /** Which table, in formats that are tables; without it what the format is for. */
  readonly table?: TableName | undefined;
}

/**
 * Turns a report into the whole text or bytes of one format, and does nothing else. The JSON
 * format always holds everything.
 */
export type Renderer = (report: Report, view: RenderOptions) => Rendered | Promise<Rendered>;

export type Rendered = string | Uint8Array;

interface Format {
  /** How names of files in this format end, lower case with the dot. */
  readonly extensions: readonly string[];
  readonly load: () => Promise<Renderer>;
  readonly isPrinted?: boolean;
}

/** Every format by name; loaded only when it is asked for. */
export const formats = {
  text: { extensions: ['.txt'], load: async () => (await import('./writers/text.ts')).text },
  markdown: {
    extensions: ['.md', '.markdown'],
    load: async () => (await import('./writers/markdown.ts')).markdown,
  },
  json: { extensions: ['.json'], load: async () => (await import('./machine/json.ts')).json },
  html: {
    extensions: ['.html', '.htm'],
    load: async () => (await import('./writers/html/html.ts')).html,
  },
  pdf: {
    extensions: ['.pdf'],
    load: async () => (await import('./writers/html/html.ts')).htmlOnPaper,
    isPrinted: true,
  },
  csv: { extensions: ['.csv'], load: async () => (await import('./machine/csv.ts')).csv },
  docx: { extensions: ['.docx'], load: async () => (await import('./writers/docx/docx.ts')).docx },
  pptx: { extensions: ['.pptx'], load: async () => (await import('./slides/pptx.ts')).pptx },
  xlsx: { extensions: ['.xlsx'], load: async () => (await import('./machine/xlsx.ts')).xlsx },
  junit: { extensions: ['.xml'], load: async () => (await import('./machine/junit.ts')).junit },
  sarif: { extensions: ['.sarif'], load: async () => (await import('./machine/sarif.ts')).sarif },
  github: { extensions: [], load: async () => (await import('./machine/github.ts')).github },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** The names of all formats, in the order of the list. */
export function formatNames(): readonly FormatName[] {
  return Object.keys(formats).filter(isFormatName);
}

/** Whether a text names a format. */
function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** Whether what the renderer of a format gives is a page that a browser has to print. */
export function isPrinted(name: FormatName): boolean {
  const format: Format = formats[name];
  return format.isPrinted ?? false;
}

/** The format that a file of this name holds; null where its ending says none. */
export function formatOf(fileName: string): FormatName | null {
  const name = fileName.toLowerCase();
  return (
    formatNames().find((format) => formats[format].extensions.some((end) => name.endsWith(end))) ??
    null
  );
}

/**
 * Turns a report into the whole text or bytes of one format, by default without colours and 80
 * columns wide. For PDF it gives the page that a browser has to print.
 */
export async function render(
  report: Renderable,
  format: FormatName,
  view: Partial<RenderOptions> = {},
): Promise<Rendered> {
  const renderer = await formats[format].load();
  const { comparison = null, verdict = null } = report;
  const terminal = { colour: 0, columns: 80 } as const;
  return renderer({ ...report, comparison, verdict }, { terminal, ...view });
}
