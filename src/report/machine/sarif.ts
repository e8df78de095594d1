import { sarifLog } from '../../text/sarif.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { alertsOf, machineNotes } from './alerts.ts';

/** Writes SARIF 2.1.0 with a result for each unmet rule and each gap. */
export function sarif(report: Report, { places }: RenderOptions): string {
  const results = alertsOf(report, places).map(({ id, waived, ...alert }) => ({
    ...alert,
    fingerprint: `${report.checklist.id}/${id}`,
    accepted: waived === null ? null : `Waived ${waived}`,
  }));
  return sarifLog(report.generator, results, machineNotes(report));
}
