import { askedCriteria, isAnswered } from './asked.ts';
import type { Interview, Script } from './interview.ts';

/** One among several, both counted from 1. */
export interface Place {
  readonly number: number;
  readonly of: number;
}

/** How far an interview has come. */
export interface Progress {
  /** Where it stands among the points that ask something; null where nothing is asked. */
  readonly point: Place | null;
  /** Where it stands among all criteria that are asked. */
  readonly criterion: Place | null;
  /** How many of the criteria that are asked have an answer, and how many there are. */
  readonly answered: number;
  readonly of: number;
  /** The one divided by the other, 0 to 1; 1 where nothing is asked. */
  readonly share: number;
}

/** Counts what is asked and what is answered. */
export function progress(script: Script, interview: Interview): Progress {
  const asked = askedCriteria(script, interview);
  const points = [...new Set(asked.map(({ point }) => point.id))];
  const at = asked.findIndex(({ criterion }) => criterion.id === interview.current);
  const current = asked[at];
  const answered = asked.filter(({ criterion }) => isAnswered(interview, criterion.id)).length;
  return {
    point: current ? { number: points.indexOf(current.point.id) + 1, of: points.length } : null,
    criterion: current ? { number: at + 1, of: asked.length } : null,
    answered,
    of: asked.length,
    share: asked.length === 0 ? 1 : answered / asked.length,
  };
}
