import type { JudgedWaiver } from './judge-waivers.ts';

/** The waiver under which a criterion is accepted for now, so that no report hides its gap. */
export function waiverOf(waivers: readonly JudgedWaiver[], criterion: string): JudgedWaiver | null {
  return waivers.find(({ covers, inForce }) => inForce && covers.includes(criterion)) ?? null;
}
