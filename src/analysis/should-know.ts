import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, groupsOf } from '../checklist/defaults.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { Participant, Voice } from '../scoring/voices.ts';

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
  { criterion, voices }: Finding,
  group: string,
  participants: readonly Participant[],
): readonly string[] {
  const isUnknown = (voice: Voice) =>
    voice.group === group &&
    voice.said === 'blank' &&
    participants.some(({ id, answers }) => id === voice.respondent && answers.has(criterion));
  return voices.filter(isUnknown).map(({ respondent }) => respondent);
}
