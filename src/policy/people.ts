import { certainParticipants, type OtherVersion } from '../analysis/comparison/present-levels.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Respondent } from '../answers/answers.ts';
import type { Register } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupsOf } from '../checklist/lookup.ts';
import type { Participant } from '../scoring/responses.ts';
import { limitOf, type Policy, policyDefaults } from './policy.ts';

/** People of a gate: those who answered, and those who are expected. */
export interface People {
  /** Everyone with an answers file, in the order of the report; levels of another version are blank. */
  readonly present: readonly Participant[];
  /** Answers to other versions of the checklist of which nothing tells what they say now. */
  readonly others: readonly OtherVersion[];
  /** Expected people without answers, by id. */
  readonly absent: readonly ExpectedPerson[];
  /** Expected groups without answers and without anyone in `absent`; ids. */
  readonly silent: readonly string[];
  /** Sources that name expected people; empty if no one does. */
  readonly sources: readonly Register['from'][];
  /** Respondents that the baseline does not have, and those in another group; ids. */
  readonly joined: readonly string[];
  readonly moved: readonly string[];
  /** People of the baseline whom the policy names as gone, without answers now; ids. */
  readonly gone: readonly string[];
  /** Groups of which no one is left, and someone new or expected is; they count whole. Ids. */
  readonly renewed: readonly string[];
}

/** Person whose answers are missing. */
export interface ExpectedPerson {
  readonly id: string;
  readonly name: string;
  /** Id of a group of the checklist. */
  readonly group: string;
}

/** Sources of the expected people. */
export interface PeopleInput {
  readonly policy: Policy;
  readonly report: GapReport;
  /** People that `round.yaml` names. */
  readonly register: Register | null;
  readonly baseline: GapReport | null;
}

