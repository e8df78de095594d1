import { type AnonymousRequest, anonymise } from '../analysis/anonymous/anonymise.ts';
import type { AnonymityTerms } from '../analysis/anonymous/anonymity.ts';
import { compareAnonymously, trendAnonymously } from '../analysis/anonymous/result.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { anonymityWords as words } from '../words/anonymity.ts';
import type { Changes } from './changes/changes.ts';
import type { Renderable, Report } from './report.ts';

/** Settings of an anonymous report. */
interface Request extends AnonymousRequest {
  /** Complete report of the earlier round. */
  readonly baseline?: GapReport | null;
}

/**
 * Returns a report in which no answer can be traced to a respondent, for any format. It has no
 * verdict, because rules use hidden values.
 */
export function anonymousReport(
  report: Renderable,
  { baseline = null, ...request }: Request,
): Report {
  const anonymous = anonymise(report, request);
  const comparison = baseline && compareAnonymously(baseline, report, request.minGroup);
  return {
    ...anonymous,
    comparison,
    verdict: null,
    anonymity: anonymous.anonymity && withVerdict(anonymous.anonymity, report),
  };
}

function withVerdict(
  anonymity: NonNullable<GapReport['anonymity']>,
  { verdict = null }: Renderable,
): GapReport['anonymity'] {
  if (verdict === null) return anonymity;
  return { ...anonymity, manifest: [...anonymity.manifest, words.verdict] };
}

/** Returns the changes over several rounds without anything that reveals who gave which answer. */
export function anonymousChanges(
  { report, trend, generator }: Changes,
  rounds: readonly [GapReport, ...GapReport[]],
  terms: AnonymityTerms,
): Changes {
  const { minGroup } = terms;
  return {
    report: withEarlier(anonymise(report, terms)),
    comparison: compareAnonymously(rounds[0], report, minGroup),
    trend: trend && trendAnonymously(rounds, minGroup),
    generator,
  };
}

function withEarlier(report: GapReport): GapReport {
  const { anonymity } = report;
  if (anonymity === null) return report;
  const manifest = [...anonymity.manifest, words.otherRounds];
  return { ...report, anonymity: { ...anonymity, manifest } };
}
