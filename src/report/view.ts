import type { Branding } from './brand/brand.ts';
import type { TableName } from './machine/tables/table.ts';
import type { FindPlace, Report } from './report.ts';

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
