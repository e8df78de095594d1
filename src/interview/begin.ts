import { askedCriteria, isAnswered } from './asked.ts';
import type { Interview, Said, Script } from './interview.ts';

/** What somebody has said who has not begun. */
export const nothingSaid: Said = { answers: {}, remarks: {} };

/**
 * Begins an interview, or resumes one: at the first open criterion, with the way back through those
 * before it; at the review where nothing is open.
 */
export function begin(script: Script, said: Said = nothingSaid): Interview {
  const ids = askedCriteria(script, said).map(({ criterion }) => criterion.id);
  const firstOpen = ids.findIndex((id) => !isAnswered(said, id));
  const at = firstOpen < 0 ? ids.length - 1 : firstOpen;
  return {
    status: firstOpen < 0 ? 'reviewing' : 'asking',
    current: ids[at] ?? null,
    trail: ids.slice(0, Math.max(at, 0)),
    answers: said.answers,
    remarks: said.remarks,
    skipped: [],
  };
}
