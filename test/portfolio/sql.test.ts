import { describe, it } from 'vitest';
import { openDuckdb } from '../engines/databases.ts';
import { expectParity } from './parity.ts';

/** `npm run test:engines` tries more audits, on three engines. */
describe('the scores of DuckDB', () => {
  it.each([11, 12, 13, 14])(
    'equal those of align within 1e-9, for random audits of checklist %i',
    async (seed) => {
      const database = await openDuckdb();
      try {
        await expectParity(database, 'duckdb', { seed, audits: 30 });
      } finally {
        await database.close();
      }
    },
    60_000,
  );
});
