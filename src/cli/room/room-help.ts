import { helpOn, keysInWords } from '../screen/help-frame.ts';
import type { Section } from '../screen/page-frame.ts';
import { spreadKeys, voteKeys } from './room-keys.ts';
import type { RoomView } from './room-view.ts';

/** What helps a room to vote, and then all that a small window cuts short. */
export function roomHelp(view: RoomView): readonly Section[] {
  const { note, evidence = [] } = view.remarks;
  return [
    ...helpOn(view),
    { title: "The room's notes", texts: [...(note ? [note] : []), ...evidence] },
    { title: 'How to type votes', texts: HOW },
    { title: 'Keys before the votes', texts: [keysInWords(voteKeys)] },
    { title: 'Keys after the votes', texts: [keysInWords(spreadKeys)] },
  ];
}

const HOW = [
  '3 1 2 or 312, in the order of the names, then Enter; nothing counts before',
  '- or u for "I don\'t know"; ? too, but not as the first character',
  'n for not applicable; the reason is asked for afterwards',
  '= keeps the vote that somebody gave before',
  'keys that are letters work while the line is empty; Esc empties it',
];
