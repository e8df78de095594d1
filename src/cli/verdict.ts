import type { Io } from '../io/io.ts';
import type { ReportedVerdict } from '../report/report.ts';
import { gateInWords } from '../report/sections/verdict.ts';
import { safeText } from '../text/safe.ts';

/** Says on stderr which gates are not met, one line for each, and with `verbose` which are. */
export function printVerdict({ stderr }: Io, verdict: ReportedVerdict, verbose: boolean): void {
  for (const line of verdictLines(verdict, verbose)) stderr.write(`${safeText(line)}\n`);
}

function verdictLines({ gates, waivers }: ReportedVerdict, verbose: boolean): readonly string[] {
  const told = gates.flatMap((gate) => {
    const words = gateInWords(gate);
    if (gate.outcome === 'fail') return [`gate ${words}`];
    if (gate.outcome === 'warn') return [`warning: gate ${words}`];
    return verbose ? [`${gate.outcome} ${words}`] : [];
  });
  const warnings = waivers.flatMap(({ warning }) => (warning === null ? [] : [warning]));
  return [...told, ...warnings.map((warning) => `warning: ${warning}`)];
}
