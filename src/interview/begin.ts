import { askedCriteria, isAnswered } from './asked.ts';
import type { Interview, Said, Script } from './interview.ts';
import { startWalk } from './walk.ts';

/** What somebody has said who has not begun. */
export const nothingSaid: Said = { answers: {}, remarks: {} };

/**
 * Begins an interview, or resumes one: at the first open criterion, with the way back through those
 * before it; at the review where nothing is open.
 */
export function begin(script: Script, said: Said = nothingSaid): Interview {
  const asked = askedCriteria(script, said).map(({ criterion }) => criterion.id);
  const isOpen = (id: string) => !isAnswered(said, id);
  return { ...startWalk({ asked, isOpen }), answers: said.answers, remarks: said.remarks };
}
