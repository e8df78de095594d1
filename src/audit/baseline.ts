import { hasOtherScoring, isSubtractable } from '../analysis/anonymous/result.ts';
import { withPresentGroups } from '../analysis/comparison/rounds.ts';
import { assess, type GapReport } from '../analysis/gap-report.ts';
import { UserError, type Warning } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { hasField } from '../loading/round.ts';
import type { BaselineRecord, BaselineReport } from '../policy/baseline.ts';
import { anonymousReport } from '../report/anonymous.ts';
import type { Report } from '../report/report.ts';
import { formerNames } from '../report/schema/fields.ts';
import { reportSchema } from '../report/schema/report.ts';
import { parse } from '../source/parse.ts';
import { digestOf, type Source } from '../source/source.ts';
import { readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import { bareName } from '../text/phrases.ts';
import { statusWords } from '../words/status.ts';
import { readAudit } from './load.ts';
import type { AnonymityRequest } from './request.ts';

/** Round to compare with or to compare. */
export interface LoadedRound {
  readonly report: BaselineReport;
  /** SHA-256 of a JSON report as canonical JSON, in hex; `null` for a folder. */
  readonly digest: string | null;
  /** Warnings about the files of a folder; empty for a JSON report. */
  readonly warnings: readonly Warning[];
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Reads a round: its JSON report, or the folder of its answers. `checklist` is the one of the
 * answers, where these name none that can be found.
 * @throws UserError if it is neither; InputError if it has errors
 */
export async function loadRound(
  io: Io,
  path: string,
  checklist: string | undefined,
  mayBeAnonymous = false,
): Promise<LoadedRound> {
  if (path !== STDIN_PATH && statOf(io, path).isDirectory()) {
    const { audit, inputs, ...loaded } = await readAudit(io, { answers: [path], checklist });
    const warnings = loaded.warnings.map((warning) =>
      warning.file === undefined
        ? { ...warning, message: statusWords.inRound({ path, warning: warning.message }) }
        : warning,
    );
    return { report: assess(audit), digest: null, warnings, inputs };
  }
  const source = await readFile(io, path);
  const report = parseReport(source);
  if (report.anonymity && !mayBeAnonymous) {
    throw new UserError(statusWords.anonymousRound({ path }));
  }
  return { report, digest: digestOf(source.value), warnings: [], inputs: [path] };
}

/**
 * Parses a report in its JSON format.
 * @throws UserError if it is something else; InputError if it is damaged
 */
function parseReport(source: Source): BaselineReport {
  if (looksLikeReport(source.value)) return parse(source, reportSchema(), formerNames);
  throw new UserError(statusWords.notJsonReport({ path: source.file }));
}

/** True if the value has the main fields of a report, by present or former names. */
function looksLikeReport(value: unknown): boolean {
  const hasResult = hasField(value, 'result') || hasField(value, 'standing');
  return hasResult && hasField(value, 'generator') && hasField(value, 'findings');
}

/**
 * Refuses a baseline that an audit cannot be judged by.
 * @throws UserError for one of another organisation, or one that is newer than the audit
 */
export function refuseBaseline(
  path: string,
  baseline: GapReport,
  { report, formerly }: { readonly report: GapReport; readonly formerly: readonly string[] },
): void {
  const names = [report.subject, ...formerly].map(bareName);
  if (!names.includes(bareName(baseline.subject))) {
    const subjects = { subject: baseline.subject, audited: report.subject };
    throw new UserError(statusWords.otherBaseline({ path, ...subjects }));
  }
  if (baseline.date > report.date) {
    const dates = { date: baseline.date, audited: report.date };
    throw new UserError(statusWords.newerBaseline({ path, ...dates }));
  }
}

/** Writes a baseline file: a report without what it was compared with and its verdict, and its record. */
export async function baselineJson(
  report: Report,
  { record, options }: { readonly record: BaselineRecord } & Pick<Report, 'options'>,
): Promise<string> {
  const { json } = await import('../report/machine/json.ts');
  return json({ ...report, comparison: null, verdict: null, options, baseline: record });
}

/**
 * Checks an anonymous report against an earlier one that its readers may have.
 * @param report complete report of this round
 * @throws UserError if both together would reveal what fewer than the least number of people answered
 */
export async function refuseSubtraction(
  io: Io,
  path: string,
  {
    report,
    terms: { minGroup },
    checklist,
  }: {
    readonly report: Report;
    readonly terms: AnonymityRequest;
    /** Checklist of the answers in a folder, where these name none that can be found. */
    readonly checklist: string | undefined;
  },
): Promise<void> {
  const { report: loaded } = await loadRound(io, path, checklist, true);
  const earlier = withPresentGroups(loaded, report.checklist.definition);
  if (!earlier.anonymity) {
    if (!isSubtractable(earlier, report, minGroup)) return;
    throw new UserError(statusWords.againstFew({ path, minGroup }));
  }
  const { minGroup: formerMinGroup, withNotes } = earlier.anonymity;
  const later = anonymousReport(report, { minGroup: formerMinGroup, withNotes });
  if (hasOtherScoring(earlier, later)) throw new UserError(statusWords.againstScoring({ path }));
  if (figuresOf(later) === figuresOf(earlier)) {
    const options = ofAnonymity(earlier.options);
    if (ofAnonymity(report.options).join() === options.join()) return;
    throw new UserError(statusWords.againstOptions({ path, options }));
  }
  if (mayTellOfFew(earlier, later, minGroup))
    throw new UserError(statusWords.againstUnknown({ path }));
}

/** Returns the sizes of groups, and the figures from which all others are calculated. */
function figuresOf({ mode, findings, anonymity }: GapReport): string {
  return JSON.stringify([
    mode,
    anonymity?.groups.map(({ group, respondents }) => [group, respondents]),
    findings.map(({ criterion, score, groups }) => [
      ...[criterion, rounded(score)],
      ...Object.entries(groups).map(([group, value]) => [group, rounded(value)]),
    ]),
  ]);
}

/** Returns a score without its last bits, in which equal sums differ. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e9);
}

/** Options that decide what an anonymous report shows of its people. */
const TELLING = /^--(?:anonymous|min-group|with-notes|by|express|baseline)\b/;

function ofAnonymity(options: readonly string[]): readonly string[] {
  return options.filter((option) => TELLING.test(option));
}

/**
 * True if fewer than `minGroup` people may have changed a figure that both reports have. Only the size of
 * a group tells how many changed at least.
 */
function mayTellOfFew(earlier: GapReport, later: GapReport, minGroup: number): boolean {
  const [then, now] = [earlier, later].map(
    (own) => new Map(own.anonymity?.groups.map((group) => [group.group, group])),
  );
  return [...new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])].some((group) => {
    const [before, after] = [then?.get(group), now?.get(group)];
    const isUntold = before?.told === 'not-at-all' || after?.told === 'not-at-all';
    // Without another id of the group, its people may be in any other one.
    if (!before || !after) return !isUntold;
    if (isUntold) return false;
    if (before.respondents === null || after.respondents === null) return true;
    const change = Math.abs(after.respondents - before.respondents);
    return change < minGroup && !(change === 0 && hasSameFigures(earlier, later, group));
  });
}

/** True if a group has the same figures of its own in two anonymous reports. */
function hasSameFigures(earlier: GapReport, later: GapReport, group: string): boolean {
  const [then, now] = [earlier, later].map(({ findings }) =>
    findings.map(({ criterion, groups }) => [criterion, rounded(groups[group] ?? null)]),
  );
  const isAlone = (later.anonymity?.groups ?? []).some(
    (own) => own.group === group && own.told === 'alone',
  );
  return isAlone && JSON.stringify(then) === JSON.stringify(now);
}
