import { describe, expect, it } from 'vitest';
import { compareRounds } from '../../src/analysis/comparison/comparison.ts';
import { match } from '../../src/answers/match.ts';
import { matchRound, registerOf } from '../../src/answers/round.ts';
import type { Checklist, Group } from '../../src/checklist/checklist.ts';
import { checkRules } from '../../src/checklist/rules/rules.ts';
import { judgePolicy } from '../../src/policy/judge.ts';
import { checkPolicy } from '../../src/policy/match.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { roundOf } from '../analysis/having-rounds.ts';
import { checklist, criterion, point } from '../having.ts';

function among(groups: Readonly<Record<string, Group>>, version: string): Checklist {
  return { ...checklist(point('p', 1, criterion('a'), criterion('b'))), version, groups };
}

const SALES = { title: 'Sales' };
const OLD = among({ sales: SALES, neutral: { title: 'Nobody in particular' } }, '1.0.0');
const NEW = among({ sales: SALES, leadership: { title: 'Lead', formerly: ['neutral'] } }, '2.0.0');

const people = (group: string) => [
  { id: 'sam', group: 'sales', answers: { a: 2, b: 2 } },
  { id: 'ceo', group, answers: { a: 4, b: 0 } },
];

describe('a group that was renamed', () => {
  it('is found by its former id in answers', () => {
    const { group, errors } = match(NEW, {
      ...{ format: 1, checklist: { id: NEW.id, version: '1.0.0' }, subject: 'C' },
      ...{ date: '2024-05-06', respondent: { id: 'ceo', group: 'neutral' }, answers: { a: 4 } },
    });
    expect([group, errors]).toEqual(['leadership', []]);
  });

  it('is found in round.yaml, whose people are expected in it', () => {
    const round = { format: 1 as const, respondents: [{ id: 'ceo', group: 'neutral' }] };
    expect(matchRound(NEW, round)).toEqual([]);
    expect(registerOf(round, NEW)?.expected).toEqual([{ id: 'ceo', group: 'leadership' }]);
  });

  it('is found in a policy, and has one minimum', () => {
    const policy = { format: 1 as const, checklist: NEW.id, minRespondents: { neutral: 2 } };
    const expected = [{ id: 'cfo', group: 'neutral' }];
    expect(checkPolicy(NEW, { ...policy, expected })).toEqual([]);
    const report = roundOf(NEW, people('leadership'));
    const { gates } = judgePolicy(policy, { report, baseline: null, today: '2024-05-06' });
    expect(gates.filter(({ rule }) => rule === 'minRespondents')).toMatchObject([
      { subject: 'leadership', outcome: 'fail', value: 1, limit: 2 },
    ]);
    const twice: Policy = { ...policy, minRespondents: { neutral: 2, leadership: 1 } };
    expect(checkPolicy(NEW, twice).map(({ message }) => message)).toEqual([
      '"leadership" has two minimums, under its current and its former id',
    ]);
  });

  it('is the same group in a baseline: nobody moved, nobody is missing, nothing dropped', () => {
    const before = roundOf(OLD, people('neutral'));
    const report = roundOf(NEW, people('leadership'));
    const policy: Policy = {
      ...{ format: 1, checklist: NEW.id, noNewGaps: true, noNewRootCauses: true },
      maxDrop: { total: 0, point: 0, keyCriterion: 0 },
    };
    const verdict = judgePolicy(policy, { report, baseline: before, today: '2024-05-06' });
    expect(verdict.passed).toBe(true);
    expect(verdict.loosened).toEqual([]);
    expect(verdict.notices).toEqual([]);
  });

  it('changes no part of a comparison', () => {
    const comparison = compareRounds(
      roundOf(OLD, people('neutral')),
      roundOf(NEW, people('leadership')),
    );
    expect(comparison.total.change).toBe(0);
    expect(comparison.parts).toMatchObject({ people: 0, answers: 0, checklist: 0 });
  });

  it('keeps two groups of a baseline apart that became one', () => {
    const two = among({ sales: SALES, neutral: SALES, board: SALES }, '1.0.0');
    const one = among(
      { sales: SALES, lead: { ...SALES, formerly: ['neutral', 'board'] } },
      '2.0.0',
    );
    const before = roundOf(two, [
      ...people('neutral'),
      { id: 'x', group: 'board', answers: { a: 0 } },
    ]);
    const after = roundOf(one, [...people('lead'), { id: 'x', group: 'lead', answers: { a: 0 } }]);
    expect(compareRounds(before, after).before.result.score).toBe(before.result.score);
  });

  it.each([
    {
      groups: { sales: { ...SALES, formerly: ['sales'] } },
      text: '"sales" is still the id of this group',
    },
    {
      groups: { sales: SALES, lead: { ...SALES, formerly: ['sales'] } },
      text: '"sales" is used by another group',
    },
    {
      groups: {
        sales: { ...SALES, formerly: ['neutral'] },
        lead: { ...SALES, formerly: ['neutral'] },
      },
      text: 'duplicate former id "neutral"',
    },
  ])('cannot have a former id in use: $text', ({ groups, text }) => {
    expect(checkRules(among(groups, '1.0.0')).map(({ message }) => message)).toEqual([text]);
  });
});
