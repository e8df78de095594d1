import { safeJson } from '../../text/safe.ts';
import type { Changes } from './changes.ts';

/** Writes the changes between rounds as JSON; scores are fractions from 0 to 1, unrounded. */
export function changesJson({ report, comparison, trend, generator }: Changes): string {
  const { id, title, version } = report.checklist;
  return safeJson({
    format: 1,
    generator,
    subject: report.subject,
    checklist: { id, title, version },
    comparison,
    trend,
    promises: report.promises,
    anonymity: report.anonymity,
  });
}
