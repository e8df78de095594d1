import type { Checklist } from '../../checklist/checklist.ts';
import type { Must } from '../../checklist/criterion.ts';
import { placedCriteria } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { quoted } from '../../text/safe.ts';
import { quoteValue } from '../../words/grammar.ts';
import { fullCasesOf, type Influence, scoreCases } from '../reach.ts';
import type { Flaw } from '../rule.ts';

/** Musts that every answer keeps, or that fail only where the band is no better than their cap. */
export function idleMusts(checklist: Checklist): readonly Flaw[] {
  const cases = (scoreCases(checklist) ?? []).map((stakes) => ({
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

function canFail({ worst, must }: Influence): boolean {
  return must !== null && worst < must.from - TOLERANCE;
}

/** Whether the score can lead above the cap while the must fails, all others being at their best. */
function bites({ share, best, must }: Influence, others: number, { bands }: Checklist): boolean {
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
  const named = level === undefined ? quoteValue(answer) : `level ${level}`;
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

/** Bands in which no full audit can end in which everything asked is answered. */
export function unreachableBands(checklist: Checklist): readonly Flaw[] {
  const { bands } = checklist;
  const cases = (fullCasesOf(checklist) ?? []).filter((stakes) =>
    stakes.some(({ share }) => share > 0),
  );
  if (cases.length === 0) return [];
  const lowest = Math.min(...cases.map((stakes) => sum(stakes, 'worst')));
  const highest = Math.max(...cases.map((stakes) => sum(stakes, 'best')));
  const caps = cases.flatMap((stakes) => stakes.flatMap(({ must }) => must?.cap ?? []));
  return bands.flatMap(({ id, from }, i): readonly Flaw[] => {
    const next = bands[i + 1];
    const isTooHigh = highest < from / 100 - TOLERANCE * 2;
    const isTooLow =
      next !== undefined && lowest >= next.from / 100 && !caps.some((cap) => cap <= i);
    if (!isTooHigh && !isTooLow) return [];
    const end = isTooHigh
      ? `the best answers come to ${percent(highest)}`
      : `the worst answers come to ${percent(lowest)}`;
    return [
      {
        path: ['bands', i, 'from'],
        what: `no full audit can end in the band ${quoted(id)}, as ${end}`,
        why: 'the report shows all bands, and promises one that is not to be had',
        fix: 'let it begin where scores can come to, or delete it',
      },
    ];
  });
}

function sum(stakes: readonly Influence[], end: 'worst' | 'best'): number {
  return stakes.reduce((total, stake) => total + stake.share * stake[end], 0);
}

function percent(score: number): string {
  return `${Math.round(score * 1000) / 10}%`;
}
