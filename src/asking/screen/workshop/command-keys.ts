import { typedVotes } from '../../../conversation/workshop/ballots.ts';
import type { WorkshopQuestionView, WorkshopView } from '../../../conversation/workshop/view.ts';
import { type Key, typedBy } from '../../../terminal/keys.ts';
import { ECHO_MS, keyName, withNotice } from '../driver.ts';
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

/** Handles a key on the screen of the votes. */
export function pressInSpread(
  ui: WorkshopScreenState,
  key: Key,
  view: WorkshopView,
  question: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const criterion = question.criterion.id;
  if (key.name === 'return' || key.name === 'right') {
    if (key.name === 'return' && ui.votedAt !== null && now - ui.votedAt < ECHO_MS) {
      return withNotice(ui, 'a second Enter right behind the first was passed over');
    }
    return { ui, event: { type: 'went-on', criterion } };
  }
  const typed = typedBy(key).toLowerCase();
  switch (typed) {
    case 'v':
      return isSpread(question)
        ? { ui: { ...ui, mode: voteMode('second'), notice: null } }
        : withNotice(ui, 'all gave the same level; x corrects a vote');
    case 'x': {
      const mode = voteMode('correction', typedVotes(question.ballots, question));
      return { ui: { ...ui, mode, notice: null } };
    }
    default:
      return /^\d$/.test(typed)
        ? withNotice(ui, 'v takes a second vote, x corrects this one, Enter goes on')
        : pressCommand(ui, key, view, question);
  }
}

/** Handles a key on any screen on which no vote is being typed. */
export function pressCommand(
  ui: WorkshopScreenState,
  key: Key,
  view: WorkshopView,
  question: WorkshopQuestionView,
): WorkshopTransition {
  const open = (mode: WorkshopScreenState['mode']): WorkshopTransition => ({
    ui: { ...ui, mode, notice: null },
  });
  const { note = '', evidence = [] } = question.remarks;
  const { id } = question.criterion;
  if (key.name === 'left') return back(ui, view);
  if (key.name === 'escape') return { ui: arriveInWorkshop(view, ui, null) };
  switch (typedBy(key).toLowerCase()) {
    case '?':
      return open({ is: 'help', scroll: 0 });
    case 'a':
      return {
        ui: withWorkshopField(
          ui,
          workshopField(
            'agreed',
            id,
            question.agreed === null ? '' : question.face.format(question.agreed),
          ),
        ),
      };
    case 'c':
      return { ui: withWorkshopField(ui, workshopField('note', id, note)) };
    case 'e':
      return { ui: withWorkshopField(ui, workshopField('evidence', id, evidence.join('\n'))) };
    case 'g':
      return open(workshopGoToList(view));
    case 's':
      return { ui, event: { type: 'skipped', criterion: id } };
    case 'b':
      return back(ui, view);
    case 'r':
      return { ui, event: { type: 'opened-review' } };
    case 'q':
      return { ui, event: { type: 'stopped' } };
    case 'w':
      return view.saving.isSaved
        ? withNotice(ui, 'everything is saved')
        : { ui: withWorkshopField(ui, workshopField('place', id, '')) };
    default:
      return withNotice(ui, `${keyName(key)} does nothing here; ? shows all keys`);
  }
}

function back(ui: WorkshopScreenState, { workshop }: WorkshopView): WorkshopTransition {
  if (workshop.trail.length === 0) return withNotice(ui, 'this is where it began');
  return { ui, event: { type: 'went-back' } };
}
