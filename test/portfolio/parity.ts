import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkRules } from '../../src/checklist/rules/rules.ts';
import { compileScoring } from '../../src/portfolio/sql/compile.ts';
import { columnsOf, rowsOf, TABLES } from '../../src/portfolio/sql/layout.ts';
import { type DialectName, loadDialect } from '../../src/portfolio/sql/statements.ts';
import type { Database } from '../engines/databases.ts';
import { diceOf, figuresOf, randomAudit, randomChecklist } from './random-audits.ts';

/** Scores random audits of a random checklist on an engine, and expects the figures of align. */
export async function expectParity(
  database: Database,
  name: DialectName,
  { seed, audits: number }: { readonly seed: number; readonly audits: number },
): Promise<void> {
  const dice = diceOf(seed);
  const checklist = randomChecklist(dice);
  expect(checkRules(checklist)).toEqual([]);
  const audits = Array.from({ length: number }, () => randomAudit(dice, checklist));
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
