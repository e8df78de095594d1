/** Collects the licences of the bundled packages, which require it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the text of `THIRD-PARTY-LICENSES.txt` for bundled modules, by their paths.
 *
 * @throws Error for a package without a licence file: it must not be bundled
 */
export function licensesOf(modulePaths) {
  const folders = new Set(modulePaths.map(packageFolder).filter(Boolean));
  const licences = [...folders].sort().map(licenceIn);
  return `align contains the following packages.\n\n${licences.join('\n\n')}\n`;
}

/** Returns the folder of the package that a module belongs to; null for modules of align. */
export function packageFolder(modulePath) {
  const [path] = modulePath.replaceAll('\\', '/').split('?');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}

function licenceIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((own) => /^licen[cs]e/i.test(own));
  if (!file) throw new Error(`${name} comes without a licence`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${'-'.repeat(72)}\n${name} ${version} (${license})\n\n${text}`;
}
