import type { Checklist } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, groupsOf } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { type Finding, groupMeans } from '../../scoring/finding.ts';
import type { Bound } from '../../scoring/interval.ts';
import type { Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { expectedGroups, hasAnswers } from '../people.ts';
import { limitOf, type Policy } from '../policy.ts';

/**
 * Limits the difference between two groups on any criterion, as a share of the scale. Unanswered counts
 * as the worst level for one group and the best for the other, whichever differs more. Disputed "not
 * applicable" counts as unanswered. A group of which no one answered fails.
 */
export const maxPerceptionGap: PolicyRule = (policy, audit) => {
  if (policy.maxPerceptionGap === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.maxPerceptionGap);
  const limit = percent / 100;
  const judged = { rule: 'maxPerceptionGap', severity, limit } as const;
  const titles = groupsOf(audit.checklist);
  const absent = absentGroups(policy, audit);
  const silent = absent.map((group) => titles[group]?.title ?? group);
  const isHeard = ({ first, second }: WidestGap) =>
    !absent.includes(first) && !absent.includes(second);
  const widest = widestGaps(audit).filter(isHeard);
  const tooWide = widest.filter(({ share }) => share > limit + TOLERANCE);
  const missing: readonly Judgement[] =
    silent.length === 0
      ? []
      : [
          {
            ...judged,
            subject: null,
            holds: false,
            value: null,
            evidence: { is: 'absent-group', groups: silent },
            waivable: null,
          },
        ];
  if (tooWide.length + missing.length === 0) {
    const value = Math.max(0, ...widest.map(({ share }) => share));
    const evidence = { is: 'no-difference', limit } as const;
    return [{ ...judged, subject: null, holds: true, value, evidence, waivable: null }];
  }
  const found = tooWide.map(({ criterion, first, second, share, isSure }): Judgement => {
    const evidence = {
      is: 'difference',
      subject: criterion,
      first: titles[first]?.title ?? first,
      second: titles[second]?.title ?? second,
      share,
      limit,
      isPossible: !isSure,
    } as const;
    return { ...judged, subject: criterion, holds: false, value: share, evidence, waivable: null };
  });
  return [...missing, ...found];
};

/** Returns the expected groups of which no one answered anything. */
function absentGroups(policy: Policy, { checklist, people }: RuleInput): readonly string[] {
  const expected = new Set([
    ...expectedGroups(policy, checklist),
    ...people.absent.map(({ group }) => group),
  ]);
  return [...expected].filter((group) => !hasAnswers(people, group));
}

/** Largest difference between two groups on one criterion. */
interface WidestGap {
  readonly criterion: string;
  /** Ids of the groups. */
  readonly first: string;
  readonly second: string;
  /** Share of the scale. */
  readonly share: number;
  /** True if the difference is as large without the unanswered criteria. */
  readonly isSure: boolean;
}

/** Finds the largest possible difference on each criterion with at least two groups. */
function widestGaps({ checklist, now }: RuleInput): readonly WidestGap[] {
  const found = now.flatMap((bound) => gapsIn(checklist, bound));
  const byCriterion = new Map<string, WidestGap>();
  for (const gap of found) {
    const other = byCriterion.get(gap.criterion);
    if (!other || other.share < gap.share) byCriterion.set(gap.criterion, gap);
  }
  return criteriaOf(checklist).flatMap(({ criterion }) => byCriterion.get(criterion.id) ?? []);
}

function gapsIn(checklist: Checklist, { findings }: Bound): readonly WidestGap[] {
  const groups = Object.keys(groupsOf(checklist));
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  return criteriaOf(checklist).flatMap(({ criterion }) => {
    const finding = byId.get(criterion.id);
    if (!finding || finding.low === null) return [];
    const levels = levelsOf(checklist, criterion);
    const lows = groupMeans(finding.responses, levels.at(0)?.score ?? 0);
    const highs = groupMeans(finding.responses, levels.at(-1)?.score ?? 1);
    const gaps = groups.flatMap((first, i) =>
      groups.slice(i + 1).flatMap((second) => {
        const size = widest(lows, highs, first, second);
        if (size === null) return [];
        const isSure = isKnownToBe(size, finding.groups[first], finding.groups[second]);
        return [{ first, second, share: size, isSure }];
      }),
    );
    const [wide] = gaps.toSorted((a, b) => b.share - a.share);
    return wide ? [{ criterion: criterion.id, ...wide }] : [];
  });
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
