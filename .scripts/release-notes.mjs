/**
 * Prints the notes of a release: the section of its version in CHANGELOG.md. Fails if the tag is not
 * that of package.json, or if npm would refuse the provenance. Usage: node .scripts/release-notes.mjs v0.1.0
 */
import { readFileSync } from 'node:fs';

const [, , tag = ''] = process.argv;
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { version, repository } = JSON.parse(read('package.json'));
const [heading = '', ...lines] =
  read('CHANGELOG.md')
    .split(/^## /m)
    .find((own) => own.split(/[\s,(]/, 1)[0] === version)
    ?.split('\n') ?? [];

/** Repository whose workflow runs, as owner and name. */
const { GITHUB_REPOSITORY: here } = process.env;
const named = String(repository?.url ?? repository ?? '').replace(/\.git$/, '');

if (tag !== `v${version}`) fail(`the tag is ${tag}, and package.json has ${version}`);
if (heading === '') fail(`CHANGELOG.md has no section ${version}`);
if (here !== undefined && !named.endsWith(`github.com/${here}`)) {
  fail(`npm needs this in package.json: "repository": "https://github.com/${here}"`);
}
process.stdout.write(`${lines.join('\n').trim()}\n`);

function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
