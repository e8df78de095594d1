import type { Respondent } from './answers.ts';

/** Round of answers, as `round.yaml` describes it. Every field but `format` may be left out. */
export interface Round {
  readonly format: 1;
  /** The organisation that is audited. */
  readonly subject?: string | undefined;
  /** Day of the round, YYYY-MM-DD; or its first and last day. */
  readonly date?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly checklist?: { readonly id: string; readonly version?: string | undefined } | undefined;
  /** Criteria that the round asks, unless a gate is judged. */
  readonly mode?: 'full' | 'express' | undefined;
  readonly profile?: Profile | undefined;
  /** Everyone who is expected to answer. */
  readonly respondents?: readonly Respondent[] | undefined;
  /** Names of people by the role that advice gives as its owner. */
  readonly owners?: Readonly<Record<string, string>> | undefined;
  /** Firm or person that collects the round for a benchmark. */
  readonly contributor?: string | undefined;
  /** `checked` if evidence was asked for and seen. */
  readonly evidence?: 'stated' | 'checked' | undefined;
  /** Earlier names of the organisation. */
  readonly formerly?: readonly string[] | undefined;
}

/** Kind of organisation, for comparisons with similar ones. */
export interface Profile {
  readonly industry?: (typeof INDUSTRIES)[number] | undefined;
  readonly employees?: (typeof EMPLOYEES)[number] | undefined;
  readonly region?: (typeof REGIONS)[number] | undefined;
}

export const INDUSTRIES = [
  'agriculture',
  'construction',
  'education',
  'energy',
  'finance',
  'government',
  'health',
  'hospitality',
  'manufacturing',
  'media',
  'non-profit',
  'professional-services',
  'retail',
  'software',
  'transport',
] as const;

export const EMPLOYEES = ['1-49', '50-249', '250-999', '1000+'] as const;

export const REGIONS = [
  'africa',
  'asia',
  'europe',
  'north-america',
  'oceania',
  'south-america',
] as const;

/** People who are expected to answer. */
export interface Register {
  /** In the order of the source; each id once. */
  readonly expected: readonly Respondent[];
  /** Source that names them. */
  readonly from: 'round' | 'policy' | 'baseline';
}

/** Returns the people that a round expects; `null` if it names no one. */
export function registerOf({ respondents = [] }: Round): Register | null {
  return respondents.length === 0 ? null : { expected: respondents, from: 'round' };
}
