import type { Report, SourcePlace } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { type AlertRule, alertsOf, type MachineFinding, machineNotes } from './alerts.ts';
import { safeJson } from './json.ts';

/**
 * What is wrong as SARIF 2.1.0, the format in which code scanning shows findings beside the lines they
 * are about: a result for every gate that is not met and for every gap.
 */
export function sarif(report: Report, { places }: RenderOptions): string {
  const alerts = alertsOf(report, places);
  const rules = [...new Map(alerts.map(({ rule }) => [rule.id, rule])).values()];
  const notifications = machineNotes(report).map(({ level, text }) => ({
    level,
    message: message(text),
  }));
  return safeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'align', fullName: report.generator, rules: rules.map(ruleInSarif) },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        results: alerts.map((alert) => resultInSarif(report, alert, rules)),
      },
    ],
  });
}

function ruleInSarif({ id, title, help }: AlertRule): object {
  return { id, shortDescription: message(title), help: message(help) };
}

function resultInSarif(report: Report, alert: MachineFinding, rules: readonly AlertRule[]): object {
  const { id, rule, level, waived, places } = alert;
  const justification = `Waived ${waived}`;
  return {
    ruleId: rule.id,
    ruleIndex: rules.findIndex((own) => own.id === rule.id),
    level,
    message: message(alert.message),
    ...(places.length > 0 ? { locations: places.map(location) } : {}),
    partialFingerprints: { 'alignAlert/v1': `${report.checklist.id}/${id}` },
    ...(waived === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification }] }),
  };
}

function location({ file, line, column }: SourcePlace): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** A relative path as a relative reference (RFC 3986); no URI can hold half a character. */
function uriOf(file: string): string {
  return file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/**
 * A message whose text says what it says: in SARIF, brackets make links (section 3.11.6) and braces
 * hold places for arguments (3.11.5).
 */
function message(text: string): { readonly text: string } {
  return { text: text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&') };
}
