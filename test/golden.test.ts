import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  changesFormatNames,
  type FormatName,
  formatNames,
  isPrinted,
} from '../src/report/formats.ts';
import { workspace } from './cli/workspace.ts';
import { copyFolder } from './copy-folder.ts';

/** Run of the program that writes a report in each of these formats. */
interface Run {
  /** Round that is audited, or rounds that are compared. */
  readonly name: string;
  readonly args: readonly string[];
  /** Options as the keys in golden.json show them. */
  readonly options: string;
  readonly formats: readonly FormatName[];
}

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));

const VARIANTS = ['', '--express', '--anonymous --min-group 3', '--target 80'];

/** All formats but PDF: a browser prints it, and each version of it prints other bytes. */
const FORMATS = formatNames().filter((name) => !isPrinted(name));

/** Formats that take milliseconds; an office document takes up to two seconds. */
const TEXT_FORMATS = FORMATS.filter((name) => !['docx', 'pptx', 'xlsx'].includes(name));

/** Options with which the CI of a team judges its second round; a key shows only `--policy`. */
const JUDGED = [
  '--policy team-repository/policy.yaml',
  '--baseline team-repository/baseline.json',
  '--plan team-repository/rounds/2026-03-02/plan.yaml',
].flatMap(words);

/** Days of the verdict: the first passes; on the second a waiver has expired, which fails. */
const DAYS = ['--today 2026-09-14', '--today 2027-01-01'];

const audits = [
  ...roundsIn(EXAMPLES).map((round) => ({ round, label: '', judged: [] })),
  ...DAYS.map((day) => ({
    round: 'team-repository/rounds/2026-09-07',
    label: `--policy ${day}`,
    judged: [...JUDGED, ...words(day)],
  })),
];

const runs: readonly Run[] = [
  ...audits.flatMap(({ round, label, judged }) =>
    VARIANTS.map((variant) => ({
      name: round,
      args: ['audit', '--answers', round, ...judged, ...words(variant)],
      options: `${label} ${variant}`.trim(),
      formats: isForOffice(round, label + variant) ? FORMATS : TEXT_FORMATS,
    })),
  ),
  ...['', '--anonymous --min-group 3'].map((variant) => ({
    name: 'lakeshore-metrics compare',
    args: [
      ...['compare', 'lakeshore-metrics/2012-08-06', 'lakeshore-metrics/2012-10-15'],
      ...words(variant),
    ],
    options: variant,
    formats: changesFormatNames().filter((name) => !isPrinted(name)),
  })),
];

describe('every report on the examples', () => {
  it('has the checksum in golden.json', { timeout: 120_000 }, async () => {
    const checksums = Object.fromEntries(await checksumsOf(runs));
    await expect(`${JSON.stringify(checksums, null, 2)}\n`).toMatchFileSnapshot('golden.json');
  });
});

/** Checksums of everything that these runs write, sorted by key. */
async function checksumsOf(all: readonly Run[]): Promise<readonly (readonly [string, string])[]> {
  // Paths in a report start from this folder, so it does not matter where it is.
  const { folder, run } = workspace({});
  copyFolder(EXAMPLES, folder);
  const lines: (readonly [string, string])[] = [];
  for (const { name, args, options, formats } of all) {
    const key = (what: string) => `${name} ${what} ${options}`.trim();
    // Reading the answers takes longer than most formats do, so one run writes them all.
    const targets = formats.flatMap((format) => ['--format', format, '--output', `r.${format}`]);
    const { code, stdout, stderr } = await run(...args, ...targets);
    lines.push([key('(messages)'), `exit ${code} ${sha256(stdout + stderr)}`]);
    for (const format of formats) {
      lines.push([key(format), takeChecksum(join(folder, `r.${format}`))]);
    }
  }
  return lines.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Checksum of a file that the next run must not find. */
function takeChecksum(file: string): string {
  if (!existsSync(file)) return 'not written';
  const checksum = sha256(readFileSync(file));
  rmSync(file);
  return checksum;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Folders with the answers of one date, from the folder of the examples. */
function roundsIn(examples: string): readonly string[] {
  return readdirSync(examples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{4}-\d\d-\d\d$/.test(entry.name))
    .map(({ parentPath, name }) => relative(examples, join(parentPath, name)))
    .map((path) => path.split(sep).join('/'));
}

/** True for one round alone, and for one that is judged, compared and has a plan. */
function isForOffice(round: string, options: string): boolean {
  return round.endsWith('/2012-10-15') ? options === '' : options === `--policy ${DAYS[0]}`;
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
