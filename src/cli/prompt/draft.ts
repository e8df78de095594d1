import type { Remarks } from '../../answers/answers.ts';
import { describe } from '../../interview/describe.ts';
import { keepEvidence, keepNote, type RemarkEvent } from '../../interview/half-written.ts';
import { numberedCriteria, type Situation } from './situation.ts';
import type { FieldMode, Ui } from './ui.ts';

/** What was half written when everything stopped. */
export interface Draft<Event> {
  /** These keep it, whatever it was going to be. */
  readonly events: readonly Event[];
  /** Where it is now, or what it was where no file can hold it. */
  readonly said: string;
}

/** What is half written in an interview that is cut off; null where nothing is. */
export function draftOf({ mode }: Ui, situation: Situation): Draft<RemarkEvent> | null {
  if (mode.is !== 'field' || mode.field.text.trim() === '') return null;
  if (mode.field.text === mode.before) return null;
  const { script, interview } = situation;
  const number = numberedCriteria(situation).find(({ id }) => id === mode.criterion)?.number;
  const remarks = describe(script, interview, mode.criterion)?.remarks ?? {};
  return draftIn(mode, remarks, `criterion ${number}`);
}

function draftIn(
  { purpose, criterion, field }: Pick<FieldMode, 'purpose' | 'criterion' | 'field'>,
  remarks: Remarks,
  where: string,
): Draft<RemarkEvent> {
  const text = field.text.trim();
  switch (purpose) {
    case 'note':
      return {
        events: keepNote(criterion, text, remarks),
        said: `What you were writing is now the note on ${where}.`,
      };
    case 'evidence':
      return {
        events: keepEvidence(criterion, text.split('\n')),
        said: `What you were writing is now evidence on ${where}.`,
      };
    case 'number':
    case 'words':
      return {
        events: keepNote(criterion, besides(remarks, text), remarks),
        said: `The answer to ${where} was half written; it is now in the note there.`,
      };
    case 'reason':
      // It was not said that this does not apply, so it is no answer yet.
      return {
        events: keepNote(criterion, besides(remarks, text), remarks),
        said: `Why ${where} does not apply was half written; it is now in the note there.`,
      };
    case 'place':
      return { events: [], said: `You were writing the path of a file: ${text}` };
  }
}

/** A text under the note that there is. */
export function besides({ note }: Remarks, text: string): string {
  return note === undefined ? text : `${note}\n${text}`;
}
