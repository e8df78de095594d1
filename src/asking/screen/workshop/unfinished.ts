import type { Remarks } from '../../../answers/answers.ts';
import { evidenceEvents, type NoteEvent, noteEvents } from '../../../conversation/record.ts';
import {
  numberedWorkshopCriteria,
  type WorkshopQuestionView,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import type { UnfinishedInput } from '../driver.ts';
import { appendToNote } from '../solo/unfinished.ts';
import type { ReasonMode, WorkshopFieldMode, WorkshopScreenState } from './state.ts';

/** Returns the unfinished input of a workshop that is cut off; `null` if there is none. */
export function unfinishedWorkshopInput(
  { mode }: WorkshopScreenState,
  view: WorkshopView,
): UnfinishedInput<NoteEvent> | null {
  const question = workshopView(view);
  if (!question) return null;
  switch (mode.is) {
    case 'field':
      return mode.field.text.trim() === '' || mode.field.text === mode.before
        ? null
        : inField(mode, question.remarks, `criterion ${question.progress.criterion?.number}`);
    case 'vote':
      return mode.field.text.trim() === '' ? null : { events: [], said: notTaken(mode) };
    case 'reason':
      return inReason(mode, question);
    default:
      return null;
  }
}

function inField(
  { purpose, criterion, field }: WorkshopFieldMode,
  remarks: Remarks,
  where: string,
): UnfinishedInput<NoteEvent> {
  const text = field.text.trim();
  switch (purpose) {
    case 'note':
      return {
        events: noteEvents(criterion, text, remarks),
        said: `What you were writing is now the room's note on ${where}.`,
      };
    case 'evidence':
      return {
        events: evidenceEvents(criterion, text.split('\n')),
        said: `What you were writing is now evidence on ${where}.`,
      };
    case 'agreed':
      return {
        events: noteEvents(criterion, appendToNote(remarks, text), remarks),
        said: `What was agreed on ${where} was half written; it is now in the room's note there.`,
      };
    case 'place':
      return { events: [], said: `You were writing the path of a folder: ${text}` };
  }
}

/** The votes wait for everybody's reason, so none of them is taken yet. */
function inReason(
  { vote, reasons, field }: ReasonMode,
  question: WorkshopQuestionView,
): UnfinishedInput<NoteEvent> {
  const { criterion, remarks } = question;
  const texts = [...Object.values(reasons), field.text.trim()].filter((text) => text !== '');
  if (texts.length === 0) return { events: [], said: notTaken(vote) };
  return {
    events: noteEvents(criterion.id, appendToNote(remarks, texts.join('\n')), remarks),
    said: `${notTaken(vote)}; why it does not apply is now in the room's note.`,
  };
}

function notTaken({ field }: Pick<ReasonMode['vote'], 'field'>): string {
  return `These votes were not taken: ${field.text.trim()}`;
}

/** Returns the notice about the last event; `null` if the screen shows its effect anyway. */
export function workshopConfirmation(
  event: WorkshopEvent | null,
  view: WorkshopView,
): string | null {
  switch (event?.type) {
    case 'voted':
      return event.isSecond ? 'second votes taken; the first are kept' : null;
    case 'agreed':
      return event.value === null ? 'what was agreed is taken back' : 'agreed; it is the score';
    case 'skipped': {
      const own = numberedWorkshopCriteria(view).find(({ id }) => id === event.criterion);
      return own?.isOpen ? `criterion ${own.number} is left for later` : null;
    }
    case 'noted':
      return event.note === '' ? 'note taken away' : 'note kept';
    case 'evidenced':
      return event.evidence.length === 0 ? 'evidence taken away' : 'evidence kept';
    case 'stopped':
    case 'finished':
      return view.saving.isSaved
        ? null
        : 'the same key again leaves without saving; w saves elsewhere';
    default:
      return null;
  }
}
