import { scoresOf } from '../../scoring/scorecard.ts';
import { totalOf } from '../../scoring/total.ts';
import { policyDefaults } from '../defaults.ts';
import type { Rule } from '../gate.ts';

/**
 * An audit without a score fails, whatever else a policy asks for: a gate must not pass because
 * nothing was graded. Worst case: answers that hang on a blank condition grade nothing.
 */
export const graded: Rule = (_, { checklist, worst }) => {
  const { score } = totalOf(checklist, scoresOf(worst.findings, 'score'));
  if (score !== null) return [];
  return [
    {
      rule: 'graded',
      severity: policyDefaults.severity,
      subject: null,
      holds: false,
      value: null,
      limit: null,
      message: 'nothing was graded: nothing that counts has an answer',
      waivable: null,
    },
  ];
};
