import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { criteriaOf, groupWeightsOf } from '../../checklist/lookup.ts';
import { type Finding, groupMeans, judge, meanOfMeans } from '../../scoring/finding.ts';
import type { Response } from '../../scoring/responses.ts';
import { type Scorecard, scorecardOf } from '../../scoring/scorecard.ts';

/** Scores that can be published, and the decision behind them. */
export interface Published {
  /**
   * Scorecard with one response per counted group: its mean or, if that is hidden, the mean of all
   * hidden groups. Low and high ends are `null`, because unanswered criteria are hidden.
   */
  readonly scorecard: Scorecard;
  /** Groups that can be published. */
  readonly release: Release;
  /** Groups with respondents and their sizes. */
  readonly sizes: readonly GroupSize[];
}

/**
 * Scores a round so that no group of fewer than `minGroup` respondents can be worked out.
 * Everything calculated from these scores can be published.
 */
export function publish(
  checklist: Checklist,
  findings: readonly Finding[],
  minGroup: number,
): Published {
  const everybody = findings[0]?.responses ?? [];
  const sizes = sizesOf(everybody);
  const release = releaseOf(sizes, minGroup);
  const byId = new Map(findings.map((finding) => [finding.criterion, finding.responses]));
  const published = criteriaOf(checklist).map(({ criterion }) => {
    const responses = (byId.get(criterion.id) ?? []).filter(({ group }) =>
      release.counted.has(group),
    );
    return publishOne(checklist, criterion, responses, { ...release, minGroup });
  });
  return { scorecard: scorecardOf(checklist, published), release, sizes };
}

/** Returns the published scores of one group; without any score if the group is hidden. */
export function publishedAlone(
  checklist: Checklist,
  { findings }: Scorecard,
  group: string,
): Scorecard {
  const own = criteriaOf(checklist).map(({ criterion }, i) => {
    const finding = findings[i];
    const value = finding?.groups[group];
    if (value !== undefined)
      return publishedFinding(checklist, criterion, [meanResponse(group, value)], [group]);
    const silent = finding?.score === null ? finding.responses : [blank];
    return publishedFinding(checklist, criterion, silent, []);
  });
  return scorecardOf(checklist, own);
}

function publishOne(
  checklist: Checklist,
  criterion: Criterion,
  responses: readonly Response[],
  { shown: mayBeShown, minGroup }: Release & { readonly minGroup: number },
): Finding {
  const given = responses.filter(({ score }) => score !== null);
  const { counted, shown } = releaseOf(sizesOf(given), minGroup);
  const means = groupMeans(given.filter(({ group }) => counted.has(group)));
  const told = Object.keys(means).filter((group) => shown.has(group) && mayBeShown.has(group));
  const hidden = Object.entries(means).filter(([group]) => !told.includes(group));
  const common = meanOfMeans(Object.fromEntries(hidden), groupWeightsOf(checklist));
  const published = Object.entries(means).map(([group, value]) =>
    meanResponse(group, told.includes(group) ? value : (common ?? value)),
  );
  return publishedFinding(
    checklist,
    criterion,
    published.length > 0 ? published : [hiddenResponse(responses, minGroup)],
    told,
  );
}

/**
 * Returns the published response to a criterion without a score: unanswered, unless enough
 * respondents share the reason.
 */
function hiddenResponse(responses: readonly Response[], minGroup: number): Response {
  const saying = (said: Response['said']) =>
    responses.filter((response) => response.said === said).length;
  if (responses.length >= minGroup && saying('not-asked') === responses.length) {
    return { ...blank, said: 'not-asked' };
  }
  const isClaimed = saying('level') === 0 && saying('not-applicable') >= minGroup;
  return isClaimed ? { ...blank, said: 'not-applicable' } : blank;
}

const blank: Response = { respondent: '', group: '', said: 'blank', level: null, score: null };

function meanResponse(group: string, score: number): Response {
  return { respondent: group, group, said: 'level', level: null, score };
}

function publishedFinding(
  checklist: Checklist,
  criterion: Criterion,
  responses: readonly Response[],
  told: readonly string[],
): Finding {
  const finding = judge(checklist, criterion, responses);
  const groups = Object.entries(finding.groups).filter(([group]) => told.includes(group));
  return { ...finding, low: null, high: null, groups: Object.fromEntries(groups) };
}

function sizesOf(responses: readonly Response[]): readonly GroupSize[] {
  const sizes = new Map<string, number>();
  for (const { group } of responses) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes].map(([group, size]) => ({ group, size }));
}

/** Size of a group. */
export interface GroupSize {
  readonly group: string;
  /** Number of respondents, 1 or more. */
  readonly size: number;
}

/** Groups that can be published. */
export interface Release {
  /** Groups included in the overall figures: all of them, or none that is too small. */
  readonly counted: ReadonlySet<string>;
  /** Groups with figures of their own; a subset of `counted`. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Decides which groups can be published. A group with fewer than `minGroup` respondents is never
 * shown, and must not be calculable by subtracting shown groups from the total. Several small
 * groups with at least `minGroup` people together stay in the total. A single small group is
 * removed from the total if two larger groups remain; otherwise only the total is published.
 */
export function releaseOf(sizes: readonly GroupSize[], minGroup: number): Release {
  const small = sizes.filter(({ size }) => size < minGroup);
  const large = sizes.filter(({ size }) => size >= minGroup);
  const hides = small.length > 1 && peopleIn(small) >= minGroup;
  if (small.length === 0 || hides) return { counted: idsOf(sizes), shown: idsOf(large) };
  if (large.length > 1) return { counted: idsOf(large), shown: idsOf(large) };
  if (large.length === 1) return { counted: idsOf(sizes), shown: NOBODY };
  return { counted: NOBODY, shown: NOBODY };
}

const NOBODY: ReadonlySet<string> = new Set();

function idsOf(sizes: readonly GroupSize[]): ReadonlySet<string> {
  return new Set(sizes.map(({ group }) => group));
}

function peopleIn(sizes: readonly GroupSize[]): number {
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
