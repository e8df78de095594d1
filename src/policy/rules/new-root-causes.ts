import { severityOf } from '../defaults.ts';
import type { Judgement, Rule } from '../gate.ts';
import { noBaseline } from './no-baseline.ts';

/**
 * Root causes that were not even weak before. Worst case: a point is one if it could be weak, with
 * its blanks as the worst level, and none of its causes is sure to be weak, with theirs as the best.
 * With all blanks at their worst at once, a blank in a cause would hide a root cause behind it.
 */
export const noNewRootCauses: Rule = (policy, { baseline }) => {
  const severity = severityOf(policy.noNewRootCauses);
  if (!severity) return [];
  if (!baseline) return [noBaseline('noNewRootCauses', severity)];
  const { opened, possible } = baseline.rootCauses;
  const judged = { rule: 'noNewRootCauses', severity, limit: null } as const;
  if (opened.length + possible.length === 0) {
    const message = 'there is no new root cause';
    return [{ ...judged, subject: null, holds: true, value: null, message, waivable: null }];
  }
  const lowest = new Map(baseline.points.map((own) => [own.point, own.lowest]));
  const judgement = (point: string, message: string): Judgement => {
    const waivable = { point, criterion: null };
    return {
      ...judged,
      subject: point,
      holds: false,
      value: lowest.get(point) ?? null,
      message,
      waivable,
    };
  };
  return [
    ...opened.map((point) => judgement(point, `${point} is a root cause, and was not weak before`)),
    ...possible.map((point) =>
      judgement(
        point,
        `${point} could be a root cause, with what is blank, and was not weak before`,
      ),
    ),
  ];
};
