import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/analysis/gap-report.ts';
import { findGaps } from '../../src/analysis/gaps.ts';
import type { Answer } from '../../src/answers/answers.ts';
import type { Checklist, Criterion, Group, Point } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { criteriaOf, targetOf } from '../../src/checklist/lookup.ts';
import { type Display, valueOn } from '../../src/numbers.ts';
import { judgeBand, lowestOf } from '../../src/scoring/band.ts';
import type { Participant } from '../../src/scoring/responses.ts';
import { type Scorecard, scoreAudit, scoresOf } from '../../src/scoring/scorecard.ts';
import { totalOf } from '../../src/scoring/total.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';

const GROUPS = ['marketing', 'sales', 'leadership'];
const said = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant('does not apply') },
);

/** Scales on which bands are written. */
const displays = fc.constantFrom(
  { from: 0, to: 100, unit: '%' },
  { from: 1, to: 5 },
  { from: 20, to: 100 },
  { from: -100, to: 100 },
  { from: -203, to: 110 },
);

const drafts = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 20 }),
    criteria: fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 5 }),
        target: fc.integer({ min: 1, max: 4 }),
        /** Number of the worst level. */
        lowest: fc.integer({ min: -7, max: 7 }),
        notApplicable: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    hasProfile: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

type Draft = typeof drafts extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/**
 * Checklists of one to four points with one to three criteria, of any weights that count. Levels begin
 * anywhere, some criteria do not allow "not applicable", and some questions are not scored.
 */
const checklists = fc
  .record({
    points: drafts,
    weights: fc.tuple(...GROUPS.map(() => fc.constantFrom(0.5, 1, 2, 3))),
    display: displays,
  })
  .map(({ points, weights, display }): Checklist => {
    const of = checklist(...points.map(pointOf));
    const groups = GROUPS.map((id, i) => [id, { title: id, weight: weights[i] ?? 1 }]);
    return onScale({ ...of, groups: Object.fromEntries(groups) }, display);
  });

function pointOf({ weight, criteria, hasProfile }: Draft, p: number): Point {
  const rated = criteria.map(({ lowest, target, ...own }, c) =>
    criterion(`p${p}c${c}`, {
      ...own,
      target: lowest + target,
      levels: numberedFrom(lowest),
    }),
  );
  const profile: Criterion = {
    id: `p${p}profile`,
    question: 'Of which kind?',
    type: 'choice',
    scored: false,
    options: [
      { id: 'one', label: 'One' },
      { id: 'other', label: 'Other' },
    ],
  };
  return point(`p${p}`, weight, ...rated, ...(hasProfile ? [profile] : []));
}

function numberedFrom(lowest: number): Readonly<Record<string, string>> {
  return Object.fromEntries([0, 1, 2, 3, 4].map((step) => [lowest + step, `step ${step}`]));
}

/** Returns a checklist on another scale, with the same bands. */
function onScale(of: Checklist, display: Display): Checklist {
  const bands = of.bands.map((own) => ({ ...own, from: valueOn(display, lowestOf(of, own)) }));
  return { ...of, display, bands };
}

function lowestLevel({ levels }: LevelsCriterion): number {
  return Math.min(...Object.keys(levels ?? {}).map(Number));
}

function isLevels(own: Criterion): own is LevelsCriterion {
  return own.type === undefined || own.type === 'levels';
}

