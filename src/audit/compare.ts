import { compareRounds } from '../analysis/comparison/comparison.ts';
import { scoreRound } from '../analysis/comparison/rounds.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { trackActions } from '../analysis/promises.ts';
import { trendOf } from '../analysis/trend.ts';
import type { CompareOptions } from '../cli/commands/rounds.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { deliver, destinationsOf } from '../output/target.ts';
import type { Changes } from '../report/changes/changes.ts';
import {
  type ChangesRenderer,
  changesFormatNames,
  changesFormats,
  isChangesFormat,
} from '../report/changes/index.ts';
import type { FormatName } from '../report/formats.ts';
import { GENERATOR } from '../version.ts';
import { loadRound } from './baseline.ts';
import { anonymityTerms } from './request.ts';

/**
 * Compares the first of several rounds with the last, and writes what changed.
 * @throws UserError and InputError for what cannot be read, compared or written
 */
export async function compareAll(
  io: Io,
  paths: readonly [string, string, ...string[]],
  options: CompareOptions,
): Promise<void> {
  const targets = destinationsOf(io, options).map((own) => ({
    ...own,
    load: loaderOf(own.format),
  }));
  const [first, ...others] = paths;
  const earliest = await loadRound(io, first, options.checklist);
  const later = [];
  for (const path of others) later.push(await loadRound(io, path, options.checklist));
  const latest = later.at(-1) ?? earliest;
  const rounds = [earliest, ...later];
  const reports = [earliest.report, ...later.map((round) => round.report)] as const;
  const report = { ...latest.report, promises: await promisesOf(io, latest.report, options.plan) };
  const changes = {
    report,
    comparison: compareRounds(earliest.report, latest.report),
    trend: reports.length > 2 ? trendOf(reports) : null,
    generator: GENERATOR,
  };
  const inputs = [
    ...rounds.flatMap((round) => round.inputs),
    ...(options.plan ? [options.plan] : []),
  ];
  const { shown, check } = await confidential(changes, reports, options);
  for (const { load, ...target } of targets) {
    const render = await load();
    const rendered = render(shown, target.terminal);
    await check(target.format, rendered);
    deliver(io, target, rendered, inputs);
  }
}

/** What may be shown of the changes, and what makes sure that no more is. */
async function confidential(
  changes: Changes,
  reports: readonly [GapReport, ...GapReport[]],
  options: CompareOptions,
) {
  const terms = anonymityTerms(options);
  if (terms === null) return { shown: changes, check: async () => {} };
  const { anonymousChanges } = await import('../report/anonymous.ts');
  const { assertNoDisclosure } = await import('./disclosure.ts');
  return {
    shown: anonymousChanges(changes, reports, terms),
    check: (format: FormatName, rendered: string) =>
      assertNoDisclosure(format, rendered, { reports, ...terms }),
  };
}

function loaderOf(format: FormatName): () => Promise<ChangesRenderer> {
  if (isChangesFormat(format)) return changesFormats[format];
  throw new UserError(
    `there is no comparison in the format ${format}`,
    `choose one of ${changesFormatNames().join(', ')}`,
  );
}

async function promisesOf(io: Io, report: GapReport, path: string | undefined) {
  if (path === undefined) return null;
  const { definition: checklist } = report.checklist;
  const { loadPlan } = await import('../loading/plan.ts');
  const { plan } = await loadPlan(io, path, { checklist, subject: report.subject });
  const { scorecard } = scoreRound(report, checklist, report.mode);
  return trackActions(plan.actions, { checklist, scorecard, date: report.date });
}
