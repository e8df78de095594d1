import { isScored } from '../../checklist/criteria/types.ts';
import { criteriaOf, groupsOf, isKey } from '../../checklist/lookup.ts';
import { TOLERANCE } from '../../numbers.ts';
import { findUndecided } from '../../scoring/interval.ts';
import { scoresOf } from '../../scoring/scorecard.ts';
import { sharesOf, totalOf } from '../../scoring/total.ts';
import type { Judgement, PolicyRule, RuleInput } from '../gate.ts';
import { datesOf, daysBetween, limitOf, policyDefaults } from '../policy.ts';

/**
 * Limits the share of the weight that is not applicable. Criteria without a score count too: they could
 * turn out not to apply. Otherwise, deleting the answer "not applicable" would be enough to pass.
 */
export const maxNotApplicable: PolicyRule = (policy, audit) => {
  if (policy.maxNotApplicable === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.maxNotApplicable);
  const limit = percent / 100;
  const { share, criteria } = withoutLevels(audit);
  const holds = share <= limit + TOLERANCE;
  return [
    {
      rule: 'maxNotApplicable',
      severity,
      subject: null,
      holds,
      value: share,
      limit,
      evidence: { is: 'not-applicable-share', share, criteria, limit },
      waivable: null,
    },
  ];
};

function withoutLevels({ checklist, now: [worst] }: RuleInput) {
  const asked = worst.findings.filter(
    ({ outcome }) => outcome !== 'not-asked' && outcome !== 'unscored',
  );
  const shares = sharesOf(checklist, new Set(asked.map(({ criterion }) => criterion)));
  const open = asked.filter(({ score }) => score === null).map(({ criterion }) => criterion);
  let share = 0;
  for (const criterion of open) share += shares.get(criterion) ?? 0;
  return { share, criteria: open };
}

/**
 * Limits the share of the weight that conditions hide. A criterion counts unless somebody is certainly
 * asked it: leaving a condition open would otherwise be enough to pass.
 */
export const maxNotAsked: PolicyRule = (policy, audit) => {
  if (policy.maxNotAsked === undefined) return [];
  const { limit: percent, severity } = limitOf(policy.maxNotAsked);
  const limit = percent / 100;
  const { share, criteria } = hiddenIn(audit);
  return [
    {
      rule: 'maxNotAsked',
      severity,
      subject: null,
      holds: share <= limit + TOLERANCE,
      value: share,
      limit,
      evidence: { is: 'hidden-share', share, criteria, limit },
      waivable: null,
    },
  ];
};

/** Returns the criteria that conditions may hide from everybody, and their share of the weight. */
export function hiddenIn({ checklist, report, said: findings }: RuleInput): {
  readonly share: number;
  readonly criteria: readonly string[];
} {
  const meant = criteriaOf(checklist).filter(
    ({ criterion }) => isScored(criterion) && (report.mode === 'full' || isKey(criterion)),
  );
  const shares = sharesOf(checklist, new Set(meant.map(({ criterion }) => criterion.id)));
  const undecided = findUndecided(checklist, findings);
  const responses = new Map(findings.map((own) => [own.criterion, own.responses]));
  const hidden = meant.flatMap(({ criterion: { id, when } }) => {
    if (!when) return [];
    const isAsked = (responses.get(id) ?? []).some(
      ({ said, respondent }) => said !== 'not-asked' && !undecided.get(id)?.has(respondent),
    );
    return isAsked ? [] : [id];
  });
  let share = 0;
  for (const id of hidden) share += shares.get(id) ?? 0;
  return { share, criteria: hidden };
}

/**
 * Limits the age of the oldest answers, in days. Fails for dates more than one day in the future (one
 * day allows for time zones), and for expected people without answers. Answers that equal those of the
 * baseline are as old as those, unless their file was confirmed since. Blanks have no effect.
 */
