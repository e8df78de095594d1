import { isSubtractable } from '../analysis/anonymous/result.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { anonymousReport } from '../report/anonymous.ts';
import type { Report } from '../report/report.ts';
import { statusWords } from '../words/status.ts';
import { loadRound } from './baseline.ts';
import type { AnonymityRequest } from './request.ts';

/**
 * Checks an anonymous report against an earlier one that its readers may have.
 * @param report complete report of this round
 * @throws UserError if both together would reveal what fewer than the least number of people answered
 */
export async function refuseSubtraction(
  io: Io,
  path: string,
  { report, terms }: { readonly report: Report; readonly terms: AnonymityRequest },
): Promise<void> {
  const { minGroup } = terms;
  const { report: earlier } = await loadRound(io, path, undefined, true);
  if (!earlier.anonymity) {
    if (!isSubtractable(earlier, report, minGroup)) return;
    throw new UserError(statusWords.againstFew({ path, minGroup }));
  }
  const { minGroup: formerMinGroup, withNotes } = earlier.anonymity;
  const former = { minGroup: formerMinGroup, withNotes };
  if (figuresOf(anonymousReport(report, former)) === figuresOf(earlier)) {
    const options = ofAnonymity(earlier.options);
    if (ofAnonymity(report.options).join() === options.join()) return;
    throw new UserError(statusWords.againstOptions({ path, options }));
  }
  const few = changeOfSizes(earlier, anonymousReport(report, former)) < minGroup;
  if (few) throw new UserError(statusWords.againstUnknown({ path }));
}

/** Returns the sizes of groups, and the figures from which all others are calculated. */
function figuresOf({ mode, findings, anonymity }: GapReport): string {
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1e9));
  return JSON.stringify([
    mode,
    anonymity?.groups.map(({ group, respondents }) => [group, respondents]),
    findings.map(({ criterion, score, groups }) => [
      ...[criterion, round(score)],
      ...Object.entries(groups).map(([group, value]) => [group, round(value)]),
    ]),
  ]);
}

/** Options that decide what an anonymous report shows of its people. */
const TELLING = /^--(?:anonymous|min-group|with-notes|by|express|baseline)\b/;

function ofAnonymity(options: readonly string[]): readonly string[] {
  return options.filter((option) => TELLING.test(option));
}

/** Returns the number of people by which groups have grown or shrunk at least. */
function changeOfSizes(earlier: GapReport, later: GapReport): number {
  const sizes = new Map(
    earlier.anonymity?.groups.map(({ group, respondents }) => [group, respondents]),
  );
  return (later.anonymity?.groups ?? []).reduce((sum, { group, respondents }) => {
    const before = sizes.get(group) ?? null;
    return before === null || respondents === null ? sum : sum + Math.abs(respondents - before);
  }, 0);
}
