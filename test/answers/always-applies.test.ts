import { describe, expect, it } from 'vitest';
import { match } from '../../src/answers/match.ts';
import type { Criterion } from '../../src/checklist/checklist.ts';
import { refuseEvent } from '../../src/conversation/record.ts';
import { questionOf } from '../../src/conversation/script.ts';
import { parseVotes, refuseVotes } from '../../src/conversation/votes.ts';
import { checklist, criterion, point } from '../having.ts';

const must = { level: 2, cap: 'undefined' } as const;
const REASON = { notApplicable: 'no team', note: 'asked twice' };

function matched(more: Partial<Criterion>, version: string) {
  const of = checklist(point('p', 1, criterion('a', more as never)));
  return match(of, {
    format: 1,
    checklist: { id: of.id, version },
    subject: 'Acme',
    date: '2024-05-06',
    respondent: { id: 'ann', group: 'sales' },
    answers: { a: REASON },
  });
}

describe('"not applicable"', () => {
  it.each([
    { more: {}, is: 'kept', because: 'it is allowed by default' },
    { more: { notApplicable: false }, is: 'refused', because: 'it is forbidden' },
    { more: { must }, is: 'refused', because: 'a must forbids it' },
    { more: { must, notApplicable: true }, is: 'kept', because: 'the author allows it' },
  ])('is $is because $because', ({ more, is }) => {
    const { answers, errors } = matched(more, '1.0.0');
    expect(errors.map(({ code, path }) => [code, path.join('.')])).toEqual(
      is === 'kept' ? [] : [['answers/always-applies', 'answers.a.notApplicable']],
    );
    if (is === 'kept') expect(answers.get('a')).toEqual(REASON);
  });

  it('becomes a blank with a warning in answers to an earlier version', () => {
    const { answers, errors, warnings } = matched({ must }, '0.9.0');
    expect(errors).toEqual([]);
    expect(warnings.map(({ code }) => code)).toContain('answers/ignored-not-applicable');
    expect(answers.get('a')).toEqual({ value: null, note: 'asked twice', evidence: undefined });
  });

  it('is not taken in an interview, nor as a vote', () => {
    const of = checklist(point('p', 1, criterion('a', { must })));
    const [a] = of.points[0]?.criteria ?? [];
    const event = { type: 'not-applicable', criterion: 'a', reason: 'no team' } as const;
    const says = 'this question always applies; without an answer, say "don\'t know"';
    expect(refuseEvent({ checklist: of, mode: 'full' }, { people: [] }, event)).toBe(says);
    const asked = a && questionOf(of, a);
    expect(asked && refuseVotes(parseVotes('n', asked), [], asked, true)).toBe(says);
  });
});
