import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { testsOf } from '../../checklist/condition.ts';
import type { AnswerValue, Condition } from '../../checklist/criterion.ts';
import {
  criterionNamed,
  type PlacedCriterion,
  placedCriteria,
  weightOf,
} from '../../checklist/lookup.ts';
import { verdictOn } from '../../scoring/responses.ts';
import { quoted } from '../../text/safe.ts';
import { sampleAnswers } from '../answers-to.ts';
import {
  type Influence,
  influentialCriteria,
  influentialCriteriaAlone,
  scoreCases,
} from '../reach.ts';
import type { Flaw } from '../rule.ts';

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
    const answers = other ? sampleAnswers(checklist, other, own) : null;
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

/** Criteria that can never move the band, in no audit in which everything asked is answered. */
export function idleCriteria(checklist: Checklist): readonly Flaw[] {
  const cases = scoreCases(checklist);
  if (!cases) return [];
  const placed = placedCriteria(checklist);
  // Whether something else counts may move the band as well.
  const conditions = placed.flatMap(({ criterion: { when } }) =>
    when ? testsOf(when).map(({ test }) => test.criterion) : [],
  );
  const movers = new Set(cases.flatMap((stakes) => [...influentialCriteria(stakes, checklist)]));
  if (movers.size === 0) return [alwaysOneBand()];
  for (const id of conditions) movers.add(id);
  return [
    ...placed
      .filter(({ criterion }) => !movers.has(criterion.id) && criterion.type !== 'text')
      .map((own) => idleCriterion(checklist, own)),
    ...(conditions.length > 0 ? [] : idleAmongAgreed(checklist, cases, movers)),
  ];
}

function alwaysOneBand(): Flaw {
  return {
    path: ['bands'],
    where: 'key',
    what: 'every audit in which all is answered ends in the same band, so no criterion can move it',
    why: 'the band is the headline of the report, and says nothing here',
    fix: 'add bands, or let them begin where scores can come to',
  };
}

const WHY = 'people take the trouble to answer, and the headline of the report never depends on it';

function idleCriterion({ points }: Checklist, { criterion, path }: PlacedCriterion): Flaw {
  const [, index] = path;
  const point = points[Number(index)];
  const name = quoted(criterion.id);
  if (point?.weight === 0) {
    return {
      path: ['points', Number(index), 'weight'],
      what: `${name} can never move the band, as the weight of its point is 0`,
      why: WHY,
      fix: 'give the point a weight, or delete the criterion',
    };
  }
  return {
    path: [...path, 'weight'],
    what:
      weightOf(criterion) === 0
        ? `${name} can never move the band, as its weight is 0`
        : `${name} can never move the band: from its worst answer to its best one no band begins, whatever all others come to`,
    why: WHY,
    fix: 'give it more weight, or delete it',
  };
}

/** Criteria that move the band only by a split vote: where all agree, too little hangs on them. */
function idleAmongAgreed(
  checklist: Checklist,
  cases: readonly (readonly Influence[])[],
  movers: ReadonlySet<string>,
): readonly Flaw[] {
  const found = cases.map((stakes) => influentialCriteriaAlone(stakes, checklist));
  if (found.includes(null)) return [];
  const moving = new Set(found.flatMap((own) => [...(own ?? [])]));
  return placedCriteria(checklist)
    .filter(({ criterion: { id } }) => movers.has(id) && !moving.has(id))
    .map(({ criterion, path }) => ({
      path: [...path, 'weight'],
      what: `${quoted(criterion.id)} can never move the band where one person answers, or all agree: its weight is too small beside the steps of the others`,
      why: WHY,
      fix: 'give it more weight, or give bands limits that answers come near to',
    }));
}

/** Of two points, one may weigh up to so many times the other; of more, at most all the others. */
const MOST_OF_TWO = 3;

/** A point that weighs more than all others together. */
export function outweighingPoints({ points }: Checklist): readonly Flaw[] {
  const weighted = points.filter(({ weight }) => weight > 0);
  if (weighted.length < 2) return [];
  const most = weighted.length === 2 ? MOST_OF_TWO : 1;
  return points.flatMap(({ id, weight }, i) => {
    const others = points.reduce((sum, own, j) => (j === i ? sum : sum + own.weight), 0);
    if (weight <= others * most) return [];
    return [
      {
        path: ['points', i, 'weight'],
        what: `${quoted(id)} weighs ${weight}, and all other points together ${others}`,
        why: 'the score is then little else than the score of this point',
        fix: `give it ${others * most} or less, or give the others more`,
      },
    ];
  });
}
