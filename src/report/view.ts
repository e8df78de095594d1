import type { ReportDocument } from './blocks.ts';
import type { Branding } from './brand/brand.ts';
import type { TableName } from './machine/tables/table.ts';
import type { FindPlace, Report, SourcePlace } from './report.ts';

/** Features of a terminal. Formats that are no terminal text ignore them. */
export interface Terminal {
  /** Colours: 0 none, 1 16 colours, 2 256 colours, 3 true colour. */
  readonly colour: 0 | 1 | 2 | 3;
  readonly columns: number;
}

/** Options for the display of a report. */
export interface RenderOptions {
  readonly terminal: Terminal;
  /** Scope; default: `full`. */
  readonly edition?: Edition | undefined;
  /** False if the full edition ends before its appendix. */
  readonly hasAppendix?: boolean | undefined;
  /** Finds the places of answers; without it, no format names a line. */
  readonly places?: FindPlace | undefined;
  /** Place of findings that no answers file shows: policy, checklist or folder of the round. */
  readonly home?: SourcePlace | undefined;
  /** Lists waived gaps in SARIF too, where GitHub would show them as open. */
  readonly withWaived?: boolean | undefined;
  /** Brand of a firm, for formats that show one. */
  readonly brand?: Branding | undefined;
  /** Delimiter of cells and decimal mark in CSV; default: comma and point. */
  readonly csv?: CsvDialect | undefined;
  /** Table, for formats that are tables; each has its own default. */
  readonly table?: TableName | undefined;
}

/** Marks of CSV, which spreadsheets expect by the language of the computer. */
export interface CsvDialect {
  readonly delimiter: 'comma' | 'semicolon' | 'tab';
  readonly decimal: 'point' | 'comma';
}

/**
 * Writes a report as the text or bytes of one format. Has no side effects. The JSON format always
 * contains everything.
 */
export type Renderer = (report: Report, view: RenderOptions) => Rendered | Promise<Rendered>;

export type Rendered = string | Uint8Array;

/** Writes a document as the text or bytes of one format; knows no report. */
export type DocumentWriter = (
  document: ReportDocument,
  options: Pick<RenderOptions, 'terminal'>,
) => Rendered | Promise<Rendered>;

/** Editions of a report to choose from: two pages to send, everything, the details alone. */
export const EDITIONS = ['brief', 'full', 'appendix'] as const;

/**
 * Scope of a report; `differences` are those between respondents, for a talk about them, and
 * `compact` is what a terminal shows.
 */
export type Edition = (typeof EDITIONS)[number] | 'differences' | 'compact';
