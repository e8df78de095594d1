import type { Checklist } from '../../checklist/checklist.ts';
import { quoted } from '../../safe-text.ts';
import { TOLERANCE } from '../../scoring/tolerance.ts';
import type { Flaw } from '../flaw.ts';
import { fullCasesOf, type Stake } from '../stakes.ts';

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

function sum(stakes: readonly Stake[], end: 'worst' | 'best'): number {
  return stakes.reduce((total, stake) => total + stake.share * stake[end], 0);
}

function percent(score: number): string {
  return `${Math.round(score * 1000) / 10} %`;
}
