import * as z from 'zod';
import type { Condition } from './condition.ts';
import { anyAnswer, id } from './fields.ts';

/** When a criterion is asked; which criteria and answers exist is a rule across fields. */
export const condition = () => CONDITION;

// One for all, as it holds itself.
const CONDITION: z.ZodType<Condition> = z
  .union([
    z.strictObject({
      criterion: id().describe('Id of the other criterion'),
      atLeast: anyAnswer().optional().describe('The least that its answer must be'),
      atMost: anyAnswer().optional().describe('The most that its answer may be'),
      is: anyAnswer().optional().describe('What its answer must be'),
      isNot: anyAnswer().optional().describe('What its answer must not be'),
    }),
    z.strictObject({ all: parts().describe('All of these must hold') }),
    z.strictObject({ any: parts().describe('One of these must hold') }),
    z.strictObject({ not: part().describe('This must not hold') }),
  ])
  .meta({ id: 'condition' });

function part() {
  return z.lazy(() => CONDITION);
}

function parts() {
  return z.array(part()).min(1);
}
