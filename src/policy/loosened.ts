import { type Pairs, pairCriteria } from '../analysis/comparison/split.ts';
import type { Checklist, Criterion, Group, Point } from '../checklist/checklist.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
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
import { type SpokenNames, spokenNames } from '../checklist/naming.ts';
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
  const names = namesInBoth(definition, checklist);
  const rounds = { before: definition, now: checklist, names };
  return [
    ...(before ? looserPolicy(before, policy, rounds) : []),
    ...(definition === checklist ? [] : changedChecklist(rounds)),
  ];
}

/** Checklists of both rounds, and names of their parts. */
interface Rounds {
  readonly before: Checklist;
  readonly now: Checklist;
  readonly names: SpokenNames;
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

function looserPolicy(before: Policy, now: Policy, rounds: Rounds): readonly string[] {
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
  { now: checklist, names }: Rounds,
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

function changedChecklist({ before, now, names }: Rounds): readonly string[] {
  const pairs = pairCriteria(before, now);
  return [
    ...changed(null, [
      ['bands', before.bands.map(boundOfBand), now.bands.map(boundOfBand)],
      ['display', displayIn(before), displayIn(now)],
    ]),
    ...changedGroups(before, now),
    ...now.points.flatMap((point) => changedPoint(before, point, names)),
    ...changedCriteria({ before, now, names }, pairs),
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
    .map((id) => words.groupRemoved({ name: old[id]?.title ?? id }));
  const others = Object.entries(today).flatMap(([id, group]) => {
    const former = old[id];
    const terms = former && (['group', groupTerms(former), groupTerms(group)] as const);
    return terms ? changed(words.group({ name: group.title }), [terms]) : [];
  });
  return [...removed, ...others];
}

/** Returns what of a group can loosen a verdict. */
function groupTerms({ title: _, formerly: __, ...terms }: Group) {
  return terms;
}

function changedPoint(before: Checklist, point: Point, names: SpokenNames): readonly string[] {
  const old = before.points.find(({ id }) => id === point.id);
  if (!old) return [];
  return changed(names.point(point.id), [
    ['weight', old.weight, point.weight],
    ['causes', causesOf(old), causesOf(point)],
  ]);
}

function causesOf({ causedBy = [] }: Point): readonly string[] {
  return causedBy.map(({ point }) => point).toSorted();
}

function changedCriteria({ before, now, names }: Rounds, pairs: Pairs): readonly string[] {
  const olds = new Map(criteriaOf(before).map((own) => [own.criterion.id, own]));
  return criteriaOf(now).flatMap(({ criterion, point }) => {
    const old = olds.get(pairs.earlierOf.get(criterion.id) ?? '');
    if (!old) return [];
    const was = old.criterion;
    const name = names.criterion(criterion.id);
    return [
      ...changed(name, [
        ['weight', weightOf(was), weightOf(criterion)],
        ['point', old.point.id, point.id, names.point],
        ['key', isKey(was), isKey(criterion)],
        ['condition', renamed(was.when, pairs), criterion.when],
        ['levels', scoresIn(before, was), scoresIn(now, criterion)],
        ['notApplicable', allowsOut(was), allowsOut(criterion)],
      ]),
      ...looserTarget(before, was, { checklist: now, criterion, name }),
      ...looserMust(before, was, { checklist: now, criterion, name }),
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
  readonly name: string;
}

function looserTarget(
  before: Checklist,
  old: Criterion,
  { checklist, criterion, name }: Placed,
): readonly string[] {
  const was = targetOf(before, old);
  const is = targetOf(checklist, criterion);
  if (!was || (is && reaches(is.score, was.score))) return [];
  return changed(name, [['target', was.label, is?.label ?? null]]);
}

function looserMust(
  before: Checklist,
  old: Criterion,
  { checklist, criterion, name }: Placed,
): readonly string[] {
  if (!old.must) return [];
  if (!criterion.must) return [words.mustRemoved({ name })];
  const place = (cap: string) => checklist.bands.findIndex(({ id }) => id === cap);
  const was = mustLevelOf(before, old, old.must);
  const is = mustLevelOf(checklist, criterion, criterion.must);
  const titleOf = (band: string) => checklist.bands.find(({ id }) => id === band)?.title ?? band;
  const { boxes } = scaleOf(checklist, criterion);
  const isAsStrict =
    boxes && is.answer != null && was.answer != null
      ? boxes.includes(is.answer, was.answer)
      : reaches(is.score, was.score);
  return changed(name, [
    ...(isAsStrict ? [] : [['must', was.label, is.label] as const]),
    ...(place(criterion.must.cap) > place(old.must.cap)
      ? [['cap', old.must.cap, criterion.must.cap, titleOf] as const]
      : []),
    ['scope', scopeOf(old.must), scopeOf(criterion.must)],
  ]);
}

type Aspect = readonly [
  name: keyof typeof words.aspects,
  before: unknown,
  after: unknown,
  /** Returns the name of an id. */
  nameOf?: (id: string) => string,
];

/** Returns a sentence for each aspect that is not the same; `name` is `null` for the checklist. */
function changed(name: string | null, aspects: readonly Aspect[]): readonly string[] {
  return aspects
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(([aspect, before, after, nameOf]) => {
      const shown = (value: unknown) =>
        nameOf && typeof value === 'string' ? nameOf(value) : asText(value);
      return words.changed({
        ...{ name, aspect: words.aspects[aspect] },
        ...{ before: shown(before), after: shown(after) },
      });
    });
}

/** Returns a value as it can stand in a sentence; `null` for one that cannot. */
function asText(value: unknown): string | null {
  return typeof value === 'object' || value === undefined ? null : String(value);
}
