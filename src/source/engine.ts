/** Function that is called with the length of each YAML text, in UTF-16 code units. */
type YamlListener = (characters: number) => void;

let listener: YamlListener = () => {};

/**
 * Calls a function before each YAML text is parsed. A program that owns its process can tune the
 * JavaScript engine in it; the library leaves the engine of its caller alone.
 */
export function onYaml(called: YamlListener): void {
  listener = called;
}

/** Announces a YAML text that is about to be parsed. */
export function beforeYaml(characters: number): void {
  listener(characters);
}
