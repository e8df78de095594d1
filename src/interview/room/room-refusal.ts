import { refusalOf } from '../refusal.ts';
import type { RoomEvent, RoomScript, Vote } from './room.ts';

/**
 * Why an event cannot be taken, in words for the screen; null when it can. What is refused would make
 * a file that cannot be read again, so `advanceRoom` passes it over.
 */
export function roomRefusalOf(script: RoomScript, event: RoomEvent): string | null {
  switch (event.type) {
    case 'voted':
      return first(
        script.people.map(({ id, name }) => {
          const vote = Object.hasOwn(event.votes, id) ? event.votes[id] : undefined;
          const refusal = vote ? voteRefusal(script, event.criterion, vote) : null;
          return refusal === null ? null : `${name}: ${refusal}`;
        }),
      );
    case 'agreed':
      return first([
        voteRefusal(script, event.criterion, { value: event.value }),
        event.note === undefined ? null : refusalOf(script, noted(event.criterion, event.note)),
      ]);
    case 'noted':
    case 'evidenced':
      return refusalOf(script, event);
    default:
      return null;
  }
}

function voteRefusal(script: RoomScript, criterion: string, vote: Vote): string | null {
  return 'notApplicable' in vote
    ? refusalOf(script, { type: 'not-applicable', criterion, reason: vote.notApplicable })
    : refusalOf(script, { type: 'answered', criterion, value: vote.value });
}

function noted(criterion: string, note: string) {
  return { type: 'noted', criterion, note } as const;
}

function first(refusals: readonly (string | null)[]): string | null {
  return refusals.find((refusal) => refusal !== null) ?? null;
}
