import type { Outcome } from '../scoring/finding.ts';

/** How a criterion came out, in words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  met: 'met',
  'partly-met': 'partly met',
  'not-met': 'not met',
  'not-applicable': 'not applicable',
  'not-answered': 'not answered',
  'not-asked': 'not asked',
  unscored: 'not scored',
};
