import { type Pairs, pairCriteria } from '../analysis/comparison/split.ts';
import type { Checklist, Criterion, Group, Point } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import {
  criteriaOf,
  criterionNamed,
  displayOf,
  groupsOf,
  isKey,
  mustLevelOf,
  scopeOf,
  targetOf,
  weightOf,
} from '../checklist/lookup.ts';
import { type Display, fractionOn, lengthOf, reaches } from '../numbers.ts';
import { gateWords } from '../words/gate.ts';
import type { BaselineReport } from './baseline.ts';
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
  return [
    ...(before ? looserPolicy(before, policy, { before: definition, now: checklist }) : []),
    ...(definition === checklist ? [] : changedChecklist(definition, checklist)),
  ];
}

function looserPolicy(
  before: Policy,
  now: Policy,
  { before: definition, now: checklist }: { readonly before: Checklist; readonly now: Checklist },
): readonly string[] {
  const rules = rulesOf(before, checklist, displayOf(definition));
  return [
    ...looserRules(rules, rulesOf(now, checklist, displayOf(checklist))),
    ...looserTerms(before, now),
    ...looserWaivers(before.waivers ?? [], now.waivers ?? []),
  ];
}

/** Rule with a strictness that can be compared. */
interface ComparableRule {
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
  checklist: Checklist,
  display: Display,
): ReadonlyMap<string, ComparableRule> {
  const { maxDrop = {}, minBand } = policy;
  const scores = [['minScore', policy.minScore] as const, ...named('points', policy.points)];
  const drops = [
    ['maxDrop.total', maxDrop.total],
    ['maxDrop.point', maxDrop.point],
    ['maxDrop.keyCriterion', maxDrop.keyCriterion],
  ] as const;
  const maxima = [
    ['maxPerceptionGap', policy.maxPerceptionGap],
    ['maxUnanswered', policy.maxUnanswered],
    ['maxNotApplicable', policy.maxNotApplicable ?? policyDefaults.maxNotApplicable],
    ['maxNotAsked', policy.maxNotAsked],
    ['maxAge', policy.maxAge],
  ] as const;
  const switches = [
    ['noNewGaps', severityOf(policy.noNewGaps)],
    ['noNewRootCauses', severityOf(policy.noNewRootCauses)],
    ['failedMusts', mustSeverity(policy)],
  ] as const;
  const rules = [
    ...scores.flatMap(([name, limit]) => ruleOf(name, limit, (own) => fractionOn(display, own))),
    ...drops.flatMap(([name, limit]) => ruleOf(name, limit, (own) => -own / lengthOf(display))),
    ...named('minRespondents', policy.minRespondents).flatMap(([name, limit]) =>
      ruleOf(name, limit, (own) => own),
    ),
    ...maxima.flatMap(([name, limit]) => ruleOf(name, limit, (own) => -own)),
    ...switches.flatMap(([name, severity]) =>
      severity ? [{ name, severity, text: severity, strictness: 0 }] : [],
    ),
    ...(minBand === undefined ? [] : [bandRule(minBand, checklist)]),
    ...Object.entries(policy.criteria ?? {}).map(([id, limit]): ComparableRule => {
      const { answer, severity = policyDefaults.severity } = limitIn(limit);
      const criterion = criterionNamed(checklist, id);
      const scale = criterion && scaleOf(checklist, criterion);
      const name = `criteria ${criterion?.id ?? id}`;
      const rule = { name, severity, text: String(answer) };
      const boxes = scale?.boxes;
      if (!boxes) return { ...rule, strictness: scale?.levelOf(answer)?.score ?? 0 };
      const covers = (before: AnswerValue) => boxes.includes(answer, before);
      return { ...rule, strictness: 0, answer, covers };
    }),
  ];
  return new Map(rules.map((rule) => [rule.name, rule]));
}

function named(rule: string, limits: Readonly<Record<string, Limit<number>>> = {}) {
  return Object.entries(limits).map(([id, limit]) => [`${rule} ${id}`, limit] as const);
}

