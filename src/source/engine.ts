import type { FileKind } from './source.ts';

/** Function that is called with the kind of each text and its length in UTF-16 code units. */
type TextListener = (kind: FileKind, characters: number) => void;

let listener: TextListener = () => {};

/**
 * Calls a function for each text before its value is built. A program that owns its process can tune
 * the JavaScript engine in it; the library leaves the engine of its caller alone.
 */
export function onText(called: TextListener): void {
  listener = called;
}

/** Announces a text whose value is about to be built. */
export function beforeText(kind: FileKind, characters: number): void {
  listener(kind, characters);
}
