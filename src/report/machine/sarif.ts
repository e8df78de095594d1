import { sarifLog } from '../../text/sarif.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { alertsOf, machineNotes } from './alerts.ts';

/** Writes a result in SARIF 2.1.0 for every gate that is not met and for every gap. */
export function sarif(report: Report, { places }: RenderOptions): string {
  const results = alertsOf(report, places).map(({ id, waived, ...alert }) => ({
    ...alert,
    fingerprint: `${report.checklist.id}/${id}`,
    accepted: waived === null ? null : `Waived ${waived}`,
  }));
  return sarifLog(report.generator, results, machineNotes(report));
}
