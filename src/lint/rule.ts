import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isNumbered } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { Advice } from '../checklist/criterion.ts';
import { adviceAt } from '../checklist/lookup.ts';
import { quoted } from '../text/safe.ts';

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
export function levelsNeedingAdvice(
  checklist: Checklist,
  criterion: Criterion,
): readonly Leavable[] {
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

/**
 * Something in a checklist that is allowed and can be scored, but is hardly what its author meant.
 * All texts are in lower case, without a full stop.
 */
export interface Flaw {
  /** The field names and list positions that lead to the place where mending it begins. */
  readonly path: readonly (string | number)[];
  /** Whether the place is the name before the colon; default the value. */
  readonly where?: 'key' | undefined;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** What advice is for, in words: "to leave levels 0, 1 and 2", "to tick "crm"". */
export function groupByPlace(steps: readonly Leavable[]): string {
  const { kind } = steps[0] ?? { kind: 'level' };
  const isNumber = kind === 'level';
  const names = steps.map(({ name }) => (isNumber ? name : quoted(name)));
  const noun = isNumber ? (names.length === 1 ? 'level ' : 'levels ') : '';
  const last = names.at(-1) ?? '';
  const all = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${kind === 'box' ? 'to tick' : 'to leave'} ${noun}${all}`;
}

/** Whether two texts say the same, whatever their capitals, spaces and last full stop. */
export function isSameText(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
}
