import type { GapReport } from '../analysis/gap-report.ts';
import type { PlanResult } from '../audit/plan.ts';
import { DEFAULT_MIN_GROUP } from '../audit/request.ts';
import type { RoundProgress } from '../audit/reveal.ts';
import type { Difference, Verification } from '../audit/verify/verify.ts';
import type { Io } from '../io/io.ts';
import { printFinding, printStatus, printWarning } from '../io/messages.ts';
import { formatScore } from '../numbers.ts';
import { bandLimits, exceedsInWords } from '../report/phrases.ts';
import { displayIn, type ReportedVerdict } from '../report/report.ts';
import { oneSafeLine, safeText } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { gateWords } from '../words/gate.ts';
import { statusWords } from '../words/status.ts';

/** Prints the outcomes of an action plan to stderr. */
export function printPlanned(io: Io, { path, changes, report, warnings }: PlanResult): void {
  for (const warning of warnings) printWarning(io, warning);
  const words =
    changes === null
      ? [statusWords.planIsCurrent({ path })]
      : [statusWords.planSaved({ path, ...changes }), pathInWords(report)];
  for (const line of words) printStatus(io, line);
}

/** Returns the action path in one sentence. */
function pathInWords(report: GapReport): string {
  const { outcome, goal, before, after, best, steps, effort, exceeds } = report.actionPath;
  const limits = [...bandLimits(report.checklist.definition), ...(goal ? [goal.score] : [])];
  const score = (fraction: number | null) => formatScore(displayIn(report), fraction, limits);
  switch (outcome) {
    case 'found':
      return statusWords.planPath({
        ...{ steps: steps.length, effort, before: score(before.score), after: score(after.score) },
        exceeds: exceeds.length === 0 ? null : exceedsInWords(report),
      });
    case 'reached':
      return statusWords.goalReached;
    case 'out-of-reach':
      return statusWords.goalOutOfReach({ best: score(best.score) });
    case 'top-band':
      return statusWords.topBand;
    case 'no-score':
      return statusWords.noPath;
  }
}

/** Prints the result of a verification, and to stderr what may explain a difference. */
export function printVerification(
  io: Io,
  path: string,
  { difference, version }: Verification,
): void {
  const words =
    difference === null ? statusWords.matches({ version: VERSION }) : differenceInWords(difference);
  io.stdout.write(`${safeText(path)}: ${safeText(words)}\n`);
  if (difference === null || version === VERSION) return;
  const other = statusWords.madeByOther({ version });
  printFinding(io, { ...other, severity: 'warning', text: `hint: ${other.message}` });
}

function differenceInWords({ place, found, expected }: Difference): string {
  return statusWords.differs({ place, found, expected });
}

/** Prints the progress of a round to stderr: by names, or numbers of people if it is anonymous. */
export function printProgress(
  io: Io,
  { respondents, silentGroups, awaited }: RoundProgress,
  isAnonymous: boolean,
): void {
  const finished = respondents.filter((own) => own.isFinished).length;
  const open = respondents.length - finished;
  const lines = isAnonymous
    ? [statusWords.progressOfAll({ finished, open, least: DEFAULT_MIN_GROUP })]
    : [
        ...respondents.map((progress) => statusWords.progress(progress)),
        ...silentGroups.map((group) => statusWords.missingGroup({ group })),
      ];
  for (const line of lines) printStatus(io, line);
  const ids = isAnonymous ? [] : awaited;
  if (awaited.length > 0) printFinding(io, { ...statusWords.waiting({ ids }), severity: 'error' });
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
  io: Io,
  verdict: ReportedVerdict,
  { verbose, isAnonymous }: { readonly verbose: boolean; readonly isAnonymous: boolean },
): Promise<void> {
  if (io.messages?.isJson) {
    printOutcomes(io, verdict, isAnonymous);
    return;
  }
  const { stderr } = io;
  if (isAnonymous) {
    stderr.write(`${hiddenOutcome(verdict)}\n`);
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

/** Prints what loosened the verdict, and failed rules and warnings, as findings. */
function printOutcomes(io: Io, verdict: ReportedVerdict, isAnonymous: boolean): void {
  const hidden = { outcome: 'fail', rule: 'anonymous', message: hiddenOutcome(verdict) } as const;
  const lines = isAnonymous ? (verdict.passed ? [] : [hidden]) : linesOf(verdict);
  for (const change of isAnonymous ? [] : verdict.loosened) {
    const message = gateWords.loosened.line({ change });
    printWarning(io, statusWords.loosened({ message }));
  }
  for (const { outcome, ...line } of lines) {
    if (outcome !== 'fail' && outcome !== 'warn') continue;
    const severity = outcome === 'fail' ? 'error' : 'warning';
    const message = line.rule === 'anonymous' ? line.message : gateWords.rule(line);
    printFinding(io, { ...statusWords.ruleOutcome({ message }), severity });
  }
}

function hiddenOutcome({ passed }: ReportedVerdict): string {
  return passed ? gateWords.hiddenPass : gateWords.hiddenFail;
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
