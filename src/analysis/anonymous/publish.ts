import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criteriaOf, defaults, groupsOf, groupWeightsOf, isKey } from '../../checklist/lookup.ts';
import { type Finding, groupMeans, judge } from '../../scoring/finding.ts';
import type { Mode, Response } from '../../scoring/responses.ts';
import { type Scorecard, scorecardOf } from '../../scoring/scorecard.ts';

/** Scores that can be published, and the decision behind them. */
export interface Published {
  /**
   * Scorecard with one response per counted group: its rounded mean or, if it is small, the rounded
   * mean of all small groups. Low and high ends are `null`, because unanswered criteria are hidden.
   */
  readonly scorecard: Scorecard;
  /** Groups that can be published. */
  readonly release: Release;
  /** Groups of the checklist and their sizes, in its order. */
  readonly sizes: readonly GroupSize[];
}

/**
 * Scores a round so that no group of fewer than `minGroup` respondents can be worked out.
 * Everything calculated from these scores can be published.
 */
export function publish(
  checklist: Checklist,
  { findings, mode }: { readonly findings: readonly Finding[]; readonly mode: Mode },
  minGroup: number,
): Published {
  const sizes = sizesInOrder(checklist, findings[0]?.responses ?? []);
  const release = releaseOf(sizes, minGroup);
  const byId = new Map(findings.map((finding) => [finding.criterion, finding.responses]));
  const published = criteriaOf(checklist).map(({ criterion }) => {
    const responses = (byId.get(criterion.id) ?? []).filter(({ group }) =>
      release.counted.has(group),
    );
    if (mode === 'express' && !isKey(criterion)) {
      return publishedFinding(checklist, criterion, [{ ...blank, said: 'not-asked' }], []);
    }
    const terms = { minGroup, isAlone: sizes.length === 1 };
    return publishOne(checklist, criterion, responses, terms);
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

/** Figure of a criterion: that of one group, or that of all small groups together. */
interface Unit {
  readonly groups: readonly string[];
  /** Share in the score, in proportion to that of others. */
  readonly weight: number;
  /** Mean rounded to half a level, 0 to 1. */
  readonly value: number;
  /** The means that are rounded to it, from the lowest to the highest. */
  readonly range: readonly [number, number];
  /** True if it is the lowest or the highest of the scale, which tells nearly every answer. */
  readonly isEnd: boolean;
  /** True if it is at most half a level from an end. */
  readonly isNearEnd: boolean;
}

interface PublishTerms {
  readonly minGroup: number;
  /** True if all respondents are of one group. */
  readonly isAlone: boolean;
}

/**
 * Publishes one criterion from figures of at least `minGroup` respondents each. Where one of them is at
 * an end of the scale, no group is shown: the others and the total would give it away. Nor is the total,
 * where it and the answers of another group would.
 */
function publishOne(
  checklist: Checklist,
  criterion: Criterion,
  responses: readonly Response[],
  { minGroup, isAlone }: PublishTerms,
): Finding {
  const given = responses.filter(({ score }) => score !== null);
  const sizes = sizesOf(given);
  const means = groupMeans(given);
  const weights = groupWeightsOf(checklist);
  const scores = levelsOf(checklist, criterion).map(({ score }) => score);
  const round = roundingTo(scores);
  const unit = (groups: readonly string[]): Unit => {
    const own = groups.flatMap((group) => means[group] ?? []);
    // Weights could single out one of several small groups.
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const weight = groups.reduce((sum, id) => sum + (weights.get(id) ?? defaults.groupWeight), 0);
    return { groups, weight, ...round(mean) };
  };
  const large = sizes.filter(({ size }) => size >= minGroup).map(({ group }) => unit([group]));
  const small = smallOf(sizes, minGroup);
  const pool = arePooled(small, minGroup) ? [unit(small.map(({ group }) => group))] : [];
  const units = [...large, ...pool.filter((own) => !isTelling(own, small, scores))];
  if (units.length === 0 || hasTellingEnd(units)) {
    const silent = large.length > 0 ? blank : silentResponse(responses, minGroup);
    return publishedFinding(checklist, criterion, [silent], []);
  }
  const isShown = (units.length > 1 || isAlone) && large.every(({ isEnd }) => !isEnd);
  return publishedFinding(
    checklist,
    criterion,
    units.flatMap(({ groups, value }) => groups.map((group) => meanResponse(group, value))),
    isShown ? large.flatMap(({ groups }) => groups) : [],
  );
}

/**
 * True if the common figure of small groups is near an end of the scale, or tells one of their people
 * what another one answered.
 */
function isTelling(
  { isNearEnd, range: [from, to] }: Unit,
  groups: readonly GroupSize[],
  scores: readonly number[],
): boolean {
  if (isNearEnd) return true;
  const [lowest = 0, low = lowest] = scores;
  const [highest = 1, high = highest] = scores.toReversed();
  const shares = groups.flatMap(({ size }) => Array(size).fill(1 / size / groups.length));
  return shares.some((share, i) => {
    const other = Math.max(...shares.toSpliced(i, 1));
    const isKnown = (room: number, step: number) =>
      room > -TOLERANCE && room < other * step + TOLERANCE;
    return scores.some((own) => {
      // What one's own answer leaves of the figure, if all others give the lowest, or the highest.
      const above = to - share * own - (1 - share) * lowest;
      const below = share * own + (1 - share) * highest - from;
      return isKnown(above, low - lowest) || isKnown(below, highest - high);
    });
  });
}

/**
 * True if readers could find which figure is at an end of the scale. They may know one of the others. Where
 * all are at the same end, everybody agrees, and that is told.
 */
function hasTellingEnd(units: readonly Unit[]): boolean {
  const ends = units.filter(({ isEnd }) => isEnd);
  const isAgreed = units.length > 1 && units.every(({ value }) => value === units[0]?.value);
  if (isAgreed) return false;
  return ends.some(({ weight }) => {
    const alike = units.filter((own) => !own.isEnd && Math.abs(own.weight - weight) < TOLERANCE);
    return alike.length < 2;
  });
}

/** Returns the rounding of means to the scores of levels and the middles between them. */
function roundingTo(scores: readonly number[]): (mean: number) => Omit<Unit, 'groups' | 'weight'> {
  const steps = scores.flatMap((score, i) => {
    const next = scores[i + 1];
    return next === undefined ? [score] : [score, (score + next) / 2];
  });
  const [lowest = 0, highest = 1] = [steps.at(0), steps.at(-1)];
  const middle = (lowest + highest) / 2;
  // Of two equally near steps the inner one: an end then means that nobody was elsewhere.
  const inwards = steps.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return (mean) => {
    const value = inwards.reduce((best, step) =>
      Math.abs(step - mean) < Math.abs(best - mean) - TOLERANCE ? step : best,
    );
    const place = steps.indexOf(value);
    const halfway = (to: number) => ((steps[to] ?? value) + value) / 2;
    return {
      value,
      range: [halfway(place - 1), halfway(place + 1)],
      isEnd: place === 0 || place === steps.length - 1,
      isNearEnd: place < 2 || place > steps.length - 3,
    };
  };
}

const TOLERANCE = 1e-9;

/**
 * Returns the published response to a criterion without a score: unanswered, unless enough people of
 * several groups share the reason. What smaller groups say of it is not told.
 */
function silentResponse(responses: readonly Response[], minGroup: number): Response {
  const large = sizesOf(responses).filter(({ size }) => size >= minGroup);
  const isShared = (reason: Response['said']) =>
    large.filter(({ group }) => {
      const own = responses.filter((response) => response.group === group);
      return own.filter(({ said }) => said === reason).length >= minGroup;
    }).length > 1;
  const isRated = large.some(({ group }) =>
    responses.some((own) => own.group === group && own.said === 'level'),
  );
  const reason = (['not-asked', 'not-applicable'] as const).find(isShared);
  return reason === undefined || isRated ? blank : { ...blank, said: reason };
}

const blank: Response = { respondent: '', group: '', said: 'blank', level: null, score: null };

function meanResponse(group: string, score: number): Response {
  return { respondent: group, group, said: 'level', level: null, score };
}

/** Returns a published scorecard without the scores of some criteria. */
export function withoutCriteria(
  checklist: Checklist,
  { findings }: Scorecard,
  ids: ReadonlySet<string>,
): Scorecard {
  const own = criteriaOf(checklist).flatMap(({ criterion }, i) =>
    ids.has(criterion.id)
      ? publishedFinding(checklist, criterion, [blank], [])
      : (findings[i] ?? []),
  );
  return scorecardOf(checklist, own);
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

/** Returns every group of the checklist, those without people too. */
export function sizesInOrder(
  checklist: Checklist,
  people: readonly { readonly group: string }[],
): readonly GroupSize[] {
  const sizes = new Map(sizesOf(people).map(({ group, size }) => [group, size]));
  const groups = new Set([...Object.keys(groupsOf(checklist)), ...sizes.keys()]);
  return [...groups].map((group) => ({ group, size: sizes.get(group) ?? 0 }));
}

function sizesOf(responses: readonly { readonly group: string }[]): readonly GroupSize[] {
  const sizes = new Map<string, number>();
  for (const { group } of responses) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes].map(([group, size]) => ({ group, size }));
}

/** Size of a group. */
export interface GroupSize {
  readonly group: string;
  /** Number of respondents. */
  readonly size: number;
}

/** Groups that can be published. */
export interface Release {
  /** Groups included in the overall figures. */
  readonly counted: ReadonlySet<string>;
  /** Groups with figures of their own; a subset of `counted`. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Decides which groups can be published. Groups with fewer than `minGroup` respondents count together
 * if they have enough people, and else in no figure: not even the total depends on them. With one large
 * group among others, only the total is published. A group without people is treated like a small one,
 * so that nobody can tell whether somebody of it has answered.
 */
export function releaseOf(sizes: readonly GroupSize[], minGroup: number): Release {
  const large = sizes.filter(({ size }) => size >= minGroup);
  const isPooled = arePooled(smallOf(sizes, minGroup), minGroup);
  const units = large.length + Number(isPooled);
  return {
    counted: idsOf(isPooled ? sizes : large),
    shown: units > 1 || sizes.length === 1 ? idsOf(large) : NOBODY,
  };
}

function smallOf(sizes: readonly GroupSize[], minGroup: number): readonly GroupSize[] {
  return sizes.filter(({ size }) => size > 0 && size < minGroup);
}

/** True if small groups have enough people to count together. */
function arePooled(small: readonly GroupSize[], minGroup: number): boolean {
  return small.length > 1 && peopleIn(small) >= minGroup;
}

const NOBODY: ReadonlySet<string> = new Set();

function idsOf(sizes: readonly GroupSize[]): ReadonlySet<string> {
  return new Set(sizes.map(({ group }) => group));
}

function peopleIn(sizes: readonly GroupSize[]): number {
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** Note and evidence without their author. */
export interface AnonymousRemark {
  readonly criterion: string;
  /** Group of the author; `null` if the group is hidden. */
  readonly group: string | null;
  readonly note: string | null;
  /** Evidence. */
  readonly evidence: readonly string[];
}

/** Answer that is never scored, without its author. */
export interface AnonymousText {
  readonly criterion: string;
  readonly answer: AnswerValue;
}

/** Settings of an anonymous report. */
export interface AnonymityTerms {
  /** Smallest group that is shown, in respondents; 2 or more. */
  readonly minGroup: number;
  /** True if notes and evidence are included, without their authors. */
  readonly withNotes: boolean;
}

/** Hidden parts of an anonymous report, and their replacements. */
export interface Anonymity extends AnonymityTerms {
  /** Groups of the checklist, in its order. */
  readonly groups: readonly {
    readonly group: string;
    /** Number of respondents; `null` for fewer than `minGroup`. */
    readonly respondents: number | null;
    /**
     * `alone`: figures are shown; `together`: included in the overall figures only; `not-at-all`:
     * excluded from every figure.
     */
    readonly told: 'alone' | 'together' | 'not-at-all';
  }[];
  /** Ids of criteria without a score here: no answers, or too few. */
  readonly withheldCriteria: readonly string[];
  /** Notes and evidence without authors; empty unless asked for. */
  readonly remarks: readonly AnonymousRemark[];
  /** Answers that are never scored, without authors and sorted; empty unless asked for. */
  readonly texts: readonly AnonymousText[];
  /** Hidden parts and reasons: English sentences. */
  readonly manifest: readonly string[];
}
