import { type Answer, valueIn } from '../answers/match.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { judgeCondition, type Truth, testsOf } from '../checklist/condition.ts';
import { type Conditions, isNumbered, type Scale } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue, Limits, Test } from '../checklist/criterion.ts';
import { criteriaOf, isKey } from '../checklist/lookup.ts';

/**
 * The ids of what a respondent is asked, judged by their own answers. What is not asked counts as
 * unanswered in the conditions of others, and an unanswered condition means that the criterion
 * applies.
 */
export function askedOf(
  checklist: Checklist,
  answerTo: (criterion: string) => Answer | undefined,
  mode: Mode,
): ReadonlySet<string> {
  const asked = new Set<string>();
  const answered = (id: string) => (asked.has(id) ? valueIn(answerTo(id)) : null);
  for (const criterion of afterConditions(checklist)) {
    const isMeant = mode === 'full' || isKey(criterion);
    if (isMeant && verdictOn(checklist, criterion, answered) !== false) asked.add(criterion.id);
  }
  return asked;
}

/** Whether a criterion's condition holds by the answers to others; null where that is open. */
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

/** Every criterion, after those that its condition asks about. */
export function afterConditions(checklist: Checklist): readonly Criterion[] {
  return orderOf(checklist).criteria;
}

function meets({ size, isSame }: Conditions, limits: Limits, value: AnswerValue): boolean {
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

/** What has been worked out: an audit asks again for every respondent. */
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

/** Somebody who answered, with their answers by criterion id of this checklist. */
export interface Participant {
  readonly id: string;
  readonly group: string;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Which criteria the audit asks: all, or in express mode the key ones. */
export type Mode = 'full' | 'express';

/** What one respondent has to say on one criterion, as the scoring hears it. */
export interface Response {
  readonly respondent: string;
  readonly group: string;
  /** `level`: an answer that is scored, of whatever type; `text`: one that never is. */
  readonly said: 'level' | 'text' | 'blank' | 'not-applicable' | 'not-asked';
  /** The level chosen or reached; null unless `said` is `level`. */
  readonly level: number | null;
  /** What the answer scores, 0 to 1; null unless `said` is `level`. */
  readonly score: number | null;
  /** What was answered; only where it is more than the number of a level. */
  readonly answer?: AnswerValue | undefined;
}

/** Everybody's voice on every criterion, by criterion id, in the order of respondent ids. */
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
          const said = asked.has(id) ? hear(scale, own.answers.get(id)) : saying('not-asked');
          return { respondent: own.id, group: own.group, ...said };
        }),
      ];
    }),
  );
}

type Said = Omit<Response, 'respondent' | 'group'>;

function hear({ levels, levelOf }: Scale, answer: Answer | undefined): Said {
  if (answer && 'notApplicable' in answer) return saying('not-applicable');
  const value = valueIn(answer);
  if (value === null) return saying('blank');
  if (levels.length === 0) return { ...saying('text'), answer: value };
  const level = levelOf(value);
  if (!level) throw new Error(`the answer ${JSON.stringify(value)} is not on the scale`);
  const said: Said = { said: 'level', level: level.level, score: level.score };
  return isNumbered(level) ? said : { ...said, answer: level.answer ?? value };
}

function saying(said: Response['said']): Said {
  return { said, level: null, score: null };
}
