import type { ScoreChange } from '../../analysis/comparison/changes.ts';
import { reaches, TOLERANCE } from '../../numbers.ts';
import {
  type JudgedAudit,
  type Judgement,
  limitInPercent,
  numberBeside,
  type Rule,
  type RuleName,
  scoreBeside,
} from '../gate.ts';
import { type Limit, limitOf, type Severity, severityOf } from '../policy.ts';

/**
 * How far the overall score fell. Worst case: from the score of the earlier round to this one with
 * every blank as the worst level. Where the earlier round has no score, there is nothing to fall from.
 */
export const maxTotalDrop: Rule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.total', maxDrop?.total, baseline, (compared) => [
    { ...compared.total, subject: null, name: 'the score' },
  ]);

/** How far any point fell, judged in the same way. What no longer applies has not fallen. */
export const maxPointDrop: Rule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.point', maxDrop?.point, baseline, ({ points }) =>
    points.map((own) => ({ ...own, subject: own.point, name: own.point })),
  );

/** How far any key criterion fell, judged in the same way. */
export const maxKeyCriterionDrop: Rule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.keyCriterion', maxDrop?.keyCriterion, baseline, ({ criteria }) =>
    criteria
      .filter(({ key }) => key)
      .map((own) => ({ ...own, subject: own.criterion, name: own.criterion })),
  );

interface Dropped extends ScoreChange {
  readonly subject: string | null;
  readonly name: string;
}

interface Terms {
  readonly rule: RuleName;
  readonly limit: number;
  readonly severity: Severity;
}

/** One judgement for each subject that fell too far; a single one where none did. */
function judgeDrops(
  rule: RuleName,
  written: Limit<number> | undefined,
  baseline: JudgedAudit['baseline'],
  subjectsOf: (compared: NonNullable<JudgedAudit['baseline']>) => readonly Dropped[],
): readonly Judgement[] {
  if (written === undefined) return [];
  const { limit: percent, severity } = limitOf(written);
  if (!baseline) return [noBaseline(rule, severity, percent / 100)];
  const terms = { rule, limit: percent / 100, severity };
  const drops = subjectsOf(baseline).map((own) => ({ own, drop: dropOf(own) }));
  const tooFar = drops.filter(({ drop }) => !reaches(terms.limit, drop));
  if (tooFar.length > 0) return tooFar.map(({ own, drop }) => failed(own, drop, terms));
  const value = Math.max(0, ...drops.map(({ drop }) => drop));
  const message = `nothing fell by more than ${limitInPercent(terms.limit)}`;
  return [{ ...terms, subject: null, holds: true, value, message, waivable: null }];
}

function dropOf({ before, lowest }: ScoreChange): number {
  return before === null || lowest === null ? 0 : before - lowest;
}

function failed(
  { subject, name, before, after, lowest }: Dropped,
  drop: number,
  terms: Terms,
): Judgement {
  const { limit } = terms;
  const isKnown = after !== null && before !== null && !reaches(limit, before - after);
  const verb = isKnown ? 'fell' : 'could have fallen, with what is blank,';
  const isMoved = isKnown && lowest !== null && after - lowest > TOLERANCE;
  const without = isMoved ? ` (${inPercent(after)} without what is blank)` : '';
  const way = `from ${inPercent(before)} to ${inPercent(lowest)}${without}`;
  const message = `${name} ${verb} by ${numberBeside(drop * 100, limit * 100)}, ${way}, which is more than ${limitInPercent(limit)}`;
  return { ...terms, subject, holds: false, value: drop, message, waivable: null };
}

function inPercent(score: number | null): string {
  return score === null ? 'none' : scoreBeside(score, 0);
}

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

/** A rule about changes does not hold where nothing was given to compare with. */
function noBaseline(rule: RuleName, severity: Severity, limit: number | null = null): Judgement {
  const message = 'there is no earlier round to compare with';
  return {
    rule,
    severity,
    subject: null,
    holds: false,
    value: null,
    limit,
    message,
    waivable: null,
  };
}
