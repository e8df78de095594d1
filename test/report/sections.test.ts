import { describe, expect, it } from 'vitest';
import { render } from '../../src/report/formats.ts';
import { align } from '../cli/fake-io.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';
import { answersFile, reportOn } from './having-report.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';

describe.each(['text', 'markdown'])('the format %s', (format) => {
  const render = async (...options: readonly string[]) =>
    (await align(['audit', '--answers', AUGUST, '--format', format, ...options])).stdout;

  it('shows the result, the cause, the disagreements and the path before the details', async () => {
    const report = (await render()).replace(/\s+/g, ' ');
    const headings = [
      'practise little of it; feedback on refused leads and operating rhythm hold the rest back',
      '46%, Defined',
      'Three disagreements to settle',
      'First five actions',
      'Who answered',
      'Marketing rates the joint work highest, sales lowest',
      'On speed of follow-up and shared KPIs, answers lie two levels apart',
      'Three points are weak because of feedback on refused leads and operating rhythm',
      'Four actions lead from 46% to 50%, Aligned',
      '27 criteria are below their target',
      'How the score is made, and what it rests on',
      'Every question, with every answer',
    ];
    const places = headings.map((heading) => report.indexOf(heading));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('explains each step from cause to effect', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toMatch(/7 (\*\*)?Feedback on refused leads(\*\*)?, 25%: Root cause (- )?8 /);
    expect(words).toContain('Only a specific reason tells whether and where a refused lead should');
    expect(words).toContain('Together the three cost 20 of 100 points.');
  });

  it('warns of the mistakes at weak points, and of no others', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toMatch(
      /What to avoid .*Feedback on refused leads\.(\*\*)? Adding twenty reasons to the CRM/,
    );
    expect(
      words.match(/Feedback on refused leads\.(\*\*)? Adding twenty reasons to the CRM/g),
    ).toHaveLength(1);
  });

  it('names the causes that an express audit does not ask', async () => {
    const words = (await render('--express')).replace(/\s+/g, ' ');
    expect(words).toContain('An express audit does not see causes that lie in 1.2, 1.3, 2.2,');
    expect(await render()).not.toContain('does not see causes');
  });

  it('shows the levels and words of both sides', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toMatch(
      /Speed of follow-up\.(\*\*)? Sales says Working.\(3\); Leadership says Documented.\(2\); Marketing says Ad hoc.\(1\)\./,
    );
    expect(words).toContain('Kathy: “The CRM shows no activity');
  });

  it('names the best single step, and says whether it is enough', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toMatch(/No single action is enough; .+ lifts the score most\./);
    const express = (await render('--express')).replace(/\s+/g, ' ');
    expect(express).toContain('It is the cheapest way there: 1 unit of effort.');
  });
});

describe('an action', () => {
  it('gains as much where one group disagrees as where it agrees', async () => {
    const definition = checklist(point('only', 1, criterion('agreed'), criterion('disputed')));
    const report = reportOn(
      amongGroups(definition, 'sales'),
      answersFile('x', { answers: { agreed: 2, disputed: 4 } }),
      answersFile('y', { answers: { agreed: 2, disputed: 0 } }),
    );
    const actions = String(await render(report, 'markdown')).match(/Gain: [+\d.]+/g);
    // On half of the weight, the group gives level 4 instead of 2 on one, and 3 instead of 2 on the other.
    expect(actions?.slice(0, 2)).toEqual(['Gain: +25.0.', 'Gain: +12.5.']);
  });
});
