/**
 * Invents 40 organisations and writes their portfolio to examples/portfolio, with the round of one of
 * them. The answers are random numbers with a seed; nothing is real. Needs a build.
 * Usage: node .scripts/portfolio-example.mjs
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'examples/portfolio');
const { definition } = JSON.parse(
  readFileSync(join(root, 'dist/checklists/lead-gen-alignment.json'), 'utf8'),
);

const FIRST = ['Amber', 'Birch', 'Cobalt', 'Dune', 'Ember', 'Fern', 'Granite', 'Harbour'];
const LAST = ['Analytics', 'Freight', 'Instruments', 'Labs', 'Supply'];
const INDUSTRIES = ['software', 'manufacturing', 'professional-services'];
const SIZES = ['1-49', '50-249', '250-999'];
const REGIONS = ['europe', 'north-america', 'asia'];
const CONTRIBUTORS = [
  'Invented Advisers',
  'Made-up Partners',
  'Fictional Consulting',
  'Imaginary and Co',
  'Pretend Group',
];
const GROUPS = ['marketing', 'sales', 'leadership'];
/** Organisation whose round is kept, for the benchmark. */
const SHOWN = 'Birch Labs';

let state = 20261126;
/** Returns a number from 0 to 1 (mulberry32). */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

const folder = mkdtempSync(join(tmpdir(), 'align-portfolio-'));
try {
  let number = 0;
  for (const first of FIRST) {
    for (const last of LAST) writeOrganisation(`${first} ${last}`, number++);
  }
  const index = join(folder, 'portfolio.ndjson');
  const run = spawnSync(
    process.execPath,
    [join(root, 'bin/align.cjs'), 'portfolio', folder, '-f', 'json'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  rmSync(join(target, slug(SHOWN)), { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(join(folder, slug(SHOWN)), join(target, slug(SHOWN)), { recursive: true });
  writeFileSync(join(target, 'portfolio.ndjson'), lasting(readFileSync(index, 'utf8')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes one or two rounds of an organisation, each with a level of its own that people stray from. */
function writeOrganisation(subject, number) {
  const level = 0.6 + random() * 2.4;
  const rounds = number % 3 === 0 ? ['2025-03-10', '2026-03-02'] : ['2026-03-02'];
  const profile = [
    `industry: ${INDUSTRIES[number % 3]}`,
    `employees: ${SIZES[number % 2 === 0 ? 1 : number % 3]}`,
    `region: ${REGIONS[number % 3]}`,
  ];
  for (const [i, date] of rounds.entries()) {
    const round = join(folder, slug(subject), date);
    mkdirSync(round, { recursive: true });
    const own = [
      '# Invented: this organisation does not exist.',
      'format: 1',
      `profile: { ${profile.join(', ')} }`,
      `contributor: ${CONTRIBUTORS[number % CONTRIBUTORS.length]}`,
      'evidence: checked',
    ];
    writeFileSync(join(round, 'round.yaml'), `${own.join('\n')}\n`);
    for (const group of GROUPS)
      writeAnswers({ round, subject, date, group, level: level + i * 0.5 });
  }
}

function writeAnswers({ round, subject, date, group, level }) {
  const rosier = group === 'leadership' ? 0.5 : group === 'sales' ? -0.3 : 0;
  const answers = definition.points.flatMap(({ id: point, criteria }) => {
    const weak = point.length % 3 === 0 ? -0.6 : 0.2;
    const rated = criteria.filter(({ type = 'levels' }) => type === 'levels');
    return rated.map(({ id }) => {
      const wanted = level + rosier + weak + (random() - 0.5) * 2;
      return `  ${id}: ${Math.min(Math.max(Math.round(wanted), 0), 4)}`;
    });
  });
  const head = [
    'format: 1',
    `checklist: { id: ${definition.id}, version: ${definition.version} }`,
    `subject: ${subject}`,
    `date: ${date}`,
    'status: completed',
    `respondent: { id: ${group}, group: ${group} }`,
    'answers:',
  ];
  writeFileSync(join(round, `${group}.yaml`), `${[...head, ...answers].join('\n')}\n`);
}

function slug(name) {
  return name.toLowerCase().replaceAll(' ', '-');
}

/**
 * Takes out what differs from run to run, order and times, and the paths of rounds that are not kept. The
 * round that is kept is known by the checksum of its files.
 */
function lasting(text) {
  const entries = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return entries.map((own) => `${JSON.stringify({ ...own, ...origin(own) })}\n`).join('');
}

function origin({ organisation, round, files }) {
  if (organisation !== SHOWN) return { round: null, files: null };
  return { round, files: { read: 0, stats: [], digest: files.digest } };
}

function keyOf({ organisation, date }) {
  return `${organisation} ${date}`;
}
