import type { Checklist, Criterion, ParentChecklist } from './checklist.ts';
import type { Level } from './criteria/scale.ts';
import { DEFAULT_TYPE, scaleOf } from './criteria/types.ts';
import { criteriaOf } from './lookup.ts';

/** Levels of a criterion in an earlier version of a checklist, found in a later one. */
export type LevelMatch =
  /** All levels say the same under the same numbers. */
  | { readonly is: 'same' }
  /** Present number of each earlier level; `null` for a level that no present one repeats. */
  | { readonly is: 'mapped'; readonly to: ReadonlyMap<number, number | null> }
  /** Nothing tells whether the levels say the same. */
  | { readonly is: 'unknown' };

/**
 * Knowledge about an earlier version: its definition, or whether its checksum of `levelTextsOf` is
 * that of the later version (`null` without a checksum).
 */
export type EarlierTexts =
  | { readonly definition: Checklist }
  | {
      readonly id: string;
      readonly version: string;
      readonly hasEqualTexts: boolean | null;
    };

/**
 * Returns the match of the levels of a criterion, by its present or former id. Levels are matched by
 * what they say, apart from case, punctuation and spaces, and by `formerly`; never by number alone.
 * Without texts to compare, equal versions match.
 */
export function levelMatcher(
  earlier: EarlierTexts,
  later: Checklist,
): (criterion: string) => LevelMatch {
  if (!('definition' in earlier)) {
    const { id, version, hasEqualTexts } = earlier;
    const original = originalOf(later);
    const isOriginal = id === original.id && version === original.version;
    const isSame = hasEqualTexts ?? (isOriginal || (id === later.id && version === later.version));
    const match = { is: isSame ? 'same' : 'unknown' } as const;
    return () => match;
  }
  const before = earlier.definition;
  if (before === later || isSameOriginal(before, later)) return () => ({ is: 'same' });
  const old = new Map(criteriaOf(before).map(({ criterion }) => [criterion.id, criterion]));
  const present = byEveryName(later);
  const known = new Map<string, LevelMatch>();
  return (id) => {
    const criterion = present.get(id);
    const names = criterion ? [criterion.id, ...(criterion.formerly ?? []), id] : [];
    const former = names.map((name) => old.get(name)).find((own) => own !== undefined);
    const match =
      known.get(id) ??
      (criterion && former
        ? matchOne({ checklist: before, criterion: former }, { checklist: later, criterion })
        : UNKNOWN);
    known.set(id, match);
    return match;
  };
}

const UNKNOWN: LevelMatch = { is: 'unknown' };

/** True if one of two checklists is the other in another language, or both are the same one. */
function isSameOriginal(one: Checklist, other: Checklist): boolean {
  if (one.language === undefined && other.language === undefined) return false;
  const [a, b] = [originalOf(one), originalOf(other)];
  return a.id === b.id && a.version === b.version;
}

/** Returns the criteria by their ids, present and former ones. */
function byEveryName(checklist: Checklist): ReadonlyMap<string, Criterion> {
  const all = criteriaOf(checklist).map(({ criterion }) => criterion);
  return new Map([
    ...all.flatMap((own) => (own.formerly ?? []).map((id) => [id, own] as const)),
    ...all.map((own) => [own.id, own] as const),
  ]);
}

/**
 * Returns the checklist that a variant says in another language, or the checklist itself. Two with the
 * same one say the same under the same numbers.
 */
function originalOf({
  id,
  version,
  language,
  variantOf,
}: Pick<Checklist, 'id' | 'version' | 'language' | 'variantOf'>): ParentChecklist {
  return (language === undefined ? undefined : variantOf) ?? { id, version };
}

/** Returns the present number of an earlier level; `null` if it cannot be told. */
export function presentLevel(match: LevelMatch, level: number): number | null {
  if (match.is === 'mapped') return match.to.get(level) ?? null;
  return match.is === 'same' ? level : null;
}

/** Level that somebody promised to reach. */
export interface PromisedLevel {
  readonly level: number;
  /** Text of the level when it was promised; `undefined` if nobody kept it. */
  readonly says?: string | undefined;
}

/**
 * Returns the present number of a promised level; `null` if it cannot be told. It is the only level
 * that says the text, now or formerly; without a text, the version decides.
 */
export function promisedLevel(
  checklist: Checklist,
  criterion: Criterion,
  { level, says }: PromisedLevel,
  match: LevelMatch,
): number | null {
  if (says === undefined) return presentLevel(match, level);
  const folded = fold(says);
  const saying = textsOf(checklist, criterion).filter(
    (own) => own.prints === folded || own.says === folded || own.formerly.includes(folded),
  );
  if (saying.length === 1) return saying[0]?.level ?? null;
  return match.is === 'same' && saying.some((own) => own.level === level) ? level : null;
}

/** Returns what a level says: its description, else its label. */
export function levelText({ description, label }: Level): string {
  return description.trim() === '' ? label : description;
}

/**
 * Returns the texts of all levels by criterion id, for a checksum: two checklists with equal values
 * say the same under the same numbers.
 */
export function levelTextsOf(checklist: Checklist): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    criteriaOf(checklist).map(({ criterion }) => [
      criterion.id,
      textsOf(checklist, criterion).map(({ level, says }) => `${level} ${says}`),
    ]),
  );
}

/** Criterion of a version of the checklist. */
interface Owned {
  readonly checklist: Checklist;
  readonly criterion: Criterion;
}

function matchOne(before: Owned, later: Owned): LevelMatch {
  const types = [before, later].map(({ criterion: { type = DEFAULT_TYPE } }) => type);
  if (types[0] !== types[1]) return UNKNOWN;
  const old = textsOf(before.checklist, before.criterion);
  const present = textsOf(later.checklist, later.criterion);
  const isSame =
    old.length === present.length &&
    old.every(({ level, says }, i) => present[i]?.level === level && present[i]?.says === says);
  if (isSame) return { is: 'same' };
  const to = new Map(old.map((own) => [own.level, repeated(own.says, old, present)]));
  if ([...to.values()].every((level) => level === null)) return UNKNOWN;
  const isKept =
    old.length === present.length && [...to].every(([level, present]) => level === present);
  return isKept ? { is: 'same' } : { is: 'mapped', to };
}

interface LevelText {
  readonly level: number;
  /** Folded. */
  readonly says: string;
  /** Text as printed, folded; another one if a level is known by the id of an option. */
  readonly prints: string;
  /** Earlier texts, folded. */
  readonly formerly: readonly string[];
}

/** Returns the number of the only present level that repeats a text of only one earlier level. */
function repeated(
  says: string,
  old: readonly LevelText[],
  present: readonly LevelText[],
): number | null {
  if (old.filter((own) => own.says === says).length > 1) return null;
  const direct = present.filter((own) => own.says === says);
  const found = direct.length > 0 ? direct : present.filter((own) => own.formerly.includes(says));
  return found.length === 1 ? (found[0]?.level ?? null) : null;
}

function textsOf(checklist: Checklist, criterion: Criterion): readonly LevelText[] {
  const { levels, meaningOf, formerTexts } = scaleOf(checklist, criterion);
  return levels
    .toSorted((a, b) => a.level - b.level)
    .map((level) => ({
      level: level.level,
      says: meaningOf?.(level) ?? fold(levelText(level)),
      prints: fold(levelText(level)),
      formerly: (formerTexts?.(level) ?? []).map(fold),
    }));
}

/** Reduces a text to its words: without case, punctuation and spaces around them. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}
