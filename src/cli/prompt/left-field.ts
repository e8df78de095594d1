import type { TextField } from './text-field.ts';

/** A field for text, whatever it is for. */
interface Field {
  readonly purpose: string;
  /** The criterion that the text is about. */
  readonly criterion: string;
  readonly field: TextField;
  /** What the field held when it was opened. */
  readonly before: string;
}

/**
 * What is remembered of a field that Esc leaves, and what to say. Esc may have been a slip, so what was
 * written can be had again, until Esc comes once more.
 */
export function leaveField<F extends Field>(
  mode: F,
  formerlyLeft: F | null,
): { readonly left: F | null; readonly notice: string } {
  const { text } = mode.field;
  const isNew = text.trim() !== '' && text !== mode.before && text !== formerlyLeft?.field.text;
  return isNew
    ? { left: mode, notice: 'left as it was; the same key again brings back what you wrote' }
    : { left: null, notice: 'left as it was' };
}

/** The field to show for one that is opened, with what was written in it when it was left. */
export function openField<F extends Field>(
  opened: F,
  left: F | null,
): { readonly mode: F; readonly notice: string | null } {
  const isSame =
    left?.purpose === opened.purpose &&
    left.criterion === opened.criterion &&
    left.before === opened.before;
  return isSame
    ? { mode: left, notice: 'this is what you had written; Esc again drops it' }
    : { mode: opened, notice: null };
}
