import type { Checklist } from '../checklist.ts';

/**
 * Whether what was answered in one of two checklists can be set beside the other: they are versions
 * of one, one is a variant of the other, or both are variants of the same.
 */
export function areRelated(one: Checklist, other: Checklist): boolean {
  const ids = [other.id, other.variantOf?.id];
  return [one.id, one.variantOf?.id].some((id) => id !== undefined && ids.includes(id));
}
