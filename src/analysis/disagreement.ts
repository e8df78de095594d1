import type { Checklist } from '../checklist/checklist.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, groupsOf } from '../checklist/lookup.ts';
import { largestFirst } from '../numbers.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Participant, Response } from '../scoring/responses.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { Agreement } from './agreements.ts';
import {
  comparePerceptions,
  type DifferenceVerdict,
  type GroupGap,
  type GroupSpread,
  type Perception,
} from './perception.ts';

/** Disagreement between respondents on the same criteria. */
export interface Disagreement {
  /** Open criteria with the largest differences between two groups or within one, at most three. */
  readonly discussFirst: readonly Discussion[];
  /** Every criterion, in the order of the checklist. */
  readonly criteria: readonly Perception[];
  /** Criteria that a whole group does not know although another does. */
  readonly unknownToGroups: readonly UnknownToGroup[];
}

/** Finds the disagreement between groups and respondents. Settled criteria need no discussion. */
export function findDisagreement(
  checklist: Checklist,
  scorecard: Scorecard,
  participants: readonly Participant[],
  settled: ReadonlySet<string> = new Set(),
): Disagreement {
  const criteria = comparePerceptions(checklist, scorecard);
  const open = criteria.filter(({ criterion }) => !settled.has(criterion));
  return {
    discussFirst: findDiscussions(open, scorecard, participants),
    criteria,
    unknownToGroups: findUnknownToGroups(checklist, scorecard, participants),
  };
}

/** Agreements and last votes, which follow the first votes. */
interface Afterwards {
  readonly agreements: readonly Agreement[] | null;
  /** Findings of the last votes. */
  readonly findings: readonly (Finding & { readonly firstVotes?: Finding['groups'] | undefined })[];
}

/**
 * Returns the criteria on which a workshop agreed, or whose last votes are close and not the first.
 * `isClose` measures votes; by default the differences between groups and within them.
 */
export function settledIn(
  checklist: Checklist,
  { agreements, findings }: Afterwards,
  isClose: (votes: Perception) => boolean = hasNoDifference,
): ReadonlySet<string> {
  const agreed = (agreements ?? []).filter(({ level, answer = level }) => answer !== null);
  const again = findings.filter(({ firstVotes }) => firstVotes);
  const close = again.length === 0 ? [] : comparePerceptions(checklist, { findings: again });
  return new Set([...agreed, ...close.filter(isClose)].map(({ criterion }) => criterion));
}

function hasNoDifference({ gaps, spreads }: Perception): boolean {
  return largest(gaps, sizeOf) === null && largest(spreads, ({ spread }) => spread) === null;
}

/** Response of one respondent to a criterion, with its note. */
export interface Statement {
  readonly respondent: string;
  readonly group: string;
  readonly said: Response['said'];
  /** Chosen level; `null` unless `said` is `level`. */
  readonly level: number | null;
  /** Answer, if it is more than the number of a level. */
  readonly answer?: AnswerValue | undefined;
  /** Note on the answer. */
  readonly note: string | null;
}

/** Criterion that people rate so differently that they should discuss it. */
export interface Discussion {
  readonly point: string;
  readonly criterion: string;
  /** Two groups with the largest difference, from a quarter of the scale; else `null`. */
  readonly gap: GroupGap | null;
  /** Group with the largest difference within it, from a quarter of the scale; else `null`. */
  readonly spread: GroupSpread | null;
  /** 0 to 1; null where fewer than two gave a level. */
  readonly consensus: number | null;
  /** The share of the overall score that the criterion carries, 0 to 1. */
  readonly share: number;
  /** The mean of each group that gave a level, 0 to 1, by group id. */
  readonly groups: Readonly<Record<string, number>>;
  /** All respondents, by id. */
  readonly statements: readonly Statement[];
}

/** Most criteria to discuss first. */
const MOST_DISCUSSIONS = 3;

/**
 * Finds the criteria to discuss first. Order: largest difference between two groups or within one,
 * lowest consensus, largest weight, order of the checklist.
 */
