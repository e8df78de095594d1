import type { Checklist } from '../checklist/checklist.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criterionNamed, displayOf } from '../checklist/lookup.ts';
import { type SpokenNames, spokenNames } from '../checklist/naming.ts';
import { type Display, fractionOn, lengthOf, reaches } from '../numbers.ts';
import { gateWords } from '../words/gate.ts';
import type { BaselineReport } from './baseline.ts';
import { type BothChecklists, changedChecklist } from './changed-checklist.ts';
import { inPresentGroups, limitIn } from './match.ts';
import {
  type Limit,
  limitOf,
  type Policy,
  policyDefaults,
  type Severity,
  severityOf,
  type Waiver,
} from './policy.ts';

const words = gateWords.loosened;

/**
 * Lists what changed in the policy, its waivers and the checklist since the baseline, and could loosen
 * the verdict: English sentences without a full stop. A rule that is only stricter is not listed.
 */
export function findLoosened(
  policy: Policy,
  checklist: Checklist,
  { baseline, checklist: { definition } }: BaselineReport,
): readonly string[] {
  const before = baseline?.policy ? inPresentGroups(baseline.policy, checklist) : null;
  const names = namesInBoth(definition, checklist);
  const rounds = { before: definition, now: checklist, names };
  return [
    ...(before ? looserPolicy(before, policy, rounds) : []),
    ...(definition === checklist ? [] : changedChecklist(rounds)),
  ];
}

/** Returns the names of today; those of the baseline for what is gone. */
function namesInBoth(before: Checklist, now: Checklist): SpokenNames {
  const [former, present] = [spokenNames(before), spokenNames(now)];
  const inEither = (kind: keyof SpokenNames) => (id: string) => {
    const name = present[kind](id);
    return name === id ? former[kind](id) : name;
  };
  return { point: inEither('point'), criterion: inEither('criterion'), group: inEither('group') };
}

function looserPolicy(before: Policy, now: Policy, rounds: BothChecklists): readonly string[] {
  const { names } = rounds;
  const rules = rulesOf(before, displayOf(rounds.before), rounds);
  return [
    ...looserRules(rules, rulesOf(now, displayOf(rounds.now), rounds)),
    ...looserTerms(before, now, names),
    ...looserWaivers(before.waivers ?? [], now.waivers ?? [], names),
  ];
}

/** Rule with a strictness that can be compared. */
interface ComparableRule {
  /** Rule with the id of its subject. */
  readonly key: string;
  /** Rule with the name of its subject. */
  readonly name: string;
  /** Limit as written. */
  readonly text: string;
  /** Higher is stricter. */
  readonly strictness: number;
  /** True if the rule covers an earlier one about boxes; absent for others. */
  readonly covers?: (before: AnswerValue) => boolean;
  readonly answer?: AnswerValue;
  readonly severity: Severity;
}

/** `display` is the scale on which the policy was written. */
function rulesOf(
  policy: Policy,
  display: Display,
  { now: checklist, names }: BothChecklists,
): ReadonlyMap<string, ComparableRule> {
  const { maxDrop = {}, minBand } = policy;
  const scores = [
    whole('minScore', policy.minScore),
    ...each('points', policy.points, names.point),
  ];
  const drops = [
    whole('maxDrop.total', maxDrop.total),
    whole('maxDrop.point', maxDrop.point),
    whole('maxDrop.keyCriterion', maxDrop.keyCriterion),
  ];
  const maxima = [
    whole('maxPerceptionGap', policy.maxPerceptionGap),
    whole('maxUnanswered', policy.maxUnanswered),
    whole('maxNotApplicable', policy.maxNotApplicable ?? policyDefaults.maxNotApplicable),
    whole('maxNotAsked', policy.maxNotAsked),
    whole('maxAge', policy.maxAge),
  ];
  const switches = [
    ['noNewGaps', severityOf(policy.noNewGaps)],
    ['noNewRootCauses', severityOf(policy.noNewRootCauses)],
    ['failedMusts', mustSeverity(policy)],
  ] as const;
  const rules = [
    ...scores.flatMap((own) => ruleOf(own, (limit) => fractionOn(display, limit))),
    ...drops.flatMap((own) => ruleOf(own, (limit) => -limit / lengthOf(display))),
    ...each('minRespondents', policy.minRespondents, names.group).flatMap((own) =>
      ruleOf(own, (limit) => limit),
    ),
    ...maxima.flatMap((own) => ruleOf(own, (limit) => -limit)),
    ...switches.flatMap(([name, severity]) =>
      severity ? [{ key: name, name, severity, text: severity, strictness: 0 }] : [],
    ),
    ...(minBand === undefined ? [] : [bandRule(minBand, checklist)]),
    ...Object.entries(policy.criteria ?? {}).map(([id, limit]): ComparableRule => {
      const { answer, severity = policyDefaults.severity } = limitIn(limit);
      const criterion = criterionNamed(checklist, id);
      const scale = criterion && scaleOf(checklist, criterion);
      const key = criterion?.id ?? id;
      const name = gateWords.ruleOn({ rule: 'criteria', subject: names.criterion(key) });
      const level = scale?.levelOf(answer);
      const text = level && !isNumbered(level) ? level.label : String(answer);
      const rule = { key: `criteria ${key}`, name, severity, text };
      const boxes = scale?.boxes;
      if (!boxes) return { ...rule, strictness: level?.score ?? 0 };
      const covers = (before: AnswerValue) => boxes.includes(answer, before);
      return { ...rule, strictness: 0, answer, covers };
    }),
  ];
  return new Map(rules.map((rule) => [rule.key, rule]));
}

