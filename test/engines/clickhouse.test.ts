import { it } from 'vitest';
import { expectParity } from '../portfolio/parity.ts';
import { openClickhouse } from './databases.ts';

/** Audits of each random checklist; `ALIGN_TEST_AUDITS` sets another number. */
const AUDITS = Number(process.env.ALIGN_TEST_AUDITS ?? 200);

// In a file of its own, because fetching the engine takes longer than everything else: .ci/run leaves it out.
it('the scores of ClickHouse equal those of align within 1e-9', async () => {
  const database = await openClickhouse();
  try {
    for (let seed = 1; seed <= 10; seed++) {
      await expectParity(database, 'clickhouse', { seed, audits: AUDITS });
    }
  } finally {
    await database.close();
  }
}, 600_000);
