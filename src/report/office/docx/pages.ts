import type { ChartColours } from '../../charts/look.ts';
import type { Lookup } from '../../lookup.ts';
import type { Report } from '../../report.ts';

/** A report, and how the document that tells it looks. */
export interface Pages {
  readonly report: Report;
  readonly find: Lookup;
  readonly colours: ChartColours;
}
