import type { InterviewEvent } from '../../interview/interview.ts';
import { refusalOf } from '../../interview/refusal.ts';
import { safeText } from '../../safe-text.ts';
import type { CriterionView } from '../screen/criterion-view.ts';
import { digitOf, type Key, stepOf, typedBy } from './key.ts';
import { criterionView, type Situation } from './situation.ts';
import { fieldMode, goToList, type LevelsMode, type Step, type Ui, withField } from './ui.ts';

/** A second press of the same key within so many milliseconds is a slip of the finger. */
const ECHO = 250;

/** What a key does on the screen of a criterion. */
export function pressInLevels(
  ui: Ui,
  mode: LevelsMode,
  key: Key,
  situation: Situation,
  now: number,
): Step {
  const view = criterionView(situation);
  if (!view || key.name === 'escape') return { ui };
  const step = stepOf(key, 1);
  if (step !== 0) return { ui: { ...ui, notice: null, mode: moved(mode, view, step) } };
  if (key.name === 'left') return back(ui, situation);
  const event = answerFor(key, mode, view);
  if (event) return answer(ui, key, event, situation, now);
  const digit = digitOf(key);
  if (digit !== null) return explain(ui, `there is no level ${digit} here`);
  return command(ui, key, view, situation);
}

function moved({ active }: LevelsMode, { levels }: CriterionView, step: number): LevelsMode {
  const at = levels.findIndex(({ level }) => level === active);
  const to = levels[Math.min(Math.max(at + step, 0), levels.length - 1)];
  return { is: 'levels', active: to?.level ?? active };
}

/** The event of a key that leads on to the next criterion. */
function answerFor(key: Key, { active }: LevelsMode, view: CriterionView): InterviewEvent | null {
  const criterion = view.criterion.id;
  const digit = digitOf(key);
  if (digit !== null && view.levels.some(({ level }) => level === digit)) {
    return { type: 'answered', criterion, value: digit };
  }
  if (key.name === 'return') return { type: 'answered', criterion, value: active };
  switch (typedBy(key).toLowerCase()) {
    case 'u':
      return { type: 'answered', criterion, value: null };
    case 's':
      return { type: 'skipped', criterion };
    default:
      return null;
  }
}

function answer(
  ui: Ui,
  { sequence }: Key,
  event: InterviewEvent,
  { script }: Situation,
  now: number,
): Step {
  const { lastAnswer } = ui;
  const answered = { ...ui, lastAnswer: { sequence, at: now } };
  if (lastAnswer?.sequence === sequence && now - lastAnswer.at < ECHO) {
    const name = sequence === '\r' ? 'Enter' : sequence;
    return explain(answered, `a second ${name} right behind the first was passed over`);
  }
  const refusal = refusalOf(script, event);
  return refusal === null ? { ui: answered, event } : explain(ui, refusal);
}

function command(ui: Ui, key: Key, view: CriterionView, situation: Situation): Step {
  const open = (mode: Ui['mode']): Step => ({ ui: { ...ui, mode, notice: null } });
  const { note = '', evidence = [] } = view.remarks;
  const { id } = view.criterion;
  switch (typedBy(key).toLowerCase()) {
    case '?':
      return open({ is: 'help', scroll: 0 });
    case 'c':
      return { ui: withField(ui, fieldMode('note', id, note)) };
    case 'e':
      return { ui: withField(ui, fieldMode('evidence', id, evidence.join('\n'))) };
    case 'n':
      return { ui: withField(ui, fieldMode('reason', id, formerReason(view))) };
    case 'g':
      return open(goToList(situation));
    case 'w':
      return situation.saving.isSaved
        ? explain(ui, 'everything is saved')
        : { ui: withField(ui, fieldMode('place', id, '')) };
    case 'b':
      return back(ui, situation);
    case 'r':
      return { ui, event: { type: 'opened-review' } };
    case 'q':
      return { ui, event: { type: 'stopped' } };
    default:
      return explain(ui, `${nameOf(key)} does nothing here; ? shows all keys`);
  }
}

function formerReason({ answer: former }: CriterionView): string {
  return former && 'notApplicable' in former ? former.notApplicable : '';
}

function back(ui: Ui, { interview }: Situation): Step {
  if (interview.trail.length === 0) return explain(ui, 'this is where it began');
  return { ui, event: { type: 'went-back' } };
}

function explain(ui: Ui, notice: string): Step {
  return { ui: { ...ui, notice } };
}

function nameOf(key: Key): string {
  const typed = typedBy(key).trim();
  return typed === '' ? 'that key' : `"${safeText(typed)}"`;
}
