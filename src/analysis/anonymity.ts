import type { AnonymousRemark } from './anonymous/remarks.ts';

/** How anonymous a report is to be. */
export interface AnonymityTerms {
  /** Groups of which fewer answered are not told of; 2 or more. */
  readonly minGroup: number;
  /** Whether notes and evidence are told, without who wrote them. */
  readonly withNotes: boolean;
}

/** What an anonymous report leaves out, and what it has in its place. */
export interface Anonymity extends AnonymityTerms {
  /** Every group that answered, in the order of the checklist. */
  readonly groups: readonly {
    readonly group: string;
    /** How many of it answered. */
    readonly respondents: number;
    /**
     * `alone`: its figures are told; `together`: it counts in the figures of all groups together
     * only; `not-at-all`: it counts in no figure.
     */
    readonly told: 'alone' | 'together' | 'not-at-all';
  }[];
  /** Criteria that have no score here, because too few answered them, or nobody. */
  readonly withheldCriteria: readonly string[];
  /** Notes and evidence without names; empty unless they were asked for. */
  readonly remarks: readonly AnonymousRemark[];
  /** What was left out and why, in sentences. */
  readonly manifest: readonly string[];
}
