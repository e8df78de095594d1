import type { Checklist } from '../checklist.ts';
import { bandBreaches } from './bands.ts';
import type { Breach } from './breach.ts';
import { causeBreaches } from './causes.ts';
import { conditionBreaches } from './conditions.ts';
import { idBreaches } from './ids.ts';
import { levelBreaches } from './levels.ts';
import { weightBreaches } from './weights.ts';

/** Every rule across fields that a checklist of the right shape does not keep. */
export function breaches(checklist: Checklist): readonly Breach[] {
  return [
    idBreaches,
    weightBreaches,
    bandBreaches,
    levelBreaches,
    causeBreaches,
    conditionBreaches,
  ].flatMap((rule) => rule(checklist));
}
