import { leftOut } from './left-out.ts';
import type { Report } from './report.ts';
import { gateInWords } from './verdict-in-words.ts';
import { resultInWords, sourcesInWords } from './words.ts';

/** What programs should know that is no alert. */
export interface Aside {
  readonly level: 'warning' | 'note';
  readonly text: string;
}

/** The result, what is waived, what the waivers need, what the score does not rest on, and what it does. */
export function asidesOf(report: Report): readonly Aside[] {
  const { gates = [], waivers = [], reportOnly = false } = report.verdict ?? {};
  const waived = gates.filter(({ outcome }) => outcome === 'waived');
  const warnings = waivers.flatMap(({ warning }) => (warning === null ? [] : [warning]));
  return [
    note(`${report.subject}: ${resultInWords(report, report.standing)}`),
    ...(reportOnly ? [note('Report only: the exit code takes no notice of the verdict.')] : []),
    ...waived.map((gate) => note(`Waived: ${gateInWords(gate)}`)),
    ...[...warnings, ...report.warnings].map((text): Aside => ({ level: 'warning', text })),
    ...leftOut({ ...report, warnings: [] }).flatMap(({ heading, entries }) =>
      entries.map(({ line }) => note(`${heading}: ${line}`)),
    ),
    ...sourcesInWords(report).map(note),
  ];
}

function note(text: string): Aside {
  return { level: 'note', text };
}
