import type { Checklist, Criterion } from './checklist.ts';
import type { Level } from './criteria/scale.ts';
import { scaleOf } from './criteria/types.ts';
import { criteriaOf, criterionNamed } from './lookup.ts';

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
    const isSameVersion = earlier.id === later.id && earlier.version === later.version;
    const match = { is: (earlier.hasEqualTexts ?? isSameVersion) ? 'same' : 'unknown' } as const;
    return () => match;
  }
  const before = earlier.definition;
  const known = new Map<string, LevelMatch>();
  return (id) => {
    const match = known.get(id) ?? matchOne(before, later, id);
    known.set(id, match);
    return match;
  };
}

/** Returns the present number of an earlier level; `null` if it cannot be told. */
export function presentLevel(match: LevelMatch, level: number): number | null {
  if (match.is === 'mapped') return match.to.get(level) ?? null;
  return match.is === 'same' ? level : null;
}

/** Returns the number of the level that says a text, now or formerly; `null` if none or several do. */
export function levelSaying(
  checklist: Checklist,
  criterion: Criterion,
  text: string,
): number | null {
  const folded = fold(text);
  const saying = textsOf(checklist, criterion).filter(
    ({ says, formerly }) => says === folded || formerly.includes(folded),
  );
  return saying.length === 1 ? (saying[0]?.level ?? null) : null;
}

/** Returns what a level says: its description, else its label. */
function levelText({ description, label }: Level): string {
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

function matchOne(before: Checklist, later: Checklist, id: string): LevelMatch {
  const criterion = criterionNamed(later, id);
  const names = criterion ? [criterion.id, ...(criterion.formerly ?? [])] : [id];
  const former = criteriaOf(before)
    .map((own) => own.criterion)
    .find((own) => names.includes(own.id));
  if (!criterion || !former || criterion.type !== former.type) return { is: 'unknown' };
  const old = textsOf(before, former);
  const present = textsOf(later, criterion);
  const isSame =
    old.length === present.length &&
    old.every(({ level, says }, i) => present[i]?.level === level && present[i]?.says === says);
  if (isSame) return { is: 'same' };
  const to = new Map(old.map((own) => [own.level, repeated(own.says, old, present)]));
  if ([...to.values()].every((level) => level === null)) return { is: 'unknown' };
  const isKept =
    old.length === present.length && [...to].every(([level, present]) => level === present);
  return isKept ? { is: 'same' } : { is: 'mapped', to };
}

interface LevelText {
  readonly level: number;
  /** Folded. */
  readonly says: string;
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