export const maxAge: PolicyRule = (policy, audit) => {
  if (policy.maxAge === undefined) return [];
  const { report, today, people, earlier } = audit;
  const { limit, severity } = limitOf(policy.maxAge);
  const judged = { rule: 'maxAge', severity, subject: null, limit, waivable: null } as const;
  const titles = groupsOf(audit.checklist);
  const missing = [
    ...people.absent.map(({ name }) => name),
    ...people.silent.map((group) => titles[group]?.title ?? group),
  ];
  const dates = [...datesOf({ report, before: earlier?.report ?? null }).values()].toSorted();
  const oldest = dates[0] ?? report.date;
  const latest =
    report.respondents
      .flatMap(({ answers: { date, confirmed } }) => [date, ...(confirmed ? [confirmed] : [])])
      .toSorted()
      .at(-1) ?? report.date;
  const value = daysBetween(oldest, today);
  if (daysBetween(today, latest) > 1) {
    return [{ ...judged, holds: false, value, evidence: { is: 'future', latest, today } }];
  }
  if (missing.length > 0 && value <= limit) {
    return [{ ...judged, holds: false, value: null, evidence: { is: 'undated', missing, limit } }];
  }
  const evidence = { is: 'age', oldest, days: value, limit } as const;
  return [{ ...judged, holds: value <= limit, value, evidence }];
};

/**
 * Requires a minimum number of respondents per group; by default one in each group of the checklist.
 * Respondents without any answer do not count; nor do answers whose condition is undecided.
 */
export const minRespondents: PolicyRule = (policy, audit) => {
  const groups = groupsOf(audit.checklist);
  return Object.entries(groups).flatMap(([group, { title }]): readonly Judgement[] => {
    const written = policy.minRespondents?.[group];
    const { limit, severity } = limitOf(written ?? policyDefaults.minRespondents);
    const value = answeredOf(group, audit);
    const holds = value >= limit;
    // The default speaks only where it fails, so that a verdict lists what somebody asked for.
    if (limit === 0 || (written === undefined && holds)) return [];
    const evidence = { is: 'respondents', group: title, respondents: value, limit } as const;
    return [
      {
        ...{ rule: 'minRespondents', severity, subject: group, holds, value, limit },
        ...{ evidence, waivable: null },
      },
    ];
  });
};

function answeredOf(group: string, { now: [worst] }: RuleInput): number {
  const answered = worst.findings.flatMap(({ responses }) =>
    responses.filter((own) => own.said === 'level' || own.said === 'not-applicable'),
  );
  const members = answered.filter((own) => own.group === group);
  return new Set(members.map(({ respondent }) => respondent)).size;
}

/**
 * Limits the number of criteria that no one answered. A criterion that one respondent left unanswered
 * and another rated does not count: the minimum of the score covers it. Answers whose condition is
 * undecided count as unanswered.
 */
export const maxUnanswered: PolicyRule = (policy, { now: [worst] }) => {
  if (policy.maxUnanswered === undefined) return [];
  const { limit, severity } = limitOf(policy.maxUnanswered);
  const open = worst.findings
    .filter(({ outcome }) => outcome === 'not-answered')
    .map(({ criterion }) => criterion);
  return [
    {
      rule: 'maxUnanswered',
      severity,
      subject: null,
      holds: open.length <= limit,
      value: open.length,
      limit,
      evidence: { is: 'unanswered', criteria: open, limit },
      waivable: null,
    },
  ];
};

/**
 * Fails an audit without a score, whatever the policy says: no quality gate passes because nothing was
 * scored. Answers whose condition is undecided count as unanswered.
 */
export const graded: PolicyRule = (_, { checklist, now: [worst] }) => {
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
      evidence: { is: 'nothing-scored' },
      waivable: null,
    },
  ];
};

/**
 * Fails if answers are only in a copy that is passed over. A round must not pass because a file was
 * renamed.
 */
export const answersFiles: PolicyRule = (_, { files: { copies } }) => {
  if (copies.length === 0) return [];
  return [
    {
      rule: 'answersFiles',
      severity: policyDefaults.severity,
      subject: null,
      holds: false,
      value: copies.length,
      limit: 0,
      evidence: { is: 'copies', files: copies },
      waivable: null,
    },
  ];
};
