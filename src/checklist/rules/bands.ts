import { quoted } from '../../safe-text.ts';
import type { Checklist } from '../checklist.ts';
import type { Breach } from './breach.ts';

/** Bands that leave a score without a band, or with two. */
export function bandBreaches({ bands }: Checklist): readonly Breach[] {
  return bands.flatMap((band, i) => {
    const path = ['bands', i, 'from'];
    const lower = bands[i - 1];
    if (!lower) {
      const text = `must be 0 in the first band, but is ${band.from}; write 0`;
      return band.from === 0 ? [] : [{ path, text }];
    }
    if (band.from > lower.from) return [];
    const text = `must be more than the ${lower.from} of ${quoted(lower.id)} before it, but is ${band.from}; sort the bands from low to high`;
    return [{ path, text }];
  });
}
