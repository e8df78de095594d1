import { actionsTable } from './actions.ts';
import { answersTable } from './answers.ts';
import { criteriaTable } from './criteria.ts';
import { pointsTable } from './points.ts';
import type { MakeTable } from './table.ts';

/** Every table that a report can be given as, by name. */
export const tables = {
  criteria: criteriaTable,
  actions: actionsTable,
  answers: answersTable,
  points: pointsTable,
} as const satisfies Record<string, MakeTable>;
