import { describe, expect, it } from 'vitest';
import { findUnknownToGroups } from '../../src/analysis/disagreement.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';
import { flagship, NORRBRUK, roundOf, scorecardOf } from './company.ts';

const one = checklist(point('p', 1, criterion('c')));

function unknownTo(votes: Readonly<Record<string, Said | undefined>>) {
  const participants = Object.entries(votes).map(([id, said]) =>
    respondent(id, id.replace(/\d/, ''), said === undefined ? {} : { c: said }),
  );
  return findUnknownToGroups(one, scoreAudit(one, participants, 'full'), participants);
}

describe('criteria unknown to a group', () => {
  it('names who said so and who knows', () => {
    expect(unknownTo({ marketing: 2, sales1: null, sales2: null })).toEqual([
      {
        point: 'p',
        criterion: 'c',
        group: 'sales',
        respondents: ['sales1', 'sales2'],
        knownTo: ['marketing'],
      },
    ]);
  });

  it.each([
    { votes: { marketing: 2, sales1: null, sales2: 1 }, because: 'a colleague knows' },
    {
      votes: { marketing: null, sales: null },
      because: 'nobody knows, so nobody was better placed',
    },
    { votes: { marketing: 2, sales: undefined }, because: 'a missing answer may still come' },
    { votes: { marketing: 2, sales: 'n/a' }, because: 'that is a claim, and not "I do not know"' },
    { votes: { marketing: 2 }, because: 'a group without respondents has said nothing' },
  ])('is nothing for $votes: $because', ({ votes }) => {
    expect(unknownTo(votes)).toEqual([]);
  });

  it('is eight criteria for the CEO of Norrbruk', () => {
    const found = findUnknownToGroups(flagship, scorecardOf(NORRBRUK), roundOf(NORRBRUK));
    expect(found).toHaveLength(8);
    expect(found[0]).toMatchObject({
      criterion: 'end-to-end-tracking',
      group: 'leadership',
      respondents: ['ceo'],
      knownTo: ['marketing', 'sales'],
    });
  });
});
