import type { Agreed } from './agreed.ts';
import { plain } from './rewrite/plain.ts';
import { editRecord, type FileKind, writeRecord } from './write.ts';

/** The text of a new file of what the room agreed. */
export function writeAgreed(written: Agreed, kind: FileKind): string {
  const { format, checklist, subject, date, agreed, remarks } = written;
  const { id, version } = checklist;
  return writeRecord(
    plain({ format, checklist: { id, version }, subject, date, agreed, remarks }),
    kind,
  );
}

/**
 * The text of an existing one, changed to say this: comments, order and everything that did not change
 * stay as they were written. `renamed` leads from former ids of criteria to today's.
 * @throws Error where the text is not a mapping without aliases, as the reading pipeline ensures
 */
export function editAgreed(
  text: string,
  written: Agreed,
  renamed: ReadonlyMap<string, string> = new Map(),
): string {
  return editRecord(text, { ...written }, renamed);
}
