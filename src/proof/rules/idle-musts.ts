import type { Checklist } from '../../checklist/checklist.ts';
import { found } from '../../checklist/criteria/words.ts';
import type { Must } from '../../checklist/criterion.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import { quoted } from '../../safe-text.ts';
import { TOLERANCE } from '../../scoring/tolerance.ts';
import type { Flaw } from '../flaw.ts';
import { casesOf, type Stake } from '../stakes.ts';

/** Musts that every answer keeps, or that fail only where the band is no better than their cap. */
export function idleMusts(checklist: Checklist): readonly Flaw[] {
  const cases = (casesOf(checklist) ?? []).map((stakes) => ({
    byId: new Map(stakes.map((stake) => [stake.criterion, stake])),
    best: stakes.reduce((sum, { share, best }) => sum + share * best, 0),
  }));
  return placedCriteria(checklist).flatMap(({ criterion: { id, must }, path }) => {
    if (!must) return [];
    if (checklist.bands.at(-1)?.id === must.cap) return [capAtTop(must, path)];
    const own = cases.flatMap(({ byId, best }) => {
      const stake = byId.get(id);
      return stake ? [{ stake, others: best - stake.share * stake.best }] : [];
    });
    if (own.length === 0) return [];
    if (!own.some(({ stake }) => canFail(stake))) return [neverFails(must, path)];
    return own.some(({ stake, others }) => bites(stake, others, checklist))
      ? []
      : [capTooHigh(must, path)];
  });
}

function canFail({ worst, must }: Stake): boolean {
  return must !== null && worst < must.from - TOLERANCE;
}

/** Whether the score can lead above the cap while the must fails, all others being at their best. */
function bites({ share, best, must }: Stake, others: number, { bands }: Checklist): boolean {
  if (!must) return false;
  const { from } = bands[must.cap + 1] ?? { from: Number.POSITIVE_INFINITY };
  const ownBest = must.failsAbove ? best : must.from;
  return others + share * ownBest >= from / 100 - TOLERANCE * 2;
}

type Path = Flaw['path'];

function capAtTop({ cap }: Must, path: Path): Flaw {
  return {
    path: [...path, 'must', 'cap'],
    what: `the cap ${quoted(cap)} is the best band there is, so the must changes nothing`,
    why: 'a must that fails should show in the headline of the report',
    fix: 'name a lower band, or delete the must',
  };
}

function neverFails({ level, answer = '' }: Must, path: Path): Flaw {
  const named = level === undefined ? found(answer) : `level ${level}`;
  return {
    path: [...path, 'must', level === undefined ? 'answer' : 'level'],
    what: `${named} is the worst there is, so the must can never fail`,
    why: 'it promises a condition that is none',
    fix: `name a ${level === undefined ? 'better answer' : 'higher level'}, or delete the must`,
  };
}

function capTooHigh({ cap }: Must, path: Path): Flaw {
  return {
    path: [...path, 'must', 'cap'],
    what: `the cap ${quoted(cap)} changes nothing: where the must fails, the score leads no higher, even with all others at their best`,
    why: 'a must that fails should show in the headline of the report',
    fix: 'name a lower band, or delete the must',
  };
}
