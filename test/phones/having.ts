import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';

/** Criterion with five levels. */
export function levels(id: string): Criterion {
  return { id, question: `${id}?`, levels: { 0: 'a', 1: 'b', 2: 'c', 3: 'd', 4: 'e' } };
}

/** Checklist of one point. */
export function checklist(criteria: readonly Criterion[]): Checklist {
  return {
    format: 1,
    id: 'room',
    version: '1.0.0',
    title: 'Room',
    groups: { marketing: { title: 'Marketing' }, sales: { title: 'Sales' } },
    bands: [{ id: 'all', from: 0, title: 'All' }],
    points: [{ id: 'only', title: 'Only', weight: 1, criteria }],
  };
}
