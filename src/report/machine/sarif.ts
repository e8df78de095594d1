import { sarifLog } from '../../text/sarif.ts';
import { machineWords as words } from '../../words/machine.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { alertsOf } from './alerts.ts';
import { machineNotes } from './notes.ts';

/** Writes SARIF 2.1.0 with a result for each unmet rule and each gap that is not waived. */
export function sarif(report: Report, view: RenderOptions): string {
  // GitHub ignores suppressions, and would keep waived gaps open.
  const shown = alertsOf(report, view).filter(({ waived }) => waived === null || view.withWaived);
  const results = shown.map(({ id, waived, ...alert }) => ({
    ...alert,
    fingerprint: `${report.checklist.id}/${id}`,
    accepted: waived === null ? null : words.waived({ terms: waived }),
  }));
  return sarifLog(report, results, machineNotes(report));
}
