import type { Checklist } from '../../checklist/checklist.ts';
import { quoted } from '../../safe-text.ts';
import type { Flaw } from '../flaw.ts';

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
