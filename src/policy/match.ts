import { inPresentGroup } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import {
  criteriaOf,
  criterionNamed,
  displayOf,
  groupNamed,
  groupsOf,
} from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestWord } from '../text/phrases.ts';
import type { CodedError } from '../words/coded.ts';
import { errorText } from '../words/errors.ts';
import { type LevelLimit, type Limit, limitOf, type Policy, type Severity } from './policy.ts';

/**
 * Finds the parts of a policy that do not fit the checklist. A rule about something unknown would
 * pass unnoticed, so it is an error in every version; renamed criteria are followed. Waivers are not looked at: one
 * for a criterion that is gone is a warning of the verdict.
 */
export function checkPolicy(checklist: Checklist, policy: Policy): readonly Diagnostic[] {
  if (policy.checklist !== checklist.id) {
    const ids = { id: policy.checklist, expected: checklist.id };
    return [{ ...errorText('policy/other-checklist', ids), path: ['checklist'] }];
  }
  const points = checklist.points.map(({ id }) => id);
  const groups = Object.keys(groupsOf(checklist));
  return [
    ...scaleErrors(checklist, policy),
    ...bandErrors(checklist, policy),
    ...unknownNames('points', 'policy/unknown-point', policy.points, points),
    ...Object.entries(policy.criteria ?? {}).flatMap(([id, limit]) =>
      criterionErrors(checklist, id, limit),
    ),
    ...doubleMinima(checklist, policy),
    ...groupErrors(checklist, policy, groups),
    ...peopleErrors(checklist, policy, groups),
    ...waiverErrors(checklist, policy),
  ];
}

/** Finds scores outside the scale of the checklist, and drops that are longer than it. */
function scaleErrors(checklist: Checklist, policy: Policy): readonly Diagnostic[] {
  const { from: lowest, to: highest } = displayOf(checklist);
  const longest = highest - lowest;
  const scoreErrors = (score: number, path: Diagnostic['path']): readonly Diagnostic[] =>
    score >= lowest && score <= highest
      ? []
      : [{ ...errorText('policy/outside-scale', { score, lowest, highest }), path }];
  const limitErrors = (limit: Limit<number> | undefined, path: readonly string[]) =>
    limit === undefined ? [] : scoreErrors(limitOf(limit).limit, pathOf(limit, path));
  const dropErrors = ([name, limit]: [
    string,
    Limit<number> | undefined,
  ]): readonly Diagnostic[] => {
    if (limit === undefined) return [];
    const { limit: drop } = limitOf(limit);
    if (drop >= 0 && drop <= longest) return [];
    const path = pathOf(limit, ['maxDrop', name]);
    return [{ ...errorText('policy/drop-outside-scale', { drop, longest }), path }];
  };
  return [
    ...limitErrors(policy.minScore, ['minScore']),
    ...Object.entries(policy.points ?? {}).flatMap(([id, limit]) =>
      limitErrors(limit, ['points', id]),
    ),
    ...Object.entries<Limit<number> | undefined>({ ...policy.maxDrop }).flatMap(dropErrors),
    ...(policy.waivers ?? []).flatMap((waiver, i) =>
      'point' in waiver && waiver.score !== undefined
        ? scoreErrors(waiver.score, ['waivers', i, 'score'])
        : [],
    ),
  ];
}

function pathOf(limit: Limit<number>, path: readonly string[]): readonly string[] {
  return typeof limit === 'object' ? [...path, 'limit'] : path;
}

/**
 * Returns a policy whose groups have their present ids. Of two minimums for one group, which are an
 * error of the policy, the one under the present id counts.
 */
export function inPresentGroups(policy: Policy, checklist: Checklist): Policy {
  const { minRespondents, expected } = policy;
  const present = (id: string) => groupNamed(checklist, id) ?? id;
  const limits = Object.entries(minRespondents ?? {}).toSorted(
    ([a], [b]) => Number(present(a) === a) - Number(present(b) === b),
  );
  return {
    ...policy,
    ...(minRespondents && {
      minRespondents: Object.fromEntries(limits.map(([id, limit]) => [present(id), limit])),
    }),
    ...(expected && { expected: expected.map((own) => inPresentGroup(own, checklist)) }),
  };
}

/** Finds minimums of groups that are unknown, or that have two under former and present ids. */
function groupErrors(
  checklist: Checklist,
  { minRespondents = {} }: Policy,
  groups: readonly string[],
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return Object.keys(minRespondents).flatMap((name): readonly Diagnostic[] => {
    const place = { path: ['minRespondents', name], at: 'key' } as const;
    const id = groupNamed(checklist, name);
    if (id === null) return [{ ...unknown('policy/unknown-group', name, groups), ...place }];
    if (seen.size < seen.add(id).size) return [];
    return [{ ...errorText('policy/duplicate-minimum', { id }), ...place }];
  });
}