/** Written limit of a rule. */
interface WrittenRule extends Pick<ComparableRule, 'key' | 'name'> {
  readonly limit: Limit<number> | undefined;
}

function whole(rule: string, limit: Limit<number> | undefined): WrittenRule {
  return { key: rule, name: rule, limit };
}

/** Returns a rule for each subject that has a limit. */
function each(
  rule: string,
  limits: Readonly<Record<string, Limit<number>>> = {},
  nameOf: (id: string) => string,
): readonly WrittenRule[] {
  return Object.entries(limits).map(([id, limit]) => ({
    key: `${rule} ${id}`,
    name: gateWords.ruleOn({ rule, subject: nameOf(id) }),
    limit,
  }));
}

function ruleOf(
  { limit: written, ...named }: WrittenRule,
  strictnessOf: (limit: number) => number,
): readonly ComparableRule[] {
  if (written === undefined) return [];
  const { limit, severity } = limitOf(written);
  return [{ ...named, severity, text: String(limit), strictness: strictnessOf(limit) }];
}

function bandRule(written: Limit<string>, { bands }: Checklist): ComparableRule {
  const { limit, severity } = limitOf(written);
  const strictness = bands.findIndex(({ id }) => id === limit);
  const text = bands[strictness]?.title ?? limit;
  return { key: 'minBand', name: 'minBand', severity, text, strictness };
}

function mustSeverity({ failedMusts, minScore, minBand, points }: Policy): Severity | null {
  if (failedMusts) return failedMusts;
  const isOn = [minScore, minBand, points].some((own) => own !== undefined);
  return isOn ? policyDefaults.severity : null;
}

function looserRules(
  before: ReadonlyMap<string, ComparableRule>,
  now: ReadonlyMap<string, ComparableRule>,
): readonly string[] {
  return [...before.values()].flatMap((old) => {
    const rule = now.get(old.key);
    if (!rule) {
      // One person of each group is expected by default.
      const isDefault = old.key.startsWith('minRespondents ') && old.strictness <= 1;
      return isDefault ? [] : [words.ruleRemoved({ rule: nameOf(old) })];
    }
    const isLooser =
      !reaches(rule.strictness, old.strictness) ||
      (old.answer !== undefined && rule.covers?.(old.answer) === false) ||
      (rule.severity === 'warning' && old.severity === 'error');
    const isWarning = rule.severity === 'warning';
    if (!isLooser) return [];
    const sides = isSwitch(old)
      ? { before: '', after: '' }
      : { before: old.text, after: rule.text };
    return [words.rule({ rule: old.name, ...sides, isWarning })];
  });
}

/** Returns the name of a rule with its limit, if it has one. */
function nameOf(rule: ComparableRule): string {
  return isSwitch(rule) ? rule.name : `${rule.name} ${rule.text}`;
}

/** True for a rule that is on or off. */
function isSwitch({ text, severity }: ComparableRule): boolean {
  return text === severity;
}

function looserTerms(before: Policy, now: Policy, names: SpokenNames): readonly string[] {
  const expected = new Set((now.expected ?? []).map(({ id }) => id));
  const people = new Map(
    [...(before.expected ?? []), ...(now.expected ?? [])].map(({ id, name }) => [id, name ?? id]),
  );
  const left = new Set((before.left ?? []).map(({ respondent }) => respondent));
  const retired = new Set((before.retired ?? []).map(({ id }) => id));
  const zeros = Object.entries(now.minRespondents ?? {}).filter(
    ([group, limit]) => limitOf(limit).limit === 0 && before.minRespondents?.[group] === undefined,
  );
  return [
    ...(now.mode === 'express' && before.mode !== 'express' ? [words.express] : []),
    ...(now.by === 'agreed' && before.by !== 'agreed' ? [words.byAgreed] : []),
    ...(before.expected ?? [])
      .filter(({ id }) => !expected.has(id))
      .map(({ id, name }) => words.notExpected({ name: name ?? id })),
    ...(now.left ?? [])
      .filter(({ respondent }) => !left.has(respondent))
      .map(({ respondent, reason }) =>
        words.left({ name: people.get(respondent) ?? respondent, reason }),
      ),
    ...(now.retired ?? [])
      .filter(({ id }) => !retired.has(id))
      .map(({ id, reason }) => words.retired({ name: partName(id, names), reason })),
    ...zeros.map(([group]) => {
      const rule = gateWords.ruleOn({ rule: 'minRespondents', subject: names.group(group) });
      return words.rule({ rule, before: '1', after: '0', isWarning: false });
    }),
  ];
}

/** Returns the name of a point or criterion. */
function partName(id: string, { point, criterion }: SpokenNames): string {
  const name = point(id);
  return name === id ? criterion(id) : name;
}

function looserWaivers(
  before: readonly Waiver[],
  now: readonly Waiver[],
  { criterion, point }: SpokenNames,
): readonly string[] {
  const old = new Map(before.map((own) => [JSON.stringify(termsOf(own)), own]));
  return now
    .filter((own) => {
      const same = old.get(JSON.stringify(termsOf(own)));
      return !same || same.expires < own.expires;
    })
    .map((own) => {
      const name = 'criterion' in own ? criterion(own.criterion) : point(own.point);
      return words.waiver({ name, approver: own.approver, expires: own.expires });
    });
}

function termsOf(waiver: Waiver): readonly unknown[] {
  return 'criterion' in waiver
    ? ['criterion', waiver.criterion, waiver.level]
    : ['point', waiver.point, waiver.score];
}
