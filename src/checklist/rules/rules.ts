import type { Diagnostic } from '../../diagnostic.ts';
import { checklistError, type IdOwner, ruleWords } from '../../words/checklist-errors.ts';
import type { Checklist, Group } from '../checklist.ts';
import { displayOf, groupsOf, placedCriteria, weightOf } from '../lookup.ts';
import { checkLevels } from './levels.ts';
import { checkCauses, checkConditions } from './references.ts';

/** Rules across fields that share a reason. */
interface RuleGroup {
  readonly name: string;
  readonly why: string;
  readonly find: (checklist: Checklist) => readonly Diagnostic[];
}

/** Every rule that a checklist must keep. */
const rules: readonly RuleGroup[] = [
  { name: 'ids', why: ruleWords.ids, find: checkIds },
  { name: 'names', why: ruleWords.names, find: checkNames },
  { name: 'weights', why: ruleWords.weights, find: checkWeights },
  { name: 'bands', why: ruleWords.bands, find: checkBands },
  { name: 'levels', why: ruleWords.levels, find: checkLevels },
  { name: 'causes', why: ruleWords.causes, find: checkCauses },
  { name: 'conditions', why: ruleWords.conditions, find: checkConditions },
];

/** Returns the errors across fields of a checklist of the right shape. */
export function checkRules(checklist: Checklist): readonly Diagnostic[] {
  return rules.flatMap(({ why, find }) => find(checklist).map((own) => ({ ...own, why })));
}

/** Finds ids that are used twice. */
function checkIds(checklist: Checklist): readonly Diagnostic[] {
  return [
    ...repeatedBands(checklist),
    ...repeatedPoints(checklist),
    ...repeatedCriteria(checklist),
    ...repeatedGroups(checklist),
  ];
}

function repeatedBands({ bands }: Checklist): readonly Diagnostic[] {
  const ids = bands.map(({ id }, i) => ({ id, path: ['bands', i, 'id'] }));
  return repeated(ids, 'band');
}

function repeatedPoints({ points }: Checklist): readonly Diagnostic[] {
  const ids = points.map(({ id }, i) => ({ id, path: ['points', i, 'id'] }));
  return repeated(ids, 'point');
}

function repeatedCriteria(checklist: Checklist): readonly Diagnostic[] {
  const placed = placedCriteria(checklist);
  const present = placed.map(({ criterion: { id }, path }) => ({ id, path: [...path, 'id'] }));
  const renamed = placed.map(({ criterion: { id, formerly }, path }) => ({ id, formerly, path }));
  return [...repeated(present, 'criterion'), ...formerStillInUse(renamed, 'criterion')];
}

/** Finds former ids of groups that are still in use, or that two groups have. */
function repeatedGroups(checklist: Checklist): readonly Diagnostic[] {
  const groups = Object.entries<Group>(groupsOf(checklist)).map(([id, { formerly }]) => ({
    ...{ id, formerly, path: ['groups', id] },
  }));
  return formerStillInUse(groups, 'group');
}

/** Part of a checklist that may have had other ids. */
interface Renamed {
  readonly id: string;
  readonly formerly?: readonly string[] | undefined;
  readonly path: readonly (string | number)[];
}

/** Finds former ids that are the present id of such a part, or the former id of two. */
function formerStillInUse(
  parts: readonly Renamed[],
  owner: 'criterion' | 'group',
): readonly Diagnostic[] {
  const present = new Set(parts.map(({ id }) => id));
  const seen = new Set<string>();
  return parts.flatMap(({ id: own, formerly = [], path }) =>
    formerly.flatMap((id, i): readonly Diagnostic[] => {
      const place = [...path, 'formerly', i];
      const isSeen = seen.has(id);
      seen.add(id);
      if (id === own) {
        return [{ ...checklistError('checklist/current-former-id', { id, owner }), path: place }];
      }
      if (present.has(id)) {
        return [{ ...checklistError('checklist/former-id-in-use', { id, owner }), path: place }];
      }
      return isSeen
        ? [{ ...checklistError('checklist/duplicate-former-id', { id }), path: place }]
        : [];
    }),
  );
}

/** Finds titles that are too long for a table, and names that two parts share. */
function checkNames(checklist: Checklist): readonly Diagnostic[] {
  const shorts = checklist.points.map(({ short }, i) => ({
    name: short,
    path: ['points', i, 'short'],
  }));
  const titles = placedCriteria(checklist).map(({ criterion: { title }, path }) => ({
    name: title,
    path: [...path, 'title'],
  }));
  const long = titles.filter(({ name = '' }) => name.trim().split(/\s+/).length > MOST_WORDS);
  return [
    ...long.map(({ path }) => ({
      ...checklistError('checklist/long-title', { most: MOST_WORDS }),
      path,
    })),
    ...sharedNames(shorts, 'point'),
    ...sharedNames(titles, 'criterion'),
  ];
}

/** Words of a criterion's title. */
const MOST_WORDS = 4;

interface PlacedName {
  readonly name: string | undefined;
  readonly path: readonly (string | number)[];
}

function sharedNames(names: readonly PlacedName[], owner: IdOwner): readonly Diagnostic[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }) => {
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name);
      return [];
    }
    return [{ ...checklistError('checklist/duplicate-name', { name, owner }), path }];
  });
}

interface PlacedId {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function repeated(ids: readonly PlacedId[], owner: IdOwner): readonly Diagnostic[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ ...checklistError('checklist/duplicate-id', { id, owner }), path }];
  });
}

/** Finds weights that leave nothing to score. */
function checkWeights({ points }: Checklist): readonly Diagnostic[] {
  const weighted = points.filter(({ weight }) => weight > 0);
  if (weighted.length === 0) {
    return [{ ...checklistError('checklist/no-weight'), path: ['points', 0, 'weight'] }];
  }
  const isScored = weighted.some(({ criteria }) => criteria.some((one) => weightOf(one) > 0));
  if (isScored) return [];
  const first = points.findIndex(({ weight }) => weight > 0);
  const error = checklistError('checklist/no-criterion-weight');
  return [{ ...error, path: ['points', first, 'criteria'] }];
}

/** Finds bands that leave a score without a band, or with two. */
function checkBands(checklist: Checklist): readonly Diagnostic[] {
  const { bands } = checklist;
  const { from, to } = displayOf(checklist);
  if (from >= to) {
    return [{ ...checklistError('checklist/display-order', { from }), path: ['display', 'to'] }];
  }
  return bands.flatMap((band, i) => {
    const path = ['bands', i, 'from'];
    const lower = bands[i - 1];
    if (!lower) {
      const error = checklistError('checklist/first-band', { lowest: from, from: band.from });
      return band.from === from ? [] : [{ ...error, path }];
    }
    if (band.from > to) {
      return [
        { ...checklistError('checklist/band-beyond', { highest: to, from: band.from }), path },
      ];
    }
    if (band.from > lower.from) return [];
    const error = checklistError('checklist/band-order', { lower: lower.from, band: lower.id });
    return [{ ...error, path }];
  });
}
