import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { Advice } from '../checklist/criterion.ts';
import { adviceAt } from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { LintCode } from '../words/warnings.ts';

/** Finds what is valid in a checklist without errors and probably not intended. */
export type LintRule = (checklist: Checklist) => readonly Diagnostic[];

/** Returns the warning of a rule about a value, or about its name. */
export function lintWarning(
  code: LintCode,
  path: Diagnostic['path'],
  words: Pick<Diagnostic, 'message' | 'hint' | 'why'>,
  at?: 'key',
): Diagnostic {
  return { code, severity: 'warning', path, ...(at && { at }), ...words };
}

/** Level that a path may lead away from, or box that it may tick. */
export interface AdvisedLevel {
  /** Name of the level under "advice": a number, an answer or an option. */
  readonly name: string;
  readonly kind: 'level' | 'answer' | 'box';
  /** 0 to 1; 0 for a box, because ticking it is better at any score. */
  readonly score: number;
  /** True if only the best level is above it. */
  readonly isLast: boolean;
  readonly advice: Advice | undefined;
}

/** Returns the levels and boxes of a criterion that can have advice, worst first. */
export function levelsNeedingAdvice(
  checklist: Checklist,
  criterion: Criterion,
): readonly AdvisedLevel[] {
  const { levels, adviceName, boxes } = scaleOf(checklist, criterion);
  const steps = boxes ? boxes.missing([[]]) : levels.slice(0, -1);
  return steps.map((level, i) => ({
    name: adviceName(level) ?? String(level.level),
    kind: boxes ? 'box' : isNumbered(level) ? 'level' : 'answer',
    score: boxes ? 0 : level.score,
    isLast: !boxes && i === steps.length - 1,
    advice: adviceAt(checklist, criterion, level),
  }));
}

/** Returns the kind and the names of levels, to be named in a warning. */
export function stepsOf(levels: readonly AdvisedLevel[]) {
  return { kind: levels[0]?.kind ?? 'level', names: levels.map(({ name }) => name) };
}

/** True if two texts differ at most in capitals, spaces and the final full stop. */
export function isSameText(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
}
