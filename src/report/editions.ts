/** Editions of a report to choose from: two pages to send, everything, the details alone. */
export const EDITIONS = ['brief', 'full', 'appendix'] as const;

/**
 * Scope of a report; `differences` are those between respondents, for a talk about them, and
 * `compact` is what a terminal shows.
 */
export type Edition = (typeof EDITIONS)[number] | 'differences' | 'compact';
