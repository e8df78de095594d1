import type { AnswerValue } from '../criterion.ts';
import { choiceScale } from './choice/choice.ts';
import { levelsScale } from './levels/levels.ts';
import { multiChoiceScale } from './multi-choice/multi-choice.ts';
import { numberScale } from './number/number.ts';
import type { Level, Scale, SharedLabels } from './scale.ts';
import { textScale } from './text/text.ts';
import { yesNoScale } from './yes-no/yes-no.ts';

/** Criterion types by name. The rest of the program asks scale and face of a criterion, never its type. */
const TYPES = {
  levels: { scale: levelsScale },
  'yes-no': { scale: yesNoScale },
  choice: { scale: choiceScale },
  'multi-choice': { scale: multiChoiceScale },
  number: { scale: numberScale },
  text: { scale: textScale, isScored: false },
};

/** Type of a criterion that names none. */
export const DEFAULT_TYPE = 'levels';

/** Question of a checklist; its type defines the answers and their scores. */
export type Criterion = Parameters<(typeof TYPES)[keyof typeof TYPES]['scale']>[0];

/** Definition of a criterion type. As methods, they also accept the union of all types. */
interface CriterionType {
  scale(criterion: Criterion, labels: SharedLabels): Scale;
  /** False if answers are only reported; default true. */
  readonly isScored?: boolean;
}

function typeOf({ type = DEFAULT_TYPE }: Criterion): CriterionType {
  return TYPES[type];
}

/** True if answers to a criterion are scored. */
export function isScored(criterion: Criterion): boolean {
  if ('scored' in criterion && criterion.scored === false) return false;
  return typeOf(criterion).isScored ?? true;
}

/** Returns the criteria that questions are counted by: those with a score, or all if none has one. */
export function countedCriteria<Asked extends { readonly criterion: Criterion }>(
  asked: readonly Asked[],
): readonly Asked[] {
  const scored = asked.filter(({ criterion }) => isScored(criterion));
  return scored.length > 0 ? scored : asked;
}

/** Cache of `scaleOf` per checklist; an audit asks for the same scales many times. */
const known = new WeakMap<SharedLabels, WeakMap<Criterion, Scale>>();

/** Returns the scale of a criterion. */
export function scaleOf(checklist: SharedLabels, criterion: Criterion): Scale {
  let knownHere = known.get(checklist);
  if (!knownHere) {
    knownHere = new WeakMap();
    known.set(checklist, knownHere);
  }
  const found = knownHere.get(criterion);
  if (found) return found;
  const scale = typeOf(criterion).scale(criterion, checklist);
  knownHere.set(criterion, scale);
  return scale;
}

/** Returns the levels of a criterion, worst first; empty if nothing is scored. */
export function levelsOf(checklist: SharedLabels, criterion: Criterion): readonly Level[] {
  return scaleOf(checklist, criterion).levels;
}

/** Returns the level with this number, as plans name it; `null` if there is none. */
export function levelNumbered(
  checklist: SharedLabels,
  criterion: Criterion,
  number: number,
): Level | null {
  return levelsOf(checklist, criterion).find(({ level }) => level === number) ?? null;
}

/** Returns the labels of the options in an answer; `null` for a criterion without options. */
export function labelsOf(criterion: Criterion, answer: AnswerValue): readonly string[] | null {
  if (!('options' in criterion)) return null;
  const ids = [answer].flat().map(String);
  return criterion.options.flatMap(({ id, label }) => (ids.includes(id) ? [label] : []));
}
