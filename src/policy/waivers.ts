import type { Checklist } from '../checklist/checklist.ts';
import { criterionNamed } from '../checklist/criterion-named.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import type { Waivable } from './gate.ts';
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
export function nameOfWaiver({ criterion, point }: PlacedWaiver): string {
  return point === null ? `the criterion ${criterion}` : `the point ${point}`;
}

/** That a waiver names what the checklist does not have, and what may be meant. */
export function unknownSubject(checklist: Checklist, { criterion, point }: PlacedWaiver): string {
  const known =
    point === null
      ? criteriaOf(checklist).map((own) => own.criterion.id)
      : checklist.points.map(({ id }) => id);
  const kind = point === null ? 'criterion' : 'point';
  const name = point ?? criterion ?? '';
  const remedy = didYouMean(name, known) || '; delete the waiver';
  return `there is a waiver for the ${kind} ${quoted(name)}, which the checklist does not have${remedy}`;
}