function ruleOf(
  name: string,
  written: Limit<number> | undefined,
  strictnessOf: (limit: number) => number,
): readonly ComparableRule[] {
  if (written === undefined) return [];
  const { limit, severity } = limitOf(written);
  return [{ name, severity, text: String(limit), strictness: strictnessOf(limit) }];
}

function bandRule(written: Limit<string>, { bands }: Checklist): ComparableRule {
  const { limit, severity } = limitOf(written);
  const strictness = bands.findIndex(({ id }) => id === limit);
  return { name: 'minBand', severity, text: limit, strictness };
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
    const rule = now.get(old.name);
    if (!rule) {
      // One person of each group is expected by default.
      const isDefault = old.name.startsWith('minRespondents ') && old.strictness <= 1;
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

function looserTerms(before: Policy, now: Policy): readonly string[] {
  const expected = new Set((now.expected ?? []).map(({ id }) => id));
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
      .map(({ id }) => words.notExpected({ id })),
    ...(now.left ?? [])
      .filter(({ respondent }) => !left.has(respondent))
      .map(({ respondent: id, reason }) => words.left({ id, reason })),
    ...(now.retired ?? []).filter(({ id }) => !retired.has(id)).map((own) => words.retired(own)),
    ...zeros.map(([group]) =>
      words.rule({ rule: `minRespondents ${group}`, before: '1', after: '0', isWarning: false }),
    ),
  ];
}

function looserWaivers(before: readonly Waiver[], now: readonly Waiver[]): readonly string[] {
  const old = new Map(before.map((own) => [JSON.stringify(termsOf(own)), own]));
  return now
    .filter((own) => {
      const same = old.get(JSON.stringify(termsOf(own)));
      return !same || same.expires < own.expires;
    })
    .map((own) => {
      const id = 'criterion' in own ? own.criterion : own.point;
      return words.waiver({ id, approver: own.approver, expires: own.expires });
    });
}

function termsOf(waiver: Waiver): readonly unknown[] {
  return 'criterion' in waiver
    ? ['criterion', waiver.criterion, waiver.level]
    : ['point', waiver.point, waiver.score];
}

function changedChecklist(before: Checklist, now: Checklist): readonly string[] {
  const pairs = pairCriteria(before, now);
  return [
    ...changed('checklist', now.id, [
      ['bands', before.bands.map(boundOfBand), now.bands.map(boundOfBand)],
      ['display', displayIn(before), displayIn(now)],
    ]),
    ...changedGroups(before, now),
    ...now.points.flatMap((point) => changedPoint(before, point)),
    ...changedCriteria(before, now, pairs),
  ];
}

function boundOfBand({ id, from }: Checklist['bands'][number]): string {
  return `${id} from ${from}`;
}

function displayIn(checklist: Checklist): unknown {
  return 'display' in checklist ? checklist.display : undefined;
}

function changedGroups(before: Checklist, now: Checklist): readonly string[] {
  const [old, today] = [groupsOf(before), groupsOf(now)];
  const removed = Object.keys(old)
    .filter((id) => !today[id])
    .map((id) => words.groupRemoved({ id }));
  const others = Object.entries(today).flatMap(([id, group]) => {
    const former = old[id];
    return former ? changed('group', id, [['group', groupTerms(former), groupTerms(group)]]) : [];
  });
  return [...removed, ...others];
}

/** Returns what of a group can loosen a verdict. */
function groupTerms({ title: _, formerly: __, ...terms }: Group) {
  return terms;
}

function changedPoint(before: Checklist, point: Point): readonly string[] {
  const old = before.points.find(({ id }) => id === point.id);
  if (!old) return [];
  return changed('point', point.id, [
    ['weight', old.weight, point.weight],
    ['causes', causesOf(old), causesOf(point)],
  ]);
}

function causesOf({ causedBy = [] }: Point): readonly string[] {
  return causedBy.map(({ point }) => point).toSorted();
}

function changedCriteria(before: Checklist, now: Checklist, pairs: Pairs): readonly string[] {
  const olds = new Map(criteriaOf(before).map((own) => [own.criterion.id, own]));
  return criteriaOf(now).flatMap(({ criterion, point }) => {
    const old = olds.get(pairs.earlierOf.get(criterion.id) ?? '');
    if (!old) return [];
    const was = old.criterion;
    return [
      ...changed('criterion', criterion.id, [
        ['weight', weightOf(was), weightOf(criterion)],
        ['point', old.point.id, point.id],
        ['key', isKey(was), isKey(criterion)],
        ['condition', renamed(was.when, pairs), criterion.when],
        ['levels', scoresIn(before, was), scoresIn(now, criterion)],
        ['notApplicable', allowsOut(was), allowsOut(criterion)],
      ]),
      ...looserTarget(before, was, { checklist: now, criterion }),
      ...looserMust(before, was, { checklist: now, criterion }),
    ];
  });
}

/** Returns a condition with the ids of today. */
function renamed(when: Criterion['when'], { laterOf }: Pairs): unknown {
  if (when === undefined) return undefined;
  return JSON.parse(JSON.stringify(when), (key, value) =>
    key === 'criterion' ? (laterOf.get(value) ?? value) : value,
  );
}

function scoresIn(checklist: Checklist, criterion: Criterion): readonly string[] {
  return scaleOf(checklist, criterion).levels.map(
    ({ level, score, label, description }) => `${level} ${score} ${label} ${description}`,
  );
}

function allowsOut(criterion: Criterion): unknown {
  return 'notApplicable' in criterion ? criterion.notApplicable : undefined;
}

interface Placed {
  readonly checklist: Checklist;
  readonly criterion: Criterion;
}

function looserTarget(
  before: Checklist,
  old: Criterion,
  { checklist, criterion }: Placed,
): readonly string[] {
  const was = targetOf(before, old);
  const is = targetOf(checklist, criterion);
  if (!was || (is && reaches(is.score, was.score))) return [];
  return changed('criterion', criterion.id, [['target', was.label, is?.label ?? null]]);
}

function looserMust(
  before: Checklist,
  old: Criterion,
  { checklist, criterion }: Placed,
): readonly string[] {
  if (!old.must) return [];
  if (!criterion.must) return [words.mustRemoved({ id: criterion.id })];
  const place = (cap: string) => checklist.bands.findIndex(({ id }) => id === cap);
  const was = mustLevelOf(before, old, old.must);
  const is = mustLevelOf(checklist, criterion, criterion.must);
  const { boxes } = scaleOf(checklist, criterion);
  const isAsStrict =
    boxes && is.answer != null && was.answer != null
      ? boxes.includes(is.answer, was.answer)
      : reaches(is.score, was.score);
  return changed('criterion', criterion.id, [
    ...(isAsStrict ? [] : [['must', was.label, is.label] as const]),
    ...(place(criterion.must.cap) > place(old.must.cap)
      ? [['cap', old.must.cap, criterion.must.cap] as const]
      : []),
    ['scope', scopeOf(old.must), scopeOf(criterion.must)],
  ]);
}

type Aspect = readonly [name: keyof typeof words.aspects, before: unknown, after: unknown];

/** Returns a sentence for each aspect that is not the same. */
function changed(
  kind: 'checklist' | 'group' | 'point' | 'criterion',
  id: string,
  aspects: readonly Aspect[],
): readonly string[] {
  return aspects
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(([aspect, before, after]) =>
      words.changed({
        ...{ kind, id, aspect: words.aspects[aspect] },
        ...{ before: asText(before), after: asText(after) },
      }),
    );
}

/** Returns a value as it can stand in a sentence; `null` for one that cannot. */
function asText(value: unknown): string | null {
  return typeof value === 'object' || value === undefined ? null : String(value);
}
