import type { Saving } from '../../interview/conduct.ts';
import type { Interview, InterviewEvent } from '../../interview/interview.ts';
import { refusalOf } from '../../interview/refusal.ts';
import { safeText } from '../../safe-text.ts';
import { saidOf } from '../prompt/said.ts';
import type { Situation } from '../prompt/situation.ts';
import { obey } from './obey.ts';
import { type Plain, show } from './show.ts';

/** Says where things stand, and listens until something happens; null at the end of the input. */
export async function turn(
  plain: Plain,
  interview: Interview,
  saving: Saving,
): Promise<InterviewEvent | null> {
  const situation: Situation = {
    script: plain.script,
    earlier: plain.earlier,
    interview,
    saving,
  };
  sayWhatHappened(plain, situation);
  show(plain, situation);
  for (;;) {
    plain.prompt(interview.status === 'reviewing' ? 'Review: ' : 'Answer: ');
    const line = await plain.hear();
    if (line === null) return null;
    const event = await obey(plain, situation, line);
    const refusal = event && refusalOf(plain.script, event);
    if (refusal) plain.say(refusal);
    else if (event) {
      plain.lastEvent = event;
      return event;
    }
  }
}

/** The choice in words, and whether it is on the disk. */
function sayWhatHappened({ say, lastEvent }: Plain, situation: Situation): void {
  const { isSaved, message } = situation.saving;
  const said = saidOf(lastEvent ?? null, situation)?.replace(/; b goes back to it$/, '');
  const isAnswer = lastEvent?.type !== 'skipped';
  if (said) say(`${capital(said)}.${isSaved && isAnswer ? ' Saved.' : ''}`);
  if (!isSaved) say(`NOT SAVED: ${safeText(message ?? '')}. w PATH saves to another place.`);
  else if (message) say(safeText(message));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
