import { withPresentGroups } from '../analysis/comparison/rounds.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Register } from '../answers/round.ts';
import { displayOf } from '../checklist/lookup.ts';
import { spokenNames } from '../checklist/naming.ts';
import { gateWords } from '../words/gate.ts';
import type { BaselineReport } from './baseline.ts';
import type { FilesSeen, Gate, Judgement, PolicyRule, RuleInput } from './gate.ts';
import { findLoosened } from './loosened.ts';
import { inPresentGroups } from './match.ts';
import { messageOf, noticesOn } from './message.ts';
import { findPeople } from './people.ts';
import { type Policy, policyDefaults } from './policy.ts';
import {
  maxKeyCriterionDrop,
  maxPointDrop,
  maxTotalDrop,
  namedBaseline,
  noNewGaps,
  noNewRootCauses,
} from './rules/baseline.ts';
import {
  answersFiles,
  graded,
  maxAge,
  maxNotApplicable,
  maxNotAsked,
  maxUnanswered,
  minRespondents,
} from './rules/evidence.ts';
import { maxPerceptionGap } from './rules/perception-gap.ts';
import { criteria, failedMustsRule, minBand, minScore, points } from './rules/scores.ts';
import { viewsOf } from './views.ts';
import {
  accepts,
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
  /**
   * Changes of the policy, its waivers and the checklist since the baseline that could loosen the
   * verdict: English sentences without a full stop.
   */
  readonly loosened: readonly string[];
  /** Facts about people and files that a reader of the verdict needs, in the same form. */
  readonly notices: readonly string[];
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
  /** Report of an earlier round; `null` without one. */
  readonly baseline: BaselineReport | null;
  /** People that `round.yaml` names. */
  readonly register?: Register | null;
  /** Files beside the answers. */
  readonly files?: FilesSeen;
  /** YYYY-MM-DD; any date if the policy does not need one. */
  readonly today: string;
}

/**
 * Judges an audit by a policy that fits its checklist. Every rule assumes the least favourable answers
 * to everything unanswered, and of everyone who is expected and absent, so that no one can pass by
 * leaving something out. An audit without a score fails any policy, even one without rules.
 */
export function judgePolicy(written: Policy, { report, ...given }: AuditToJudge): Verdict {
  const { register = null, files = NO_FILES, today } = given;
  const checklist = report.checklist.definition;
  const policy = inPresentGroups(written, checklist);
  const baseline = given.baseline && withPresentGroups(given.baseline, checklist);
  const waivers = (policy.waivers ?? []).map((waiver) => placeWaiver(checklist, waiver, today));
  const input = { policy, report, register, baseline };
  const people = findPeople(input);
  const views = viewsOf(people, { ...input, excused: excusedBy(waivers) });
  const audit: RuleInput = { checklist, report, people, files, today, ...views };
  const judgements = judgeRules(policy, audit);
  const speech = {
    names: spokenNames(checklist),
    former: baseline && spokenNames(baseline.checklist.definition),
    display: displayOf(checklist),
  };
  const gates = judgements.map((judgement) =>
    gateOf(judgement, waivers, { audit, message: messageOf(judgement, speech) }),
  );
  return {
    passed: gates.every(({ outcome }) => outcome !== 'fail'),
    loosened: baseline ? findLoosened(policy, checklist, baseline) : [],
    notices: noticesOn(audit, speech.names),
    gates,
    waivers: judgeWaivers(waivers, judgements, { ...audit, names: speech.names }),
    usedDay: needsDay(policy) ? today : null,
  };
}

const NO_FILES: FilesSeen = { copies: [], leftOut: [] };

/** Returns the criteria of which a waiver in force accepts that they do not apply; ids. */
function excusedBy(waivers: readonly PlacedWaiver[]): ReadonlySet<string> {
  const excusing = waivers.filter(
    ({ criterion, inForce, accepts: level }) => criterion !== null && inForce && level === null,
  );
  return new Set(excusing.flatMap(({ covers }) => covers));
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
  const isOn = asked.some((rule) => rule(policy, audit).length > 0) || policy.minRespondents;
  const always = [graded, answersFiles, namedBaseline];
  if (!isOn) return always.flatMap((rule) => rule(policy, audit));
  const { maxNotApplicable = policyDefaults.maxNotApplicable } = policy;
  return [...always, ...asked, minRespondents].flatMap((rule) =>
    rule({ ...policy, maxNotApplicable }, audit),
  );
}

function gateOf(
  { holds, waivable, evidence: _, ...judged }: Judgement,
  waivers: readonly PlacedWaiver[],
  { audit, message }: { readonly audit: RuleInput; readonly message: string },
): Gate {
  if (holds) return { ...judged, outcome: 'pass', message };
  const outcome = judged.severity === 'error' ? 'fail' : 'warn';
  const about = waivable ? waivers.filter((waiver) => waives(waiver, waivable)) : [];
  const inForce = about.filter((own) => own.inForce);
  const isAccepted = (own: PlacedWaiver) => waivable !== null && accepts(own, waivable, audit);
  const waiver = inForce.find(isAccepted) ?? inForce[0] ?? about[0];
  if (!waiver) return { ...judged, outcome, message };
  const { approver, expires, reason } = waiver;
  const terms = { message, approver, expires, reason };
  if (!waiver.inForce) return { ...judged, outcome, message: gateWords.expired(terms) };
  return isAccepted(waiver)
    ? { ...judged, outcome: 'waived', message: gateWords.waived(terms) }
    : { ...judged, outcome, message: gateWords.exceeded(terms) };
}

/** Rules that a policy asks for, in the order of the verdict. */
const asked: readonly PolicyRule[] = [
  minScore,
  minBand,
  failedMustsRule,
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
  maxNotAsked,
  maxAge,
];
