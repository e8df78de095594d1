import { describe, expect, it } from 'vitest';
import type { Must } from '../../src/checklist/criterion.ts';
import { bandOf, judgeBand } from '../../src/scoring/band.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';

describe('a band', () => {
  it.each([
    { score: 0, band: 'undefined', because: 'the first one begins at 0' },
    { score: 0.4999, band: 'defined', because: 'it is below the next bound' },
    { score: 0.5, band: 'aligned', because: 'a bound belongs to the band above it' },
    { score: 0.7499999999999999, band: 'integrated', because: 'binary is not paper' },
    { score: 0.74999, band: 'aligned', because: 'the tolerance is no rounding' },
    { score: 1, band: 'integrated', because: 'the last one has no end' },
    { score: null, band: undefined, because: 'no score is no band' },
  ])('of $score is $band: $because', ({ score, band }) => {
    expect(bandOf(checklist(), score)?.id).toBe(band);
  });
});

describe('a must', () => {
  const verdictOn = (must: Must, votes: Readonly<Record<string, Said>>) => {
    const capped = checklist(
      point('p', 1, criterion('sponsor', { must, weight: 1 }), criterion('rest', { weight: 9 })),
    );
    const participants = Object.entries(votes).map(([id, said]) =>
      respondent(id, id.replace(/\d/, ''), { sponsor: said, rest: 4 }),
    );
    return judgeBand(capped, scoreAudit(capped, participants, 'full'));
  };
  const level2 = { level: 2, cap: 'defined' } as const;

  it.each([
    {
      of: 'overall',
      votes: { marketing: 4, sales: 0 },
      band: 'integrated',
      because: 'the mean of the groups is level 2',
    },
    {
      of: 'each-group',
      votes: { marketing: 4, sales: 0 },
      band: 'defined',
      because: 'an average cannot hide that sales is below',
    },
    {
      of: 'each-group',
      votes: { sales1: 4, sales2: 0 },
      band: 'integrated',
      because: 'the group as a whole reaches it',
    },
    {
      of: 'each-respondent',
      votes: { sales1: 4, sales2: 0 },
      band: 'defined',
      because: 'one of them is below',
    },
    {
      of: 'each-group',
      votes: { marketing: 2, sales: null },
      band: 'integrated',
      because: 'blanks are passed over in the headline',
    },
    {
      of: 'each-group',
      votes: { marketing: 'n/a', sales: 'n/a' },
      band: 'integrated',
      because: 'what does not apply cannot fail',
    },
  ] as const)('of $of makes the band $band for $votes: $because', ({ of, votes, band }) => {
    expect(verdictOn({ ...level2, of }, votes).band).toBe(band);
  });

  it('judges the score of the criterion unless it says otherwise', () => {
    expect(verdictOn(level2, { marketing: 4, sales: 0 }).band).toBe('integrated');
  });

  it('names who is below', () => {
    const { failedMusts } = verdictOn({ ...level2, of: 'each-group' }, { marketing: 4, sales: 0 });
    expect(failedMusts).toEqual([
      { criterion: 'sponsor', must: { ...level2, of: 'each-group' }, by: ['sales'] },
    ]);
  });

  it('counts blanks as failed at the low end', () => {
    const verdict = verdictOn({ ...level2, of: 'each-group' }, { marketing: 2, sales: null });
    expect(verdict).toMatchObject({ lowest: 'defined', highest: 'integrated' });
  });

  it('never raises a band', () => {
    const poor = checklist(
      point('p', 1, criterion('sponsor', { must: { level: 2, cap: 'aligned' } })),
    );
    const card = scoreAudit(poor, [respondent('r', 'sales', { sponsor: 0 })], 'full');
    expect(judgeBand(poor, card)).toMatchObject({ band: 'undefined', bandBeforeCap: 'undefined' });
  });

  it('caps at the lowest of several caps', () => {
    const two = checklist(
      point(
        'p',
        1,
        criterion('x', { must: { level: 2, cap: 'aligned' }, weight: 0 }),
        criterion('y', { must: { level: 2, cap: 'defined' }, weight: 0 }),
        criterion('z'),
      ),
    );
    const card = scoreAudit(two, [respondent('r', 'sales', { x: 0, y: 0, z: 4 })], 'full');
    expect(judgeBand(two, card)).toMatchObject({ band: 'defined', bandBeforeCap: 'integrated' });
  });
});
