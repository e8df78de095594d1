import type { RoomEvent } from '../../interview/room/room.ts';
import { numberedInRoom, type RoomSituation } from './room-view.ts';

/** What just happened, in a few words for the notice line; null where the screen shows it anyway. */
export function saidInRoom(event: RoomEvent | null, situation: RoomSituation): string | null {
  switch (event?.type) {
    case 'voted':
      return event.isSecond ? 'second votes taken; the first are kept' : null;
    case 'agreed':
      return event.value === null ? 'what was agreed is taken back' : 'agreed; it is never scored';
    case 'skipped': {
      const own = numberedInRoom(situation).find(({ id }) => id === event.criterion);
      return own?.isOpen ? `criterion ${own.number} is left for later` : null;
    }
    case 'noted':
      return event.note === '' ? 'note taken away' : 'note kept';
    case 'evidenced':
      return event.evidence.length === 0 ? 'evidence taken away' : 'evidence kept';
    case 'stopped':
    case 'finished':
      return situation.saving.isSaved
        ? null
        : 'the same key again leaves without saving; w saves elsewhere';
    default:
      return null;
  }
}
