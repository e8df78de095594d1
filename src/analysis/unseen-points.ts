import type { Checklist } from '../checklist/checklist.ts';
import type { Finding, Outcome } from '../scoring/finding.ts';
import type { Scorecard } from '../scoring/scorecard.ts';

/** A point without a score, so that nobody can tell whether it is weak. */
export interface UnseenPoint {
  readonly point: string;
  /**
   * Why it has no score. `not-asked`: none of its criteria was asked, as in express mode;
   * `not-weighted`: its answers carry no weight.
   */
  readonly reason: 'not-asked' | 'not-applicable' | 'not-answered' | 'not-weighted';
  /** The weak points of which it may be a direct cause, in the order of the checklist. */
  readonly mayCause: readonly string[];
}

/** Finds the points that have no score, in the order of the checklist. */
export function findUnseenPoints(
  checklist: Checklist,
  { points, findings }: Scorecard,
  weak: ReadonlyMap<string, unknown>,
): readonly UnseenPoint[] {
  const unscored = new Set(points.filter(({ score }) => score === null).map(({ point }) => point));
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  return checklist.points
    .filter(({ id }) => unscored.has(id))
    .map(({ id, criteria }) => ({
      point: id,
      reason: reasonOf(criteria.flatMap((criterion) => byId.get(criterion.id) ?? [])),
      mayCause: checklist.points
        .filter(({ causedBy = [] }) => causedBy.some(({ point }) => point === id))
        .map((effect) => effect.id)
        .filter((effect) => weak.has(effect)),
    }));
}

function reasonOf(findings: readonly Finding[]): UnseenPoint['reason'] {
  const some = (outcome: Outcome) => findings.some((finding) => finding.outcome === outcome);
  if (findings.some(({ score }) => score !== null)) return 'not-weighted';
  if (findings.every(({ outcome }) => outcome === 'unscored')) return 'not-weighted';
  if (some('not-answered')) return 'not-answered';
  return some('not-applicable') ? 'not-applicable' : 'not-asked';
}
