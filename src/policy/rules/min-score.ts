import { reaches } from '../../scoring/tolerance.ts';
import { limitOf } from '../defaults.ts';
import type { Rule } from '../gate.ts';
import { besideMinimum } from '../words.ts';

/** The overall score. Worst case: every blank is the worst level, or stays out where that is less. */
export const minScore: Rule = (policy, { report, worst }) => {
  if (policy.minScore === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.minScore);
  const limit = percent / 100;
  const { score } = worst;
  return [
    {
      rule: 'minScore',
      severity,
      subject: null,
      holds: score !== null && reaches(score, limit),
      value: score,
      limit,
      message:
        score === null
          ? 'there is no score: nothing that applies is left'
          : `the score of ${besideMinimum(score, report.standing.score, limit)}`,
      waivable: null,
    },
  ];
};
