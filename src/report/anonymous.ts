import { type AnonymousRequest, anonymise } from '../analysis/anonymous/anonymise.ts';
import { compareAnonymously } from '../analysis/anonymous/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Renderable, Report } from './report.ts';

/** How anonymous a report is to be, and what it was made with. */
interface Request extends AnonymousRequest {
  /** The earlier round that it is compared with, whole. */
  readonly baseline?: GapReport | null;
}

/**
 * A report in which nobody can tell who said what, in any format. There is no verdict in it: gates
 * look at what is left out.
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
  const sentence = 'The verdict: its gates look at what is left out here.';
  return { ...anonymity, manifest: [...anonymity.manifest, sentence] };
}