const audits = checklists.chain((of) =>
  fc
    .array(
      fc.record({
        group: fc.constantFrom(...GROUPS),
        answers: fc.tuple(...criteriaOf(of).map(() => said)),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((people) => ({
      of,
      participants: people.map(({ group, answers }, index) =>
        respondent(`r${index}`, group, named(of, answers)),
      ),
    })),
);

function named(of: Checklist, answers: readonly Said[]): Readonly<Record<string, Said>> {
  return Object.fromEntries(
    criteriaOf(of).map((entry, index) => {
      const { criterion: own } = entry;
      const answer = answers[index] ?? null;
      return [own.id, isLevels(own) ? levelSaid(own, answer) : null];
    }),
  );
}

function levelSaid(own: LevelsCriterion, answer: Said): Said {
  if (typeof answer === 'number') return lowestLevel(own) + answer;
  return own.notApplicable === false ? null : answer;
}

function law(
  statement: string,
  holds: (audit: { of: Checklist; participants: readonly Participant[] }, card: Scorecard) => void,
) {
  it(statement, () => {
    fc.assert(
      fc.property(audits, ({ of, participants }) => {
        holds({ of, participants }, scoreAudit(of, participants, 'full'));
      }),
      { numRuns: 75 },
    );
  });
}

function allScores(card: Scorecard): readonly (number | null)[] {
  return [card, ...card.points, ...card.findings].flatMap(({ score, low, high }) => [
    score,
    low,
    high,
  ]);
}

function expectSame(a: readonly (number | null)[], b: readonly (number | null)[]) {
  expect(a.length).toBe(b.length);
  a.forEach((value, index) => {
    const other = b[index] ?? null;
    if (value === null || other === null) expect(value).toBe(other);
    else expect(Math.abs(value - other)).toBeLessThan(1e-9);
  });
}

describe('the laws of scoring', () => {
  law('a score lies between the lowest and the highest below it', (_, card) => {
    const inside = (whole: number | null, parts: readonly (number | null)[]) => {
      const scored = parts.filter((part) => part !== null);
      if (whole === null) return;
      expect(whole).toBeGreaterThanOrEqual(Math.min(...scored) - 1e-9);
      expect(whole).toBeLessThanOrEqual(Math.max(...scored) + 1e-9);
    };
    inside(
      card.score,
      card.points.map(({ score }) => score),
    );
    for (const { score, responses } of card.findings) {
      inside(
        score,
        responses.map((response) => response.score),
      );
    }
  });

  law('low is not above the score, and high is not below it', (_, card) => {
    for (const { score, low, high } of [card, ...card.points, ...card.findings]) {
      if (score === null || low === null || high === null) continue;
      expect(low).toBeLessThanOrEqual(score + 1e-9);
      expect(high).toBeGreaterThanOrEqual(score - 1e-9);
    }
  });

  law('doubling all weights changes nothing', ({ of, participants }, card) => {
    const points = of.points.map((own) => ({ ...own, weight: own.weight * 2 }));
    expectSame(allScores(scoreAudit({ ...of, points }, participants, 'full')), allScores(card));
  });

  law('doubling the weights of all groups changes nothing', ({ of, participants }, card) => {
    const groups = Object.entries<Group>(of.groups ?? {}).map(([id, own]) => [
      id,
      { ...own, weight: (own.weight ?? 1) * 2 },
    ]);
    const doubled = { ...of, groups: Object.fromEntries(groups) };
    expectSame(allScores(scoreAudit(doubled, participants, 'full')), allScores(card));
  });

  law('the numbers of the levels change nothing', ({ of, participants }, card) => {
    const ids = new Map(criteriaOf(of).map(({ criterion: own }) => [own.id, own]));
    const points = of.points.map((own) => ({
      ...own,
      criteria: own.criteria.map((each) =>
        isLevels(each)
          ? { ...each, levels: numberedFrom(0), target: Number(each.target) - lowestLevel(each) }
          : each,
      ),
    }));
    const renumbered = participants.map((person) => ({
      ...person,
      answers: new Map(
        [...person.answers].map(([id, answer]) => {
          const own = ids.get(id);
          const isLevel = own && isLevels(own) && 'value' in answer;
          if (!isLevel || answer.value === null) return [id, answer];
          return [id, { value: Number(answer.value) - lowestLevel(own) }];
        }),
      ),
    }));
    const from0 = scoreAudit({ ...of, points }, renumbered, 'full');
    expect(allScores(from0)).toEqual(allScores(card));
    const outcomes = (all: Scorecard) => all.findings.map(({ outcome }) => outcome);
    expect(outcomes(from0)).toEqual(outcomes(card));
  });

  law('the scale on which scores are written changes no score and no band', (audit, card) => {
    const { of, participants } = audit;
    for (const display of [
      { from: -100, to: 100 },
      { from: 1, to: 5 },
      { from: -203, to: 110 },
    ]) {
      const other = onScale(of, display);
      const same = scoreAudit(other, participants, 'full');
      expect(allScores(same)).toEqual(allScores(card));
      expect(judgeBand(other, same)).toEqual(judgeBand(of, card));
    }
  });

  law('a question that is not scored changes nothing', ({ of, participants }, card) => {
    const points = of.points.map((own) => ({ ...own, criteria: own.criteria.filter(isLevels) }));
    const answered = participants.map((person) => ({
      ...person,
      answers: new Map<string, Answer>([
        ...person.answers,
        ...criteriaOf(of)
          .filter(({ criterion: own }) => !isLevels(own))
          .map(({ criterion: own }) => [own.id, { value: 'other' }] as const),
      ]),
    }));
    const without = scoreAudit({ ...of, points }, participants, 'full');
    for (const other of [without, scoreAudit(of, answered, 'full')]) {
      const { score, low, high, coverage, points: ofPoints } = other;
      expect([score, low, high, coverage]).toEqual([
        card.score,
        card.low,
        card.high,
        card.coverage,
      ]);
      expect(ofPoints).toEqual(card.points);
    }
  });

  law('the order of the respondents changes no bit', ({ of, participants }, card) => {
    expect(scoreAudit(of, participants.toReversed(), 'full')).toEqual(card);
  });

  law('the order of points and criteria changes no score', ({ of, participants }, card) => {
    const points = of.points
      .map((own) => ({ ...own, criteria: own.criteria.toReversed() }))
      .toReversed();
    const turned = scoreAudit({ ...of, points }, participants, 'full');
    expect(turned.score).toBe(card.score);
    expect(turned.low).toBe(card.low);
    expect(turned.high).toBe(card.high);
  });

  law('improving an answer lowers no score', ({ of, participants }, card) => {
    for (const entry of criteriaOf(of)) {
      const better = participants.map((own, index) =>
        index === 0 ? improved(own, entry.criterion) : own,
      );
      const risen = allScores(scoreAudit(of, better, 'full'));
      allScores(card).forEach((before, index) => {
        const after = risen[index] ?? null;
        if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      });
    }
  });

  law('an unanswered criterion never moves its siblings', ({ of, participants }, card) => {
    const [first] = criteriaOf(of);
    const gone = first?.criterion.id ?? '';
    const without = participants.map((own) => ({
      ...own,
      answers: new Map([...own.answers].filter(([id]) => id !== gone)),
    }));
    const siblings = (of: Scorecard) => of.findings.filter(({ criterion: id }) => id !== gone);
    expect(siblings(scoreAudit(of, without, 'full'))).toEqual(siblings(card));
  });

  law("a second respondent who repeats a group's only one changes nothing", (audit, card) => {
    const { of, participants } = audit;
    for (const only of participants.filter(
      (own) => participants.filter(({ group }) => group === own.group).length === 1,
    )) {
      const twice = scoreAudit(of, [...participants, { ...only, id: `${only.id}-twin` }], 'full');
      expectSame(allScores(twice), allScores(card));
    }
  });

  law(
    'the gaps add up to the rise when every scored criterion reaches its target',
    (audit, card) => {
      const { of } = audit;
      const reached = new Map(
        [...scoresOf(card.findings, 'score')].map(([id, score]) => {
          const found = criteriaOf(of).find((entry) => entry.criterion.id === id);
          return [id, Math.max(score, found ? (targetOf(of, found.criterion)?.score ?? 0) : 0)];
        }),
      );
      const rise = (totalOf(of, reached).score ?? 0) - (card.score ?? 0);
      const impacts = findGaps(of, card).reduce((sum, { impact }) => sum + impact, 0);
      expect(impacts).toBeCloseTo(rise, 9);
    },
  );

  law(
    'the gaps add up to what is missing where all targets are the top',
    ({ of, participants }) => {
      const top = {
        ...of,
        points: of.points.map((own) => ({
          ...own,
          criteria: own.criteria.map((each) =>
            isLevels(each) ? { ...each, target: lowestLevel(each) + 4 } : each,
          ),
        })),
      };
      const card = scoreAudit(top, participants, 'full');
      if (card.score === null) return;
      const impacts = findGaps(top, card).reduce((sum, { impact }) => sum + impact, 0);
      expect(impacts).toBeCloseTo(1 - card.score, 9);
    },
  );
});

function improved(own: Participant, of: Criterion): Participant {
  const answer = own.answers.get(of.id);
  if (!answer || 'notApplicable' in answer || answer.value === null || !isLevels(of)) return own;
  const level = Number(answer.value);
  if (level === lowestLevel(of) + 4) return own;
  return { ...own, answers: new Map([...own.answers, [of.id, { value: level + 1 }]]) };
}

describe('the gap report', () => {
  it('is the same for the same answers in any order', () => {
    const submissions = ['b', 'a', 'c'].map((id) => ({
      ...respondent(id, 'sales', { x: 1 }),
      digest: id,
      file: {
        format: 1 as const,
        checklist: { id: 'test-checklist', version: '1.0.0' },
        subject: 'Company',
        date: '2024-01-01',
        respondent: { id, group: 'sales' },
        answers: { x: 1 },
      },
    }));
    const audit = {
      generator: 'Gap report by align',
      subject: 'Company',
      date: '2024-01-01',
      mode: 'full' as const,
      checklist: { definition: checklist(point('p', 1, criterion('x'))), digest: 'd' },
      warnings: [],
    };
    expect(assess({ ...audit, submissions })).toEqual(
      assess({ ...audit, submissions: submissions.toReversed() }),
    );
  });
});
