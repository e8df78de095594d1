import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/checklist/rules/rules.ts';
import { compileScoring, TABLES } from '../../src/portfolio/sql/compile.ts';
import { columnsOf, rowsOf } from '../../src/portfolio/sql/layout.ts';
import { DIALECTS, loadDialect } from '../../src/portfolio/sql/statements.ts';
import { diceOf, figuresOf, randomAudit, randomChecklist } from '../portfolio/random-audits.ts';
import { type Database, openClickhouse, openDuckdb, openPostgres } from './databases.ts';

const ENGINES = {
  duckdb: openDuckdb,
  postgres: openPostgres,
  clickhouse: openClickhouse,
} as const;

/** Random checklists, and audits of each; `ALIGN_TEST_AUDITS` sets another number. */
const CHECKLISTS = 10;
const AUDITS = Number(process.env.ALIGN_TEST_AUDITS ?? 200);

type Engine = keyof typeof ENGINES;

describe('the scores of an engine', () => {
  it.each(Object.keys(ENGINES) as Engine[])(
    'equal those of align within 1e-9: %s',
    async (name) => {
      const database = await ENGINES[name]();
      try {
        for (let seed = 1; seed <= CHECKLISTS; seed++) await expectParity(database, name, seed);
      } finally {
        await database.close();
      }
    },
    600_000,
  );
});

async function expectParity(database: Database, name: Engine, seed: number): Promise<void> {
  const dice = diceOf(seed);
  const checklist = randomChecklist(dice);
  expect(checkRules(checklist)).toEqual([]);
  const audits = Array.from({ length: AUDITS }, () => randomAudit(dice, checklist));
  const dialect = await loadDialect(name);
  const compiled = compileScoring(checklist, dialect);
  const file = join(mkdtempSync(join(tmpdir(), 'align-sql-')), 'answers.csv');
  const rows = audits.flatMap((audit, i) => rowsOf(compiled.layout, `a${i}`, audit));
  const lines = [columnsOf(compiled.layout), ...rows].map((row) =>
    row.map((cell) => cell ?? '').join(','),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  for (const statement of dialect.settings) await database.run(statement);
  const { answers, sums, criteria, scores } = TABLES;
  for (const table of [scores, criteria, sums, answers]) {
    await database.run(`DROP TABLE IF EXISTS ${table}`);
  }
  await database.run(compiled.schema);
  await database.run(dialect.load(answers, file));
  const create = (table: string, select: string) =>
    database.run(`CREATE TABLE ${table}${dialect.tableEnd} AS ${select}`);
  await create(sums, compiled.sums);
  await create(criteria, compiled.criteria);
  await create(scores, compiled.scores);
  const found = new Map(
    (await database.rows(`SELECT * FROM ${scores}`)).map((row) => [String(row.audit), row]),
  );
  expect(found.size).toBe(audits.length);
  audits.forEach((audit, i) => {
    const row = found.get(`a${i}`) ?? {};
    for (const [field, expected] of Object.entries(figuresOf(audit))) {
      const value = row[field] ?? null;
      const isEqual =
        typeof expected === 'number' && value !== null
          ? Math.abs(Number(value) - expected) <= 1e-9
          : value === expected;
      if (!isEqual) {
        const where = `checklist ${seed}, audit ${i}: ${field} is ${value}, not ${expected}`;
        throw new Error(`${where}\n${JSON.stringify(audit.mode)}`);
      }
    }
  });
}

describe('the statements of an engine', () => {
  it.each(DIALECTS)('are whole and without braces or undefined names: %s', async (name) => {
    const compiled = compileScoring(randomChecklist(diceOf(1)), await loadDialect(name));
    for (const text of [compiled.schema, compiled.sums, compiled.criteria, compiled.scores]) {
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
