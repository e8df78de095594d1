import type { GapReport } from '../../analysis/gap-report.ts';
import {
  CONFLICT_FROM,
  DISCUSS_FROM,
  type GroupGap,
  type Perception,
} from '../../analysis/perception.ts';
import { isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { formatLevels, twoDecimals } from '../../numbers.ts';

/** Meanings of the columns if all criteria have levels. */
const PERCEPTION_LEGEND =
  'Means and gaps in levels. The gap is that of the two groups that are furthest apart, the first of ' +
  'them minus the second (! discuss, !! conflict); "leadership" is the leading group minus the others; the range lies between ' +
  'the lowest and the highest answer; consensus goes from 0 (split between the ends) to 1.';

/** Returns the meanings of the columns of the ratings by group. */
export function perceptionLegend({ checklist: { definition } }: GapReport): string {
  const isNumberedAll = criteriaOf(definition).every(({ criterion }) =>
    levelsOf(definition, criterion).every(isNumbered),
  );
  return isNumberedAll
    ? PERCEPTION_LEGEND
    : PERCEPTION_LEGEND.replace(
        'in levels',
        'in levels, or where there are none, in % of the scale',
      );
}

/** Unit of a difference: levels above the worst, or percent of the scale. */
interface Unit {
  readonly top: number;
  readonly mark: '' | '%';
}

function unitOf(levels: readonly Level[]): Unit {
  return levels.every(isNumbered) ? { top: levels.length - 1, mark: '' } : { top: 100, mark: '%' };
}

/** Criterion with the ratings of all groups; the cells belong to `perceptionHeads`. */
export interface PerceptionRow {
  readonly criterion: string;
  readonly cells: readonly string[];
  /** Average of each group that answered, 0 to 1; `null` if the group gave no level. */
  readonly means: readonly (number | null)[];
  /** "!" for a difference between groups, "!!" for a conflict, else empty. */
  readonly sign: string;
}

/** Returns the titles of the groups that answered, and of the columns on their differences. */
export function perceptionHeads({ groups }: GapReport): readonly string[] {
  return [...groups.map(({ title }) => title), 'gap', 'leadership', 'range', 'consensus'];
}

/** Returns the criteria that a published group gave a level for, in the order of the checklist. */
export function perceptionRows(report: GapReport): readonly PerceptionRow[] {
  const { definition } = report.checklist;
  const findings = new Map(report.findings.map((finding) => [finding.criterion, finding]));
  const units = new Map(
    criteriaOf(definition).map(({ criterion }) => [
      criterion.id,
      unitOf(levelsOf(definition, criterion)),
    ]),
  );
  return report.disagreement.criteria
    .filter(({ criterion }) => Object.keys(findings.get(criterion)?.groups ?? {}).length > 0)
    .map((perception) => {
      const { criterion } = perception;
      const byGroup = findings.get(criterion)?.groups ?? {};
      const means = report.groups.map(({ id }) => byGroup[id] ?? null);
      const unit = units.get(criterion) ?? unitOf([]);
      const inUnits = means.map((mean) => unsigned(mean, unit));
      const widest = widestGap(perception);
      const cells = [...inUnits, ...differences(perception, widest, unit)];
      return { criterion, cells, means, sign: signOf(widest) };
    });
}

function widestGap({ gaps }: Perception): GroupGap | null {
  return gaps.reduce<GroupGap | null>(
    (best, pair) => (Math.abs(pair.gap ?? 0) > Math.abs(best?.gap ?? 0) ? pair : best),
    gaps.find(({ gap }) => gap !== null) ?? null,
  );
}

function differences(
  { leadershipGap, range, consensus }: Perception,
  widest: GroupGap | null,
  unit: Unit,
): readonly string[] {
  return [
    `${signed(widest?.gap, unit, [DISCUSS_FROM, CONFLICT_FROM])} ${signOf(widest)}`.trim(),
    signed(leadershipGap, unit),
    unsigned(range, unit),
    consensus === null ? NONE : twoDecimals(consensus),
  ];
}

const NONE = '–';

function signOf(gap: GroupGap | null): string {
  if (gap?.verdict === 'conflict') return '!!';
  return gap?.verdict === 'discuss' ? '!' : '';
}

function signed(
  fraction: number | null | undefined,
  unit: Unit,
  bounds: readonly number[] = [],
): string {
  if (fraction === null || fraction === undefined) return NONE;
  return formatLevels(fraction, unit.top, bounds) + unit.mark;
}

function unsigned(fraction: number | null | undefined, unit: Unit): string {
  return signed(fraction, unit).replace('+', '');
}
