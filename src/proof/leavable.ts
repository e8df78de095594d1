import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/index.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
import type { Advice } from '../checklist/criterion.ts';
import { adviceAt } from '../checklist/defaults.ts';

/** A level that a path may lead away from, or a box that it may tick. */
export interface Leavable {
  /** What advice for it is called: a number, an answer, an option. */
  readonly name: string;
  readonly kind: 'level' | 'answer' | 'box';
  /** 0 to 1; a box is worth ticking whatever it scores, so it has 0. */
  readonly score: number;
  /** Whether only the best level is above it. */
  readonly isLast: boolean;
  readonly advice: Advice | undefined;
}

/** All that advice can be given for and that a path may lead through, worst first. */
export function leavableOf(checklist: Checklist, criterion: Criterion): readonly Leavable[] {
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
