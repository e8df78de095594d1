import type { PlanResult } from '../audit/plan.ts';
import type { RoundProgress } from '../audit/reveal.ts';
import type { Difference } from '../audit/verify/compare.ts';
import type { Verification } from '../audit/verify/verify.ts';
import type { Io } from '../io/io.ts';
import { pathInBrief } from '../report/sections/path.ts';
import { safeText } from '../text/safe.ts';
import { VERSION } from '../version.ts';
import { statusWords } from '../words/status.ts';

/** Prints to stderr what became of an action plan. */
export function printPlanned({ stderr }: Io, { path, changes, report }: PlanResult): void {
  for (const warning of report.warnings) stderr.write(`warning: ${safeText(warning)}\n`);
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

/** Prints to stderr who has finished a round; groups instead of names where it is anonymous. */
export function printProgress(
  { stderr }: Io,
  { respondents, silentGroups, awaited }: RoundProgress,
  isAnonymous: boolean,
): void {
  const lines = [
    ...respondents.map(({ name, ...progress }) =>
      statusWords.progress({ ...progress, name: isAnonymous ? null : name }),
    ),
    ...silentGroups.map((group) => statusWords.missingGroup({ group })),
    ...(awaited.length > 0 ? [statusWords.waiting({ ids: awaited })] : []),
  ];
  for (const line of lines) stderr.write(`${safeText(line)}\n`);
}
