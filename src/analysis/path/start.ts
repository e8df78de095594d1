import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/index.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import { criteriaOf, scopeOf } from '../../checklist/defaults.ts';
import type { Finding } from '../../scoring/finding.ts';
import { type FailedMust, failedMusts } from '../../scoring/must.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { levelNow } from '../ways-up.ts';

/** A scored criterion and the level from which it has to be raised. */
export interface Start {
  readonly point: string;
  readonly criterion: Criterion;
  readonly finding: Finding & { readonly score: number };
  readonly level: Level;
  /** The must that it fails; null where it has none or holds. */
  readonly failed: FailedMust | null;
}

/**
 * Where every scored criterion starts, in the order of the checklist: at the best level whose score
 * is not above its own, and where its must fails, at the lowest of what the must judges.
 */
export function findStarts(checklist: Checklist, scorecard: Scorecard): readonly Start[] {
  const findings = new Map(scorecard.findings.map((finding) => [finding.criterion, finding]));
  const failures = new Map(
    failedMusts(checklist, scorecard, 'headline').map((failed) => [failed.criterion, failed]),
  );
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const finding = findings.get(criterion.id);
    const score = finding?.score ?? null;
    if (!finding || score === null) return [];
    const failed = failures.get(criterion.id) ?? null;
    const from = failed ? lowestJudged(finding, score, failed) : score;
    const level = levelNow(levelsOf(checklist, criterion), from);
    return [{ point: point.id, criterion, finding: { ...finding, score }, level, failed }];
  });
}

function lowestJudged({ groups, voices }: Finding, score: number, { must }: FailedMust): number {
  switch (scopeOf(must)) {
    case 'overall':
      return score;
    case 'each-group':
      return Math.min(...Object.values(groups));
    case 'each-respondent':
      return Math.min(...voices.flatMap((voice) => (voice.score === null ? [] : [voice.score])));
  }
}
