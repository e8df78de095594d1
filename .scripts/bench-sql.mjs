/**
 * Measures the SQL that align prints, on DuckDB, with invented answers: CPU time as a multiple of
 * `JSON.parse` over the same answers, and peak memory. All data is in a temporary folder.
 * Usage: node .scripts/bench-sql.mjs [--audits 100000]   (needs a build; a million take minutes)
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Audits whose answers are grouped at once, and batches that are merged into one file, as align does. */
const BATCH = 2000;
const MERGED = 10;
/**
 * Files of 20,000 audits that one statement writes figures of, each in a database of its own. What
 * DuckDB frees stays with the process until the database is closed, so that memory would grow.
 */
const AT_ONCE = 5;
/** Columns that count people, as in src/portfolio/sums.ts. */
const COUNT = `regexp_matches(c, '^r?[qbxf][0-9]')`;
/** One thread, as in src/portfolio/duckdb.ts: each holds the columns of hundreds of expressions. */
const SETTINGS = { memory_limit: '100MB', threads: '1', preserve_insertion_order: 'false' };

const { values } = parseArgs({
  options: {
    audits: { type: 'string', default: '100000' },
    step: { type: 'string' },
    folder: { type: 'string' },
  },
});

if (values.step === undefined) measureSql(Number(values.audits));
else await runStep(values.step, values.folder, Number(values.audits));

