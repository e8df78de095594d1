import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, criterionNamed, targetOf } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import type { JudgedAudit, Judgement, RuleName, Waivable } from './gate.ts';
import type { Waiver, WaiverTerms } from './policy.ts';

/** A waiver as the checklist of the audit understands it. */
export interface PlacedWaiver extends WaiverTerms {
  /** Ids as the checklist has them now; the other one is null. */
  readonly criterion: string | null;
  readonly point: string | null;
  /** Criteria that are waived: the one named, or all of the point; none where it is unknown. */
  readonly covers: readonly string[];
  /** Whether its last day has not passed. */
  readonly inForce: boolean;
}

/** Finds what a waiver names; `today` is YYYY-MM-DD. */
export function placeWaiver(checklist: Checklist, waiver: Waiver, today: string): PlacedWaiver {
  const { reason, approver, expires } = waiver;
  // Dates as YYYY-MM-DD sort as text; the last day still counts.
  const terms = { reason, approver, expires, inForce: today <= expires };
  if ('criterion' in waiver) {
    const found = criterionNamed(checklist, waiver.criterion);
    const criterion = found?.id ?? waiver.criterion;
    return { criterion, point: null, ...terms, covers: found ? [found.id] : [] };
  }
  const covers = criteriaOf(checklist)
    .filter(({ point }) => point.id === waiver.point)
    .map(({ criterion }) => criterion.id);
  return { criterion: null, point: waiver.point, ...terms, covers };
}

/** Whether a waiver is about this: the criterion or point itself, or the point of the criterion. */
export function isAbout({ criterion, point }: PlacedWaiver, subject: Waivable): boolean {
  return point === null ? criterion === subject.criterion : point === subject.point;
}

/** What a waiver is for, in words. */
function nameOfWaiver({ criterion, point }: PlacedWaiver): string {
  return point === null ? `the criterion ${criterion}` : `the point ${point}`;
}

/** That a waiver names what the checklist does not have, and what may be meant. */
function unknownSubject(checklist: Checklist, { criterion, point }: PlacedWaiver): string {
  const known =
    point === null
      ? criteriaOf(checklist).map((own) => own.criterion.id)
      : checklist.points.map(({ id }) => id);
  const kind = point === null ? 'criterion' : 'point';
  const name = point ?? criterion ?? '';
  const remedy = didYouMean(name, known) || '; delete the waiver';
  return `there is a waiver for the ${kind} ${quoted(name)}, which the checklist does not have${remedy}`;
}

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

/** The waiver under which a criterion is accepted for now, so that no report hides its gap. */
export function waiverOf(waivers: readonly JudgedWaiver[], criterion: string): JudgedWaiver | null {
  return waivers.find(({ covers, inForce }) => inForce && covers.includes(criterion)) ?? null;
}
