import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { judgePolicy } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { agreedRound, type Person, roundOf } from '../analysis/having-rounds.ts';
import { checklist, criterion, point } from '../having.ts';

const TODAY = '2024-06-01';
const OLD = { 0: 'none', 1: 'little', 2: 'some', 3: 'much', 4: 'all' };

function withLevels(levels: Readonly<Record<number, string>>, version = '2.0.0'): Checklist {
  const key = { key: true, target: 3 };
  return {
    ...checklist(
      point('p', 1, criterion('a', { ...key, levels }), criterion('b', { ...key, levels: OLD })),
    ),
    groups: { sales: { title: 'Sales' } },
    version,
  };
}

const before = withLevels(OLD, '1.0.0');
const people = (a: number, version?: string): readonly Person[] => [
  { id: 'sam', answers: { a, b: 3 }, ...(version && { version }) },
];

function judged(rules: Partial<Policy>, now: Checklist, then: number, a: number, version?: string) {
  const policy: Policy = { format: 1, checklist: before.id, maxNotApplicable: 100, ...rules };
  return judgePolicy(policy, {
    report: roundOf(now, people(a, version)),
    baseline: roundOf(before, people(then), { date: '2024-01-01' }),
    today: TODAY,
  });
}

const REWORDED = { ...OLD, 1: 'a bit of paper', 2: 'a lot of paper', 3: 'a report' };
const INSERTED = { 0: 'none', 1: 'a rumour', 2: 'little', 3: 'some', 4: 'much', 5: 'all' };
const DROP: Partial<Policy> = { maxDrop: { keyCriterion: 10 } };

describe('a baseline by other levels', () => {
  it.each([
    { levels: INSERTED, to: 4, passes: true, because: '"much" was agreed then and now' },
    { levels: INSERTED, to: 3, passes: false, because: '"some" is less than "much"' },
    { levels: REWORDED, to: 3, passes: false, because: 'nothing tells what was agreed' },
  ])('keeps what was agreed: $passes, because $because', ({ levels, to, passes }) => {
    const report = (of: Checklist, voted: readonly [number, number], a: number, date: string) =>
      agreedRound(
        of,
        voted.map((level, i) => ({ id: `sam${i}`, date, answers: { a: level, b: 3 } })),
        { a, b: 3 },
      );
    const policy: Policy = { format: 1, checklist: before.id, by: 'agreed', ...DROP };
    const { passed } = judgePolicy(policy, {
      report: report(withLevels(levels), [0, 4], to, '2024-05-06'),
      baseline: report(before, [0, 3], 3, '2024-01-01'),
      today: TODAY,
    });
    expect(passed).toBe(passes);
  });

  it.each([
    { rules: { noNewGaps: true } },
    { rules: DROP },
    { rules: { maxDrop: { total: 10 } } },
    { rules: { maxDrop: { point: 10 } } },
  ])('that say something else cannot tell %o, so it fails', ({ rules }) => {
    const { passed, gates } = judged(rules, withLevels(REWORDED), 2, 2);
    expect(passed).toBe(false);
    expect(gates.map(({ message }) => message).join()).toContain(
      'cannot be told: the levels of 1.1 "How much a?" say something else than in the baseline',
    );
  });

  it('that say something else passes if nothing could be worse', () => {
    expect(judged({ noNewGaps: true, ...DROP }, withLevels(REWORDED), 2, 4).passed).toBe(true);
  });

  it.each([
    { levels: { ...OLD, 2: 'Some.' }, from: 2, to: 2, passes: true, because: 'case and stops' },
    { levels: INSERTED, from: 2, to: 3, passes: true, because: 'the same under a new number' },
    { levels: INSERTED, from: 2, to: 2, passes: false, because: 'the same number says less' },
    { levels: { ...OLD, 1: 'nearly none' }, from: 2, to: 2, passes: true, because: 'not chosen' },
  ])('match by what they say: $because', ({ levels, from, to, passes }) => {
    expect(judged({ maxDrop: { keyCriterion: 0 } }, withLevels(levels), from, to).passed).toBe(
      passes,
    );
  });

  it('that a level lists as its former text are the same', () => {
    const now = withLevels(OLD);
    const listed = [0, 1, 2, 3, 4].map((n) => ({
      score: n * 25,
      label: ['none', 'little', 'quite some', 'much', 'all'][n] ?? '',
      ...(n === 2 && { formerly: ['some'] }),
    }));
    const own = {
      ...now,
      points: now.points.map((one) => ({
        ...one,
        criteria: [
          criterion('a', { key: true, target: 3, levels: listed }),
          ...one.criteria.slice(1),
        ],
      })),
    };
    expect(judged({ noNewGaps: true, ...DROP }, own, 2, 2).passed).toBe(true);
  });
});

describe('answers to another version', () => {
  const now = withLevels(REWORDED);

  it('cannot be told under a gate, so they count as blanks', () => {
    const policy: Policy = { format: 1, checklist: now.id, minScore: 50 };
    const report = roundOf(now, people(4, '1.0.0'));
    const { passed, notices } = judgePolicy(policy, { report, baseline: null, today: TODAY });
    expect(report.result.score).toBe(0.875);
    expect(passed).toBe(false);
    expect(notices).toContain(
      'levels chosen by sam count as unanswered: nothing tells what those of version 1.0.0 say in 2.0.0',
    );
  });

  it('are told by the definition in the baseline, level by level', () => {
    expect(judged({ minScore: 80 }, now, 4, 4, '1.0.0').passed).toBe(true);
    // Level 3 of a says something else now.
    expect(judged({ minScore: 60 }, now, 3, 3, '1.0.0').passed).toBe(false);
  });

  it('are judged against themselves as they were', () => {
    const stale = roundOf(now, people(3, '1.0.0'));
    const rules = { noNewGaps: true, noNewRootCauses: true, maxDrop: { total: 0, point: 0 } };
    const policy: Policy = { format: 1, checklist: now.id, maxNotApplicable: 100, ...rules };
    const { gates } = judgePolicy(policy, { report: stale, baseline: stale, today: TODAY });
    const broken = gates.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
    // Nobody certainly answered, which is no change.
    expect(broken).toEqual(['graded', 'minRespondents']);
  });
});
