import type { Answers, Remarks, WrittenAnswer } from '../../answers/answers.ts';
import { inLongForm } from '../../answers/match.ts';
import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import { type Finding, groupMeans, judge } from '../../scoring/finding.ts';
import type { Response } from '../../scoring/responses.ts';
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
  /** Mean rounded to half a level, 0 to 1. */
  readonly value: number;
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
 * an end of the scale, no group is shown: the others and the total would give it away.
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
  const round = roundingTo(levelsOf(checklist, criterion).map(({ score }) => score));
  const unit = (groups: readonly string[]): Unit => {
    const own = groups.flatMap((group) => means[group] ?? []);
    // Weights could single out one of several small groups.
    return { groups, ...round(own.reduce((sum, value) => sum + value, 0) / own.length) };
  };
  const large = sizes.filter(({ size }) => size >= minGroup).map(({ group }) => unit([group]));
  const small = sizes.filter(({ size }) => size < minGroup);
  const isPooled = small.length > 1 && peopleIn(small) >= minGroup;
  const pool = isPooled ? [unit(small.map(({ group }) => group))] : [];
  // Whoever is alone in a small group would answer with the others if these are near an end.
  const units = [...large, ...pool.filter(({ isNearEnd }) => !isNearEnd)];
  const isHidden = units.length === 0 || (units.length === 1 && units.every(({ isEnd }) => isEnd));
  if (isHidden) {
    const silent = given.length > 0 ? blank : hiddenResponse(responses, minGroup);
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

/** Returns the rounding of means to the scores of levels and the middles between them. */
function roundingTo(scores: readonly number[]): (mean: number) => Omit<Unit, 'groups'> {
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
    return {
      value,
      isEnd: place === 0 || place === steps.length - 1,
      isNearEnd: place < 2 || place > steps.length - 3,
    };
  };
}

const TOLERANCE = 1e-9;

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
  /** Groups included in the overall figures. */
  readonly counted: ReadonlySet<string>;
  /** Groups with figures of their own; a subset of `counted`. */
  readonly shown: ReadonlySet<string>;
}

/**
 * Decides which groups can be published. Groups with fewer than `minGroup` respondents count together
 * if they have enough people, and else in no figure: not even the total depends on them. With one large
 * group among others, only the total is published.
 */
export function releaseOf(sizes: readonly GroupSize[], minGroup: number): Release {
  const small = sizes.filter(({ size }) => size < minGroup);
  const large = sizes.filter(({ size }) => size >= minGroup);
  const isPooled = small.length > 1 && peopleIn(small) >= minGroup;
  if (isPooled || small.length === 0) return { counted: idsOf(sizes), shown: idsOf(large) };
  return { counted: idsOf(large), shown: large.length > 1 ? idsOf(large) : NOBODY };
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

/** Collects the answers that are never scored, in an order that reveals no author. */
export function anonymousTexts(findings: readonly Finding[]): readonly AnonymousText[] {
  return findings.flatMap(({ criterion, responses }) =>
    responses
      .flatMap(({ said, answer }): AnonymousText[] =>
        said === 'text' && answer !== undefined ? [{ criterion, answer }] : [],
      )
      .toSorted((a, b) => (String(a.answer) < String(b.answer) ? -1 : 1)),
  );
}

/** Answers file with the group of its respondent. */
interface Written {
  readonly group: string;
  readonly answers: Answers;
}

/**
 * Collects notes and evidence by criterion, in the order of their texts, which reveals no author. They
 * name no group where one is hidden: the others would be its notes. Reasons for "not applicable" are
 * answers and are not included.
 */
export function anonymousRemarks(
  checklist: Checklist,
  files: readonly Written[],
  { release: { shown }, sizes }: Pick<Published, 'release' | 'sizes'>,
): readonly AnonymousRemark[] {
  const isOpen = sizes.every(({ group }) => shown.has(group));
  return criteriaOf(checklist).flatMap(({ criterion }) =>
    files
      .flatMap(({ group, answers }): AnonymousRemark[] => {
        const { note = null, evidence = [] } = saidOn(criterion, answers);
        if (note === null && evidence.length === 0) return [];
        return [{ criterion: criterion.id, group: isOpen ? group : null, note, evidence }];
      })
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  );
}

function saidOn({ id, formerly = [] }: Criterion, { answers, remarks }: Answers): Remarks {
  for (const name of [id, ...formerly]) {
    const answer: WrittenAnswer | undefined = own(answers, name);
    if (answer !== undefined) return inLongForm(answer);
    const remark = own(remarks ?? {}, name);
    if (remark) return remark;
  }
  return {};
}

function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function keyOf(remark: AnonymousRemark): string {
  return JSON.stringify(remark);
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
