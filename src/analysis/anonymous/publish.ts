import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { type Finding, groupMeans, judge } from '../../scoring/finding.ts';
import type { Response } from '../../scoring/responses.ts';
import { type Scorecard, scorecardOf } from '../../scoring/scorecard.ts';
import { mean } from '../../scoring/total.ts';

/** The scores that may be told, and what decides which these are. */
export interface Published {
  /**
   * Every group that counts speaks with one voice: its mean, or where that is not told, the mean that
   * those not told have in common. What is blank is not known, so no score has a low or high end.
   */
  readonly scorecard: Scorecard;
  /** Which groups may be told of at all. */
  readonly release: Release;
  /** The groups that answered, by id, with how many of them there are. */
  readonly sizes: readonly GroupSize[];
}

/**
 * Scores a round by what may be told of it where no fewer than `minGroup` people may be told of. All
 * that is worked out from these scores can be told: no answer that is withheld is in them.
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

/** The same for one group alone; without any score where the group is not told of. */
export function publishedAlone(
  checklist: Checklist,
  { findings }: Scorecard,
  group: string,
): Scorecard {
  const own = criteriaOf(checklist).map(({ criterion }, i) => {
    const finding = findings[i];
    const value = finding?.groups[group];
    if (value !== undefined) return spoken(checklist, criterion, [voiceOf(group, value)], [group]);
    const silent = finding?.score === null ? finding.responses : [blank];
    return spoken(checklist, criterion, silent, []);
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
  const common = mean(hidden.map(([id, value]) => ({ id, value })));
  const spoke = Object.entries(means).map(([group, value]) =>
    voiceOf(group, told.includes(group) ? value : (common ?? value)),
  );
  return spoken(
    checklist,
    criterion,
    spoke.length > 0 ? spoke : [silence(responses, minGroup)],
    told,
  );
}

/** What may be told of a criterion that has no score: nothing, unless enough people say why. */
function silence(responses: readonly Response[], minGroup: number): Response {
  const saying = (said: Response['said']) =>
    responses.filter((voice) => voice.said === said).length;
  if (responses.length >= minGroup && saying('not-asked') === responses.length) {
    return { ...blank, said: 'not-asked' };
  }
  const isClaimed = saying('level') === 0 && saying('not-applicable') >= minGroup;
  return isClaimed ? { ...blank, said: 'not-applicable' } : blank;
}

const blank: Response = { respondent: '', group: '', said: 'blank', level: null, score: null };

function voiceOf(group: string, score: number): Response {
  return { respondent: group, group, said: 'level', level: null, score };
}

function spoken(
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

/** How many of a group there are to hide behind. */
export interface GroupSize {
  readonly group: string;
  /** 1 or more. */
  readonly size: number;
}

/** Which groups may be told of. */
export interface Release {
  /** The groups that count in what is told of all together; all of them, or none that is too small. */
  readonly counted: ReadonlySet<string>;
  /** Those of them whose own figures are told. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Decides which groups may be told of where a group of fewer than `minGroup` must not be: neither by
 * itself, nor as what is left when the others are taken from the whole. Several small groups hide
 * behind each other where they are enough people together. A small one that has nobody to hide
 * behind is left out of the whole if that still has two groups to speak of; otherwise the whole is
 * told, and no group.
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
