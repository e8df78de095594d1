import * as z from 'zod';
import { quoted } from '../safe-text.ts';

/** A day of the calendar as YYYY-MM-DD. */
export function date() {
  return z.iso.date({ error: ({ input }) => notADate(input) });
}

function notADate(input: unknown): string | undefined {
  if (input === undefined) return 'is missing; write the day of the answers as YYYY-MM-DD';
  if (typeof input !== 'string') return undefined;
  const [year = '', month = '', day = ''] = input.trim().split(/[-/.]/);
  const rewritten = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (rewritten === input && /^\d{4}-\d{2}-\d{2}$/.test(input)) {
    return `there is no day ${input} in the calendar; write a real one`;
  }
  const isReal = /^\d/.test(input) && z.iso.date().safeParse(rewritten).success;
  const remedy = isReal ? `write ${rewritten}` : 'write year, month and day such as 2012-08-06';
  return `must be a day as YYYY-MM-DD, but is ${quoted(input)}; ${remedy}`;
}
