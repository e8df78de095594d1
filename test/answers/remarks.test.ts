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
    const { answers, remarks, problems } = remarking({ calls: { note: 'ask Ben' } });
    expect(Object.fromEntries(remarks)).toEqual({ calls: { note: 'ask Ben' } });
    expect([...answers.keys()]).toEqual(['goal']);
    expect(problems).toEqual([]);
  });

  it('follow a criterion that has been renamed', () => {
    const { remarks } = remarking({ 'follow-up': { note: 'ask Ben' } }, '0.9.0');
    expect([...remarks.keys()]).toEqual(['calls']);
  });

  it('are an error on an unknown criterion, and ignored for another version', () => {
    const text = 'unknown criterion "call"; did you mean "calls"?';
    const remarks = { call: { note: 'x' } };
    expect(remarking(remarks).problems).toEqual([
      { path: ['remarks', 'call'], text, where: 'key' },
    ]);
    expect(remarking(remarks, '0.9.0')).toMatchObject({
      problems: [],
      warnings: [expect.anything(), `passed over the remarks on the ${text}`],
    });
  });

  it('belong to the answer if there is one', () => {
    expect(remarking({ goal: { note: 'x' } }).problems).toEqual([
      {
        path: ['remarks', 'goal'],
        text: '"goal" has an answer, or other remarks; write this one there',
        where: 'key',
      },
    ]);
  });
});
