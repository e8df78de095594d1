import type { Remarks } from '../../answers/answers.ts';
import type { RemarkEvent } from '../../interview/half-written.ts';
import { paragraph } from './paragraph.ts';
import type { Speaking } from './show.ts';

/** What remarks are made on. */
interface Remarked {
  readonly criterion: { readonly id: string };
  readonly remarks: Remarks;
}

/** A line cannot hold what was written before, so it adds to it; this takes it away. */
const AWAY = '-';

/** What comes of a note: a text on the same line, or else the lines that follow. */
export async function note(
  speaking: Pick<Speaking, 'say' | 'hear'>,
  { criterion: { id: criterion }, remarks }: Remarked,
  text: string,
): Promise<RemarkEvent | null> {
  if (text === AWAY) return { type: 'noted', criterion, note: '' };
  const lines = text === '' ? await paragraph(speaking, 'Note; an empty line ends it.') : [text];
  if (lines.length === 0) return null;
  const former = remarks.note === undefined ? [] : [remarks.note];
  return { type: 'noted', criterion, note: [...former, ...lines].join('\n') };
}

/** The same of evidence, a piece a line. */
export async function evidence(
  speaking: Pick<Speaking, 'say' | 'hear'>,
  { criterion: { id: criterion }, remarks }: Remarked,
  text: string,
): Promise<RemarkEvent | null> {
  if (text === AWAY) return { type: 'evidenced', criterion, evidence: [] };
  const invitation = 'Evidence, a piece a line; an empty line ends it.';
  const lines = text === '' ? await paragraph(speaking, invitation) : [text];
  if (lines.length === 0) return null;
  return { type: 'evidenced', criterion, evidence: [...(remarks.evidence ?? []), ...lines] };
}
