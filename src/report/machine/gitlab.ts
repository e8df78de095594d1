import { createHash } from 'node:crypto';
import { safeJson, safeText } from '../../text/safe.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { alertsOf } from './alerts.ts';

/**
 * Writes a Code Quality report of GitLab: an issue for each unmet rule and each gap that is not waived.
 * The fingerprint of an issue is the same in every round, so that merge requests show what changed.
 */
export function gitlab(report: Report, view: RenderOptions): string {
  const shown = alertsOf(report, view).filter(({ waived }) => waived === null || view.withWaived);
  const issues = shown.map(({ id, rule, level, message, places: [place] }) => ({
    // Of the Code Climate format, which GitLab reads; it also tells align that the file is its own.
    engine_name: report.generator,
    description: safeText(message),
    check_name: rule.id,
    fingerprint: createHash('sha256').update(`${report.checklist.id}/${id}`).digest('hex'),
    severity: SEVERITIES[level],
    location: { path: place?.file ?? '.', lines: { begin: place?.line ?? 1 } },
  }));
  return safeJson(issues);
}

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const;
