import type { Key } from './key.ts';
import { cleanPaste } from './key.ts';
import { pressInField } from './press-field.ts';
import { pressInHelp } from './press-help.ts';
import { pressInLevels } from './press-levels.ts';
import { pressInList } from './press-list.ts';
import type { Situation } from './situation.ts';
import { insert } from './text-field.ts';
import { type FieldMode, hasLines, type Step, type Ui } from './ui.ts';

/** What a key does; `now` in milliseconds, of any clock. */
export function press(ui: Ui, key: Key, situation: Situation, now: number): Step {
  if (!key.meta || ui.mode.is === 'field') return pressOne(ui, key, situation, now);
  // A terminal sends Alt and a key as Esc and the key, and Esc soon followed by a key looks the same.
  const left = pressOne(ui, { ...key, name: 'escape', meta: false, sequence: ESC }, situation, now);
  const plain = { ...key, meta: false, sequence: key.sequence.replace(ESC, '') };
  return pressOne(left.ui, plain, situation, now);
}

const ESC = '\u001b';

function pressOne(ui: Ui, key: Key, situation: Situation, now: number): Step {
  const { mode } = ui;
  switch (mode.is) {
    case 'levels':
      return pressInLevels(ui, mode, key, situation, now);
    case 'help':
      return pressInHelp(ui, mode, key, situation);
    case 'list':
      return pressInList(ui, mode, key, situation);
    case 'field':
      return pressInField(ui, mode, key, situation, now);
  }
}

/** What pasted text does: it goes into a field, and nowhere else. */
export function paste(ui: Ui, text: string): Step {
  const { mode } = ui;
  if (mode.is !== 'field') {
    return {
      ui: { ...ui, notice: 'pasted text is not taken here; c opens a note to paste it in' },
    };
  }
  return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, fitting(mode, text)) } } };
}

function fitting({ purpose }: FieldMode, text: string): string {
  const clean = cleanPaste(text);
  return hasLines(purpose) ? clean : clean.trim().replace(/\n+/g, ' ');
}
