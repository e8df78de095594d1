import { typedVotes } from '../../../conversation/workshop/ballots.ts';
import type { WorkshopQuestionView, WorkshopView } from '../../../conversation/workshop/view.ts';
import { type Key, typedBy } from '../../../terminal/keys.ts';
import { safeText } from '../../../text/safe.ts';
import {
  arriveInWorkshop,
  voteMode,
  type WorkshopScreenState,
  type WorkshopTransition,
  withWorkshopField,
  workshopField,
  workshopGoToList,
} from './state.ts';
import { isSpread } from './wording.ts';

/** A second Enter within so many milliseconds is a slip of the finger. */
const ECHO = 250;

/** What a key does where the spread of the votes is shown. */
export function pressInSpread(
  ui: WorkshopScreenState,
  key: Key,
  situation: WorkshopView,
  view: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const criterion = view.criterion.id;
  if (key.name === 'return' || key.name === 'right') {
    if (key.name === 'return' && ui.votedAt !== null && now - ui.votedAt < ECHO) {
      return explain(ui, 'a second Enter right behind the first was passed over');
    }
    return { ui, event: { type: 'went-on', criterion } };
  }
  const typed = typedBy(key).toLowerCase();
  switch (typed) {
    case 'v':
      return isSpread(view)
        ? { ui: { ...ui, mode: voteMode('second'), notice: null } }
        : explain(ui, 'all gave the same level; x corrects a vote');
    case 'x': {
      const mode = voteMode('correction', typedVotes(view.ballots, view));
      return { ui: { ...ui, mode, notice: null } };
    }
    default:
      return /^\d$/.test(typed)
        ? explain(ui, 'v takes a second vote, x corrects this one, Enter goes on')
        : pressCommand(ui, key, situation, view);
  }
}

/** What a key does wherever no vote is being typed. */
export function pressCommand(
  ui: WorkshopScreenState,
  key: Key,
  situation: WorkshopView,
  view: WorkshopQuestionView,
): WorkshopTransition {
  const open = (mode: WorkshopScreenState['mode']): WorkshopTransition => ({
    ui: { ...ui, mode, notice: null },
  });
  const { note = '', evidence = [] } = view.remarks;
  const { id } = view.criterion;
  if (key.name === 'left') return back(ui, situation);
  if (key.name === 'escape') return { ui: arriveInWorkshop(situation, ui, null) };
  switch (typedBy(key).toLowerCase()) {
    case '?':
      return open({ is: 'help', scroll: 0 });
    case 'a':
      return {
        ui: withWorkshopField(
          ui,
          workshopField('agreed', id, view.agreed === null ? '' : view.face.format(view.agreed)),
        ),
      };
    case 'c':
      return { ui: withWorkshopField(ui, workshopField('note', id, note)) };
    case 'e':
      return { ui: withWorkshopField(ui, workshopField('evidence', id, evidence.join('\n'))) };
    case 'g':
      return open(workshopGoToList(situation));
    case 's':
      return { ui, event: { type: 'skipped', criterion: id } };
    case 'b':
      return back(ui, situation);
    case 'r':
      return { ui, event: { type: 'opened-review' } };
    case 'q':
      return { ui, event: { type: 'stopped' } };
    case 'w':
      return situation.saving.isSaved
        ? explain(ui, 'everything is saved')
        : { ui: withWorkshopField(ui, workshopField('place', id, '')) };
    default:
      return explain(ui, `${nameOf(key)} does nothing here; ? shows all keys`);
  }
}

function back(ui: WorkshopScreenState, { workshop }: WorkshopView): WorkshopTransition {
  if (workshop.trail.length === 0) return explain(ui, 'this is where it began');
  return { ui, event: { type: 'went-back' } };
}

function explain(ui: WorkshopScreenState, notice: string): WorkshopTransition {
  return { ui: { ...ui, notice } };
}

function nameOf(key: Key): string {
  const typed = typedBy(key).trim();
  return typed === '' ? 'that key' : `"${safeText(typed)}"`;
}
