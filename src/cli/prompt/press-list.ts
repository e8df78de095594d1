import { digitOf, type Key, stepOf, typedBy } from './key.ts';
import {
  type Numbered,
  numberedCriteria,
  openNumbers,
  reviewedCriteria,
  type Situation,
} from './situation.ts';
import { arrive, fieldMode, type ListMode, type Step, type Ui } from './ui.ts';

const PAGE = 8;
const DIGITS = 4;

/** What a key does in the review and in the list of all criteria. */
export function pressInList(ui: Ui, mode: ListMode, key: Key, situation: Situation): Step {
  const listed =
    mode.purpose === 'review' ? reviewedCriteria(situation) : numberedCriteria(situation);
  const step = stepFor(key, listed.length);
  if (step !== 0) return browse(ui, mode, { at: moved(listed, mode.at, step), typed: '' });
  const typed = typedNumber(mode.typed, key);
  if (typed !== null) return browse(ui, mode, { at: reached(listed, mode.at, typed), typed });
  if (key.name === 'return') return choose(ui, mode, listed);
  if (key.name === 'escape' || key.name === 'left' || typedBy(key).toLowerCase() === 'b') {
    return leave(ui, mode, situation);
  }
  return command(ui, mode, key, situation);
}

function stepFor(key: Key, length: number): number {
  if (key.name === 'home') return -length;
  return key.name === 'end' ? length : stepOf(key, PAGE);
}

function moved(listed: readonly Numbered[], at: number, step: number): number {
  const index = listed.findIndex(({ number }) => number === at);
  return listed[Math.min(Math.max(index + step, 0), listed.length - 1)]?.number ?? at;
}

/** The digits after a key; null where the key is none of theirs. */
function typedNumber(typed: string, key: Key): string | null {
  const digit = digitOf(key);
  if (digit !== null) return `${typed}${digit}`.slice(-DIGITS);
  return key.name === 'backspace' && typed !== '' ? typed.slice(0, -1) : null;
}

function reached(listed: readonly Numbered[], at: number, typed: string): number {
  return listed.find(({ number }) => number === Number(typed))?.number ?? at;
}

function browse(ui: Ui, mode: ListMode, to: Pick<ListMode, 'at' | 'typed'>): Step {
  return { ui: { ...ui, notice: null, mode: { ...mode, ...to, isWarned: false } } };
}

function choose(ui: Ui, mode: ListMode, listed: readonly Numbered[]): Step {
  const number = mode.typed === '' ? mode.at : Number(mode.typed);
  const chosen = listed.find((own) => own.number === number);
  if (chosen) return { ui, event: { type: 'went-to', criterion: chosen.id } };
  const notice = `there is no criterion ${mode.typed}; they go from 1 to ${listed.length}`;
  return { ui: { ...ui, notice, mode: { ...mode, typed: '' } } };
}

function leave(ui: Ui, { purpose }: ListMode, situation: Situation): Step {
  if (purpose === 'review') return { ui, event: { type: 'went-back' } };
  return { ui: arrive(situation, ui, null) };
}

function command(ui: Ui, mode: ListMode, key: Key, situation: Situation): Step {
  const letter = typedBy(key).toLowerCase();
  if (letter === 'q') return { ui, event: { type: 'stopped' } };
  if (letter === 'w' && !situation.saving.isSaved) {
    return { ui: { ...ui, notice: null, mode: fieldMode('place', '', '') } };
  }
  if (letter === 'f' && mode.purpose === 'review') return finish(ui, mode, situation);
  return { ui: { ...ui, notice: 'that key does nothing here; those below do' } };
}

function finish(ui: Ui, mode: ListMode, situation: Situation): Step {
  const open = openNumbers(situation);
  if (open.length === 0 || mode.isWarned) return { ui, event: { type: 'finished' } };
  const notice = `open: ${open.join(', ')}; f again finishes all the same`;
  return { ui: { ...ui, notice, mode: { ...mode, isWarned: true } } };
}
