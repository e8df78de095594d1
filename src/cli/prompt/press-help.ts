import { type Key, stepOf, typedBy } from './key.ts';
import type { Situation } from './situation.ts';
import { arrive, type HelpMode, type Step, type Ui } from './ui.ts';

const PAGE = 8;

/** What a key does in the help of a criterion; it never answers anything. */
export function pressInHelp(ui: Ui, { scroll }: HelpMode, key: Key, situation: Situation): Step {
  const step = typedBy(key) === ' ' ? PAGE : stepOf(key, PAGE);
  if (step !== 0) {
    return { ui: { ...ui, mode: { is: 'help', scroll: Math.max(scroll + step, 0) } } };
  }
  if (typedBy(key).toLowerCase() === 'q') return { ui, event: { type: 'stopped' } };
  const notice = isLeaving(key) ? null : 'back at the levels; now the keys count again';
  return { ui: arrive(situation, ui, notice) };
}

function isLeaving(key: Key): boolean {
  return ['?', 'b', ''].includes(typedBy(key).toLowerCase());
}
