import { type Answer, valueIn } from '../answers/answers.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { type Conditions, isNumbered, type Scale } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue, Limits, Test } from '../checklist/criterion.ts';
import {
  criteriaOf,
  groupsOf,
  isKey,
  judgeCondition,
  type Truth,
  testsOf,
} from '../checklist/lookup.ts';

/**
 * Returns the ids of the criteria that a respondent is asked, by their own answers. In conditions,
 * a criterion that is not asked counts as unanswered; an undecided condition means that the
 * criterion is asked.
 */
export function askedOf(
  checklist: Checklist,
  answerTo: (criterion: string) => Answer | undefined,
  mode: Mode,
): ReadonlySet<string> {
  const asked = new Set<string>();
  const answered = (id: string) => (asked.has(id) ? valueIn(answerTo(id)) : null);
  for (const criterion of afterConditions(checklist)) {
    if (isInMode(criterion, mode) && verdictOn(checklist, criterion, answered) !== false)
      asked.add(criterion.id);
  }
  return asked;
}

/** True if a mode asks a criterion, whatever its condition says: all in full mode, else the key ones. */
export function isInMode(criterion: Criterion, mode: Mode): boolean {
  return mode === 'full' || isKey(criterion);
}

/** Evaluates the condition of a criterion; `null` if the answers do not decide it. */
export function verdictOn(
  checklist: Checklist,
  { when }: Criterion,
  answered: (criterion: string) => AnswerValue | null,
): Truth {
  if (!when) return true;
  return judgeCondition(when, (test) => {
    const value = answered(test.criterion);
    const other = orderOf(checklist).byId.get(test.criterion);
    return value === null || !other
      ? null
      : meets(scaleOf(checklist, other).conditions, test, value);
  });
}

/** Returns all criteria, each after those that its condition depends on. */
export function afterConditions(checklist: Checklist): readonly Criterion[] {
  return orderOf(checklist).criteria;
}

/** True if an answer is within all limits. */
export function meets({ size, isSame }: Conditions, limits: Limits, value: AnswerValue): boolean {
  const { atLeast, atMost, is, isNot } = limits;
  return (
    (atLeast === undefined || size(value) >= size(atLeast)) &&
    (atMost === undefined || size(value) <= size(atMost)) &&
    (is === undefined || isSame(value, is)) &&
    (isNot === undefined || !isSame(value, isNot))
  );
}

interface Order {
  readonly byId: ReadonlyMap<string, Criterion>;
  readonly criteria: readonly Criterion[];
}

/** Cache of the order per checklist; it is used once per respondent. */
const known = new WeakMap<Checklist, Order>();

function orderOf(checklist: Checklist): Order {
  const found = known.get(checklist);
  if (found) return found;
  const byId = new Map(criteriaOf(checklist).map(({ criterion }) => [criterion.id, criterion]));
  const order = { byId, criteria: inOrder(byId) };
  known.set(checklist, order);
  return order;
}

// With a list of its own in place of recursion, so that no chain exhausts the stack.
function inOrder(byId: ReadonlyMap<string, Criterion>): readonly Criterion[] {
  const placed = new Set<Criterion>();
  const waiting = [...byId.values()].toReversed();
  for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
    const before = conditionsOf(next)
      .flatMap(({ criterion }) => byId.get(criterion) ?? [])
      .filter((other) => !placed.has(other));
    if (before.length > 0 && !placed.has(next)) waiting.push(...before);
    else placed.add(waiting.pop() ?? next);
  }
  return [...placed];
}

function conditionsOf({ when }: Criterion): readonly Test[] {
  return when ? testsOf(when).map(({ test }) => test) : [];
}

/** Respondent with answers by criterion id of this checklist. */
export interface Participant {
  readonly id: string;
  readonly group: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Expected respondent (`null`: any member of a declared group) without any answer. */
export interface Absentee {
  readonly respondent: string | null;
  readonly group: string;
}

/**
 * Returns who is absent: expected people without answers, and each declared group that has neither
 * answers nor expected people.
 */
export function absenteesOf(
  checklist: Checklist,
  present: readonly { readonly id: string; readonly group: string }[],
  expected: readonly { readonly id: string; readonly group: string }[] = [],
): readonly Absentee[] {
  const ids = new Set(present.map(({ id }) => id));
  const missing = expected
    .filter(({ id }) => !ids.has(id))
    .map(({ id, group }) => ({ respondent: id, group }));
  const heard = new Set([...present, ...missing].map(({ group }) => group));
  const groups = Object.keys(groupsOf(checklist)).filter((group) => !heard.has(group));
  return [...missing, ...groups.map((group) => ({ respondent: null, group }))];
}

/** Answer that a workshop agreed on; `score` is from 0 to 1. */
export interface AgreedVote extends Pick<Response, 'level' | 'answer'> {
  readonly score: number;
}

/** Returns a blank for each absentee, as part of the possible range only. */
export function blanksOf(absentees: readonly Absentee[]): readonly Response[] {
  return absentees.map(({ respondent, group }) => ({
    // No id has a slash, so a group never takes the place of a respondent.
    respondent: respondent ?? `group/${group}`,
    group,
    ...unscored('blank'),
  }));
}

/** Criteria that an audit asks: all, or only key criteria (`express`). */
export type Mode = 'full' | 'express';

/** Response of one respondent to one criterion, prepared for scoring. */
export interface Response {
  readonly respondent: string;
  readonly group: string;
  /**
   * `level`: an answer of any type that is scored; `text`: one that never is; `blank`: unanswered.
   */
  readonly said: 'level' | 'text' | 'blank' | 'not-applicable' | 'not-asked';
  /** Level chosen or reached; `null` unless `said` is `level`. */
  readonly level: number | null;
  /** Score of the answer, 0 to 1; `null` unless `said` is `level`. */
  readonly score: number | null;
  /** Answer, if it is more than the number of a level. */
  readonly answer?: AnswerValue | undefined;
  /** Vote before the discussion of a workshop; absent if there was no vote after it. */
  readonly firstVote?: FirstVote | undefined;
}

export type FirstVote = Pick<Response, 'said' | 'level' | 'score' | 'answer'>;

/** Returns all responses by criterion id, in the order of respondent ids. */
export function collectResponses(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): ReadonlyMap<string, readonly Response[]> {
  const inOrder = participants
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((own) => ({ own, asked: askedOf(checklist, (id) => own.answers.get(id), mode) }));
  return new Map(
    criteriaOf(checklist).map(({ criterion }) => {
      const scale = scaleOf(checklist, criterion);
      const { id } = criterion;
      return [
        id,
        inOrder.map(({ own, asked }): Response => {
          const said = asked.has(id)
            ? responseTo(scale, own.answers.get(id))
            : unscored('not-asked');
          return { respondent: own.id, group: own.group, ...said };
        }),
      ];
    }),
  );
}

type Said = Omit<Response, 'respondent' | 'group'>;

function responseTo({ levels, levelOf }: Scale, answer: Answer | undefined): Said {
  if (answer && 'notApplicable' in answer) return unscored('not-applicable');
  const value = valueIn(answer);
  if (value === null) return unscored('blank');
  if (levels.length === 0) return { ...unscored('text'), answer: value };
  const level = levelOf(value);
  if (!level) throw new Error(`the answer ${JSON.stringify(value)} is not on the scale`);
  const said: Said = { said: 'level', level: level.level, score: level.score };
  return isNumbered(level) ? said : { ...said, answer: level.answer ?? value };
}

function unscored(said: Response['said']): Said {
  return { said, level: null, score: null };
}
