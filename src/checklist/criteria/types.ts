import type { Checklist } from '../checklist.ts';
import type { Criterion } from '../criterion.ts';
import { choice } from './choice/choice.ts';
import { levels } from './levels/levels.ts';
import { multiChoice } from './multi-choice/multi-choice.ts';
import { number } from './number/number.ts';
import type { Level, Scale } from './scale.ts';
import { text } from './text/text.ts';
import { yesNo } from './yes-no/yes-no.ts';

/** Every type of criterion by name, and what answers to one of it mean. */
function scaleFor(criterion: Criterion, checklist: Checklist): Scale {
  switch (criterion.type) {
    case undefined:
    case 'levels':
      return levels(criterion, checklist);
    case 'yes-no':
      return yesNo(criterion);
    case 'choice':
      return choice(criterion);
    case 'multi-choice':
      return multiChoice(criterion);
    case 'number':
      return number(criterion);
    case 'text':
      return text();
  }
}

/** What has been worked out: an audit asks for the same scales again and again. */
const known = new WeakMap<Checklist, WeakMap<Criterion, Scale>>();

/** What the answers to a criterion mean. */
export function scaleOf(checklist: Checklist, criterion: Criterion): Scale {
  const knownHere = known.get(checklist) ?? new WeakMap<Criterion, Scale>();
  const scale = knownHere.get(criterion) ?? scaleFor(criterion, checklist);
  known.set(checklist, knownHere.set(criterion, scale));
  return scale;
}

/** The levels of a criterion, worst first; none where nothing is scored. */
export function levelsOf(checklist: Checklist, criterion: Criterion): readonly Level[] {
  return scaleOf(checklist, criterion).levels;
}

/** The level of a criterion by its number, as plans name it. */
export function levelNumbered(
  checklist: Checklist,
  criterion: Criterion,
  number: number,
): Level | null {
  return levelsOf(checklist, criterion).find(({ level }) => level === number) ?? null;
}
