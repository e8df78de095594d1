import { criteriaOf, targetOf } from '../checklist/defaults.ts';
import { reaches } from '../scoring/tolerance.ts';
import type { JudgedAudit, Judgement, RuleName } from './gate.ts';
import { isAbout, nameOfWaiver, type PlacedWaiver, unknownSubject } from './waivers.ts';

/** A waiver and what it is good for. */
export interface JudgedWaiver extends PlacedWaiver {
  /**
   * `needed`: it excuses something; `expired`: it would, had it not run out; `idle`: what it covers
   * still has a gap, or could have, that no rule minds; `passes`: there is nothing to excuse;
   * `unknown`: the checklist has no such point or criterion.
   */
  readonly state: 'needed' | 'expired' | 'idle' | 'passes' | 'unknown';
  /** The rules that it excuses, or would. */
  readonly excuses: readonly RuleName[];
  /** What should be done about it; null where it is in order. */
  readonly warning: string | null;
}

/** Says of each waiver whether it is needed. */
export function judgeWaivers(
  waivers: readonly PlacedWaiver[],
  judgements: readonly Judgement[],
  audit: JudgedAudit,
): readonly JudgedWaiver[] {
  return waivers.map((waiver) => {
    const excused = judgements.filter((own) => {
      const subject = own.holds ? null : own.waivable;
      return subject && isAbout(waiver, subject) && isLeftTo(waiver, waivers, subject);
    });
    const state = stateOf(waiver, excused.length > 0, audit);
    const excuses = [...new Set(excused.map(({ rule }) => rule))];
    return { ...waiver, state, excuses, warning: warningOn(waiver, state, audit) };
  });
}

/** An expired waiver is not needed where another one that is in force does the same. */
function isLeftTo(
  { inForce }: PlacedWaiver,
  waivers: readonly PlacedWaiver[],
  subject: NonNullable<Judgement['waivable']>,
): boolean {
  return inForce || !waivers.some((other) => other.inForce && isAbout(other, subject));
}

function stateOf(
  waiver: PlacedWaiver,
  isNeeded: boolean,
  audit: JudgedAudit,
): JudgedWaiver['state'] {
  if (waiver.covers.length === 0) return 'unknown';
  if (isNeeded) return waiver.inForce ? 'needed' : 'expired';
  return waiver.covers.some((id) => couldBeGap(id, audit)) ? 'idle' : 'passes';
}

function couldBeGap(id: string, { checklist, worst }: JudgedAudit): boolean {
  const found = criteriaOf(checklist).find(({ criterion }) => criterion.id === id);
  const low = worst.findings.find(({ criterion }) => criterion === id)?.low ?? null;
  const target = found ? targetOf(checklist, found.criterion) : null;
  return low !== null && target !== null && !reaches(low, target.score);
}

function warningOn(
  waiver: PlacedWaiver,
  state: JudgedWaiver['state'],
  { checklist }: JudgedAudit,
): string | null {
  const name = `the waiver for ${nameOfWaiver(waiver)}`;
  if (state === 'unknown') return unknownSubject(checklist, waiver);
  if (state === 'passes') return `${name} is not needed any more; delete it`;
  if (waiver.inForce) return null;
  return state === 'expired'
    ? `${name} expired on ${waiver.expires}; have ${waiver.approver} renew it, or close the gap`
    : `${name} expired on ${waiver.expires}, and nothing needs it; delete it`;
}
