import { describe, expect, it } from 'vitest';
import type { WrittenAnswer } from '../../src/answers/answers.ts';
import { pointScoresOf } from '../../src/report/report.ts';
import { checklist, criterion, point } from '../having.ts';
import { reportOn } from './having-report.ts';

const definition = checklist(
  point('first', 1, criterion('a', { weight: 3 }), criterion('b')),
  point('second', 1, criterion('c')),
);

/** Returns the report on three criteria, with one respondent in each group. */
function reportFrom(said: Readonly<Record<string, Readonly<Record<string, WrittenAnswer>>>>) {
  return reportOn(
    definition,
    ...Object.entries(said).map(([group, answers]) => ({
      format: 1 as const,
      checklist: { id: definition.id, version: definition.version },
      subject: 'Company',
      date: '2024-05-06',
      respondent: { id: `${group}-one`, group },
      answers,
    })),
  );
}

describe('a group alone', () => {
  const report = reportFrom({
    sales: { a: 4, b: 0, c: 2 },
    marketing: { a: 0, b: null },
  });

  it('scores each point by the weights of its answered criteria', () => {
    expect(Object.fromEntries(pointScoresOf(report, ({ groups }) => groups.sales))).toEqual({
      first: 0.75,
      second: 0.5,
    });
    expect(Object.fromEntries(pointScoresOf(report, ({ groups }) => groups.marketing))).toEqual({
      first: 0,
      second: null,
    });
  });
});
