import type { Checklist } from '../checklist/checklist.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, groupsOf } from '../checklist/lookup.ts';
import { largestFirst } from '../numbers.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Participant, Response } from '../scoring/responses.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { comparePerceptions, type GroupGap, type Perception } from './perception.ts';

/** How differently the respondents see the same criteria. */
export interface Disagreement {
  /** The criteria on which two groups are furthest apart, at most three. */
  readonly discussFirst: readonly Discussion[];
  /** Every criterion, in the order of the checklist. */
  readonly criteria: readonly Perception[];
  /** What a whole group does not know although another does. */
  readonly unknownToGroups: readonly UnknownToGroup[];
}

/** Sets the views of groups and respondents against each other. */
export function compareViews(
  checklist: Checklist,
  scorecard: Scorecard,
  participants: readonly Participant[],
): Disagreement {
  return {
    discussFirst: findDiscussions(checklist, scorecard, participants),
    criteria: comparePerceptions(checklist, scorecard),
    unknownToGroups: findUnknownToGroups(checklist, scorecard, participants),
  };
}

/** What one respondent said on a criterion, and why. */
export interface Statement {
  readonly respondent: string;
  readonly group: string;
  readonly said: Response['said'];
  /** The level chosen; null unless `said` is `level`. */
  readonly level: number | null;
  /** What was answered; only where it is more than the number of a level. */
  readonly answer?: AnswerValue | undefined;
  /** What was written beside the answer. */
  readonly note: string | null;
}

/** A criterion that two groups see so differently that they should talk about it. */
export interface Discussion {
  readonly point: string;
  readonly criterion: string;
  /** The two groups that are furthest apart. */
  readonly gap: GroupGap;
  /** 0 to 1; null where fewer than two gave a level. */
  readonly consensus: number | null;
  /** The share of the overall score that the criterion carries, 0 to 1. */
  readonly share: number;
  /** The mean of each group that gave a level, 0 to 1, by group id. */
  readonly groups: Readonly<Record<string, number>>;
  /** Everybody, in the order of respondent ids. */
  readonly statements: readonly Statement[];
}

/**
 * The criteria to discuss first, at most `count`: those with the largest gap between two groups,
 * then with the lowest consensus, then with the most weight, then as in the checklist.
 */
export function findDiscussions(
  checklist: Checklist,
  scorecard: Scorecard,
  participants: readonly Participant[],
  count = 3,
): readonly Discussion[] {
  const share = (criterion: string) => scorecard.shares[criterion] ?? 0;
  return comparePerceptions(checklist, scorecard)
    .flatMap((perception) => {
      const gap = largestGap(perception);
      return gap ? [{ ...perception, gap, share: share(perception.criterion) }] : [];
    })
    .toSorted(
      (a, b) =>
        largestFirst(sizeOf(a.gap), sizeOf(b.gap)) ||
        largestFirst(b.consensus ?? 1, a.consensus ?? 1) ||
        largestFirst(a.share, b.share),
    )
    .slice(0, count)
    .map(({ point, criterion, gap, consensus, share }) => ({
      ...{ point, criterion, gap, consensus, share },
      ...viewsOn(criterion, scorecard, participants),
    }));
}

/** The widest gap that asks for a discussion, the first of several. */
function largestGap({ gaps }: Perception): GroupGap | undefined {
  return gaps
    .filter(({ verdict }) => verdict === 'discuss' || verdict === 'conflict')
    .toSorted((a, b) => largestFirst(sizeOf(a), sizeOf(b)))[0];
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

/** A criterion on which a whole group has nothing to say although others have. */
export interface UnknownToGroup {
  readonly point: string;
  readonly criterion: string;
  readonly group: string;
  /** Those of the group who said "I don't know", in the order of ids. */
  readonly respondents: readonly string[];
  /** The groups that gave a level, in the order of the checklist. */
  readonly knownTo: readonly string[];
}

/**
 * What is not known by those who should know, in the order of the checklist. Neither a checklist nor
 * a job title says for certain who should, so the rule is: somebody of the group said "I don't know",
 * nobody of it gave a level, and another group did, so that there was something to know. An answer
 * that is only missing does not count: it may still come.
 */
export function findUnknownToGroups(
  checklist: Checklist,
  { findings }: Scorecard,
  participants: readonly Participant[],
): readonly UnknownToGroup[] {
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  const groups = Object.keys(groupsOf(checklist));
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const finding = byId.get(criterion.id);
    if (!finding) return [];
    const knownTo = groups.filter((group) => finding.groups[group] !== undefined);
    if (knownTo.length === 0) return [];
    return groups
      .filter((group) => !knownTo.includes(group))
      .map((group) => {
        const respondents = saidUnknown(finding, group, participants);
        return { point: point.id, criterion: criterion.id, group, respondents, knownTo };
      })
      .filter(({ respondents }) => respondents.length > 0);
  });
}

function saidUnknown(
  { criterion, responses }: Finding,
  group: string,
  participants: readonly Participant[],
): readonly string[] {
  const isUnknown = (voice: Response) =>
    voice.group === group &&
    voice.said === 'blank' &&
    participants.some(({ id, answers }) => id === voice.respondent && answers.has(criterion));
  return responses.filter(isUnknown).map(({ respondent }) => respondent);
}
