import { describe, expect, it } from 'vitest';
import { compileScoring } from '../../src/portfolio/sql/compile.ts';
import { DIALECTS, loadDialect } from '../../src/portfolio/sql/statements.ts';
import { expectParity } from '../portfolio/parity.ts';
import { diceOf, randomChecklist } from '../portfolio/random-audits.ts';
import { openDuckdb, openPostgres } from './databases.ts';

const ENGINES = {
  duckdb: openDuckdb,
  postgres: openPostgres,
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
        for (let seed = 1; seed <= CHECKLISTS; seed++) {
          await expectParity(database, name, { seed, audits: AUDITS });
        }
      } finally {
        await database.close();
      }
    },
    600_000,
  );
});

describe('the statements of an engine', () => {
  it.each(DIALECTS)('are whole and without braces or undefined names: %s', async (name) => {
    const compiled = compileScoring(randomChecklist(diceOf(1)), await loadDialect(name));
    for (const text of [compiled.schema, compiled.sums, compiled.criteria, compiled.scores]) {
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
