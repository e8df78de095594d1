import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { type Condition, testsOf } from '../../checklist/condition.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { criterionNamed } from '../../checklist/criterion-named.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import { quoted } from '../../safe-text.ts';
import { verdictOn } from '../../scoring/asked.ts';
import { answersTo } from '../answers-to.ts';
import type { Flaw } from '../flaw.ts';

/** Conditions, and parts of them, that every answer meets, or none. */
export function idleConditions(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const { when } = criterion;
    if (!when) return [];
    return idleParts(checklist, criterion, { condition: when, path: [...path, 'when'] });
  });
}

/** A condition, or a part of one, and where it stands. */
interface Part {
  readonly condition: Condition;
  readonly path: Flaw['path'];
}

/** The whole where the answers do not decide it, and else the parts that they do not decide. */
function idleParts(checklist: Checklist, criterion: Criterion, part: Part): readonly Flaw[] {
  const met = verdictsOn(checklist, criterion, part.condition);
  if (met === null) return [];
  if (!met.has(false)) return [alwaysHolds(part, criterion)];
  if (!met.has(true)) return [neverHolds(part, criterion)];
  return partsOf(part).flatMap((own) => idleParts(checklist, criterion, own));
}

function partsOf({ condition, path }: Part): readonly Part[] {
  if ('criterion' in condition) return [];
  if ('not' in condition) return [{ condition: condition.not, path: [...path, 'not'] }];
  const name = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.map((own, i) => ({ condition: own, path: [...path, name, i] }));
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
  const asked = { ...criterion, when };
  return new Set(combinations.map((said) => verdictOn(checklist, asked, (id) => said[id] ?? null)));
}

function alwaysHolds({ path }: Part, { id }: Criterion): Flaw {
  return {
    path,
    what: `this always holds, whatever is answered to what ${quoted(id)} depends on`,
    why: 'it looks as if the criterion were asked of some people only',
    fix: 'name a limit that some answers do not reach, or delete it',
  };
}

function neverHolds({ path }: Part, { id }: Criterion): Flaw {
  const isWhole = path.at(-1) === 'when';
  return {
    path,
    what: isWhole
      ? `the condition can never hold, so ${quoted(id)} is asked only while something is unanswered`
      : 'this part can never hold, whatever is answered',
    why: isWhole
      ? 'nobody who answers everything is ever asked it, and the report lists it as not asked'
      : 'the condition means less than it says',
    fix: `mend the condition, or delete ${isWhole ? 'the criterion' : 'this part'}`,
  };
}
