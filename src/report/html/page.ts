import type { Branding } from '../brand.ts';
import type { Lookup } from '../lookup.ts';
import type { Report } from '../report.ts';

/** A report, and what the page is made for. */
export interface Page {
  readonly report: Report;
  readonly find: Lookup;
  readonly brand: Branding | null;
  /** Whether it is printed at once, so that nobody can open anything. */
  readonly isOnPaper: boolean;
}
