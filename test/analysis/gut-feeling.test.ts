import { describe, expect, it } from 'vitest';
import { compareGutFeelings, resultOf } from '../../src/analysis/result.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { AUGUST, flagship, roundOf } from './company.ts';

describe('a gut feeling', () => {
  it.each([
    { gutFeeling: 4, score: 0.5, estimate: 1, difference: 0.5, because: 'it is rosier' },
    { gutFeeling: 1, score: 0.5, estimate: 0.25, difference: -0.25, because: 'it is gloomier' },
    { gutFeeling: 0, score: 0, estimate: 0, difference: 0, because: 'nothing is a feeling too' },
    {
      gutFeeling: undefined,
      score: 0.5,
      estimate: null,
      difference: null,
      because: 'none was given',
    },
    {
      gutFeeling: 2,
      score: null,
      estimate: 0.5,
      difference: null,
      because: 'nothing was measured',
    },
  ])('is $difference from the measured score: $because', (given) => {
    const { gutFeeling, score, estimate, difference } = given;
    const surveyed = [{ id: 'kathy', answers: { gutFeeling }, result: { score } }];
    expect(compareGutFeelings(surveyed)).toEqual([
      { respondent: 'kathy', estimate, measured: score, difference },
    ]);
  });

  it('is far above what she says in detail for Kathy, and below it for Sam', () => {
    const surveyed = roundOf(AUGUST).map((own) => ({
      id: own.id,
      answers: own.file,
      result: resultOf(flagship, scoreAudit(flagship, [own], 'full')),
    }));
    const found = compareGutFeelings(surveyed).map(({ respondent, estimate, difference }) => [
      respondent,
      estimate,
      Math.round((difference ?? 0) * 1000) / 10,
    ]);
    expect(found).toEqual([
      ['ceo', 0.5, 6.6],
      ['kathy', 1, 46.1],
      ['sam', 0.25, -17.1],
    ]);
  });
});
