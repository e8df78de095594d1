import type { SaveState } from '../../io/io.ts';
import { type AskOf, runLoop, type SaveOf, type Transitions } from '../loop.ts';
import { goBack, goForward, goTo, type Route, skip } from '../navigation.ts';
import { refuseEvent, withReason, withRemarks, withValue } from '../record.ts';
import {
  askedCriteria,
  type Interview,
  type InterviewEvent,
  isAnswered,
  type ResponseRecord,
  type Script,
} from '../script.ts';

/**
 * Applies an event. An answer leads to the next open criterion that was not skipped (first those
 * after it, then those before it), else to the review. Returns the interview unchanged if the
 * criterion is not asked, `refuseEvent` refuses the event, or the interview is over.
 */
export function advance(script: Script, interview: Interview, event: InterviewEvent): Interview {
  if (interview.status === 'finished' || interview.status === 'stopped') return interview;
  const path = pathOf(script, interview);
  if ('criterion' in event && !path.asked.includes(event.criterion)) return interview;
  if (refuseEvent(script, event) !== null) return interview;
  switch (event.type) {
    case 'answered':
      return answered(script, interview, event, withValue(interview, event.criterion, event.value));
    case 'not-applicable':
      return answered(
        script,
        interview,
        event,
        withReason(interview, event.criterion, event.reason),
      );
    case 'noted':
      return { ...interview, ...withRemarks(interview, event.criterion, { note: event.note }) };
    case 'evidenced':
      return {
        ...interview,
        ...withRemarks(interview, event.criterion, { evidence: event.evidence }),
      };
    case 'skipped':
      return goForward(skip(interview, path, event.criterion), path, event.criterion);
    case 'went-back':
      return goBack(interview, path);
    case 'went-to':
      return goTo(interview, event.criterion);
    case 'opened-review':
      return { ...interview, status: 'reviewing' };
    case 'finished':
    case 'stopped':
      return { ...interview, status: event.type };
  }
}

function answered(
  script: Script,
  interview: Interview,
  { criterion }: { readonly criterion: string },
  { answers, remarks }: ResponseRecord,
): Interview {
  const skipped = interview.skipped.filter((id) => id !== criterion);
  const after = { ...interview, answers, remarks, skipped };
  return goForward(after, pathOf(script, after), criterion);
}

/** Returns the criteria asked in the current state, and which of them are open. */
function pathOf(script: Script, said: ResponseRecord): Route {
  return {
    asked: askedCriteria(script, said).map(({ criterion }) => criterion.id),
    isOpen: (id) => !isAnswered(said, id),
  };
}

/** Asking and saving of an interview. */
export type Ask = AskOf<Interview, InterviewEvent>;

export type Save = SaveOf<Interview>;

/** Final state of an interview. */
export interface InterviewResult {
  readonly interview: Interview;
  readonly saving: SaveState;
}

/** Runs an interview to its end. Saves after each change of answers or remarks, and at the end. */
export async function conductInterview(
  script: Script,
  start: Interview,
  ask: Ask,
  save: Save,
): Promise<InterviewResult> {
  const rules: Transitions<Interview, InterviewEvent> = {
    advance: (interview, event) => advance(script, interview, event),
    isWorthSaving,
  };
  const { state: interview, saving } = await runLoop(rules, start, ask, save);
  return { interview, saving };
}

function isWorthSaving(before: Interview, after: Interview): boolean {
  return (
    before.answers !== after.answers ||
    before.remarks !== after.remarks ||
    (before.status !== after.status && after.status === 'finished')
  );
}
