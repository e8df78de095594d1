import { type Pairs, pairCriteria } from '../analysis/comparison/split.ts';
import type { Checklist, Criterion, Group, Point } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import {
  criteriaOf,
  groupsOf,
  isKey,
  mustLevelOf,
  scopeOf,
  targetOf,
  weightOf,
} from '../checklist/lookup.ts';
import type { SpokenNames } from '../checklist/naming.ts';
import { reaches } from '../numbers.ts';
import { gateWords } from '../words/gate.ts';

const words = gateWords.loosened;

/** Checklists of both rounds, and names of their parts. */
export interface BothChecklists {
  readonly before: Checklist;
  readonly now: Checklist;
  readonly names: SpokenNames;
}

/**
 * Lists what changed in the checklist between two rounds, and could loosen a verdict: English sentences
 * without a full stop.
 */
export function changedChecklist({ before, now, names }: BothChecklists): readonly string[] {
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

function changedCriteria({ before, now, names }: BothChecklists, pairs: Pairs): readonly string[] {
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
