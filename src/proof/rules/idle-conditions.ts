import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { type Condition, testsOf } from '../../checklist/condition.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criterionNamed } from '../../checklist/criterion-named.ts';
import { type PlacedCriterion, placedCriteria } from '../../checklist/rules/breach.ts';
import { quoted } from '../../safe-text.ts';
import { verdictOn } from '../../scoring/asked.ts';
import { answersTo } from '../answers-to.ts';
import type { Flaw } from '../flaw.ts';

/** Conditions that every answer meets, or none. */
export function idleConditions(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap((placed) => {
    const { when } = placed.criterion;
    const met = when ? verdictsOn(checklist, placed.criterion, when) : null;
    if (!when || met === null) return [];
    if (!met.has(false)) return [alwaysHolds(checklist, placed, when)];
    return met.has(true) ? [] : [neverHolds(placed)];
  });
}

/** More combinations of answers than this take too long to try. */
const MOST_TRIED = 20_000;

/** What the condition comes to, whatever is answered; null where there is too much to try. */
function verdictsOn(
  checklist: Checklist,
  criterion: Criterion,
  when: Condition,
): ReadonlySet<boolean | null> | null {
  const tests = testsOf(when).map(({ test }) => test);
  const ids = [...new Set(tests.map((test) => test.criterion))];
  let combinations: readonly Readonly<Record<string, AnswerValue>>[] = [{}];
  for (const id of ids) {
    const other = criterionNamed(checklist, id);
    const own = tests.filter((test) => test.criterion === id);
    const answers = other ? answersTo(checklist, other, own) : null;
    if (!answers || combinations.length * answers.length > MOST_TRIED) return null;
    combinations = combinations.flatMap((one) => answers.map((said) => ({ ...one, [id]: said })));
  }
  return new Set(
    combinations.map((said) => verdictOn(checklist, criterion, (id) => said[id] ?? null)),
  );
}

function alwaysHolds(checklist: Checklist, { path }: PlacedCriterion, when: Condition): Flaw {
  const isShort = 'criterion' in when && typeof when.atLeast === 'number';
  const other = isShort ? criterionNamed(checklist, when.criterion) : null;
  const level = other && 'levels' in other ? 'level ' : '';
  return {
    path: [...path, 'when', ...(isShort ? ['atLeast'] : [])],
    what: isShort
      ? `the condition always holds, as every answer to ${quoted(when.criterion)} is at least ${level}${when.atLeast}`
      : 'the condition always holds, whatever is answered',
    why: 'it looks as if the criterion were asked of some people only',
    fix: `name a higher ${level === '' ? 'limit' : 'level'}, or delete the condition`,
  };
}

function neverHolds({ criterion, path }: PlacedCriterion): Flaw {
  return {
    path: [...path, 'when'],
    what: `the condition can never hold, so ${quoted(criterion.id)} is asked only while something is unanswered`,
    why: 'nobody who answers everything is ever asked it, and the report lists it as not asked',
    fix: 'mend the condition, or delete the criterion',
  };
}
