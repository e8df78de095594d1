import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import { align } from '../cli/fake-io.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';
const OCTOBER = 'examples/lakeshore-metrics/2012-10-15';
const NORRBRUK = 'examples/norrbruk-fittings/2024-03-11';

async function audit(round: string, ...options: readonly string[]): Promise<GapReport> {
  const { stdout } = await align(['audit', '--answers', round, '--format', 'json', ...options]);
  return JSON.parse(stdout);
}

/** Marketing minus sales in levels, of the criteria where that is 1.5 or more. */
function functionGaps({ disagreement: differences }: GapReport) {
  return differences.criteria.flatMap(({ criterion, gaps }) => {
    const own = gaps.find(({ first, second }) => first === 'marketing' && second === 'sales');
    const levels = (own?.gap ?? 0) * 4;
    return Math.abs(levels) >= 1.5 ? [`${criterion} ${levels}`] : [];
  });
}

function rootsOf({ rootCauses }: GapReport) {
  return rootCauses.roots.map(({ point, impact, explains }) => ({
    point,
    impact: Math.round(impact * 10_000) / 100,
    explains,
  }));
}

describe('Lakeshore Metrics', () => {
  it('has two root causes in August, one of which explains the missing way back', async () => {
    expect(rootsOf(await audit(AUGUST))).toEqual([
      { point: 'rejection-feedback', impact: 16, explains: ['return-to-nurture'] },
      { point: 'operating-rhythm', impact: 3.54, explains: [] },
    ]);
  });

  it('has the same root causes in an express audit, and none in October', async () => {
    const roots = rootsOf(await audit(AUGUST, '--express')).map(({ point }) => point);
    expect(roots).toEqual(['rejection-feedback', 'operating-rhythm']);
    expect(rootsOf(await audit(OCTOBER))).toEqual([]);
    expect(rootsOf(await audit(OCTOBER, '--express'))).toEqual([]);
  });

  it('has Kathy and Sam two levels apart in both directions in August, and not in October', async () => {
    expect(functionGaps(await audit(AUGUST))).toEqual([
      'shared-kpis 2',
      'follow-up -2',
      'pre-contact-research 2',
      'protected-accounts -2',
      'specific-reasons -2',
      'enablement 2',
    ]);
    expect(functionGaps(await audit(OCTOBER))).toEqual([]);
  });

  it.each([
    { round: AUGUST, criteria: ['shared-kpis', 'follow-up', 'pre-contact-research'], least: 0.723 },
    { round: OCTOBER, criteria: ['shared-kpis', 'written-plan', 'icp'], least: 0.829 },
  ])('agrees least on $criteria in $round', async ({ round, criteria, least }) => {
    const { disagreement: differences } = await audit(round);
    for (const criterion of criteria) {
      const own = differences.criteria.find((each) => each.criterion === criterion);
      expect(own?.consensus).toBeCloseTo(least, 3);
    }
    const lowest = Math.min(...differences.criteria.map(({ consensus }) => consensus ?? 1));
    expect(lowest).toBeCloseTo(least, 3);
  });

  it.each([
    { round: AUGUST, mean: 0.824 },
    { round: OCTOBER, mean: 0.898 },
  ])('has a mean consensus of $mean in $round', async ({ round, mean }) => {
    const { disagreement: differences } = await audit(round);
    const sum = differences.criteria.reduce((total, { consensus }) => total + (consensus ?? 0), 0);
    const levelled = differences.criteria.filter(({ consensus }) => consensus !== null);
    expect(sum / levelled.length).toBeCloseTo(mean, 3);
  });

  it('sets what Kathy felt against what her own answers come to', async () => {
    const { gutFeelings } = await audit(AUGUST);
    const kathy = gutFeelings.find(({ respondent }) => respondent === 'kathy');
    expect(kathy?.estimate).toBe(1);
    expect(kathy?.measured).toBeCloseTo(0.539, 3);
  });
});

describe('Norrbruk Fittings', () => {
  it('misses a required level first, and has one root cause of everything else', async () => {
    const { rootCauses } = await audit(NORRBRUK);
    expect(rootCauses.preconditions).toEqual(['executive-mandate']);
    expect(rootCauses.roots.map(({ point }) => point)).toEqual(['goals-and-plan']);
    expect(rootCauses.roots[0]?.explains).toHaveLength(8);
  });

  it('has eight criteria that leadership does not know', async () => {
    const { disagreement: differences } = await audit(NORRBRUK);
    expect(differences.unknownToGroups).toHaveLength(8);
    expect(new Set(differences.unknownToGroups.map(({ group }) => group))).toEqual(
      new Set(['leadership']),
    );
  });
});

describe('the target of the cheapest path', () => {
  it.each([
    { target: [], goal: 0.5, band: 'aligned', because: 'the next band is the default' },
    { target: ['--target', '60'], goal: 0.6, band: null, because: 'a number is a score' },
    { target: ['--target', '75 %'], goal: 0.75, band: null, because: 'percent may be said' },
    { target: ['--target', 'Integrated'], goal: 0.75, band: 'integrated', because: 'by title' },
    { target: ['--target', 'world-class'], goal: 0.9, band: 'world-class', because: 'by id' },
  ])('is $goal for $target: $because', async ({ target, goal, band }) => {
    const { actionPath: path } = await audit(AUGUST, ...target);
    expect(path.goal).toEqual({ score: goal, band });
    expect(path.after.score).toBeGreaterThanOrEqual(goal - 1e-9);
  });

  it.each([
    { target: '101', says: '--target must be a score from 0 to 100' },
    { target: 'Integratd', says: 'did you mean "integrated"?' },
  ])('cannot be $target', async ({ target, says }) => {
    const { code, stderr } = await align(['audit', '--answers', AUGUST, '--target', target]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
