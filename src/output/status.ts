import type { PlanResult } from '../audit/plan.ts';
import { DEFAULT_MIN_GROUP } from '../audit/request.ts';
import type { RoundProgress } from '../audit/reveal.ts';
import type { Difference, Verification } from '../audit/verify/verify.ts';
import type { Io } from '../io/io.ts';
import { pathInBrief } from '../report/phrases.ts';
import type { ReportedVerdict } from '../report/report.ts';
import { oneSafeLine, safeText } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { gateWords } from '../words/gate.ts';
import { statusWords } from '../words/status.ts';

/** Prints the outcomes of an action plan to stderr. */
export function printPlanned(
  { stderr }: Io,
  { path, changes, report, warnings }: PlanResult,
): void {
  for (const warning of warnings) stderr.write(`warning: ${safeText(warning)}\n`);
  const words =
    changes === null
      ? [statusWords.planIsCurrent({ path })]
      : [statusWords.planSaved({ path, ...changes }), pathInBrief(report)];
  for (const line of words) stderr.write(`${safeText(line)}\n`);
}

/** Prints the result of a verification, and to stderr what may explain a difference. */
export function printVerification(
  { stdout, stderr }: Io,
  path: string,
  { difference, version }: Verification,
): void {
  const words =
    difference === null ? statusWords.matches({ version: VERSION }) : differenceInWords(difference);
  stdout.write(`${safeText(path)}: ${safeText(words)}\n`);
  if (difference === null || version === VERSION) return;
  stderr.write(`hint: ${safeText(statusWords.madeByOther({ version }))}\n`);
}

function differenceInWords({ place, found, expected }: Difference): string {
  return statusWords.differs({ place, found, expected });
}

/** Prints the progress of a round to stderr: by names, or numbers of people if it is anonymous. */
export function printProgress(
  { stderr }: Io,
  { respondents, silentGroups, awaited }: RoundProgress,
  isAnonymous: boolean,
): void {
  const isWaiting = awaited.length > 0;
  const finished = respondents.filter((own) => own.isFinished).length;
  const open = respondents.length - finished;
  const lines = isAnonymous
    ? [
        statusWords.progressOfAll({ finished, open, least: DEFAULT_MIN_GROUP }),
        ...(isWaiting ? [statusWords.waiting({ ids: [] })] : []),
      ]
    : [
        ...respondents.map((progress) => statusWords.progress(progress)),
        ...silentGroups.map((group) => statusWords.missingGroup({ group })),
        ...(isWaiting ? [statusWords.waiting({ ids: awaited })] : []),
      ];
  for (const line of lines) stderr.write(`${safeText(line)}\n`);
}

/** Line of the log. */
interface VerdictLine {
  readonly outcome: ReportedVerdict['gates'][number]['outcome'];
  readonly rule: string;
  readonly message: string;
}

/**
 * Writes what could have loosened the verdict to stderr, then failed rules and warnings, and with
 * `verbose` all others. On a terminal rules form a table; elsewhere each is one line, however long, that
 * can be searched for. Of an anonymous report only the outcome is told.
 */
export async function printVerdict(
  { stderr }: Io,
  verdict: ReportedVerdict,
  { verbose, isAnonymous }: { readonly verbose: boolean; readonly isAnonymous: boolean },
): Promise<void> {
  if (isAnonymous) {
    stderr.write(`${verdict.passed ? gateWords.hiddenPass : gateWords.hiddenFail}\n`);
    return;
  }
  const changes = verdict.loosened.map((change) => gateWords.loosened.line({ change }));
  for (const line of [...changes, ...(verbose ? verdict.notices : [])]) {
    stderr.write(`${safeText(gateWords.note({ text: line }))}\n`);
  }
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
  const [{ textTable }, { pageWidth }] = await Promise.all([
    import('../text/table.ts'),
    import('../text/wrap.ts'),
  ]);
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