function bandErrors({ bands }: Checklist, { minBand }: Policy): readonly Diagnostic[] {
  if (minBand === undefined) return [];
  const isLong = typeof minBand === 'object';
  const band = isLong ? minBand.limit : minBand;
  const ids = bands.map(({ id }) => id);
  if (ids.includes(band)) return [];
  const path = isLong ? ['minBand', 'limit'] : ['minBand'];
  return [{ ...unknown('policy/unknown-band', band, ids), path }];
}

function unknownNames(
  field: string,
  code: UnknownCode,
  written: Readonly<Record<string, unknown>> | undefined,
  known: readonly string[],
): readonly Diagnostic[] {
  return Object.keys(written ?? {})
    .filter((id) => !known.includes(id))
    .map((id) => ({ ...unknown(code, id, known), path: [field, id], at: 'key' }));
}

function criterionErrors(
  checklist: Checklist,
  id: string,
  limit: LevelLimit,
): readonly Diagnostic[] {
  const criterion = criterionNamed(checklist, id);
  if (!criterion) {
    const ids = criteriaOf(checklist).map((own) => own.criterion.id);
    const error = errorText('policy/unknown-criterion', { id, meant: nearestWord(id, ids) });
    return [{ ...error, path: ['criteria', id], at: 'key' }];
  }
  const { refusal, levels } = scaleOf(checklist, criterion);
  const { answer, field } = limitIn(limit);
  const path = ['criteria', id, ...field];
  if (levels.length === 0) {
    return [{ ...errorText('policy/no-levels', { id: criterion.id }), path }];
  }
  const error = refusal(answer);
  return error === null ? [] : [{ ...error, path }];
}

/** Finds criteria that have a minimum under two ids, their present one or former ones. */
function doubleMinima(checklist: Checklist, { criteria = {} }: Policy): readonly Diagnostic[] {
  const seen = new Set<string>();
  return Object.keys(criteria).flatMap((name): readonly Diagnostic[] => {
    const id = criterionNamed(checklist, name)?.id;
    if (id === undefined) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const error = errorText('policy/duplicate-minimum', { id });
    return [{ ...error, path: ['criteria', name], at: 'key' }];
  });
}

/** Finds expected people whose group is missing or unknown, and people who are named twice. */
function peopleErrors(
  checklist: Checklist,
  { expected = [], left = [] }: Policy,
  groups: readonly string[],
): readonly Diagnostic[] {
  const seen = new Set<string>();
  const isTwice = (id: string) => seen.size === seen.add(id).size;
  return [
    ...expected.flatMap(({ id, group }, i): readonly Diagnostic[] => {
      const path = ['expected', i];
      if (isTwice(id)) return [{ ...errorText('policy/duplicate-person', { id }), path }];
      if (group === undefined) {
        if (groups.length === 1) return [];
        return [{ ...errorText('policy/missing-group', { id, ids: groups }), path }];
      }
      if (groupNamed(checklist, group) !== null) return [];
      return [{ ...unknown('policy/unknown-group', group, groups), path: [...path, 'group'] }];
    }),
    ...left.flatMap(({ respondent: id }, i): readonly Diagnostic[] => {
      const path = ['left', i, 'respondent'];
      if (!isTwice(id)) return [];
      const isExpected = expected.some((own) => own.id === id);
      const code = isExpected ? 'policy/expected-and-left' : 'policy/duplicate-person';
      return [{ ...errorText(code, { id }), path }];
    }),
  ];
}

/** Finds waivers that accept a level which their criterion does not have. */
function waiverErrors(checklist: Checklist, { waivers = [] }: Policy): readonly Diagnostic[] {
  return waivers.flatMap((waiver, i): readonly Diagnostic[] => {
    if (!('criterion' in waiver) || waiver.level === undefined) return [];
    const criterion = criterionNamed(checklist, waiver.criterion);
    const error = criterion && scaleOf(checklist, criterion).refusal(waiver.level);
    return error ? [{ ...error, path: ['waivers', i, 'level'] }] : [];
  });
}

type UnknownCode = 'policy/unknown-band' | 'policy/unknown-point' | 'policy/unknown-group';

function unknown(code: UnknownCode, id: string, ids: readonly string[]): CodedError {
  return errorText(code, { id, ids, meant: nearestWord(id, ids) });
}

/** Answer that a criterion must reach, with its place in the rule. */
export interface LimitInRule {
  readonly answer: AnswerValue;
  /** Field of the answer; empty in the short form. */
  readonly field: readonly string[];
  readonly severity: Severity | undefined;
}

/** Reads a limit in either form. */
export function limitIn(written: LevelLimit): LimitInRule {
  if (typeof written !== 'object' || 'length' in written) {
    return { answer: written, field: [], severity: undefined };
  }
  const { severity } = written;
  return 'level' in written
    ? { answer: written.level, field: ['level'], severity }
    : { answer: written.answer, field: ['answer'], severity };
}
