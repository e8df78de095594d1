import { describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';

describe.each(['text', 'markdown'])('the format %s', (format) => {
  const render = async (...options: readonly string[]) =>
    (await align(['audit', '--answers', AUGUST, '--format', format, ...options])).stdout;

  it('shows the result, the cause, the disagreements and the path before the details', async () => {
    const report = await render();
    const headings = [
      '46.5%, Defined',
      'Root causes',
      'To discuss first',
      'Cheapest path to Aligned',
      'Who says what',
      'Gut feeling and measured score',
      'Points',
      'Gaps',
      'Who sees what',
      'Method and sources',
    ];
    const places = headings.map((heading) => report.indexOf(heading));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('explains each step from cause to effect', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toContain('Specific feedback on refused leads → Return-to-nurture programme');
    expect(words).toContain('3 weak points, 19.5 of 100 lost, 2 causes');
  });

  it('names the causes that an express audit does not ask', async () => {
    const words = (await render('--express')).replace(/\s+/g, ' ');
    expect(words).toContain('Not seen in an express audit: causes that lie in revenue-owner,');
    expect(await render()).not.toContain('Not seen in an express audit');
  });

  it('shows the levels and words of both sides', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toContain(
      'Sales and Marketing contradict each other; Sales is 2.0 levels higher',
    );
    expect(words).toMatch(/Kathy, Marketing: level 1 \\?\(Ad hoc\\?\)\. The CRM shows no activity/);
  });

  it('names the best single step, and says whether it is enough', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toContain('No single step is enough; the one that lifts the score most is');
    const express = (await render('--express')).replace(/\s+/g, ' ');
    expect(express).toContain('A single step can be enough; the one that lifts the score most is');
  });
});
