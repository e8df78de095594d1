import { presentFindings } from '../analysis/comparison/present-levels.ts';
import { pairCriteria } from '../analysis/comparison/split.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Criterion } from '../checklist/checklist.ts';
import { criteriaOf, isKey } from '../checklist/lookup.ts';
import { type Finding, votesOn } from '../scoring/finding.ts';
import type { Mode } from '../scoring/responses.ts';
import { datesOf, type Policy } from './policy.ts';

/** Report of an earlier round, as a baseline file has it. */
export interface BaselineReport extends GapReport {
  readonly baseline?: BaselineRecord | undefined;
}

/** Data of a baseline file that its report does not have. */
export interface BaselineRecord {
  /** Policy that the round was judged by; `null` without one. */
  readonly policy: Policy | null;
  /** Criteria that the baseline covers: all, also if the last audit of it was an express one. */
  readonly mode: Mode;
  /**
   * Findings of earlier baselines that still count: what an express audit did not ask, and what was
   * waived or accepted.
   */
  readonly kept: readonly Finding[];
  /** Days of unchanged answers, YYYY-MM-DD, by id of the respondent. */
  readonly dates: Readonly<Record<string, string>>;
  /** Failures that somebody accepted, earliest first. */
  readonly accepted: readonly AcceptedFailure[];
}

/** Failed gate in spite of which a round became the baseline. */
export interface AcceptedFailure {
  /** Date of the round, YYYY-MM-DD. */
  readonly date: string;
  readonly reason: string;
  /** Rules that failed, with their subject. */
  readonly failed: readonly string[];
}

/** Result of a rule, as far as a baseline minds it. */
interface JudgedGate {
  readonly rule: string;
  readonly subject: string | null;
  readonly outcome: 'pass' | 'fail' | 'warn' | 'waived';
}

/** Round that becomes a baseline. */
interface JudgedRound {
  readonly report: GapReport;
  readonly policy: Policy | null;
  readonly verdict: { readonly passed: boolean; readonly gates: readonly JudgedGate[] } | null;
  /** Baseline that it replaces; `null` for the first one. */
  readonly former: BaselineReport | null;
  /** Reason to accept a failure; `null` if none was given. */
  readonly reason: string | null;
}

/**
 * Returns what a new baseline keeps. What was waived or accepted, and what this audit did not ask, keeps
 * the finding of the former baseline, so that no gap becomes normal by being excused.
 */
export function baselineRecord({
  report,
  policy,
  verdict,
  former,
  reason,
}: JudgedRound): BaselineRecord {
  const formerMode = former?.baseline?.mode ?? former?.mode ?? 'express';
  const isAccepted = verdict !== null && !verdict.passed && reason !== null;
  const gates = verdict?.gates ?? [];
  const failed = gates.filter(({ outcome }) => outcome === 'fail');
  const accepted = { date: report.date, reason: reason ?? '', failed: failed.map(nameOf) };
  return {
    policy,
    mode: report.mode === 'full' ? 'full' : formerMode,
    kept: former ? keptFindings(report, former, gates) : [],
    dates: Object.fromEntries(datesOf({ report, before: former })),
    accepted: [...(former?.baseline?.accepted ?? []), ...(isAccepted ? [accepted] : [])],
  };
}

function nameOf({ rule, subject }: JudgedGate): string {
  return subject === null ? rule : `${rule} ${subject}`;
}

function keptFindings(
  { mode, checklist: { definition } }: GapReport,
  former: BaselineReport,
  gates: readonly JudgedGate[],
): readonly Finding[] {
  const { laterOf } = pairCriteria(former.checklist.definition, definition);
  const before = new Map(former.findings.map((own) => [own.criterion, own]));
  for (const own of former.baseline?.kept ?? []) before.set(own.criterion, own);
  const excused = new Set(
    gates
      .filter(({ outcome }) => outcome === 'waived' || outcome === 'fail')
      .flatMap(({ subject }) => subject ?? []),
  );
  const isKept = (point: string, criterion: Criterion) =>
    excused.has(criterion.id) || excused.has(point) || (mode === 'express' && !isKey(criterion));
  const kept = new Set(
    criteriaOf(definition).flatMap(({ point, criterion }) =>
      isKept(point.id, criterion) ? [criterion.id] : [],
    ),
  );
  const inPresentLevels = presentFindings(former.checklist.definition, definition);
  return [...before.values()].flatMap((own) => {
    const criterion = laterOf.get(own.criterion);
    if (criterion === undefined || !kept.has(criterion) || own.outcome === 'not-asked') return [];
    const { finding, isUntold } = inPresentLevels({ ...own, ...votesOn(own) });
    // Its levels mean nothing any more; its score counts.
    return [{ ...finding, criterion, ...(isUntold && { responses: [], byVotes: undefined }) }];
  });
}
