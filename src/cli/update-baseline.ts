import { json } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { safeText } from '../safe-text.ts';
import type { Io } from './io.ts';
import { writeOutput } from './write-output.ts';

/**
 * Writes a report to where later audits find it as their baseline. What it was itself compared with
 * and judged by is left out, so that the file changes with the answers and the checklist only.
 * @throws UserError where that would replace anything but a report, or the file cannot be written
 */
export function updateBaseline(io: Io, path: string, report: Report): void {
  const text = json({ ...report, comparison: null, verdict: null, madeWith: [] });
  writeOutput(io, { path, force: false, inputs: [] }, text);
  io.stderr.write(`baseline written to ${safeText(path)}\n`);
}
