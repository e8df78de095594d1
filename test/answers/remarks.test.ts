import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import { match } from '../../src/answers/match.ts';
import { checklist, criterion, point } from '../having.ts';

const FAIRS = checklist(
  point('only', 1, criterion('goal'), criterion('calls', { formerly: ['follow-up'] })),
);

function remarking(remarks: Answers['remarks'], version = '1.0.0') {
  return match(FAIRS, {
    format: 1,
    checklist: { id: 'test-checklist', version },
    subject: 'Oakley Pumps',
    date: '2026-03-02',
    respondent: { id: 'mia', group: 'sales' },
    answers: { goal: 2 },
    remarks,
  });
}

describe('remarks on criteria without an answer', () => {
  it('are matched by id', () => {
    const { answers, remarks, errors } = remarking({ calls: { note: 'ask Ben' } });
    expect(Object.fromEntries(remarks)).toEqual({ calls: { note: 'ask Ben' } });
    expect([...answers.keys()]).toEqual(['goal']);
    expect(errors).toEqual([]);
  });

  it('follow a criterion that has been renamed', () => {
    const { remarks } = remarking({ 'follow-up': { note: 'ask Ben' } }, '0.9.0');
    expect([...remarks.keys()]).toEqual(['calls']);
  });

  it('are an error on an unknown criterion, and ignored for another version', () => {
    const remarks = { call: { note: 'x' } };
    expect(remarking(remarks).errors).toEqual([
      {
        code: 'answers/unknown-criterion',
        severity: 'error',
        path: ['remarks', 'call'],
        at: 'key',
        message: 'unknown criterion "call"',
        hint: 'did you mean "calls"?',
      },
    ]);
    const { errors, warnings } = remarking(remarks, '0.9.0');
    expect(errors).toEqual([]);
    expect(warnings[1]).toEqual({
      code: 'answers/ignored-remarks',
      severity: 'warning',
      path: ['remarks', 'call'],
      at: 'key',
      message: 'ignored the remarks on the unknown criterion "call"',
      hint: 'did you mean "calls"?',
    });
  });

  it('belong to the answer if there is one', () => {
    expect(remarking({ goal: { note: 'x' } }).errors).toEqual([
      {
        code: 'answers/misplaced-remark',
        severity: 'error',
        path: ['remarks', 'goal'],
        at: 'key',
        message: '"goal" already has an answer or remarks',
        hint: 'move this remark there',
      },
    ]);
  });
});
