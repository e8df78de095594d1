import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymise } from '../../src/analysis/anonymous/anonymise.ts';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import { checklist, criterion, point, type Said } from '../having.ts';
import { type Person, roundOf } from './having-rounds.ts';

const lookAt = (place: string) => ({ checklist: 'other', point: place, because: 'of that' });

/** Musts of every scope and places to look, so that band and order could tell of single people. */
const audited = checklist(
  point(
    'first',
    2,
    criterion('a', {
      must: { level: 2, of: 'each-group', cap: 'undefined' },
      lookAt: lookAt('here'),
    }),
    criterion('b', { must: { level: 3, of: 'each-respondent', cap: 'defined' } }),
  ),
  point(
    'second',
    1,
    criterion('c', { must: { level: 1, cap: 'aligned' }, lookAt: lookAt('there') }),
    criterion('d'),
  ),
);
const conditional = {
  ...audited,
  points: audited.points.map((own) => ({
    ...own,
    criteria: own.criteria.map((each) =>
      each.id === 'd' ? { ...each, when: { criterion: 'a', atLeast: 2 } } : each,
    ),
  })),
};
const CRITERIA = ['a', 'b', 'c', 'd'] as const;
const GROUPS = ['marketing', 'sales', 'leadership'] as const;
const MIN_GROUP = 3;
const RUNS = { numRuns: 30 };

const level = fc.integer({ min: 0, max: 4 });
const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: level },
  { weight: 1, arbitrary: fc.constantFrom(null, 'no reason') },
);
const answers = fc.record({ a: said, b: said, c: said, d: said });
/** Up to nine people in up to three groups, small and large ones. */
const rooms = fc
  .array(fc.record({ group: fc.constantFrom(...GROUPS), answers }), { minLength: 1, maxLength: 9 })
  .map((people) => people.map((own, i): Person => ({ id: `r${i}`, ...own })));

function anonymous(people: readonly Person[], definition = audited): GapReport {
  const terms = { minGroup: MIN_GROUP, withNotes: false };
  return anonymise(roundOf(definition, people), terms);
}

/** A report without the last bits of its numbers, in which equal sums differ. */
function figures(report: GapReport): unknown {
  return JSON.parse(
    JSON.stringify(report, (_, value) =>
      typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value,
    ),
  );
}

function answering(person: Person, id: string, value: Said): Person {
  return { ...person, answers: { ...person.answers, [id]: value } };
}

