import type { Mismatch } from '../answers/mismatch.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { criteriaOf, criterionNamed, groupsOf } from '../checklist/lookup.ts';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import type { LevelLimit, Policy, Severity } from './policy.ts';

/**
 * What in a policy does not fit the checklist. A rule about something unknown would pass in silence,
 * so it is a mistake in every version; renamed criteria are followed. Waivers are not looked at: one
 * for a criterion that is gone is a warning of the verdict.
 */
export function checkPolicy(checklist: Checklist, policy: Policy): readonly Mismatch[] {
  if (policy.checklist !== checklist.id) {
    const text = `this is a policy for the checklist ${quoted(policy.checklist)}, not for ${quoted(checklist.id)}; give the one that was written for it`;
    return [{ path: ['checklist'], text }];
  }
  const points = checklist.points.map(({ id }) => id);
  const groups = Object.keys(groupsOf(checklist));
  return [
    ...bandMismatches(checklist, policy),
    ...unknownNames('points', 'point', policy.points, points),
    ...Object.entries(policy.criteria ?? {}).flatMap(([id, limit]) =>
      criterionMismatches(checklist, id, limit),
    ),
    ...doubleMinima(checklist, policy),
    ...unknownNames('minRespondents', 'group', policy.minRespondents, groups),
  ];
}

function bandMismatches({ bands }: Checklist, { minBand }: Policy): readonly Mismatch[] {
  if (minBand === undefined) return [];
  const isLong = typeof minBand === 'object';
  const band = isLong ? minBand.limit : minBand;
  const ids = bands.map(({ id }) => id);
  if (ids.includes(band)) return [];
  const path = isLong ? ['minBand', 'limit'] : ['minBand'];
  return [{ path, text: unknown('band', band, ids) }];
}

function unknownNames(
  field: string,
  kind: string,
  written: Readonly<Record<string, unknown>> | undefined,
  known: readonly string[],
): readonly Mismatch[] {
  return Object.keys(written ?? {})
    .filter((id) => !known.includes(id))
    .map((id) => ({ path: [field, id], text: unknown(kind, id, known), where: 'key' }));
}

function criterionMismatches(
  checklist: Checklist,
  id: string,
  limit: LevelLimit,
): readonly Mismatch[] {
  const criterion = criterionNamed(checklist, id);
  if (!criterion) {
    const ids = criteriaOf(checklist).map((own) => own.criterion.id);
    const remedy = didYouMean(id, ids) || '; name one of the checklist';
    return [
      { path: ['criteria', id], text: `unknown criterion ${quoted(id)}${remedy}`, where: 'key' },
    ];
  }
  const { refusal, levels } = scaleOf(checklist, criterion);
  const { answer, field } = limitIn(limit);
  const path = ['criteria', id, ...field];
  if (levels.length === 0) {
    return [{ path, text: `${quoted(criterion.id)} is a text, which is never scored; delete it` }];
  }
  const text = refusal(answer);
  return text === null ? [] : [{ path, text }];
}

/** A criterion under its own name and a former one, or under two former ones. */
function doubleMinima(checklist: Checklist, { criteria = {} }: Policy): readonly Mismatch[] {
  const seen = new Set<string>();
  return Object.keys(criteria).flatMap((name): readonly Mismatch[] => {
    const id = criterionNamed(checklist, name)?.id;
    if (id === undefined) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const text = `${quoted(id)} has a minimum twice, under its own name and a former one; delete one of them`;
    return [{ path: ['criteria', name], text, where: 'key' }];
  });
}

function unknown(kind: string, id: string, known: readonly string[]): string {
  return `unknown ${kind} ${quoted(id)}${didYouMean(id, known) || `; name one of ${known.join(', ')}`}`;
}

/** What a criterion must reach, and where that stands in the rule. */
export interface LimitInRule {
  readonly answer: AnswerValue;
  /** The field that says it; none in the short form. */
  readonly field: readonly string[];
  readonly severity: Severity | undefined;
}

/** A limit in either form. */
export function limitIn(written: LevelLimit): LimitInRule {
  if (typeof written !== 'object' || 'length' in written) {
    return { answer: written, field: [], severity: undefined };
  }
  const { severity } = written;
  return 'level' in written
    ? { answer: written.level, field: ['level'], severity }
    : { answer: written.answer, field: ['answer'], severity };
}
