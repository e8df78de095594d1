import type { Remarks } from '../answers/answers.ts';
import { LIMITS } from './refusal.ts';

/** What keeps a text on a criterion. */
export type RemarkEvent =
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | {
      readonly type: 'evidenced';
      readonly criterion: string;
      readonly evidence: readonly string[];
    };

/**
 * Events that keep a note that somebody was writing, however long it is: what a note cannot hold
 * becomes evidence, behind what there is.
 */
export function keepNote(
  criterion: string,
  text: string,
  { evidence = [] }: Remarks,
): readonly RemarkEvent[] {
  const [note = '', ...rest] = piecesOf(text, LIMITS.note);
  const noted = { type: 'noted', criterion, note } as const;
  return rest.length === 0
    ? [noted]
    : [noted, ...keepEvidence(criterion, [...evidence, rest.join('')])];
}

/** Events that keep evidence that somebody was naming; a piece that is too long becomes several. */
export function keepEvidence(criterion: string, pieces: readonly string[]): readonly RemarkEvent[] {
  const evidence = pieces
    .flatMap((piece) => piecesOf(piece, LIMITS.evidence))
    .filter((piece) => piece.trim() !== '');
  return [{ type: 'evidenced', criterion, evidence }];
}

/** A text in pieces of at most so many UTF-16 units, none of which ends within a character. */
function piecesOf(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece.length + character.length > longest) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
