import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, groupsOf } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { type Finding, fillBlanks, groupMeans } from '../../scoring/finding.ts';
import { type JudgedAudit, type Judgement, numberBeside, type Rule } from '../gate.ts';
import { limitOf } from '../policy.ts';

/**
 * How many levels two groups are apart on any criterion. Worst case: the blanks of one group are the
 * worst level and those of the other the best, whichever way round is further; a group of which
 * somebody could still answer is as far away as it could be. Disputed "not applicable" is a blank.
 */
export const maxPerceptionGap: Rule = (policy, audit) => {
  if (policy.maxPerceptionGap === undefined) return [];
  const { limit, severity } = limitOf(policy.maxPerceptionGap);
  const judged = { rule: 'maxPerceptionGap', severity, limit } as const;
  const widest = widestGaps(audit);
  const tooWide = widest.filter(({ levels }) => levels > limit + TOLERANCE);
  if (tooWide.length === 0) {
    const value = Math.max(0, ...widest.map(({ levels }) => levels));
    const message = `no two groups are more than ${limit} levels apart`;
    return [{ ...judged, subject: null, holds: true, value, message, waivable: null }];
  }
  return tooWide.map(({ criterion, first, second, levels, isSure }): Judgement => {
    const are = isSure ? 'are' : 'could be, with what is blank,';
    const message = `${criterion}: ${first} and ${second} ${are} ${numberBeside(levels, limit)} levels apart, which is more than ${limit}`;
    return { ...judged, subject: criterion, holds: false, value: levels, message, waivable: null };
  });
};

interface WidestGap {
  readonly criterion: string;
  /** Ids of the groups. */
  readonly first: string;
  readonly second: string;
  readonly levels: number;
  /** Whether it is as wide without the blanks. */
  readonly isSure: boolean;
}

/** The widest gap on every criterion on which two groups could differ. */
function widestGaps({ checklist, worst }: JudgedAudit): readonly WidestGap[] {
  const groups = Object.keys(groupsOf(checklist));
  const byId = new Map(worst.findings.map((finding) => [finding.criterion, finding]));
  return criteriaOf(checklist).flatMap(({ criterion }) => {
    const finding = byId.get(criterion.id);
    if (!finding || finding.low === null) return [];
    const levels = levelsOf(checklist, criterion);
    const lows = groupMeans(fillBlanks(finding.responses, levels.at(0)?.score ?? 0));
    const highs = groupMeans(fillBlanks(finding.responses, levels.at(-1)?.score ?? 1));
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

/** Where there are no levels, one is a quarter of the scale, as in a scale from 0 to 4. */
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
