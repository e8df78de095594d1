import type { Criterion, Point } from '../../checklist/checklist.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criteriaOf } from '../../checklist/lookup.ts';
import type { Navigation, Route } from '../navigation.ts';
import {
  askedCriteria,
  emptyRecord,
  isAnswered,
  type ResponseRecord,
  type Script,
  unansweredCriteria,
} from '../script.ts';

/** Scope of a workshop, and its participants. */
export interface WorkshopScript extends Script {
  /** In the order in which their votes are typed. */
  readonly people: readonly WorkshopParticipant[];
}

/** Somebody who votes. */
export interface WorkshopParticipant {
  /** The id of the respondent. */
  readonly id: string;
  readonly name: string;
  /** The id of one of the checklist's groups. */
  readonly group: string;
}

/** State of a workshop: plain data that only `advanceWorkshop` changes. */
export interface Workshop extends Navigation {
  /** Answers and remarks of everybody so far, by id of the respondent. */
  readonly said: Readonly<Record<string, ResponseRecord>>;
  /** Agreements and notes of the workshop, which belong to no respondent. */
  readonly agreed: ResponseRecord;
}

/** Vote: an answer, null for "I don't know", or the reason why the criterion does not apply. */
export type Vote = { readonly value: AnswerValue | null } | { readonly notApplicable: string };

/** Everybody's vote on one criterion, by id of the respondent. */
export type Votes = Readonly<Record<string, Vote>>;

/** All that can happen in a workshop. Ids are criterion ids. */
export type WorkshopEvent =
  | {
      readonly type: 'voted';
      readonly criterion: string;
      readonly votes: Votes;
      /** A second vote, after which the first one is kept beside it; otherwise it is replaced. */
      readonly isSecond: boolean;
    }
  | {
      readonly type: 'agreed';
      readonly criterion: string;
      /** Answer agreed on. `null` withdraws it; notes and evidence remain. */
      readonly value: AnswerValue | null;
      /** Reason given with the agreement; without it the former note remains. */
      readonly note?: string;
    }
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | { readonly type: 'evidenced'; readonly criterion: string; readonly evidence: readonly string[] }
  | { readonly type: 'skipped'; readonly criterion: string }
  /** From the spread of the votes on to the next criterion. */
  | { readonly type: 'went-on'; readonly criterion: string }
  | { readonly type: 'went-back' }
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' }
  | { readonly type: 'finished' }
  | { readonly type: 'stopped' };

/** A criterion, and who is asked it: a condition is judged by each respondent's own answers. */
export interface WorkshopCriterion {
  readonly point: Point;
  readonly criterion: Criterion;
  /** At least one, in the order in which votes are typed. */
  readonly voters: readonly WorkshopParticipant[];
}

/** Returns the record of a participant. */
export function recordBy(
  { said }: Pick<Workshop, 'said'>,
  { id }: WorkshopParticipant,
): ResponseRecord {
  return Object.hasOwn(said, id) ? (said[id] ?? emptyRecord) : emptyRecord;
}

/** Returns the criteria asked of anybody in the current state, in the order of the checklist. */
export function workshopCriteria(
  script: WorkshopScript,
  workshop: Pick<Workshop, 'said'>,
): readonly WorkshopCriterion[] {
  const asked = script.people.map((person) => ({
    person,
    ids: new Set(
      askedCriteria(script, recordBy(workshop, person)).map(({ criterion }) => criterion.id),
    ),
  }));
  return criteriaOf(script.checklist).flatMap(({ point, criterion }) => {
    const voters = asked.flatMap(({ person, ids }) => (ids.has(criterion.id) ? [person] : []));
    return voters.length === 0 ? [] : [{ point, criterion, voters }];
  });
}

/** True if everybody who is asked a criterion has voted on it. */
export function hasAllVotes(
  workshop: Pick<Workshop, 'said'>,
  { criterion, voters }: WorkshopCriterion,
): boolean {
  return voters.every((person) => isAnswered(recordBy(workshop, person), criterion.id));
}

/** Returns the route of a workshop; a criterion is open until everybody has voted on it. */
export function workshopPath(script: WorkshopScript, workshop: Pick<Workshop, 'said'>): Route {
  const asked = workshopCriteria(script, workshop);
  const open = new Set(
    asked.filter((own) => !hasAllVotes(workshop, own)).map(({ criterion }) => criterion.id),
  );
  return { asked: asked.map(({ criterion }) => criterion.id), isOpen: (id) => open.has(id) };
}

/** Returns the ids of all criteria that somebody has not answered, for `Script.onlyOpen`. */
export function isOpenToAnyone(
  script: WorkshopScript,
  workshop: Pick<Workshop, 'said'>,
): readonly string[] {
  const open = script.people.flatMap((person) =>
    unansweredCriteria(script, recordBy(workshop, person)),
  );
  const ids = criteriaOf(script.checklist).map(({ criterion }) => criterion.id);
  return ids.filter((id) => open.includes(id));
}
