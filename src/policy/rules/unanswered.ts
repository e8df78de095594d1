import { limitOf } from '../defaults.ts';
import type { Rule } from '../gate.ts';
import { firstFew } from '../words.ts';

/**
 * How many criteria were asked and have no level from anybody. One respondent's blank does not count
 * where another answered: the scores at their worst take care of it. Worst case: an answer that
 * hangs on a blank condition is none.
 */
export const maxUnanswered: Rule = (policy, { worst }) => {
  if (policy.maxUnanswered === undefined) return [];
  const { limit, severity } = limitOf(policy.maxUnanswered);
  const open = worst.findings
    .filter(({ outcome }) => outcome === 'not-answered')
    .map(({ criterion }) => criterion);
  const holds = open.length <= limit;
  const named = open.length === 0 ? '' : ` (${firstFew(open)})`;
  const message = `${open.length} ${open.length === 1 ? 'criterion' : 'criteria'} without an answer${named}, ${holds ? 'no more than' : 'which is more than'} ${limit}`;
  return [
    {
      rule: 'maxUnanswered',
      severity,
      subject: null,
      holds,
      value: open.length,
      limit,
      message,
      waivable: null,
    },
  ];
};
