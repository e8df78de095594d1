import { decode } from './decode.ts';
import { readJson } from './json-source.ts';
import type { Source } from './source.ts';

/**
 * Reads a file's bytes as JSON or as YAML 1.2. JSON is tried first and does without the YAML
 * parser, which is loaded when it is needed: loading it takes longer than most files do.
 * @throws InputError with all mistakes that were found, each with its place
 */
export async function readSource(file: string, bytes: Uint8Array): Promise<Source> {
  const text = decode(file, bytes);
  const json = readJson(file, text);
  if (json !== null) return json;
  const { readYaml } = await import('./yaml-source.ts');
  return readYaml(file, text);
}
