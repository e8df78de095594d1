import * as z from 'zod';
import { date } from '../answers/date-schema.ts';
import { id, prose, title } from '../checklist/fields.ts';

/** A waiver: of a criterion or of a point, and for how long. */
export function waiver() {
  const terms = {
    reason: prose().describe('Why the gap is accepted'),
    approver: title().describe('Who accepted it'),
    expires: z
      .string({ error: ({ input }) => (input === undefined ? NO_DATE : undefined) })
      .pipe(date())
      .describe('The last day on which the waiver holds, YYYY-MM-DD'),
  };
  return z.union(
    [
      z.strictObject({ criterion: id().describe('The criterion that is waived'), ...terms }),
      z.strictObject({
        point: id().describe('The point that is waived, with all its criteria'),
        ...terms,
      }),
    ],
    { error: ({ input }) => subjectMistake(input) },
  );
}

function subjectMistake(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  if ('criterion' in input) return 'point' in input ? SAYS_BOTH : undefined;
  return 'point' in input ? undefined : SAYS_NEITHER;
}

const NO_DATE = 'is missing; write the last day on which the waiver holds as YYYY-MM-DD';
const SAYS_BOTH = 'names a criterion and a point; keep one, or write two waivers';
const SAYS_NEITHER = 'names neither a criterion nor a point; write which one is waived';
