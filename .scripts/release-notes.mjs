/**
 * Prints the notes of a release: the section of its version in CHANGELOG.md. Fails if the tag is not
 * that of package.json. Usage: node .scripts/release-notes.mjs v0.1.0
 */
import { readFileSync } from 'node:fs';

const [, , tag = ''] = process.argv;
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json'));
const section = read('CHANGELOG.md')
  .split(/^## /m)
  .find((own) => own.startsWith(`${version}\n`));

if (tag !== `v${version}`) fail(`the tag is ${tag}, and package.json has ${version}`);
if (section === undefined) fail(`CHANGELOG.md has no section ${version}`);
process.stdout.write(`${section.slice(version.length).trim()}\n`);

function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