/** Makes the data, runs each step in a process of its own, and prints a table. */
function measureSql(audits) {
  const folder = mkdtempSync(join(tmpdir(), 'align-sql-'));
  try {
    const step = (name) => {
      const own = ['--step', name, '--folder', folder, '--audits', String(audits)];
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [fileURLToPath(import.meta.url), ...own],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    };
    const made = step('make');
    const parsed = step('parse');
    const rows = [
      ['sums, added in batches', made, ''],
      ['JSON.parse alone', parsed, ''],
      ['scores', step('scores'), '0.4'],
      ['scores, ranges, coverage, caps, bands and points', step('all'), '1.5'],
      ['criterion scores, stored', step('store'), ''],
      ['new weights', step('weigh'), '0.08'],
      ['portfolio queries', step('queries'), '0.2'],
    ].map(([name, { cpu, peak }, goal]) => {
      const ratio = (cpu / parsed.cpu).toFixed(3);
      return `| ${name} | ${(cpu / 1000).toFixed(2)} | ${ratio} | ${goal} | ${peak.toFixed(0)} |`;
    });
    const head = [
      `${audits} audits on DuckDB, ${parsed.bytes} bytes as NDJSON`,
      '',
      '| step | CPU s | × `JSON.parse` | goal | peak MiB |',
      '| :-- | --: | --: | --: | --: |',
    ];
    process.stdout.write(`${[...head, ...rows].join('\n')}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one step and prints its CPU time in milliseconds and its peak memory in MiB. */
async function runStep(name, folder, audits) {
  const steps = { make, parse, scores, all, store, weigh, queries };
  const more = await steps[name](folder, audits);
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ peak, ...more }));
}

/** Statements that align prints for DuckDB: the table of answers, and the queries over it. */
function statements() {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'bin/align.cjs'), 'portfolio', 'sql', '--dialect', 'duckdb'],
    { encoding: 'utf8', cwd: tmpdir() },
  );
  const all = stdout.split(/;\n/).map((own) => own.replace(/^--.*$/gm, '').trim());
  const query = (table) =>
    all
      .find((own) => own.startsWith(`CREATE TABLE ${table} AS`))
      .slice(`CREATE TABLE ${table} AS`.length);
  return {
    schema: all.find((own) => own.startsWith('CREATE TABLE align_answers')),
    sums: query('align_sums'),
    criteria: query('align_criteria'),
    scores: query('align_scores'),
  };
}

async function connect() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  // By default, it writes what does not fit into memory to a folder below the present one.
  const settings = { ...SETTINGS, temp_directory: join(values.folder, 'spilled') };
  const instance = await DuckDBInstance.create(':memory:', settings);
  const connection = await instance.connect();
  // The database goes with its only connection.
  instance.closeSync();
  return connection;
}

/** Runs something and returns its CPU time. */
async function timed(run) {
  const start = process.cpuUsage();
  const found = await run();
  const { user, system } = process.cpuUsage(start);
  return { cpu: (user + system) / 1000, ...found };
}

/** Invents answers of 2 to 5 people, writes them as NDJSON and their sums as Parquet. */
async function make(folder, audits) {
  const { schema, sums } = statements();
  const columns = [...schema.matchAll(/\b(s\d+|a\d+(?:_\d+)?) \w+/g)].map(([, name]) => name);
  const connection = await connect();
  await connection.run(schema);
  let cpu = 0;
  for (let from = 0; from < audits; from += BATCH) {
    const answers = columns.map((name, n) => {
      const chance = `hash(i, r, ${Math.floor(n / 2)}) % 1000`;
      return name.startsWith('s')
        ? `CASE WHEN ${chance} < 40 THEN 0 WHEN ${chance} < 70 THEN 2 ELSE 1 END AS ${name}`
        : `CASE WHEN ${chance} >= 70 THEN hash(i, r, ${n}) % 5 END AS ${name}`;
    });
    await connection.run('DELETE FROM align_answers');
    await connection.run(`INSERT INTO align_answers
      SELECT 'a' || i, 0, r, ['marketing', 'sales', 'leadership'][1 + (r - 1) % 3],
        (i % 10 = 0)::INTEGER, ${answers.join(', ')}
      FROM range(${from}, ${Math.min(from + BATCH, audits)}) audits(i), range(1, 6) people(r)
      WHERE r <= 2 + i % 4`);
    const part = String(from / BATCH).padStart(4, '0');
    // Each line holds a round as its answers files do: a list of people with a level per criterion.
    await connection.run(`COPY (SELECT audit, list(struct_pack(respondent := respondent, grp := grp,
      answers := struct_pack(${columns
        .filter((name) => !name.startsWith('s'))
        .map((name) => `criterion_number_${name} := ${name}`)
        .join(', ')}))) AS people
      FROM align_answers GROUP BY audit) TO '${folder}/answers-${part}.ndjson' (FORMAT json)`);
    const { cpu: own } = await timed(() =>
      connection.run(
        `COPY (SELECT COLUMNS(LAMBDA c: ${COUNT})::INTEGER, COLUMNS(LAMBDA c: NOT ${COUNT})
          FROM (${sums})) TO '${folder}/part-${part}.parquet' (FORMAT parquet, COMPRESSION zstd)`,
      ),
    );
    cpu += own;
    if ((from / BATCH) % MERGED !== MERGED - 1 && from + BATCH < audits) continue;
    const { cpu: more } = await timed(() =>
      connection.run(
        `COPY (SELECT * FROM '${folder}/part-*.parquet') TO '${folder}/sums-${part}.parquet'
          (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 10240)`,
      ),
    );
    cpu += more;
    for (const name of readdirSync(folder).filter((own) => own.startsWith('part-'))) {
      rmSync(join(folder, name));
    }
  }
  return { cpu };
}

/** Parses all answers and does nothing else. */
async function parse(folder) {
  const block = Buffer.alloc(1 << 20);
  let bytes = 0;
  const { cpu } = await timed(async () => {
    for (const name of readdirSync(folder).filter((own) => own.endsWith('.ndjson'))) {
      const file = openSync(join(folder, name), 'r');
      let rest = '';
      for (;;) {
        const length = readSync(file, block);
        if (length === 0) break;
        bytes += length;
        const lines = (rest + block.latin1Slice(0, length)).split('\n');
        rest = lines.pop();
        for (const line of lines) JSON.parse(line);
      }
      closeSync(file);
    }
  });
  return { cpu, bytes };
}

/** Connects, with the sums in the given files, or in all, and the scores of criteria as views. */
async function connectToSums(folder, files = ['sums-*.parquet']) {
  const connection = await connect();
  const { criteria, scores: query } = statements();
  const list = files.map((name) => `'${folder}/${name}'`).join(', ');
  await connection.run(`CREATE VIEW align_sums AS SELECT * FROM read_parquet([${list}])`);
  await connection.run(`CREATE VIEW align_criteria AS ${criteria}`);
  await connection.run(`CREATE VIEW align_scores AS ${query}`);
  return connection;
}

async function scores(folder) {
  const connection = await connectToSums(folder);
  return timed(() =>
    connection
      .run('SELECT avg(score), quantile_cont(score, [0.25, 0.5, 0.75]) FROM align_scores')
      .then(() => {}),
  );
}

/** Writes all figures of all audits, for the queries. */
function all(folder) {
  return writeFigures(
    folder,
    'scores',
    `SELECT *, ['software', 'retail', 'finance'][1 + (hash(audit) % 3)::BIGINT] AS industry,
      ['1-49', '50-249', '250-999', '1000+'][1 + (hash(audit || 'x') % 4)::BIGINT] AS employees,
      2020 + hash(audit || 'y') % 6 AS year FROM align_scores`,
  );
}

function store(folder) {
  return writeFigures(folder, 'criteria', 'SELECT * FROM align_criteria');
}

/** Writes the rows of a query to files of that name, some files of sums after the other. */
function writeFigures(folder, name, query) {
  const files = readdirSync(folder).filter((own) => own.startsWith('sums-'));
  return timed(async () => {
    for (let from = 0; from < files.length; from += AT_ONCE) {
      const connection = await connectToSums(folder, files.slice(from, from + AT_ONCE));
      const path = `${folder}/${name}-${String(from).padStart(4, '0')}.parquet`;
      await connection.run(
        `COPY (${query}) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192)`,
      );
      connection.closeSync();
    }
  });
}

/** Scores all audits anew from the scores of criteria, as with other weights. */
async function weigh(folder) {
  const connection = await connect();
  await connection.run(
    `CREATE VIEW align_criteria AS SELECT * FROM '${folder}/criteria-*.parquet'`,
  );
  await connection.run(`CREATE VIEW align_scores AS ${statements().scores}`);
  return timed(() =>
    connection
      .run('SELECT avg(score), quantile_cont(score, [0.25, 0.5, 0.75]) FROM align_scores')
      .then(() => {}),
  );
}

async function queries(folder) {
  const connection = await connect();
  await connection.run(`CREATE VIEW stored AS SELECT * FROM '${folder}/scores-*.parquet'`);
  const points = (await connection.runAndReadAll('DESCRIBE stored'))
    .getRowObjectsJson()
    .map(({ column_name: name }) => name)
    .filter((name) => /^point_/.test(name) && !/_(?:low|high)$/.test(name));
  const shares = '[0.1, 0.25, 0.5, 0.75, 0.9]';
  const asked = [
    `SELECT industry, employees, count(*), quantile_cont(score, ${shares}) FROM stored GROUP BY ALL`,
    'SELECT count(*) FILTER (score < 0.5), count(*) FROM stored',
    'SELECT year, quantile_cont(score, 0.5) FROM stored GROUP BY year ORDER BY year',
    'SELECT audit, score FROM stored ORDER BY score DESC LIMIT 100',
    'SELECT band, count(*) FROM stored GROUP BY band',
    ...points.map((name) => `SELECT quantile_cont(${name}, ${shares}) FROM stored`),
  ];
  return timed(async () => {
    for (const query of asked) await connection.run(query);
  });
}
