import { graphemesOf } from '../text/wrap.ts';
import { conversationWords } from '../words/conversation.ts';
import { type Key, typedBy } from './keys.ts';

/** Text that is being written, and the cursor, in UTF-16 units from its beginning. */
export interface TextField {
  readonly text: string;
  readonly caret: number;
}

/** A field that holds a text, with the cursor behind it. */
export function fieldWith(text: string): TextField {
  return { text, caret: text.length };
}

/** The field with a text put in at the cursor. */
export function insert({ text, caret }: TextField, typed: string): TextField {
  return {
    text: text.slice(0, caret) + typed + text.slice(caret),
    caret: caret + typed.length,
  };
}

/** Returns the field after a key; the same field if the key does nothing. */
export function edit(field: TextField, key: Key): TextField {
  const command = key.ctrl ? controls[key.name] : named[key.name];
  if (command) return command(field);
  const typed = typedBy(key);
  return typed === '' ? field : insert(field, typed);
}

/**
 * Applies a key to a field. Enter keeps the text, Esc leaves the field; with several lines, Ctrl-J
 * and Alt-Enter insert a line break.
 */
export function typeIn(
  field: TextField,
  key: Key,
  hasLines: boolean,
): TextField | 'keep' | 'leave' {
  if (key.name === 'escape') return 'leave';
  const isNewLine = key.name === 'enter' || (key.name === 'return' && key.meta);
  if (isNewLine && hasLines) return insert(field, '\n');
  return key.name === 'return' || isNewLine ? 'keep' : edit(field, key);
}

const toStart = (field: TextField) => ({ ...field, caret: lineStart(field) });
const toEnd = (field: TextField) => ({ ...field, caret: lineEnd(field) });
const left = (field: TextField) => ({ ...field, caret: before(field) });
const right = (field: TextField) => ({ ...field, caret: behind(field) });
const erase = (field: TextField) => cutOut(field, before(field), field.caret);

const named: Readonly<Record<string, (field: TextField) => TextField>> = {
  left,
  right,
  home: toStart,
  end: toEnd,
  up: (field) => ({ ...field, caret: Math.max(lineStart(field) - 1, 0) }),
  down: (field) => ({ ...field, caret: Math.min(lineEnd(field) + 1, field.text.length) }),
  backspace: erase,
  delete: (field) => cutOut(field, field.caret, behind(field)),
};

const controls: Readonly<Record<string, (field: TextField) => TextField>> = {
  a: toStart,
  e: toEnd,
  b: left,
  f: right,
  h: erase,
  left: (field) => ({ ...field, caret: wordStart(field) }),
  right: (field) => ({ ...field, caret: wordEnd(field) }),
  w: (field) => cutOut(field, wordStart(field), field.caret),
  u: (field) => cutOut(field, lineStart(field), field.caret),
  k: (field) => cutOut(field, field.caret, lineEnd(field)),
};

function cutOut({ text }: TextField, from: number, to: number): TextField {
  return { text: text.slice(0, from) + text.slice(to), caret: from };
}

/** Beginning of the grapheme before the cursor. */
function before({ text, caret }: TextField): number {
  return graphemesOf(text).containing(caret - 1)?.index ?? 0;
}

function behind({ text, caret }: TextField): number {
  const next = graphemesOf(text).containing(caret);
  return next ? next.index + next.segment.length : caret;
}

function lineStart({ text, caret }: TextField): number {
  return text.slice(0, caret).lastIndexOf('\n') + 1;
}

function lineEnd({ text, caret }: TextField): number {
  const at = text.indexOf('\n', caret);
  return at < 0 ? text.length : at;
}

function wordStart({ text, caret }: TextField): number {
  let at = caret;
  while (at > 0 && isSpace(text, at - 1)) at -= 1;
  while (at > 0 && !isSpace(text, at - 1)) at -= 1;
  return at;
}

function wordEnd({ text, caret }: TextField): number {
  let at = caret;
  while (at < text.length && isSpace(text, at)) at += 1;
  while (at < text.length && !isSpace(text, at)) at += 1;
  return at;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** A field for text, whatever it is for. */
interface Field {
  readonly purpose: string;
  /** The criterion that the text is about. */
  readonly criterion: string;
  readonly field: TextField;
  /** Text of the field when it was opened. */
  readonly before: string;
}

/**
 * Remembers a field that Esc leaves, and the notice about it. Esc may have been a slip, so the text
 * can be had again until the next Esc.
 */
export function leaveField<F extends Field>(
  mode: F,
  formerlyLeft: F | null,
): { readonly left: F | null; readonly notice: string } {
  const { text } = mode.field;
  const isNew = text.trim() !== '' && text !== mode.before && text !== formerlyLeft?.field.text;
  return isNew
    ? { left: mode, notice: conversationWords.leftWithText }
    : { left: null, notice: conversationWords.left };
}

/** Returns the field to open, with the text written when it was left. */
export function openField<F extends Field>(
  opened: F,
  left: F | null,
): { readonly mode: F; readonly notice: string | null } {
  const isSame =
    left?.purpose === opened.purpose &&
    left.criterion === opened.criterion &&
    left.before === opened.before;
  return isSame
    ? { mode: left, notice: conversationWords.broughtBack }
    : { mode: opened, notice: null };
}
