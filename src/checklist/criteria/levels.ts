import type { Checklist, Criterion } from '../checklist.ts';

/** One step of a criterion's scale, with everything that may be left out filled in. */
export interface Level {
  /** The answer that means this level: its number as written, or its place in the list from 0. */
  readonly level: number;
  /** 0 to 1. */
  readonly score: number;
  readonly label: string;
  /** What it looks like; empty where the author gave a label only. */
  readonly description: string;
}

/** What `levelsOf` has worked out: an audit asks for the same levels again and again. */
const known = new WeakMap<Checklist, WeakMap<Criterion, readonly Level[]>>();

/** The levels of a criterion, worst first; equal scores stand in the order of the file. */
export function levelsOf(checklist: Checklist, criterion: Criterion): readonly Level[] {
  const knownHere = known.get(checklist) ?? new WeakMap<Criterion, readonly Level[]>();
  const levels = knownHere.get(criterion) ?? sortedLevels(checklist, criterion);
  known.set(checklist, knownHere.set(criterion, levels));
  return levels;
}

function sortedLevels(checklist: Checklist, { levels }: Criterion): readonly Level[] {
  const steps = isList(levels)
    ? levels.map(({ score, label, description }, level) => ({
        level,
        score: score / 100,
        label: label ?? labelOf(checklist, level),
        description: description ?? '',
      }))
    : describedLevels(checklist, levels);
  return steps.toSorted((a, b) => a.score - b.score || a.level - b.level);
}

/** What an answer scores, 0 to 1. */
export function scoreOfLevel(levels: readonly Level[], answer: number): number {
  const found = levels.find(({ level }) => level === answer);
  if (!found) throw new Error(`level ${answer} is not on the scale`);
  return found.score;
}

function describedLevels(
  checklist: Checklist,
  levels: Readonly<Record<string, string>>,
): readonly Level[] {
  const top = Math.max(...Object.keys(levels).map(Number));
  return Object.entries(levels).map(([name, description]) => {
    const level = Number(name);
    return { level, score: level / top, label: labelOf(checklist, level), description };
  });
}

/** Whether the author gave a level a label. */
export function isLabelled({ level, label }: Level): boolean {
  return label !== unlabelled(level);
}

function labelOf({ scale }: Checklist, level: number): string {
  return scale?.find((step) => step.level === level)?.label ?? unlabelled(level);
}

function unlabelled(level: number): string {
  return `Level ${level}`;
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}
