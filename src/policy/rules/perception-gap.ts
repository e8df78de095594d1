import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, groupsOf } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { type Finding, fillUnanswered, groupMeans } from '../../scoring/finding.ts';
import type { Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { limitOf } from '../policy.ts';

/**
 * Limits the difference between two groups on any criterion, in levels. Unanswered counts as the worst
 * level for one group and the best for the other, whichever differs more. Disputed "not applicable"
 * counts as unanswered.
 */
export const maxPerceptionGap: PolicyRule = (policy, audit) => {
  if (policy.maxPerceptionGap === undefined) return [];
  const { limit, severity } = limitOf(policy.maxPerceptionGap);
  const judged = { rule: 'maxPerceptionGap', severity, limit } as const;
  const titles = groupsOf(audit.checklist);
  const widest = widestGaps(audit);
  const tooWide = widest.filter(({ levels }) => levels > limit + TOLERANCE);
  if (tooWide.length === 0) {
    const value = Math.max(0, ...widest.map(({ levels }) => levels));
    const evidence = { is: 'no-difference', limit } as const;
    return [{ ...judged, subject: null, holds: true, value, evidence, waivable: null }];
  }
  return tooWide.map(({ criterion, first, second, levels, isSure }): Judgement => {
    const evidence = {
      is: 'difference',
      subject: criterion,
      first: titles[first]?.title ?? first,
      second: titles[second]?.title ?? second,
      levels,
      limit,
      isPossible: !isSure,
    } as const;
    return { ...judged, subject: criterion, holds: false, value: levels, evidence, waivable: null };
  });
};

/** Largest difference between two groups on one criterion. */
interface WidestGap {
  readonly criterion: string;
  /** Ids of the groups. */
  readonly first: string;
  readonly second: string;
  readonly levels: number;
  /** True if the difference is as large without the unanswered criteria. */
  readonly isSure: boolean;
}

/** Finds the largest possible difference on each criterion with at least two groups. */
function widestGaps({ checklist, worst }: RuleInput): readonly WidestGap[] {
  const groups = Object.keys(groupsOf(checklist));
  const byId = new Map(worst.findings.map((finding) => [finding.criterion, finding]));
  return criteriaOf(checklist).flatMap(({ criterion }) => {
    const finding = byId.get(criterion.id);
    if (!finding || finding.low === null) return [];
    const levels = levelsOf(checklist, criterion);
    const lows = groupMeans(fillUnanswered(finding.responses, levels.at(0)?.score ?? 0));
    const highs = groupMeans(fillUnanswered(finding.responses, levels.at(-1)?.score ?? 1));
    const gaps = groups.flatMap((first, i) =>
      groups.slice(i + 1).flatMap((second) => {
        const size = widest(lows, highs, first, second);
        if (size === null) return [];
        const isSure = isKnownToBe(size, finding.groups[first], finding.groups[second]);
        return [{ first, second, levels: size * stepsOf(levels), isSure }];
      }),
    );
    const [wide] = gaps.toSorted((a, b) => b.levels - a.levels);
    return wide ? [{ criterion: criterion.id, ...wide }] : [];
  });
}

/** Returns the levels above the worst; without levels, a quarter of the scale counts as one. */
function stepsOf(levels: readonly Level[]): number {
  return levels.every(isNumbered) ? levels.length - 1 : 4;
}

function widest(lows: Finding['groups'], highs: Finding['groups'], first: string, second: string) {
  const [low, high] = [lows[first], highs[first]];
  const [otherLow, otherHigh] = [lows[second], highs[second]];
  if (low === undefined || high === undefined) return null;
  if (otherLow === undefined || otherHigh === undefined) return null;
  return Math.max(high - otherLow, otherHigh - low);
}

function isKnownToBe(size: number, first: number | undefined, second: number | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  return Math.abs(Math.abs(first - second) - size) < TOLERANCE;
}
