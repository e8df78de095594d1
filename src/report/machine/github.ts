import { asSentence } from '../../text/phrases.ts';
import { safeText } from '../../text/safe.ts';
import { machineWords as words } from '../../words/machine.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../view.ts';
import { alertsOf, type MachineFinding } from './alerts.ts';
import { machineNotes } from './notes.ts';

/** Number of annotations of one kind that GitHub shows for one step. */
const MOST = 10;

/**
 * Writes findings as workflow commands of GitHub Actions, which become annotations. The ten most
 * severe are written, and one that counts the rest. Notes follow as plain lines of the log.
 */
export function github(report: Report, view: RenderOptions): string {
  const alerts = alertsOf(report, view).toSorted((a, b) => badness(a) - badness(b));
  return [
    ...alerts.slice(0, MOST).map(annotation),
    ...rest(alerts.slice(MOST)),
    ...machineNotes(report).map(({ text }) => `- ${logText(text)}`),
    report.generator,
    '',
  ].join('\n');
}

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Returns the sort key of a finding: more severe findings have smaller keys. */
function badness({ level, waived }: MachineFinding): number {
  return Object.keys(COMMANDS).indexOf(level) + (waived === null ? 0 : 0.5);
}

function annotation({ level, rule, message, waived, places }: MachineFinding): string {
  const isOpen = waived === null;
  const text = isOpen ? message : `${asSentence(words.waived({ terms: waived }))} ${message}`;
  return command(COMMANDS[level], { ...whereIn(places), title: rule.title }, text);
}

function whereIn([place]: MachineFinding['places']): Properties {
  return place ? { file: place.file, line: place.line, col: place.column } : {};
}

/** Returns one annotation for findings that GitHub would not show, at the place of the first. */
function rest(alerts: readonly MachineFinding[]): readonly string[] {
  const [first] = alerts;
  if (!first) return [];
  const findings = alerts.map(({ name, waived }) =>
    waived === null ? name : words.isWaived({ name }),
  );
  const title = words.moreAlerts({ alerts: alerts.length });
  return [command('notice', { ...whereIn(first.places), title }, words.notShown({ findings }))];
}

type Properties = Readonly<Record<string, string | number>>;

function command(name: string, properties: Properties, message: string): string {
  const written = Object.entries(properties).map(
    ([property, value]) => `${property}=${escapeProperty(String(value))}`,
  );
  return `::${name} ${written.join(',')}::${escapeMessage(message)}`;
}

/** Characters that GitHub decodes in a command. */
const ESCAPES = new Map([
  ['%', '%25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
]);

function escapeMessage(text: string): string {
  return text
    .split(/([%\r\n])/)
    .map((part) => ESCAPES.get(part) ?? safeText(part))
    .join('');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Returns a line of the log that GitHub cannot take for an older command, `##[error]`. */
function logText(text: string): string {
  return safeText(text).replaceAll('##', '# #');
}
