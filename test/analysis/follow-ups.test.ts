import { describe, expect, it } from 'vitest';
import { type FollowUp, findFollowUps, findGaps } from '../../src/analysis/gaps.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';

const thorough: Checklist = {
  ...checklist({ ...point('plan', 1, criterion('one-plan')), title: 'One plan' }),
  id: 'thorough',
  title: 'The thorough checklist',
};

/** Three symptoms that weigh 3, 2 and 2; two of them lead to the plan, one to somewhere else. */
const symptoms = checklist(
  point('first', 3, criterion('no-goal', { lookAt: leadingTo('goals', 'a goal is missing') })),
  point('second', 2, criterion('no-plan', { lookAt: leadingTo('plan', 'nobody has one') })),
  point('third', 2, criterion('no-dates', { lookAt: leadingTo('plan', 'it has no dates') })),
  point('last', 3, criterion('no-coffee')),
);

describe('the points of other checklists to look at', () => {
  it.each<{ said: Record<string, Said>; looks: string[]; because: string }>([
    {
      said: { 'no-goal': 4, 'no-plan': 4, 'no-dates': 4, 'no-coffee': 0 },
      looks: [],
      because: 'only gaps lead there, and not all of them',
    },
    {
      said: { 'no-goal': 0, 'no-plan': 4, 'no-dates': 4, 'no-coffee': 4 },
      looks: ['goals 30: no-goal'],
      because: 'a criterion at its target leads nowhere',
    },
    {
      said: { 'no-goal': 0, 'no-plan': 0, 'no-dates': 0, 'no-coffee': 4 },
      looks: ['plan 40: no-dates no-plan', 'goals 30: no-goal'],
      because: 'two small gaps together can cost more than a large one',
    },
    {
      said: { 'no-goal': 0, 'no-plan': 2, 'no-dates': null, 'no-coffee': 4 },
      looks: ['goals 37.5: no-goal', 'plan 12.5: no-plan'],
      because: 'what nobody could answer is no gap, and its weight is shared by the others',
    },
  ])('are $looks for $said: $because', ({ said, looks }) => {
    expect(looksFor(said).map(inShort)).toEqual(looks);
  });

  it('have the titles that they have in their own checklist', () => {
    const [look] = looksFor({ 'no-plan': 0 }, [thorough]);
    expect(look).toMatchObject({
      checklist: { id: 'thorough', title: 'The thorough checklist' },
      point: { id: 'plan', title: 'One plan' },
      gaps: [{ criterion: 'no-plan', because: 'nobody has one' }],
    });
  });

  it('go by their ids where that checklist is not at hand', () => {
    const [look] = looksFor({ 'no-plan': 0 });
    expect(look?.checklist.title).toBe('thorough');
    expect(look?.point.title).toBe('plan');
  });
});

function leadingTo(place: string, because: string) {
  return { checklist: 'thorough', point: place, because };
}

function looksFor(said: Readonly<Record<string, Said>>, others: readonly Checklist[] = []) {
  const scorecard = scoreAudit(symptoms, [respondent('sam', 'sales', said)], 'full');
  return findFollowUps(symptoms, findGaps(symptoms, scorecard), others);
}

function inShort({ point: { id }, impact, gaps }: FollowUp): string {
  const percent = Math.round(impact * 1000) / 10;
  return `${id} ${percent}: ${gaps.map(({ criterion: own }) => own).join(' ')}`;
}
