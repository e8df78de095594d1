import { type AnonymousRequest, anonymise } from '../analysis/anonymous/anonymise.ts';
import type { AnonymityTerms } from '../analysis/anonymous/publish.ts';
import {
  compareAnonymously,
  isSubtractable,
  trendAnonymously,
} from '../analysis/anonymous/result.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { UserError } from '../diagnostic.ts';
import { anonymityWords as words } from '../words/analysis.ts';
import { statusWords } from '../words/status.ts';
import type { Changes } from './changes.ts';
import type { Renderable, Report } from './report.ts';

/** Settings of an anonymous report. */
interface Request extends AnonymousRequest {
  /** Complete report of the earlier round. */
  readonly baseline?: GapReport | null;
  /** True if an earlier anonymous report was checked for subtraction. */
  readonly isChecked?: boolean;
}

/**
 * Returns a report in which no answer can be traced to a respondent, for any format. It has no
 * verdict, because rules use hidden values.
 */
export function anonymousReport(
  report: Renderable,
  { baseline = null, isChecked = false, ...request }: Request,
): Report {
  const anonymous = anonymise(report, request);
  const { minGroup } = request;
  const comparison = baseline && compareAnonymously(baseline, report, minGroup);
  const hidden = [
    ...(report.verdict ? [words.verdict] : []),
    ...(baseline && comparison === null ? [words.comparison({ minimum: minGroup })] : []),
    ...(isChecked ? [] : [words.notCompared]),
  ];
  return { ...withHidden(anonymous, hidden), comparison, verdict: null };
}

/**
 * Returns the changes over several rounds without anything that reveals who gave which answer.
 * @throws UserError if the difference of two rounds would reveal the answers of few people
 */
export function anonymousChanges(
  { report, trend, generator }: Changes,
  rounds: readonly [GapReport, ...GapReport[]],
  terms: AnonymityTerms,
): Changes {
  const { minGroup } = terms;
  const comparison = compareAnonymously(rounds[0], report, minGroup);
  const isTold = rounds.every((one, i) =>
    rounds.slice(i + 1).every((other) => !isSubtractable(one, other, minGroup)),
  );
  if (comparison === null || !isTold) throw new UserError(statusWords.subtractable({ minGroup }));
  return {
    report: withHidden(anonymise(report, terms), [words.otherRounds]),
    comparison,
    trend: trend && trendAnonymously(rounds, minGroup),
    generator,
  };
}

function withHidden(report: GapReport, sentences: readonly string[]): GapReport {
  const { anonymity } = report;
  if (anonymity === null) return report;
  return {
    ...report,
    anonymity: { ...anonymity, manifest: [...anonymity.manifest, ...sentences] },
  };
}
