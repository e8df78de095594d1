import type { Checklist } from '../checklist/checklist.ts';
import { groupNamed, groupsOf } from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestWord } from '../text/phrases.ts';
import { roundError } from '../words/round-errors.ts';
import type { Respondent } from './answers.ts';
import { isForChecklist, UNFILLED } from './check.ts';

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

/** Facts of a round that a report repeats. */
export type RoundFacts = Pick<Round, 'profile' | 'contributor' | 'evidence'>;

/** Returns the facts of a round that a report repeats; `undefined` without any. */
export function factsOfRound({ profile, contributor, evidence }: Round): RoundFacts | undefined {
  const facts = {
    ...(profile && { profile }),
    ...(contributor !== undefined && { contributor }),
    ...(evidence && { evidence }),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
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

/** Returns the people that a round expects, in present groups; `null` if it names no one. */
export function registerOf({ respondents = [] }: Round, checklist: Checklist): Register | null {
  if (respondents.length === 0) return null;
  return { expected: respondents.map((own) => inPresentGroup(own, checklist)), from: 'round' };
}

/** Returns a respondent with the present id of the group. */
export function inPresentGroup(respondent: Respondent, checklist: Checklist): Respondent {
  const { group } = respondent;
  if (group === undefined) return respondent;
  return { ...respondent, group: groupNamed(checklist, group) ?? group };
}

/** Returns the errors of a round by itself that a schema cannot express. */
export function checkRound(round: Round): readonly Diagnostic[] {
  const { subject, date, from, to, respondents = [] } = round;
  const errors: Diagnostic[] = [];
  if (subject === UNFILLED)
    errors.push({ ...roundError('round/not-filled-in'), path: ['subject'] });
  if (date !== undefined && (from ?? to) !== undefined) {
    errors.push({ ...roundError('round/date-and-range'), path: ['date'], at: 'key' });
  }
  if ((from === undefined) !== (to === undefined)) {
    const [given, name] =
      from === undefined ? (['to', 'from'] as const) : (['from', 'to'] as const);
    errors.push({ ...roundError('round/half-range', { name }), path: [given], at: 'key' });
  }
  if (from !== undefined && to !== undefined && to < from) {
    errors.push({ ...roundError('round/range-order', { from }), path: ['to'] });
  }
  const ids = respondents.map(({ id }) => id);
  return [
    ...errors,
    ...ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [{ ...roundError('round/duplicate-expected', { id }), path: ['respondents', i, 'id'] }],
    ),
  ];
}

/** Returns the errors and warnings of a round with its checklist. */
export function matchRound(checklist: Checklist, round: Round): readonly Diagnostic[] {
  const named = round.checklist;
  if (named && !isForChecklist(checklist, { checklist: named })) {
    const ids = { id: named.id, expected: checklist.id };
    return [{ ...roundError('round/wrong-checklist', ids), path: ['checklist', 'id'] }];
  }
  const version = named?.id === checklist.id ? named.version : undefined;
  return [
    ...(version === undefined || version === checklist.version
      ? []
      : [otherVersionOfRound(version, checklist.version)]),
    ...(round.respondents ?? []).flatMap(({ group }, i) => groupErrors(checklist, group, i)),
  ];
}

function otherVersionOfRound(version: string, read: string): Diagnostic {
  const words = roundError('round/wrong-version', { version, read });
  return { ...words, severity: 'warning', path: ['checklist', 'version'] };
}

function groupErrors(
  checklist: Checklist,
  group: string | undefined,
  i: number,
): readonly Diagnostic[] {
  const groups = Object.keys(groupsOf(checklist));
  if (group === undefined) {
    if (groups.length === 1) return [];
    return [{ ...roundError('round/missing-group', { ids: groups }), path: ['respondents', i] }];
  }
  if (groupNamed(checklist, group) !== null) return [];
  const unknown = { id: group, ids: groups, meant: nearestWord(group, groups) };
  const path = ['respondents', i, 'group'];
  return [{ ...roundError('round/unknown-group', unknown), path }];
}
