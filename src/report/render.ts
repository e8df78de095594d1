import { type FormatName, formats, type Rendered, type View } from './index.ts';
import type { Renderable } from './report.ts';

/**
 * Turns a report into the whole text or bytes of one format, by default without colours and 80
 * columns wide. For PDF it gives the page that a browser has to print.
 */
export async function render(
  report: Renderable,
  format: FormatName,
  view: Partial<View> = {},
): Promise<Rendered> {
  const renderer = await formats[format].load();
  const { comparison = null, verdict = null } = report;
  const terminal = { colour: 0, columns: 80 } as const;
  return renderer({ ...report, comparison, verdict }, { terminal, ...view });
}
