import type { Io } from '../io/io.ts';
import type { ReportedVerdict } from '../report/report.ts';
import { safeText } from '../text/safe.ts';
import { gateWords } from '../words/gate.ts';

/** One line of the log. */
interface VerdictLine {
  readonly outcome: ReportedVerdict['gates'][number]['outcome'];
  readonly rule: string;
  readonly message: string;
}

/**
 * Writes failed rules and warnings to stderr, and with `verbose` all others. On a terminal they form a
 * table; elsewhere each is one line, however long, that can be searched for.
 */
export async function printVerdict(
  { stderr }: Io,
  verdict: ReportedVerdict,
  verbose: boolean,
): Promise<void> {
  const lines = linesOf(verdict).filter(
    ({ outcome }) => verbose || outcome === 'fail' || outcome === 'warn',
  );
  if (lines.length === 0) return;
  if (stderr.isTerminal) {
    stderr.write(`${await table(lines, stderr.columns)}\n`);
    return;
  }
  const width = Math.max(...lines.map(({ outcome }) => gateWords.marks[outcome].length));
  for (const { outcome, ...line } of lines) {
    const mark = gateWords.marks[outcome].padEnd(width);
    stderr.write(`${safeText(`${mark} ${gateWords.rule(line)}`)}\n`);
  }
}

function linesOf({ gates, waivers }: ReportedVerdict): readonly VerdictLine[] {
  const warnings = waivers.flatMap(({ warning }) => warning ?? []);
  return [
    ...gates,
    ...warnings.map((message) => ({ outcome: 'warn', rule: 'waivers', message }) as const),
  ];
}

async function table(lines: readonly VerdictLine[], columns: number): Promise<string> {
  const { oneSafeLine, pageWidth, textTable } = await import('../text/table.ts');
  const rows = lines.map(({ outcome, rule, message }) => [
    gateWords.marks[outcome],
    rule,
    oneSafeLine(message),
  ]);
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return textTable(
    [{ head: '', width: widthOf(0) }, { head: '', width: widthOf(1) }, { head: '' }],
    rows,
    pageWidth({ columns }),
  );
}
