import { beforeAll, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import { audited, inPercent } from './audited.ts';

const FERNDALE = 'examples/ferndale-logistics/2023-09-04';
const BRIGHTMOOR = 'examples/brightmoor-software/2024-11-18';
const CALDER = 'examples/calder-instruments/2025-02-10';

/** Scores in percent, of marketing, sales and leadership; null where a group gave none. */
type Sum = readonly [criterion: string, of: readonly (number | null)[], score: number | null];

describe('Ferndale Logistics, on the five ways to start', () => {
  let report: GapReport;
  beforeAll(async () => {
    report = await audited(FERNDALE);
  });

  it.each<Sum>([
    ['three-leaders', [100, 66.7, 66.7], 77.8],
    ['backing', [60, 20, 80], 53.3],
    ['heads-meet', [100, 60, null], 80],
    ['written-terms', [60, 30, 20], 36.7],
    ['terms-in-crm', [100, 0, null], 50],
    ['sorting-test', [0, 0, 0], 0],
    ['sorted-alike', [null, null, null], null],
    ['contract', [66.7, 33.3, 66.7], 55.6],
    ['marketing-owes', [75, 25, 25], 41.7],
    ['sales-owes', [25, 50, 25], 33.3],
    ['promises-counted', [100, null, 0], 50],
    ['promises-kept', [60, null, null], 60],
    ['who-set-goals', [60, 30, 100], 63.3],
    ['same-figure', [100, 0, 100], 66.7],
    ['joint-measures', [80, 40, 60], 60],
    ['same-period', [100, 0, 100], 66.7],
    ['one-record', [100, 66.7, 66.7], 77.8],
    ['customer-facts', [75, 75, 100], 83.3],
    ['days-to-outcome', [80, 100, null], 90],
    ['acted-on-data', [100, 0, 100], 66.7],
  ])('gives %s the scores %j, and so %d', (criterion, of, score) => {
    expect(sumOf(report, criterion)).toEqual({ of, score });
  });

  it.each([
    { point: 'buy-in', score: 70.4, because: '(77.8 + 53.3 + 80) / 3' },
    { point: 'agreed-terms', score: 28.9, because: '(36.7 + 50 + 0) / 3, one is not asked' },
    { point: 'mutual-duties', score: 48.1, because: '(55.6 + 41.7 + 33.3 + 50 + 60) / 5' },
    { point: 'goals-together', score: 64.2, because: '(63.3 + 66.7 + 60 + 66.7) / 4' },
    { point: 'shared-data', score: 79.4, because: '(77.8 + 83.3 + 90 + 66.7) / 4' },
  ])('scores $score for $point: $because', ({ point, score }) => {
    expect(pointScore(report, point)).toBe(score);
  });

  it('scores 57.7: 0.25 × 70.4 + 0.2 × (28.9 + 48.1 + 64.2) + 0.15 × 79.4', () => {
    expect(inPercent(report.result.score)).toBe(57.7);
    expect(inPercent(report.result.low)).toBe(53.3);
    expect(inPercent(report.result.high)).toBe(59.5);
  });

  it('is no further than Begun, because two groups say that sales has not agreed', () => {
    const { band, bandBeforeCap, failedMusts } = report.result;
    expect([band, bandBeforeCap]).toEqual(['begun', 'under-way']);
    expect(failedMusts).toMatchObject([
      { criterion: 'three-leaders', by: ['leadership', 'sales'] },
    ]);
  });

  it('goes back to terms that are not agreed, in a CRM that works', () => {
    expect(rootsOf(report)).toEqual(['agreed-terms 24.6: mutual-duties']);
  });
});

describe('Brightmoor Software, on the symptom check', () => {
  let report: GapReport;
  beforeAll(async () => {
    report = await audited(BRIGHTMOOR);
  });

  it.each<Sum>([
    ['month-without-talk', [0, 0, 100], 33.3],
    ['blame', [0, 50, 0], 16.7],
    ['nobodys-job', [100, 0, 100], 66.7],
    ['bad-leads', [0, 100, null], 50],
    ['no-number', [100, 0, 0], 33.3],
    ['goal-from-above', [0, null, 100], 50],
    ['one-side-won', [100, 0, 0], 33.3],
    ['three-answers', [0, 0, 100], 33.3],
    ['mixed-offers', [100, 0, 100], 66.7],
    ['two-stories', [100, 0, 0], 33.3],
    ['clashing-dates', [0, 100, 0], 33.3],
    ['two-customers', [0, 0, 100], 33.3],
    ['wrong-seniority', [100, 0, null], 50],
    ['no-problem-named', [100, 50, 100], 83.3],
    ['full-and-empty', [0, 0, 0], 0],
    ['guessing', [100, 0, 0], 33.3],
    ['credit-dispute', [0, 50, 100], 50],
    ['no-joint-look', [100, 100, 100], 100],
  ])('gives %s the scores %j, and so %d', (criterion, of, score) => {
    expect(sumOf(report, criterion)).toEqual({ of, score });
  });

  it.each([
    { point: 'contact', score: 41.7, because: '(33.3 + 16.7 + 66.7 + 50) / 4' },
    { point: 'common-goal', score: 38.9, because: '(33.3 + 50 + 33.3) / 3' },
    { point: 'one-plan', score: 41.7, because: '(33.3 + 66.7 + 33.3 + 33.3) / 4' },
    { point: 'clear-customer', score: 41.7, because: '(33.3 + 50 + 83.3 + 0) / 4' },
    { point: 'visible-results', score: 61.1, because: '(33.3 + 50 + 100) / 3' },
  ])('scores $score for $point: $because', ({ point, score }) => {
    expect(pointScore(report, point)).toBe(score);
  });

  it('scores 42.9: 0.25 × (41.7 + 38.9) + 0.2 × (41.7 + 41.7) + 0.1 × 61.1', () => {
    expect(inPercent(report.result.score)).toBe(42.9);
    expect(report.result).toMatchObject({ band: 'ailing', lowest: 'out-of-touch' });
  });

  it('goes back to two teams that have lost touch', () => {
    expect(rootsOf(report)).toEqual(['contact 53.2: common-goal one-plan clear-customer']);
  });

  it('ends by naming the points of the flagship to look at, costliest first', () => {
    const looks = report.followUps.map(({ point, impact, gaps }) => {
      const because = gaps.map(({ criterion }) => criterion).join(' ');
      return `${point.title} ${inPercent(impact)}: ${because}`;
    });
    expect(looks).toEqual([
      'Shared goals, KPIs and one written plan 21.9: no-number one-side-won goal-from-above clashing-dates three-answers',
      'Executive mandate and one revenue owner 9.4: blame month-without-talk',
      'One revenue lifecycle, vocabulary and data set 7.2: full-and-empty guessing',
      'One target customer (ICP and personas) 6.7: two-customers wrong-seniority no-problem-named',
      'One message and usable sales material 5: two-stories mixed-offers',
      'Specific feedback on refused leads 3.1: bad-leads',
      'Clear responsibilities and a two-way SLA 2.1: nobodys-job',
      'Checked accounts and open territory 1.7: credit-dispute',
    ]);
  });
});

describe('Calder Instruments, on one leader for revenue', () => {
  let report: GapReport;
  beforeAll(async () => {
    report = await audited(CALDER);
  });

  // In leadership two people answer, the CEO and RevOps.
  it.each<Sum>([
    ['top-owner', [100, 100, 75], 91.7],
    ['middle-owner', [50, 0, 25], 25],
    ['bottom-owner', [100, 100, 100], 100],
    ['after-owner', [0, 50, 50], 33.3],
    ['conditions', [66.7, 33.3, 50], 50],
    ['condition-kinds', [80, 30, 60], 56.7],
    ['accepted-share', [50, 25, 25], 33.3],
    ['last-word', [60, 30, 80], 56.7],
    ['briefing', [75, 25, 50], 50],
    ['depth', [0, 0, 0], 0],
    ['next-steps', [100, 0, 0], 33.3],
    ['hours-to-contact', [20, 60, 40], 40],
    ['who-decides', [100, 0, 75], 58.3],
    ['written-for', [66.7, 33.3, 83.3], 61.1],
    ['matching-pieces', [60, 30, 30], 40],
    ['stuck-known', [0, 66.7, 33.3], 33.3],
    ['idle-share', [null, 75, 20], 47.5],
    ['way-back', [0, 100, 0], 33.3],
    ['bottleneck-removed', [0, 0, 50], 16.7],
    ['reports-to', [0, 70, 35], 35],
    ['powers', [null, null, null], null],
    ['one-forecast', [0, 0, 0], 0],
    ['open-disputes', [20, 50, 75], 48.3],
    ['referee-hours', [20, 50, 80], 50],
    ['sum-done', [0, 0, 20], 6.7],
    ['first-decision', [null, null, null], null],
  ])('gives %s the scores %j, and so %d', (criterion, of, score) => {
    expect(sumOf(report, criterion)).toEqual({ of, score });
  });

  it.each([
    { point: 'stage-owners', score: 62.5, because: '(91.7 + 25 + 100 + 33.3) / 4' },
    { point: 'lead-conditions', score: 49.2, because: '(50 + 56.7 + 33.3 + 56.7) / 4' },
    { point: 'hand-over', score: 30.8, because: '(50 + 0 + 33.3 + 40) / 4' },
    { point: 'value-proposition', score: 53.1, because: '(58.3 + 61.1 + 40) / 3' },
    { point: 'trapped-revenue', score: 32.7, because: '(33.3 + 47.5 + 33.3 + 16.7) / 4' },
    { point: 'revenue-leader', score: 28, because: '(35 + 0 + 48.3 + 50 + 6.7) / 5' },
  ])('scores $score for $point: $because', ({ point, score }) => {
    expect(pointScore(report, point)).toBe(score);
  });

  it('scores 44.0: 0.2 × (62.5 + 49.2) + 0.15 × (30.8 + 53.1 + 32.7 + 28)', () => {
    expect(inPercent(report.result.score)).toBe(44);
    expect(report.result.band).toBe('side-by-side');
  });

  it('goes back to the question who leads', () => {
    expect(rootsOf(report)).toEqual([
      'revenue-leader 41.4: lead-conditions hand-over trapped-revenue',
    ]);
  });

  it.each([
    { who: 'nadia', score: 45.2, band: 'side-by-side' },
    { who: 'owen', score: 38.9, band: 'side-by-side' },
    { who: 'victor', score: 78, band: 'joined' },
    { who: 'karim', score: 31, band: 'separate' },
  ])('looks like $score to $who alone', ({ who, score, band }) => {
    const own = report.respondents.find(({ id }) => id === who)?.result;
    expect(inPercent(own?.score)).toBe(score);
    expect(own?.band).toBe(band);
  });
});

function sumOf({ findings }: GapReport, criterion: string) {
  const found = findings.find((own) => own.criterion === criterion);
  return {
    of: ['marketing', 'sales', 'leadership'].map((group) => inPercent(found?.groups[group])),
    score: inPercent(found?.score),
  };
}

function pointScore({ points }: GapReport, point: string): number | null {
  return inPercent(points.find((own) => own.point === point)?.score);
}

function rootsOf({ rootCauses }: GapReport): readonly string[] {
  return rootCauses.roots.map(
    ({ point, impact, explains }) => `${point} ${inPercent(impact)}: ${explains.join(' ')}`,
  );
}
