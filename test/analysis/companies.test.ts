import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import { audited, inPercent } from './audited.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';
const OCTOBER = 'examples/lakeshore-metrics/2012-10-15';
const NORRBRUK = 'examples/norrbruk-fittings/2024-03-11';

describe('Lakeshore Metrics', () => {
  it.each([
    { round: AUGUST, options: [], score: 46.5, band: 'defined' },
    { round: OCTOBER, options: [], score: 65.7, band: 'aligned' },
    { round: AUGUST, options: ['--express'], score: 48.8, band: 'defined' },
    { round: OCTOBER, options: ['--express'], score: 71.1, band: 'aligned' },
  ])('scores $score in $round $options', async ({ round, options, score, band }) => {
    const { result } = await audited(round, ...options);
    expect(inPercent(result.score)).toBe(score);
    expect(result.band).toBe(band);
  });

  it.each([
    ['executive-mandate', 55.6, 66.7],
    ['goals-and-plan', 58.3, 69.4],
    ['target-customer', 52.8, 58.3],
    ['revenue-lifecycle', 55.6, 66.7],
    ['responsibilities-sla', 52.8, 69.4],
    ['account-coverage', 52.8, 58.3],
    ['rejection-feedback', 25, 69.4],
    ['return-to-nurture', 12.5, 62.5],
    ['message-and-enablement', 54.2, 62.5],
    ['operating-rhythm', 29.2, 70.8],
  ])('scores %s at %d in August and %d in October', async (point, august, october) => {
    const pointScore = ({ points }: GapReport) =>
      inPercent(points.find((own) => own.point === point)?.score);
    expect(pointScore(await audited(AUGUST))).toBe(august);
    expect(pointScore(await audited(OCTOBER))).toBe(october);
  });

  it.each([
    { round: AUGUST, who: 'kathy', score: 53.9, band: 'aligned' },
    { round: AUGUST, who: 'sam', score: 42.1, band: 'defined' },
    { round: AUGUST, who: 'ceo', score: 43.4, band: 'defined' },
    { round: OCTOBER, who: 'kathy', score: 70.8, band: 'aligned' },
    { round: OCTOBER, who: 'sam', score: 64.8, band: 'aligned' },
    { round: OCTOBER, who: 'ceo', score: 61.3, band: 'aligned' },
  ])('scores $score for $who alone in $round', async ({ round, who, score, band }) => {
    const { respondents } = await audited(round);
    const result = respondents.find(({ id }) => id === who)?.result;
    expect(inPercent(result?.score)).toBe(score);
    expect(result?.band).toBe(band);
  });

  it('is seen as Aligned by marketing and as Defined by sales, which no mean hides', async () => {
    const { groups } = await audited(AUGUST);
    expect(groups.map(({ id, result }) => [id, result.band])).toEqual([
      ['marketing', 'aligned'],
      ['sales', 'defined'],
      ['leadership', 'defined'],
    ]);
  });
});

describe('Norrbruk Fittings', () => {
  it('scores 24.4 in an interval that reaches into the next band', async () => {
    const { result } = await audited(NORRBRUK);
    expect([result.score, result.low, result.high].map(inPercent)).toEqual([24.4, 22.2, 32.3]);
    expect(result).toMatchObject({ band: 'undefined', lowest: 'undefined', highest: 'defined' });
  });

  it('is in another band when only the key criteria are asked', async () => {
    const { result } = await audited(NORRBRUK, '--express');
    expect(inPercent(result.score)).toBe(25.5);
    expect(result.band).toBe('defined');
  });

  it('fails the must of executive sponsorship in two groups', async () => {
    const { result } = await audited(NORRBRUK);
    expect(result.failedMusts).toMatchObject([
      { criterion: 'exec-sponsorship', by: ['marketing', 'sales'] },
    ]);
  });

  it('lists what the CEO does not know', async () => {
    const { unanswered: blanks } = await audited(NORRBRUK);
    expect(blanks.byNobody).toEqual([]);
    expect(blanks.byRespondent).toHaveLength(1);
    expect(blanks.byRespondent[0]?.unknown).toHaveLength(8);
  });
});

describe('Elmstead Robotics', () => {
  const ROUND = 'examples/elmstead-robotics/2025-10-06';

  it.each([
    { options: [], score: 44.5 },
    { options: ['--anonymous'], score: 44.2 },
  ])('scores $score with $options', async ({ options, score }) => {
    const { result } = await audited(ROUND, ...options);
    expect(inPercent(result.score)).toBe(score);
    expect(result.band).toBe('defined');
  });

  it('shows each group to readers, but not on a criterion that would tell what all of it said', async () => {
    const { anonymity, findings } = await audited(ROUND, '--anonymous');
    expect(anonymity?.groups.map(({ told }) => told)).toEqual(['alone', 'alone', 'alone']);
    expect(anonymity?.withheldCriteria).toEqual(['specific-reasons']);
    const shown = findings.filter(({ groups }) => 'leadership' in groups);
    const told = findings.filter(({ groups }) => 'sales' in groups);
    expect([shown.length, told.length]).toEqual([16, 26]);
  });
});
