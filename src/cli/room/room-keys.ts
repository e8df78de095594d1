import type { KeyHint } from '../screen/legend.ts';

/** What takes everybody's votes, and moves between criteria. */
export const voteKeys: readonly KeyHint[] = [
  { key: 'Enter', does: 'take the votes', rank: 1 },
  { key: '-', does: "don't know", rank: 5 },
  { key: 'n', does: 'not applicable', rank: 6 },
  { key: '?', does: 'help', rank: 0 },
  { key: 'c', does: 'note', rank: 7 },
  { key: 'b', does: 'back', rank: 3 },
  { key: 's', does: 'skip for now', rank: 4 },
  { key: 'g', does: 'go to', rank: 9 },
  { key: 'r', does: 'review', rank: 8 },
  { key: 'q', does: 'save and quit', rank: 2 },
];

/** What a room does once everybody has voted. */
export const spreadKeys: readonly KeyHint[] = [
  { key: 'Enter', does: 'next', rank: 0 },
  { key: 'v', does: 'vote again', rank: 2 },
  { key: 'a', does: 'agree on a level', rank: 3 },
  { key: 'c', does: 'note', rank: 5 },
  { key: 'e', does: 'evidence', rank: 9 },
  { key: 'x', does: 'correct', rank: 7 },
  { key: '?', does: 'help', rank: 1 },
  { key: 'b', does: 'back', rank: 6 },
  { key: 'g', does: 'go to', rank: 10 },
  { key: 'r', does: 'review', rank: 8 },
  { key: 'q', does: 'save and quit', rank: 4 },
];
