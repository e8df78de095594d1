import type { AnonymityTerms } from '../../analysis/anonymity.ts';
import { anonymise } from '../../analysis/anonymous/anonymise.ts';
import { compareAnonymously, trendAnonymously } from '../../analysis/anonymous/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import type { Changes } from './changes.ts';

/** What changed over some rounds, without anything that tells who said what. */
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
  const manifest = [...anonymity.manifest, EARLIER];
  return { ...report, anonymity: { ...anonymity, manifest } };
}

const EARLIER = 'The same of the other rounds, each by how many answered in it.';