/** Finds who answered, who is missing, and who is new. */
export function findPeople({ policy, report, register, baseline }: PeopleInput): People {
  const checklist = report.checklist.definition;
  const { participants: present, others } = certainParticipants(
    report,
    baseline?.checklist.definition ?? null,
  );
  const presentIds = new Set(present.map(({ id }) => id));
  const former = baseline ? formerPeople(baseline, checklist) : [];
  const named = [...(register?.expected ?? []), ...(policy.expected ?? [])];
  const left = new Set((policy.left ?? []).map(({ respondent }) => respondent));
  const expected = new Map<string, ExpectedPerson>();
  for (const person of [...former, ...named.map((own) => asExpected(own, checklist))]) {
    if (!left.has(person.id)) expected.set(person.id, person);
  }
  const absent = [...expected.values()]
    .filter(({ id }) => !presentIds.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const groupNow = new Map([...expected.values(), ...present].map(({ id, group }) => [id, group]));
  const formerIds = new Set(former.map(({ id }) => id));
  const gone = former.flatMap(({ id }) => (left.has(id) && !presentIds.has(id) ? [id] : []));
  const moved = former
    .filter(({ id, group }) => !gone.includes(id) && groupNow.get(id) !== group)
    .map(({ id }) => id);
  const heard = new Set([...present, ...absent].map(({ group }) => group));
  return {
    present,
    others,
    absent,
    silent: expectedGroups(policy, checklist).filter((id) => !heard.has(id)),
    sources: sourcesOf({ policy, register, baseline }),
    joined: baseline ? present.map(({ id }) => id).filter((id) => !formerIds.has(id)) : [],
    moved,
    gone,
    renewed: groupsWithoutAny(former, (id) => !gone.includes(id) && !moved.includes(id)).filter(
      (id) => heard.has(id) || expectedGroups(policy, checklist).includes(id),
    ),
  };
}

function sourcesOf({ policy, register, baseline }: Omit<PeopleInput, 'report'>): People['sources'] {
  return [
    ...((policy.expected ?? []).length > 0 ? (['policy'] as const) : []),
    ...(register ? [register.from] : []),
    ...(baseline ? (['baseline'] as const) : []),
  ];
}

/** Returns the ids of groups in which at least one person is expected. */
export function expectedGroups(policy: Policy, checklist: Checklist): readonly string[] {
  return Object.keys(groupsOf(checklist)).filter((id) => {
    const { limit } = limitOf(policy.minRespondents?.[id] ?? policyDefaults.minRespondents);
    return limit > 0;
  });
}

/** Returns the people of an earlier round, in the groups of this checklist. */
function formerPeople({ respondents }: GapReport, checklist: Checklist): readonly ExpectedPerson[] {
  return respondents.map(({ id, name, group }) => asExpected({ id, name, group }, checklist));
}

// A person in a group that no longer exists is still expected, and counts in the first one.
function asExpected({ id, name, group }: Respondent, checklist: Checklist): ExpectedPerson {
  const groups = Object.entries(groupsOf(checklist));
  const found = groups.find(([own]) => own === group) ?? groups[0];
  return { id, name: name ?? id, group: found?.[0] ?? '' };
}

function groupsWithoutAny(
  people: readonly ExpectedPerson[],
  isIn: (id: string) => boolean,
): readonly string[] {
  const groups = new Set(people.map(({ group }) => group));
  const kept = new Set(people.filter(({ id }) => isIn(id)).map(({ group }) => group));
  return [...groups].filter((group) => !kept.has(group));
}

/** True if someone of a group answered anything. */
export function hasAnswers({ present }: People, group: string): boolean {
  return present.some((own) => own.group === group && saysAnything(own));
}

/** True if a respondent gave any answer but "I don't know". */
function saysAnything({ answers }: Participant): boolean {
  return [...answers.values()].some((own) => 'notApplicable' in own || own.value !== null);
}

/** People of one round who are counted, blank voices included. */
export type Counted = readonly Participant[];

/** Returns everyone of this round, with a blank voice for each expected person and silent group. */
export function everyone({ present, absent, silent }: People): Counted {
  return [...present, ...absent.map(blankVoice), ...silent.map(voiceOfGroup)];
}

/**
 * Returns this round without those who joined or changed group. Expected people whom the baseline has
 * are in it; a group of which no one is left counts whole.
 */
export function thoseWhoStayed(people: People, baseline: GapReport): Counted {
  const { present, absent, joined, moved, renewed } = people;
  const former = new Set(baseline.respondents.map(({ id }) => id));
  const stays = ({ id, group }: { readonly id: string; readonly group: string }) =>
    renewed.includes(group) || (former.has(id) && !moved.includes(id) && !joined.includes(id));
  const kept = [...present.filter(stays), ...absent.filter(stays).map(blankVoice)];
  const heard = new Set(kept.map(({ group }) => group));
  return [...kept, ...renewed.filter((group) => !heard.has(group)).map(voiceOfGroup)];
}

/**
 * Returns the people of the baseline to compare `everyone` with. Who is expected now and had no answers
 * then is a blank voice there too; who is gone does not count, unless no one of the group is left.
 */
export function everyoneBefore(
  people: People,
  baseline: GapReport,
  { policy, register }: Pick<PeopleInput, 'policy' | 'register'>,
): Counted {
  const checklist = baseline.checklist.definition;
  const { participants } = certainParticipants(baseline, null);
  const former = new Set(participants.map(({ id }) => id));
  const left = new Set((policy.left ?? []).map(({ respondent }) => respondent));
  const kept = withoutGone(participants, people);
  const named = [...(register?.expected ?? []), ...(policy.expected ?? [])]
    .filter(({ id }) => !former.has(id) && !left.has(id))
    .map((own) => asExpected(own, checklist));
  const voices = new Map(named.map((own) => [own.id, blankVoice(own)]));
  const heard = new Set([...kept, ...voices.values()].map(({ group }) => group));
  const silent = expectedGroups(policy, checklist).filter((id) => !heard.has(id));
  return [...kept, ...voices.values(), ...silent.map(voiceOfGroup)];
}

/** Returns the people of the baseline to compare `thoseWhoStayed` with. */
export function stayedBefore({ gone, moved, renewed }: People, baseline: GapReport): Counted {
  const { participants } = certainParticipants(baseline, null);
  return participants.filter(
    ({ id, group }) => renewed.includes(group) || !(gone.includes(id) || moved.includes(id)),
  );
}

function withoutGone(people: Counted, { gone, renewed }: People): Counted {
  const emptied = groupsWithoutAny(
    people.map(({ id, group }) => ({ id, group, name: id })),
    (id) => !gone.includes(id),
  );
  const whole = emptied.filter((group) => renewed.includes(group));
  return people.filter(({ id, group }) => !gone.includes(id) || whole.includes(group));
}

function blankVoice({ id, group }: Pick<ExpectedPerson, 'id' | 'group'>): Participant {
  return { id, group, answers: new Map() };
}

function voiceOfGroup(group: string): Participant {
  return { id: `${SOMEBODY}${group}`, group, answers: new Map() };
}

/** Begins the ids of blank voices that are of a group; ids of respondents have no such character. */
const SOMEBODY = '*';