describe('an anonymous report', () => {
  it('is the same whoever of a group said what', () => {
    fc.assert(
      fc.property(rooms, fc.constantFrom(...CRITERIA), fc.nat(), (people, id, pick) => {
        const group = people[pick % people.length]?.group;
        const [one, other] = people.filter((own) => own.group === group);
        fc.pre(one !== undefined && other !== undefined);
        const [first, second] = [one.answers[id] ?? null, other.answers[id] ?? null];
        const swapped = people.map((own) => {
          if (own === one) return answering(own, id, second);
          return own === other ? answering(own, id, first) : own;
        });
        expect(figures(anonymous(swapped))).toEqual(figures(anonymous(people)));
      }),
      RUNS,
    );
  });

  it('is the same whatever a group said that counts in no figure', () => {
    fc.assert(
      fc.property(rooms, answers, fc.boolean(), (people, others, isConditional) => {
        const definition = isConditional ? conditional : audited;
        const before = anonymous(people, definition);
        const silent = new Set(
          before.anonymity?.groups.flatMap(({ group, told }) =>
            told === 'not-at-all' ? [group] : [],
          ),
        );
        fc.pre(silent.size > 0);
        const changed = people.map((own) =>
          silent.has(own.group ?? '') ? { ...own, answers: others } : own,
        );
        expect(figures(anonymous(changed, definition))).toEqual(figures(before));
      }),
      RUNS,
    );
  });

  it('is the same if two hidden groups give the opposite answers', () => {
    fc.assert(
      fc.property(rooms, fc.constantFrom(...CRITERIA), level, level, (people, id, one, other) => {
        const hidden =
          anonymous(people).anonymity?.groups.filter(
            ({ group, told }) => told === 'together' && people.some((own) => own.group === group),
          ) ?? [];
        const [first, second] = hidden.map(({ group }) => group);
        fc.pre(first !== undefined && second !== undefined && one !== other);
        const saying = (ofFirst: Said, ofSecond: Said) =>
          people.map((own) => {
            if (own.group === first) return answering(own, id, ofFirst);
            return own.group === second ? answering(own, id, ofSecond) : own;
          });
        const report = anonymous(saying(one, other));
        expect(figures(report)).toEqual(figures(anonymous(saying(other, one))));
        const means = report.findings.find((own) => own.criterion === id)?.groups ?? {};
        expect(Object.keys(means)).not.toContain(first);
      }),
      RUNS,
    );
  });

  it('never tells the mean of fewer than the least number', () => {
    fc.assert(
      fc.property(rooms, (people) => {
        for (const { criterion: id, groups, score } of anonymous(people).findings) {
          const given = people.filter((own) => typeof own.answers[id] === 'number');
          for (const group of Object.keys(groups)) {
            const ofGroup = given.filter((own) => own.group === group);
            expect(ofGroup.length).toBeGreaterThanOrEqual(MIN_GROUP);
          }
          if (score !== null) expect(given.length).toBeGreaterThanOrEqual(MIN_GROUP);
        }
      }),
      RUNS,
    );
  });

  it('is the same whatever the only small group says on a criterion beside two that are told', () => {
    // Neither group can be at an end of the scale, where it would be hidden.
    const inner = fc.integer({ min: 1, max: 3 });
    const crowds = fc.record({ a: inner, b: inner, c: inner, d: inner });
    const crowd = (group: string) =>
      fc
        .array(crowds, { minLength: 3, maxLength: 4 })
        .map((own) => own.map((all, i): Person => ({ id: `${group}-${i}`, group, answers: all })));
    fc.assert(
      fc.property(
        crowd('marketing'),
        crowd('sales'),
        level,
        level,
        (marketing, sales, one, other) => {
          const saying = (value: Said) =>
            anonymous([
              ...marketing,
              ...sales,
              { id: 'boss', group: 'leadership', answers: { a: value } },
            ]);
          expect(figures(saying(one))).toEqual(figures(saying(other)));
          expect(Object.keys(saying(one).findings[0]?.groups ?? {})).toEqual([
            'marketing',
            'sales',
          ]);
        },
      ),
      RUNS,
    );
  });

  it('tells of no group at all where the only other one is small', () => {
    fc.assert(
      fc.property(rooms, (people) => {
        for (const { criterion: id, groups } of anonymous(people).findings) {
          const sizes = GROUPS.map(
            (group) =>
              people.filter((own) => own.group === group && typeof own.answers[id] === 'number')
                .length,
          ).filter((size) => size > 0);
          const [smaller = 0, larger = 0] = sizes.toSorted((a, b) => a - b);
          if (sizes.length !== 2 || smaller >= MIN_GROUP || larger < MIN_GROUP) continue;
          expect(groups).toEqual({});
        }
      }),
      RUNS,
    );
  });

  it('tells of no group at all on a criterion that the only other shown group does not know', () => {
    const told = (boss: Said) =>
      anonymous([
        ...['s1', 's2', 's3'].map((id) => ({ id, group: 'sales', answers: { a: 2, b: 1 } })),
        ...['m1', 'm2', 'm3'].map((id) => ({ id, group: 'marketing', answers: { a: 3, b: null } })),
        { id: 'boss', group: 'leadership', answers: { a: 0, b: boss } },
      ]).findings.map(({ groups }) => groups);
    expect(told(0).slice(0, 2)).toEqual([{ marketing: 0.75, sales: 0.5 }, {}]);
    expect(told(4)).toEqual(told(0));
    expect(told(null)).toEqual(told(0));
  });

  it('never tells a figure of a group at an end of the scale', () => {
    fc.assert(
      fc.property(rooms, (people) => {
        for (const { groups } of anonymous(people).findings) {
          for (const value of Object.values(groups)) {
            expect(value).toBeGreaterThan(0);
            expect(value).toBeLessThan(1);
            expect(value * 8).toBe(Math.round(value * 8));
          }
        }
      }),
      RUNS,
    );
  });

  it('leaves more than one level open for everybody in a small group', () => {
    const levels = [0, 1, 2, 3, 4];
    const boards = levels.flatMap((one) => levels.map((other) => [one, other]));
    const possible = new Map<string, Set<number>>();
    for (const boss of levels) {
      for (const board of boards) {
        const seen = JSON.stringify(
          figures(
            anonymous([
              ...[1, 2, 3, 2].map((a, i) => ({ id: `s${i}`, group: 'sales', answers: { a } })),
              ...board.map((a, i) => ({ id: `m${i}`, group: 'marketing', answers: { a } })),
              ...[boss, 2].map((a, i) => ({ id: `l${i}`, group: 'leadership', answers: { a } })),
            ]),
          ),
        );
        possible.set(seen, new Set([...(possible.get(seen) ?? []), boss]));
      }
    }
    expect(possible.size).toBeGreaterThan(3);
    for (const bosses of possible.values()) expect(bosses.size).toBeGreaterThan(1);
  });
});
