import { InputError } from '../../src/diagnostic.ts';
import { readSource } from '../../src/source/read.ts';

/** The value of a text, read as `file.yaml`. */
export async function readValue(text: string | Uint8Array): Promise<unknown> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return (await readSource('file.yaml', bytes)).value;
}

/** The message with which a text is refused; "read" if it is not. Anything else thrown is a bug. */
export async function refusalOf(text: string | Uint8Array): Promise<string> {
  try {
    await readValue(text);
    return 'read';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
