import { describe, expect, it } from 'vitest';
import { compareGutFeelings, standingAlone } from '../../src/analysis/standing.ts';
import { AUGUST, flagship, roundOf } from './company.ts';

describe('a gut feeling', () => {
  it.each([
    { gutFeeling: 4, score: 0.5, felt: 1, difference: 0.5, because: 'it is rosier' },
    { gutFeeling: 1, score: 0.5, felt: 0.25, difference: -0.25, because: 'it is gloomier' },
    { gutFeeling: 0, score: 0, felt: 0, difference: 0, because: 'nothing is a feeling too' },
    { gutFeeling: undefined, score: 0.5, felt: null, difference: null, because: 'none was given' },
    { gutFeeling: 2, score: null, felt: 0.5, difference: null, because: 'nothing was measured' },
  ])('is $difference from the measured score: $because', (given) => {
    const { gutFeeling, score, felt, difference } = given;
    const surveyed = [{ id: 'kathy', answers: { gutFeeling }, standing: { score } }];
    expect(compareGutFeelings(surveyed)).toEqual([
      { respondent: 'kathy', felt, measured: score, difference },
    ]);
  });

  it('is far above what she says in detail for Kathy, and below it for Sam', () => {
    const surveyed = roundOf(AUGUST).map((own) => ({
      id: own.id,
      answers: own.file,
      standing: standingAlone(flagship, [own], 'full'),
    }));
    const found = compareGutFeelings(surveyed).map(({ respondent, felt, difference }) => [
      respondent,
      felt,
      Math.round((difference ?? 0) * 1000) / 10,
    ]);
    expect(found).toEqual([
      ['ceo', 0.5, 6.6],
      ['kathy', 1, 46.1],
      ['sam', 0.25, -17.1],
    ]);
  });
});
