import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePerceptions, consensusOf } from '../../src/analysis/perception.ts';
import type { Participant } from '../../src/scoring/responses.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent } from '../having.ts';

const two = checklist(point('p', 1, criterion('a'), criterion('b')));
const said = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 5 });

/** Up to six people in the three groups, who answer two criteria. */
const rooms = fc
  .array(
    fc.record({ group: fc.constantFrom('marketing', 'sales', 'leadership'), a: said, b: said }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((people) => people.map(({ group, a, b }, i) => respondent(`r${i}`, group, { a, b })));

const views = (participants: readonly Participant[]) =>
  comparePerceptions(two, scoreAudit(two, participants, 'full'));

const negated = (gap: number | null | undefined) => (gap ? -gap : gap);

describe('the laws of perception', () => {
  it('swapping two groups flips the gap between them', () => {
    const swap: Readonly<Record<string, string>> = { marketing: 'sales', sales: 'marketing' };
    fc.assert(
      fc.property(rooms, (room) => {
        const swapped = room.map((own) => ({ ...own, group: swap[own.group] ?? own.group }));
        views(swapped).forEach(({ gaps, leadershipGap, consensus }, i) => {
          const before = views(room)[i];
          expect(gaps[0]?.gap).toBe(negated(before?.gaps[0]?.gap));
          expect(gaps[1]?.gap).toBe(before?.gaps[2]?.gap);
          expect(leadershipGap).toBe(before?.leadershipGap);
          expect(consensus).toBe(before?.consensus);
        });
      }),
    );
  });

  it("a second respondent who repeats a group's only one changes no gap", () => {
    fc.assert(
      fc.property(rooms, (room) => {
        const alone = room.filter(
          ({ group }) => room.filter((o) => o.group === group).length === 1,
        );
        for (const only of alone) {
          const twice = views([...room, { ...only, id: 'twin' }]);
          twice.forEach(({ gaps, leadershipGap, range }, i) => {
            expect({ gaps, leadershipGap, range }).toEqual({
              gaps: views(room)[i]?.gaps,
              leadershipGap: views(room)[i]?.leadershipGap,
              range: views(room)[i]?.range,
            });
          });
        }
      }),
    );
  });

  it('a consensus lies between 0 and 1, and is 1 only where all are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), (levels) => {
        const consensus = consensusOf(levels.map((level) => level / 4)) ?? -1;
        expect(consensus).toBeGreaterThanOrEqual(0);
        expect(consensus).toBeLessThanOrEqual(1);
        expect(consensus > 1 - 1e-9).toBe(new Set(levels).size === 1);
      }),
    );
  });

  it('a consensus is the same seen from the other end of the scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), (levels) => {
        const upright = consensusOf(levels.map((level) => level / 4));
        const turned = consensusOf(levels.map((level) => 1 - level / 4));
        expect(turned).toBeCloseTo(upright ?? -1, 9);
      }),
    );
  });
});
