import type { ScoreChange } from '../../analysis/comparison/changes.ts';
import { reaches } from '../../numbers.ts';
import type { Judgement, PolicyRule, RuleInput, RuleName } from '../gate.ts';
import { type Limit, limitOf, type Severity, severityOf } from '../policy.ts';

/**
 * Limits the drop of the overall score since the baseline. Takes the lowest score that the unanswered
 * criteria of this round allow. Passes if the baseline has no score.
 */
export const maxTotalDrop: PolicyRule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.total', maxDrop?.total, baseline, (compared) => [
    { ...compared.total, subject: null },
  ]);

/** Limits the drop of any point in the same way. A point that is now not applicable passes. */
export const maxPointDrop: PolicyRule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.point', maxDrop?.point, baseline, ({ points }) =>
    points.map((change) => ({ ...change, subject: change.point })),
  );

/** Limits the drop of any key criterion in the same way. */
export const maxKeyCriterionDrop: PolicyRule = ({ maxDrop }, { baseline }) =>
  judgeDrops('maxDrop.keyCriterion', maxDrop?.keyCriterion, baseline, ({ criteria }) =>
    criteria.filter(({ key }) => key).map((change) => ({ ...change, subject: change.criterion })),
  );

interface SubjectChange extends ScoreChange {
  readonly subject: string | null;
}

/** Returns one judgement per subject that dropped too far, or a single one if none did. */
function judgeDrops(
  rule: RuleName,
  written: Limit<number> | undefined,
  baseline: RuleInput['baseline'],
  subjectsOf: (compared: NonNullable<RuleInput['baseline']>) => readonly SubjectChange[],
): readonly Judgement[] {
  if (written === undefined) return [];
  const { limit: percent, severity } = limitOf(written);
  if (!baseline) return [noBaseline(rule, severity, percent / 100)];
  const terms = { rule, limit: percent / 100, severity };
  const drops = subjectsOf(baseline).flatMap(({ subject, before, after, lowest }) =>
    before === null || lowest === null ? [] : [{ subject, before, reported: after, lowest }],
  );
  const tooFar = drops.filter(({ before, lowest }) => !reaches(terms.limit, before - lowest));
  if (tooFar.length > 0) {
    return tooFar.map((change) => ({
      ...terms,
      subject: change.subject,
      holds: false,
      value: change.before - change.lowest,
      evidence: { is: 'drop', ...change, limit: terms.limit },
      waivable: null,
    }));
  }
  const value = Math.max(0, ...drops.map(({ before, lowest }) => before - lowest));
  const evidence = { is: 'no-drop', limit: terms.limit } as const;
  return [{ ...terms, subject: null, holds: true, value, evidence, waivable: null }];
}

/**
 * Forbids root causes that were not weak points in the baseline. A point also fails if its unanswered
 * criteria could make it weak, and no cause of it is weak even with the best answers. (With the worst
 * answers to everything, a possibly weak cause would hide the root cause behind it.)
 */
export const noNewRootCauses: PolicyRule = (policy, { baseline }) => {
  const severity = severityOf(policy.noNewRootCauses);
  if (!severity) return [];
  if (!baseline) return [noBaseline('noNewRootCauses', severity)];
  const { opened, possible } = baseline.rootCauses;
  const judged = { rule: 'noNewRootCauses', severity, limit: null } as const;
  if (opened.length + possible.length === 0) {
    const evidence = { is: 'no-new-root-cause' } as const;
    return [{ ...judged, subject: null, holds: true, value: null, evidence, waivable: null }];
  }
  const lowest = new Map(baseline.points.map((own) => [own.point, own.lowest]));
  return [...opened, ...possible].map((point) => ({
    ...judged,
    subject: point,
    holds: false,
    value: lowest.get(point) ?? null,
    evidence: { is: 'new-root-cause', subject: point, isPossible: !opened.includes(point) },
    waivable: { point, criterion: null },
  }));
};

/**
 * Forbids gaps that were none in the baseline. A criterion also fails if unanswered criteria could bring
 * it below its target. Only a gap that was certain in the baseline is not new.
 */
export const noNewGaps: PolicyRule = (policy, { baseline }) => {
  const severity = severityOf(policy.noNewGaps);
  if (!severity) return [];
  if (!baseline) return [noBaseline('noNewGaps', severity)];
  const { opened, possible } = baseline.gaps;
  const judged = { rule: 'noNewGaps', severity, limit: null } as const;
  const isNew = new Set([...opened, ...possible]);
  if (isNew.size === 0) {
    const evidence = { is: 'no-new-gap' } as const;
    return [{ ...judged, subject: null, holds: true, value: null, evidence, waivable: null }];
  }
  return baseline.criteria
    .filter(({ criterion, in: presence }) => presence !== 'before' && isNew.has(criterion))
    .map(({ criterion, point, lowest }) => ({
      ...judged,
      subject: criterion,
      holds: false,
      value: lowest,
      evidence: { is: 'new-gap', subject: criterion, isPossible: !opened.includes(criterion) },
      waivable: { point, criterion },
    }));
};

/** Returns the failure of a rule about changes if there is no baseline. */
function noBaseline(rule: RuleName, severity: Severity, limit: number | null = null): Judgement {
  return {
    rule,
    severity,
    subject: null,
    holds: false,
    value: null,
    limit,
    evidence: { is: 'no-baseline' },
    waivable: null,
  };
}
