import type { GapReport } from '../analysis/gap-report.ts';
import type { Outcome } from '../scoring/finding.ts';
import { entriesOf, type Notes } from './notes.ts';
import { OUTCOME_WORDS } from './outcome-words.ts';

/** What an anonymous report leaves out, and why; nothing for any other report. */
export function anonymityInWords({ anonymity }: GapReport): Notes {
  const heading = 'Left out, so that nobody can tell who said what';
  return { heading, entries: entriesOf(anonymity?.manifest ?? []) };
}

/** What stands where a score would: nobody gave one, or nobody may know it. */
export function noScoreInWords({ anonymity }: GapReport): string {
  return anonymity === null ? 'none' : 'withheld';
}

/** How a criterion came out; in an anonymous report too few answers are as good as none. */
export function outcomeInWords({ anonymity }: GapReport, outcome: Outcome): string {
  return anonymity !== null && outcome === 'not-answered' ? 'withheld' : OUTCOME_WORDS[outcome];
}
