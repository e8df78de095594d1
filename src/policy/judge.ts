import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import { scoreAtBound } from '../scoring/interval.ts';
import { gateWords } from '../words/gate.ts';
import type { Gate, Judgement, PolicyRule, RuleInput } from './gate.ts';
import { messageOf } from './message.ts';
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
  type JudgedWaiver,
  judgeWaivers,
  type PlacedWaiver,
  placeWaiver,
  waives,
} from './waivers.ts';

/** Result of the quality gate: plain data, as in the JSON report. */
export interface Verdict {
  /** True if no rule failed. Warnings and waived rules do not fail. */
  readonly passed: boolean;
  /** In the order of the rules; a rule about many subjects has one entry for each that breaks it. */
  readonly gates: readonly Gate[];
  /** In the order of the policy. */
  readonly waivers: readonly JudgedWaiver[];
  /** Date for ages and the ends of waivers, YYYY-MM-DD; `null` if the policy has neither. */
  readonly usedDay: string | null;
}

/** Audit with everything that a policy judges it by. */
export interface AuditToJudge {
  readonly report: GapReport;
  /** Comparison of an earlier round with this one; `null` without one. */
  readonly baseline: Comparison | null;
  /** YYYY-MM-DD; any date if the policy does not need one. */
  readonly today: string;
}

/**
 * Judges an audit by a policy that fits its checklist. Every rule assumes the least favourable answers
 * to everything unanswered, so that no one can pass by leaving something out. An audit without a score
 * fails any policy, even one without rules.
 */
export function judgePolicy(policy: Policy, { report, baseline, today }: AuditToJudge): Verdict {
  const checklist = report.checklist.definition;
  const worst = scoreAtBound(checklist, report, 'low');
  const audit: RuleInput = { checklist, report, worst, baseline, today };
  const judgements = judgeRules(policy, audit);
  const waivers = (policy.waivers ?? []).map((waiver) => placeWaiver(checklist, waiver, today));
  const gates = judgements.map((judgement) => gateOf(judgement, waivers));
  return {
    passed: gates.every(({ outcome }) => outcome !== 'fail'),
    gates,
    waivers: judgeWaivers(waivers, judgements, audit),
    usedDay: needsDay(policy) ? today : null,
  };
}

/** True if a rule compares with an earlier round. */
export function needsBaseline(policy: Policy): boolean {
  const { maxDrop = {}, noNewGaps, noNewRootCauses } = policy;
  const drops = [maxDrop.total, maxDrop.point, maxDrop.keyCriterion];
  return (
    drops.some((limit) => limit !== undefined) || Boolean(noNewGaps) || Boolean(noNewRootCauses)
  );
}

/** True if the verdict depends on the date, through `maxAge` or waivers. */
export function needsDay({ maxAge, waivers = [] }: Policy): boolean {
  return maxAge !== undefined || waivers.length > 0;
}

function judgeRules(policy: Policy, audit: RuleInput): readonly Judgement[] {
  const isOn = rules.some((rule) => rule(policy, audit).length > 0);
  if (!isOn) return graded(policy, audit);
  const { maxNotApplicable = policyDefaults.maxNotApplicable } = policy;
  return [graded, ...rules].flatMap((rule) => rule({ ...policy, maxNotApplicable }, audit));
}

function gateOf(judgement: Judgement, waivers: readonly PlacedWaiver[]): Gate {
  const { holds, waivable, evidence, ...judged } = judgement;
  const message = messageOf(evidence);
  if (holds) return { ...judged, outcome: 'pass', message };
  const outcome = judged.severity === 'error' ? 'fail' : 'warn';
  const about = waivable ? waivers.filter((waiver) => waives(waiver, waivable)) : [];
  const waiver = about.find(({ inForce }) => inForce) ?? about[0];
  if (!waiver) return { ...judged, outcome, message };
  const { approver, expires, reason } = waiver;
  const terms = { message, approver, expires, reason };
  return waiver.inForce
    ? { ...judged, outcome: 'waived', message: gateWords.waived(terms) }
    : { ...judged, outcome, message: gateWords.expired(terms) };
}

/** Rules that a policy can set, in the order of the verdict. */
const rules: readonly PolicyRule[] = [
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
