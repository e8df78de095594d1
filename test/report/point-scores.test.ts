import { describe, expect, it } from 'vitest';
import type { WrittenAnswer } from '../../src/answers/answers.ts';
import { pointScoresOf, pointSeries } from '../../src/report/sections/points.ts';
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
    expect(Object.fromEntries(pointScoresOf(report, 'sales'))).toEqual({
      first: 0.75,
      second: 0.5,
    });
    expect(Object.fromEntries(pointScoresOf(report, 'marketing'))).toEqual({
      first: 0,
      second: null,
    });
  });

  it('is a series if it scores any point', () => {
    expect(pointSeries(report)).toEqual([
      { name: 'Marketing', values: [0, null] },
      { name: 'Sales', values: [0.75, 0.5] },
    ]);
  });

  it('is no series without any score', () => {
    const silent = reportFrom({ sales: { a: 4, b: 4, c: 4 }, marketing: {} });
    expect(pointSeries(silent).map(({ name }) => name)).toEqual(['Sales']);
  });
});

describe('all groups together', () => {
  it('are the only series if no single group may be shown', () => {
    const report = reportFrom({ sales: { a: 4, b: 0, c: 2 } });
    const withheld = report.findings.map((finding) => ({ ...finding, groups: {} }));
    expect(pointSeries({ ...report, findings: withheld })).toEqual([
      { name: 'All groups together', values: [0.75, 0.5] },
    ]);
  });

  it('are no series without any answer', () => {
    expect(pointSeries(reportFrom({ sales: {} }))).toEqual([]);
  });
});
