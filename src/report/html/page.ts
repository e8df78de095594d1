import type { Branding } from '../brand/brand.ts';
import type { Report, ReportIndex } from '../report.ts';

/** A report, and what the page is made for. */
export interface HtmlPage {
  readonly report: Report;
  readonly find: ReportIndex;
  readonly brand: Branding | null;
  /** Whether it is printed at once, so that nobody can open anything. */
  readonly isOnPaper: boolean;
}
