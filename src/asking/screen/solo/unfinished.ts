import type { Remarks } from '../../../answers/answers.ts';
import { evidenceEvents, type NoteEvent, noteEvents } from '../../../conversation/record.ts';
import {
  askedCriteria,
  type Interview,
  type InterviewEvent,
  type Script,
} from '../../../conversation/script.ts';
import {
  currentQuestion,
  type InterviewView,
  numberedCriteria,
} from '../../../conversation/solo/view.ts';
import type { UnfinishedInput } from '../driver.ts';
import { answerText } from '../levels.ts';
import type { FieldMode, InterviewScreenState } from './state.ts';

/** Returns the unfinished input of an interview that is cut off; `null` if there is none. */
export function unfinishedInput(
  { mode }: InterviewScreenState,
  view: InterviewView,
): UnfinishedInput<NoteEvent> | null {
  if (mode.is !== 'field' || mode.field.text.trim() === '') return null;
  if (mode.field.text === mode.before) return null;
  const { script, interview } = view;
  const number = numberedCriteria(view).find(({ id }) => id === mode.criterion)?.number;
  const remarks = currentQuestion(script, interview, mode.criterion)?.remarks ?? {};
  return draftIn(mode, remarks, `criterion ${number}`);
}

function draftIn(
  { purpose, criterion, field }: Pick<FieldMode, 'purpose' | 'criterion' | 'field'>,
  remarks: Remarks,
  where: string,
): UnfinishedInput<NoteEvent> {
  const text = field.text.trim();
  switch (purpose) {
    case 'note':
      return {
        events: noteEvents(criterion, text, remarks),
        said: `What you were writing is now the note on ${where}.`,
      };
    case 'evidence':
      return {
        events: evidenceEvents(criterion, text.split('\n')),
        said: `What you were writing is now evidence on ${where}.`,
      };
    case 'line':
    case 'words':
      return {
        events: noteEvents(criterion, appendToNote(remarks, text), remarks),
        said: `The answer to ${where} was half written; it is now in the note there.`,
      };
    case 'reason':
      // It was not said that this does not apply, so it is no answer yet.
      return {
        events: noteEvents(criterion, appendToNote(remarks, text), remarks),
        said: `Why ${where} does not apply was half written; it is now in the note there.`,
      };
    case 'place':
      return { events: [], said: `You were writing the path of a file: ${text}` };
  }
}

/** A text under the note that there is. */
export function appendToNote({ note }: Remarks, text: string): string {
  return note === undefined ? text : `${note}\n${text}`;
}

/** Returns the notice about the last event; `null` if there is nothing to report. */
export function confirmationOf(event: InterviewEvent | null, view: InterviewView): string | null {
  const { script, interview, saving } = view;
  switch (event?.type) {
    case 'answered':
    case 'not-applicable':
      return answered(script, interview, event.criterion);
    case 'skipped':
      return `${nameOf(script, interview, event.criterion)} is left for later`;
    case 'noted':
      return event.note === '' ? 'note taken away' : 'note kept';
    case 'evidenced':
      return event.evidence.length === 0 ? 'evidence taken away' : 'evidence kept';
    case 'stopped':
    case 'finished':
      return saving.isSaved ? null : 'the same key again leaves without saving; w saves elsewhere';
    default:
      return null;
  }
}

function answered(script: Script, interview: Interview, criterion: string): string {
  const description = currentQuestion(script, interview, criterion);
  if (!description) return 'answered';
  const words = answerText(description.answer, description.scale);
  return `${nameOf(script, interview, criterion)}: ${words}; b goes back to it`;
}

function nameOf(script: Script, interview: Interview, criterion: string): string {
  const asked = askedCriteria(script, interview);
  const at = asked.findIndex((own) => own.criterion.id === criterion);
  return `criterion ${at + 1}`;
}
