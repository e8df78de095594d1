import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { scoreAtBound } from '../scoring/interval.ts';
import type { Gate, JudgedAudit, Judgement, Rule } from './gate.ts';
import { type Policy, policyDefaults } from './policy.ts';
import {
  maxKeyCriterionDrop,
  maxPointDrop,
  maxTotalDrop,
  noNewGaps,
  noNewRootCauses,
} from './rules/baseline.ts';
import {
  graded,
  maxAge,
  maxNotApplicable,
  maxUnanswered,
  minRespondents,
} from './rules/evidence.ts';
import { maxPerceptionGap } from './rules/perception-gap.ts';
import { criteria, minBand, minScore, points } from './rules/scores.ts';
import {
  isAbout,
  type JudgedWaiver,
  judgeWaivers,
  type PlacedWaiver,
  placeWaiver,
} from './waivers.ts';

/** What a policy makes of an audit; plain data, as it goes into the JSON report. */
export interface Verdict {
  /** Whether no gate fails; warnings and waived gaps fail none. */
  readonly passed: boolean;
  /** In the order of the rules; a rule about many subjects has a gate for each that it objects to. */
  readonly gates: readonly Gate[];
  /** In the order of the policy. */
  readonly waivers: readonly JudgedWaiver[];
  /** YYYY-MM-DD, by which ages and the ends of waivers are judged; null where there are none. */
  readonly usedDay: string | null;
}

export interface AuditToJudge {
  readonly report: GapReport;
  /** The comparison of an earlier round with this one; null without one. */
  readonly baseline: Comparison | null;
  /** YYYY-MM-DD; any day does where the policy does not need one. */
  readonly today: string;
}

/**
 * Judges an audit by a policy that fits its checklist. Every rule takes the worst case that the
 * blanks allow, so that leaving something blank can never make an audit pass. Nothing graded
 * at all fails, also where a policy has no rules.
 */
export function judgePolicy(policy: Policy, { report, baseline, today }: AuditToJudge): Verdict {
  const checklist = report.checklist.definition;
  const worst = scoreAtBound(checklist, report.findings, 'low');
  const audit: JudgedAudit = { checklist, report, worst, baseline, today };
  const judgements = judgeRules(policy, audit);
  const waivers = (policy.waivers ?? []).map((own) => placeWaiver(checklist, own, today));
  const gates = judgements.map((own) => gateOf(own, waivers));
  return {
    passed: gates.every(({ outcome }) => outcome !== 'fail'),
    gates,
    waivers: judgeWaivers(waivers, judgements, audit),
    usedDay: needsDay(policy) ? today : null,
  };
}

/** What has to be compared with an earlier round. */
export function needsBaseline(policy: Policy): boolean {
  const { maxDrop = {}, noNewGaps, noNewRootCauses } = policy;
  const drops = [maxDrop.total, maxDrop.point, maxDrop.keyCriterion];
  return (
    drops.some((limit) => limit !== undefined) || Boolean(noNewGaps) || Boolean(noNewRootCauses)
  );
}

/** Whether the verdict depends on the day: only the age of answers and the end of waivers do. */
export function needsDay({ maxAge, waivers = [] }: Policy): boolean {
  return maxAge !== undefined || waivers.length > 0;
}

function judgeRules(policy: Policy, audit: JudgedAudit): readonly Judgement[] {
  const isOn = rules.some((rule) => rule(policy, audit).length > 0);
  if (!isOn) return graded(policy, audit);
  const { maxNotApplicable = policyDefaults.maxNotApplicable } = policy;
  return [graded, ...rules].flatMap((rule) => rule({ ...policy, maxNotApplicable }, audit));
}

function gateOf(judgement: Judgement, waivers: readonly PlacedWaiver[]): Gate {
  const { holds, waivable, message, ...judged } = judgement;
  if (holds) return { ...judged, outcome: 'pass', message };
  const outcome = judged.severity === 'error' ? 'fail' : 'warn';
  const about = waivable ? waivers.filter((own) => isAbout(own, waivable)) : [];
  const waiver = about.find(({ inForce }) => inForce) ?? about[0];
  if (!waiver) return { ...judged, outcome, message };
  const { approver, expires, reason } = waiver;
  return waiver.inForce
    ? {
        ...judged,
        outcome: 'waived',
        message: `${message}; waived by ${approver} until ${expires}: ${reason}`,
      }
    : {
        ...judged,
        outcome,
        message: `${message}; the waiver by ${approver} expired on ${expires}`,
      };
}

/** All rules that a policy can set, in the order in which verdicts list them. */
const rules: readonly Rule[] = [
  minScore,
  minBand,
  points,
  criteria,
  maxTotalDrop,
  maxPointDrop,
  maxKeyCriterionDrop,
  noNewGaps,
  noNewRootCauses,
  maxPerceptionGap,
  maxUnanswered,
  maxNotApplicable,
  maxAge,
  minRespondents,
];
