import { describe, expect, it } from 'vitest';
import type { Answers, WrittenAnswer } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { messageWithHint } from '../../src/diagnostic.ts';
import { checklist, criterion, point } from '../having.ts';

describe('matching answers with their checklist', () => {
  it('turns every answer into its long form', () => {
    const { answers } = match(
      asked,
      answered({ icp: 3, reasons: null, nurture: { notApplicable: 'x' } }),
    );
    expect(Object.fromEntries(answers)).toEqual({
      icp: { value: 3 },
      reasons: { value: null },
      nurture: { notApplicable: 'x' },
    });
  });

  it('keeps notes and evidence', () => {
    const said = { value: 0, firstVote: 2, note: 'Ask RevOps', evidence: ['crm.csv'] };
    expect(match(asked, answered({ icp: said })).answers.get('icp')).toEqual(said);
  });

  it.each<{
    answers: Record<string, WrittenAnswer>;
    path: string[];
    text: string;
    because: string;
  }>([
    {
      answers: { ipc: 3 },
      path: ['answers', 'ipc'],
      text: 'unknown criterion "ipc"; did you mean "icp"?',
      because: 'nothing is called so',
    },
    {
      answers: { 'ideal-customer': 3 },
      path: ['answers', 'ideal-customer'],
      text: 'unknown criterion "ideal-customer"; renamed to "icp"',
      because: 'it was renamed before this version',
    },
    {
      answers: { constructor: 3 },
      path: ['answers', 'constructor'],
      text: 'unknown criterion "constructor"; delete it, or find the right id with "align show"',
      because: 'it only exists in JavaScript',
    },
    {
      answers: { icp: 7 },
      path: ['answers', 'icp'],
      text: 'icp: level 7 does not exist; use a level from 0 to 4',
      because: 'there are five levels',
    },
    {
      answers: { icp: { value: 7 } },
      path: ['answers', 'icp', 'value'],
      text: 'value: level 7 does not exist; use a level from 0 to 4',
      because: 'the long form counts the same',
    },
    {
      answers: { nurture: { value: 1, firstVote: 2 } },
      path: ['answers', 'nurture', 'firstVote'],
      text: 'firstVote: level 2 does not exist; use a level from 0 to 1',
      because: 'the first vote is checked too',
    },
  ])('finds an error where $because', ({ answers, path, text }) => {
    const { errors } = match(asked, answered(answers));
    expect(errors.map((own) => own.path)).toEqual([path]);
    expect(errors.map(messageWithHint)).toEqual([text]);
  });

  it('refuses answers to another checklist before any other error', () => {
    const other = answered({ ipc: 7 }, { checklist: { id: 'other', version: '1.0.0' } });
    expect(match(asked, other).errors.map(({ path }) => path)).toEqual([['checklist', 'id']]);
  });
});

describe('answers to another version', () => {
  const old = { checklist: { id: 'test-checklist', version: '0.9.0' } };

  it('warn with both versions', () => {
    expect(match(asked, answered({}, old)).warnings.map(messageWithHint)).toEqual([
      'answers to version 0.9.0 of the checklist, read as version 1.0.0; levels count by their numbers, and new criteria as unanswered',
    ]);
  });

  it('follow a criterion to its new name', () => {
    const { answers, errors } = match(asked, answered({ 'ideal-customer': 3 }, old));
    expect(errors).toEqual([]);
    expect(answers.get('icp')).toEqual({ value: 3 });
  });

  it('are ignored with a warning if the criterion was removed', () => {
    const { answers, errors, warnings } = match(asked, answered({ reason: 3 }, old));
    expect(errors).toEqual([]);
    expect(answers.size).toBe(0);
    expect(warnings.map(messageWithHint)[1]).toBe(
      'ignored the answer to the unknown criterion "reason"; did you mean "reasons"?',
    );
  });

  it.each([
    { answers: { icp: 1, 'ideal-customer': 2 }, because: 'old and new name are both there' },
    { answers: { 'ideal-customer': 2, icp: 1 }, because: 'the order does not matter' },
    { answers: { 'ideal-customer': 2, persona: 1 }, because: 'two old names are' },
  ])('are refused where one criterion is answered twice: $because', ({ answers }) => {
    expect(match(asked, answered(answers, old)).errors.map(messageWithHint)).toEqual([
      '"icp" has two answers, under its current and its former id; delete one',
    ]);
  });
});

describe('the group of a respondent', () => {
  it('is the one in the file', () => {
    expect(match(asked, answered({})).group).toBe('marketing');
  });

  it('is the only one of the checklist', () => {
    const one: Checklist = { ...asked, groups: { staff: { title: 'Staff' } } };
    expect(match(one, answered({}, { respondent: { id: 'kathy' } })).group).toBe('staff');
  });

  it('is everyone if the checklist has none', () => {
    const { groups: _, ...none } = asked;
    expect(match(none, answered({}, { respondent: { id: 'kathy' } })).group).toBe('everyone');
  });

  it.each([
    { group: undefined, text: 'group: is missing; use one of marketing, sales, leadership' },
    { group: 'marketng', text: 'unknown group "marketng"; did you mean "marketing"?' },
    { group: 'hr', text: 'unknown group "hr"; use one of marketing, sales, leadership' },
  ])('is an error where it is $group', ({ group, text }) => {
    const { errors } = match(asked, answered({}, { respondent: { id: 'kathy', group } }));
    expect(errors.map(({ path }) => path)).toEqual([['respondent', 'group']]);
    expect(errors.map(messageWithHint)).toEqual([text]);
  });
});

const asked = checklist(
  point(
    'audience',
    1,
    criterion('icp', { formerly: ['ideal-customer', 'persona'] }),
    criterion('reasons'),
    criterion('nurture', { levels: { 0: 'no', 1: 'yes' } }),
  ),
);

function answered(answers: Record<string, WrittenAnswer>, fields: Partial<Answers> = {}): Answers {
  return {
    format: 1,
    checklist: { id: 'test-checklist', version: '1.0.0' },
    subject: 'Lakeshore Metrics',
    date: '2012-08-06',
    respondent: { id: 'kathy', group: 'marketing' },
    answers,
    ...fields,
  };
}