function findDiscussions(
  perceptions: readonly Perception[],
  scorecard: Scorecard,
  participants: readonly Participant[],
): readonly Discussion[] {
  return perceptions
    .flatMap(({ point, criterion, gaps, spreads, consensus }) => {
      const gap = largest(gaps, sizeOf);
      const spread = largest(spreads, (own) => own.spread);
      if (gap === null && spread === null) return [];
      const share = scorecard.shares[criterion] ?? 0;
      return [{ point, criterion, gap, spread, consensus, share }];
    })
    .toSorted(
      (a, b) =>
        largestFirst(differenceIn(a), differenceIn(b)) ||
        largestFirst(b.consensus ?? 1, a.consensus ?? 1) ||
        largestFirst(a.share, b.share),
    )
    .slice(0, MOST_DISCUSSIONS)
    .map((own) => ({ ...own, ...viewsOn(own.criterion, scorecard, participants) }));
}

/** Returns the largest difference that needs a discussion, the first of several; else `null`. */
function largest<T extends { readonly verdict: DifferenceVerdict | null }>(
  differences: readonly T[],
  size: (difference: T) => number,
): T | null {
  const open = differences.filter(({ verdict }) => verdict === 'discuss' || verdict === 'conflict');
  return open.toSorted((a, b) => largestFirst(size(a), size(b)))[0] ?? null;
}

function differenceIn({ gap, spread }: Pick<Discussion, 'gap' | 'spread'>): number {
  return Math.max(gap === null ? 0 : sizeOf(gap), spread?.spread ?? 0);
}

function sizeOf({ gap }: GroupGap): number {
  return Math.abs(gap ?? 0);
}

function viewsOn(
  criterion: string,
  { findings }: Scorecard,
  participants: readonly Participant[],
): Pick<Discussion, 'groups' | 'statements'> {
  const finding = findings.find((own) => own.criterion === criterion);
  const answers = new Map(participants.map(({ id, answers }) => [id, answers.get(criterion)]));
  return {
    groups: finding?.groups ?? {},
    statements: (finding?.responses ?? []).map(({ respondent, group, said, level, answer }) => ({
      ...{ respondent, group, said, level },
      ...(answer === undefined ? {} : { answer }),
      note: answers.get(respondent)?.note ?? null,
    })),
  };
}

/** Criterion that no one of a group could rate although others could. */
export interface UnknownToGroup {
  readonly point: string;
  readonly criterion: string;
  readonly group: string;
  /** Respondents of the group who answered "don't know", by id. */
  readonly respondents: readonly string[];
  /** Groups that rated it, in the order of the checklist. */
  readonly knownTo: readonly string[];
}

/**
 * Finds criteria that a group should know and does not, in the order of the checklist. Someone of
 * the group answered "don't know", no one of it rated the criterion, and another group did. A
 * missing answer does not count: it may still come.
 */
export function findUnknownToGroups(
  checklist: Checklist,
  { findings }: Scorecard,
  participants: readonly Participant[],
): readonly UnknownToGroup[] {
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  const groups = Object.keys(groupsOf(checklist));
  const answersOf = new Map(participants.map(({ id, answers }) => [id, answers]));
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const finding = byId.get(criterion.id);
    if (!finding) return [];
    const knownTo = groups.filter((group) => finding.groups[group] !== undefined);
    if (knownTo.length === 0) return [];
    return groups
      .filter((group) => !knownTo.includes(group))
      .map((group) => {
        const respondents = saidUnknown(finding, group, answersOf);
        return { point: point.id, criterion: criterion.id, group, respondents, knownTo };
      })
      .filter(({ respondents }) => respondents.length > 0);
  });
}

function saidUnknown(
  { criterion, responses }: Finding,
  group: string,
  answersOf: ReadonlyMap<string, Participant['answers']>,
): readonly string[] {
  const isUnknown = (response: Response) =>
    response.group === group &&
    response.said === 'blank' &&
    answersOf.get(response.respondent)?.has(criterion) === true;
  return responses.filter(isUnknown).map(({ respondent }) => respondent);
}
