import { advance } from './advance.ts';
import type { Interview, InterviewEvent, Script } from './interview.ts';

/** How keeping the answers came out. */
export interface Saving {
  /** Whether everything said so far is on the disk. */
  readonly isSaved: boolean;
  /** What to tell the person: why it is not, or what else happened; null where all is as usual. */
  readonly message: string | null;
}

/** Shows where the interview stands and how the last saving came out, and waits for what is done. */
export type Ask = (interview: Interview, saving: Saving) => Promise<InterviewEvent>;

/** Keeps what has been said; never throws for what the disk does. */
export type Save = (interview: Interview) => Saving;

/** How an interview ended. */
export interface Conducted {
  readonly interview: Interview;
  readonly saving: Saving;
}

/**
 * Leads an interview to its end: asks, advances, and saves after every event that changes an answer,
 * before anything is asked again. A saving that failed is tried again after every event. Somebody who
 * ends with unsaved answers is told and asked once more; the second time the interview ends.
 */
export async function conduct(
  script: Script,
  start: Interview,
  ask: Ask,
  save: Save,
): Promise<Conducted> {
  let interview = start;
  let saving: Saving = { isSaved: true, message: null };
  let isWarned = false;
  for (;;) {
    const next = advance(script, interview, await ask(interview, saving));
    if (isWorthSaving(interview, next) || !saving.isSaved) saving = save(next);
    const isOver = next.status === 'finished' || next.status === 'stopped';
    if (isOver && (saving.isSaved || isWarned)) return { interview: next, saving };
    isWarned = isOver;
    interview = isOver ? { ...next, status: interview.status } : next;
  }
}

function isWorthSaving(before: Interview, after: Interview): boolean {
  return (
    before.answers !== after.answers ||
    before.remarks !== after.remarks ||
    (before.status !== after.status && after.status === 'finished')
  );
}
