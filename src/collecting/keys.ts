import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { codeOf, fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { newKeyPair } from '../returns/encryption.ts';
import { collectingWords } from '../words/collecting.ts';

const KEY_FILE = 'answers-key.pem';

/** Returns the path of the private key: the given one, or the one in the settings of this user. */
export function keyPath({ env }: Io, given: string | undefined): string {
  if (given !== undefined) return given;
  const home = env.HOME ?? env.USERPROFILE ?? '.';
  const settings = env.XDG_CONFIG_HOME ?? env.APPDATA ?? join(home, '.config');
  return join(settings, 'align', KEY_FILE);
}

/**
 * Makes a pair of keys. Writes the private one for its owner only, and prints the public one.
 * @throws UserError if there is a key already, or it cannot be written
 */
export async function writeNewKey(io: Io, given: string | undefined): Promise<void> {
  const path = keyPath(io, given);
  const file = resolve(io.folder, path);
  const { publicKey, privateKey } = await newKeyPair();
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, privateKey, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new UserError(collectingWords.keyExists({ path }));
    throw fileError('write', path, error);
  }
  io.stdout.write(`${publicKey}\n`);
  printStatus(io, collectingWords.keyWritten({ path }));
}
