import type { Answer } from '../src/answers/answers.ts';
import type { Checklist, Criterion, Point } from '../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../src/checklist/criteria/levels/levels.ts';
import type { Participant } from '../src/scoring/responses.ts';

/** Five levels, 0 to 4, with descriptions that do not matter. */
const LEVELS = { 0: 'none', 1: 'little', 2: 'some', 3: 'much', 4: 'all' };

/** Returns a criterion with five levels and these fields. */
export function criterion(id: string, more: Partial<LevelsCriterion> = {}): LevelsCriterion {
  return { id, question: `How much ${id}?`, levels: LEVELS, ...more };
}

/** Returns a point with these criteria. */
export function point(id: string, weight: number, ...criteria: readonly Criterion[]): Point {
  return { id, title: `Point ${id}`, weight, criteria };
}

/** Returns a checklist with the groups and bands of the flagship, and these points. */
export function checklist(...points: readonly Point[]): Checklist {
  return {
    format: 1,
    id: 'test-checklist',
    version: '1.0.0',
    title: 'A checklist',
    groups: {
      marketing: { title: 'Marketing' },
      sales: { title: 'Sales' },
      leadership: { title: 'Leadership', leadership: true },
    },
    bands: [
      { id: 'undefined', from: 0, title: 'Undefined' },
      { id: 'defined', from: 25, title: 'Defined' },
      { id: 'aligned', from: 50, title: 'Aligned' },
      { id: 'integrated', from: 75, title: 'Integrated' },
    ],
    points,
  };
}

/** Returns a checklist with these groups only, so that an audit of them has no absent group. */
export function amongGroups(of: Checklist, ...ids: readonly string[]): Checklist {
  const groups = Object.entries(of.groups ?? {}).filter(([id]) => ids.includes(id));
  return { ...of, groups: Object.fromEntries(groups) };
}

/** Answer to a criterion in a test: a level, `null` for "don't know", or a reason. */
export type Said = number | null | string;

/** Returns a respondent with these answers; a text is the reason for "not applicable". */
export function respondent(
  id: string,
  group: string,
  answers: Readonly<Record<string, Said>>,
): Participant {
  return {
    id,
    group,
    answers: new Map(Object.entries(answers).map(([name, said]) => [name, answer(said)])),
  };
}

function answer(said: Said): Answer {
  return typeof said === 'string' ? { notApplicable: said } : { value: said };
}
