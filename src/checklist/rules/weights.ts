import type { Checklist } from '../checklist.ts';
import { weightOf } from '../defaults.ts';
import type { Breach } from './breach.ts';

/** Weights that leave nothing to score. */
export function weightBreaches({ points }: Checklist): readonly Breach[] {
  const weighted = points.filter(({ weight }) => weight > 0);
  if (weighted.length === 0) {
    return [
      {
        path: ['points', 0, 'weight'],
        text: 'is 0 in every point; give at least one of them more',
      },
    ];
  }
  const isScored = weighted.some(({ criteria }) => criteria.some((one) => weightOf(one) > 0));
  if (isScored) return [];
  const text = 'no criterion of a weighted point has a weight; give one more than 0';
  return [{ path: ['points', points.findIndex(({ weight }) => weight > 0), 'criteria'], text }];
}
