import type { Checklist, Criterion } from './checklist.ts';
import { criteriaOf } from './defaults.ts';

/** The criterion that an id means, its present one or a former one; null for none. */
export function criterionNamed(checklist: Checklist, id: string): Criterion | null {
  const all = criteriaOf(checklist).map(({ criterion }) => criterion);
  return all.find((own) => own.id === id || own.formerly?.includes(id)) ?? null;
}
