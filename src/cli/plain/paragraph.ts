import type { Speaking } from './show.ts';

/** Lines up to an empty one, so that nothing of a pasted text is taken for an answer. */
export async function paragraph(
  plain: Pick<Speaking, 'say' | 'hear'>,
  invitation: string,
): Promise<readonly string[]> {
  plain.say(invitation);
  const lines: string[] = [];
  for (;;) {
    const line = await plain.hear();
    if (line === null || line.trim() === '') return lines;
    lines.push(line);
  }
}
