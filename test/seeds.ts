import fc from 'fast-check';

/** Seed of all properties: fixed in `npm test`, another in each round of `npm run fuzz`. */
const SEED = Number(process.env.ALIGN_TEST_SEED ?? 20121106);

fc.configureGlobal({ seed: SEED });
