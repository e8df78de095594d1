import { severityOf } from '../defaults.ts';
import type { Judgement, Rule } from '../gate.ts';
import { noBaseline } from './no-baseline.ts';

/**
 * Gaps that were none before. Worst case: a criterion that its blanks could bring below its target is
 * a gap; only what was known to be a gap in the earlier round, blanks left out, is not new.
 */
export const noNewGaps: Rule = (policy, { baseline }) => {
  const severity = severityOf(policy.noNewGaps);
  if (!severity) return [];
  if (!baseline) return [noBaseline('noNewGaps', severity)];
  const { opened, possible } = baseline.gaps;
  const judged = { rule: 'noNewGaps', severity, limit: null } as const;
  const isNew = new Set([...opened, ...possible]);
  if (isNew.size === 0) {
    const message = 'there is no new gap';
    return [{ ...judged, subject: null, holds: true, value: null, message, waivable: null }];
  }
  return baseline.criteria
    .filter(({ criterion, in: presence }) => presence !== 'before' && isNew.has(criterion))
    .map(({ criterion, point, lowest }): Judgement => {
      const message = opened.includes(criterion)
        ? `${criterion} is a gap, and was none before`
        : `${criterion} could be a gap, with what is blank, and was none before`;
      const waivable = { point, criterion };
      return { ...judged, subject: criterion, holds: false, value: lowest, message, waivable };
    });
};
