import type { Checklist } from '../../checklist/checklist.ts';
import { testsOf } from '../../checklist/condition.ts';
import { weightOf } from '../../checklist/defaults.ts';
import { type PlacedCriterion, placedCriteria } from '../../checklist/rules/breach.ts';
import { quoted } from '../../safe-text.ts';
import type { Flaw } from '../flaw.ts';
import { moversByOneMind, moversIn } from '../movers.ts';
import { casesOf, type Stake } from '../stakes.ts';

/** Criteria that can never move the band, in no audit in which everything asked is answered. */
export function idleCriteria(checklist: Checklist): readonly Flaw[] {
  const cases = casesOf(checklist);
  if (!cases) return [];
  const placed = placedCriteria(checklist);
  // Whether something else counts may move the band as well.
  const conditions = placed.flatMap(({ criterion: { when } }) =>
    when ? testsOf(when).map(({ test }) => test.criterion) : [],
  );
  const movers = new Set(cases.flatMap((stakes) => [...moversIn(stakes, checklist)]));
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
  cases: readonly (readonly Stake[])[],
  movers: ReadonlySet<string>,
): readonly Flaw[] {
  const found = cases.map((stakes) => moversByOneMind(stakes, checklist));
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
