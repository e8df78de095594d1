import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, isKey } from '../checklist/defaults.ts';

/** What a list says of a checklist. */
export interface Summary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** How many there are. */
  readonly points: number;
  readonly criteria: number;
  readonly keyCriteria: number;
}

/** A checklist in one line. */
export function summaryOf(checklist: Checklist): Summary {
  const { id, version, title, points } = checklist;
  const criteria = criteriaOf(checklist).map(({ criterion }) => criterion);
  return {
    ...{ id, version, title },
    points: points.length,
    criteria: criteria.length,
    keyCriteria: criteria.filter(isKey).length,
  };
}
