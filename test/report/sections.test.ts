import { describe, expect, it } from 'vitest';
import { anonymousReport } from '../../src/report/anonymous.ts';
import { type Block, plainText } from '../../src/report/blocks.ts';
import { deckOf } from '../../src/report/deck.ts';
import { render } from '../../src/report/formats.ts';
import { reportDocument } from '../../src/report/outline.ts';
import type { Report } from '../../src/report/report.ts';
import { align } from '../cli/fake-io.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';
import { answersFile, reportOn, writtenAs } from './having-report.ts';

const AUGUST = 'examples/lakeshore-metrics/2012-08-06';

describe.each(['text', 'markdown'])('the format %s', (format) => {
  const render = async (...options: readonly string[]) =>
    (await align(['audit', '--answers', AUGUST, '--format', format, ...options])).stdout;

  it('shows the result, the cause, the disagreements and the path before the details', async () => {
    const report = (await render()).replace(/\s+/g, ' ');
    const headings = [
      'practise little of it, held back by gaps in feedback on refused leads and operating rhythm',
      '46%, Defined',
      'Three disagreements to settle',
      'First five actions',
      'Who answered',
      'Marketing rated the joint work highest, sales lowest',
      'On speed of follow-up and shared KPIs, answers lie two levels apart',
      'Three points are weak, with root causes in feedback on refused leads and operating rhythm',
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
      /Speed of follow-up\.(\*\*)? Sales said Working.\(3\); Leadership said Documented.\(2\); Marketing said Ad hoc.\(1\)\./,
    );
    expect(words).toContain('Kathy: “The CRM shows no activity');
  });

  it('names the best single step, and says whether it is enough', async () => {
    const words = (await render()).replace(/\s+/g, ' ');
    expect(words).toMatch(/None of them is enough alone; action \d has the largest gain\./);
    const express = (await render('--express')).replace(/\s+/g, ' ');
    expect(express).toContain('It is the cheapest way there: 1 unit of effort.');
  });
});

const IN_FULL = { edition: 'full', brand: null, hasAppendix: true } as const;

function blocksOf(report: Report): readonly Block[] {
  return reportDocument(report, IN_FULL).sections.flatMap(({ blocks }) => blocks);
}

function saidBy(id: string, group: string, answers: Record<string, unknown>) {
  return answersFile(id, { respondent: { id, group }, answers: answers as Record<string, number> });
}

describe('a report of one respondent', () => {
  it('has no columns for those who did not answer', () => {
    const definition = checklist(point('p', 1, criterion('a'), criterion('b')));
    const report = reportOn(definition, saidBy('ann', 'sales', { a: 1, b: 3 }));
    const bars = blocksOf(report).find((block) => block.is === 'bars');
    expect(bars?.columns.map(({ title }) => title)).toEqual(['All']);
    const brief = reportDocument(report, { ...IN_FULL, edition: 'brief' });
    expect(brief.sections.flatMap(({ blocks }) => blocks)).toContainEqual(bars);
  });

  it('says once which questions are left out', async () => {
    const definition = checklist(point('p', 1, criterion('a'), criterion('b')));
    const report = reportOn(definition, saidBy('ann', 'sales', { a: 1 }));
    const markdown = String(await render(report, 'markdown'));
    expect(markdown).toContain('ann left out 1.2.');
    expect(markdown).not.toContain('Nobody could answer 1.2');
  });
});

describe('a first page with long texts', () => {
  const question = `Do both teams agree ${'on all that they have written down '.repeat(4)}?`;
  const long = (id: string) =>
    criterion(id, {
      question,
      advice: { 0: { do: 'Write one page.', owner: 'CEO', effort: 'S' } },
    });
  const definition = checklist(
    ...['p', 'q', 'r'].map((id) => point(id, 1, long(`${id}-a`), long(`${id}-b`))),
  );
  const ids = definition.points.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const all = (level: number) => Object.fromEntries(ids.map((id) => [id, level]));
  const report = reportOn(
    definition,
    ...Array.from({ length: 12 }, (_, i) =>
      saidBy(`person-${i}`, i % 2 === 0 ? 'sales' : 'marketing', all(i % 2 === 0 ? 0 : 3)),
    ),
  );

  it.each(['brief', 'full'] as const)('has five actions in the %s edition', (edition) => {
    const { sections } = reportDocument(report, { ...IN_FULL, edition });
    const [summary, second] = sections;
    const actions = summary?.blocks.flatMap((block) => (block.is === 'actions' ? block.rows : []));
    expect(actions?.map(({ title }) => title)).toEqual([
      ...['Question 1.1', 'Question 1.2', 'Question 2.1', 'Question 2.2', 'Question 3.1'],
    ]);
    expect(summary?.blocks.some(({ is }) => is === 'people')).toBe(false);
    expect(second?.blocks.map(({ is }) => is)).toEqual(['heading', 'people']);
  });
});

describe('a missed must without a weak point', () => {
  it('is not forgotten by a sentence on what remains', async () => {
    const must = { level: 4, cap: 'undefined', verdict: 'their leaders said no' };
    const lead = async (more: object) => {
      const report = reportOn(
        checklist(point('p', 1, criterion('a', more), criterion('b'))),
        saidBy('ann', 'sales', { a: 3, b: 3 }),
        saidBy('bob', 'marketing', { a: 3, b: 2 }),
        saidBy('cat', 'leadership', { a: 3, b: 2 }),
      );
      return writtenAs('markdown', report);
    };
    expect(await lead({})).toContain('What remains is disagreement');
    expect(await lead({ must })).not.toContain('What remains is disagreement');
  });
});

describe('a cause of nothing else', () => {
  it('is told once in brief, on the first page', () => {
    const report = reportOn(
      checklist(point('p', 1, criterion('a')), point('q', 1, criterion('b'))),
      saidBy('ann', 'sales', { a: 1, b: 3 }),
      saidBy('bob', 'marketing', { a: 1, b: 3 }),
    );
    const blocks = (edition: 'brief' | 'full') =>
      reportDocument(report, { ...IN_FULL, edition }).sections.flatMap((own) => own.blocks);
    expect(blocks('full').some(({ is }) => is === 'tree')).toBe(true);
    expect(blocks('brief').some(({ is }) => is === 'tree')).toBe(false);
  });
});

describe('two root causes', () => {
  const low = (id: string) => point(id, 1, criterion(`of-${id}`));
  const ann = saidBy('ann', 'sales', { 'of-p': 0, 'of-q': 0, 'of-r': 0 });

  it('say what follows from a cause only where something does', async () => {
    const follows = { ...low('r'), causedBy: [{ point: 'q', because: 'q comes before r.' }] };
    const report = reportOn(checklist(low('p'), low('q'), follows), ann);
    const markdown = String(await render(report, 'markdown'));
    expect(markdown).toMatch(/The cost of point p is 33 of 100 points\./i);
    expect(markdown).toMatch(/The cost of point q, with what follows, is 67 of 100 points\./i);
  });
});

describe('groups that agree although people within one do not', () => {
  it('are said to be a level apart nowhere', () => {
    const report = reportOn(
      checklist(point('p', 1, criterion('a'))),
      saidBy('ann', 'marketing', { a: 0 }),
      saidBy('bob', 'marketing', { a: 4 }),
      saidBy('cat', 'sales', { a: 2 }),
    );
    const titles = blocksOf(report).flatMap((block) =>
      block.is === 'headline' ? [block.title] : [],
    );
    expect(titles).toContain('No two groups are a level apart, but people within a group are');
  });
});

describe('a report of which nothing is applicable', () => {
  const ids = Array.from({ length: 30 }, (_, i) => `c${i + 1}`);
  const definition = checklist(
    point('p', 1, ...ids.map((id) => criterion(id, { notApplicable: true }))),
  );
  const saysNo = (id: string, reason: (criterion: string) => string) =>
    saidBy(
      id,
      id === 'ann' ? 'sales' : 'marketing',
      Object.fromEntries(ids.map((own) => [own, { notApplicable: reason(own) }])),
    );
  const NO = 'we sell through one partner';

  it('tells the people and their reasons once, in every edition', async () => {
    const report = reportOn(
      definition,
      saysNo('ann', () => NO),
      saysNo('bob', () => NO),
      saysNo('cat', (own) => (own === 'c30' ? 'a "real" one' : 'no marketing')),
    );
    for (const edition of ['brief', 'full'] as const) {
      const { sections } = reportDocument(report, { ...IN_FULL, edition });
      expect(sections).toHaveLength(1);
      expect(sections[0]?.blocks.map(({ is }) => is)).toEqual([
        'cover',
        'headline',
        'heading',
        'people',
        'heading',
        'table',
      ]);
    }
    const text = (await writtenAs('markdown', report)).replaceAll('<br>', ' ');
    expect(text).toContain('ann and bob: “we sell through one partner” cat: “no marketing”');
    expect(text.match(/one partner/g)).toHaveLength(2);
    expect(text).toContain('cat: “a ‘real’ one”');
  });

  it('says of all questions at once what is said of each', async () => {
    const report = reportOn(
      definition,
      saysNo('ann', () => NO),
      saysNo('bob', () => NO),
    );
    const text = await writtenAs('markdown', report);
    expect(text).toMatch(/\| All 30 questions +\| ann and bob: “we sell through one partner” +\|/);
  });

  it('is one page in brief, with as many reasons as it takes', () => {
    const long = (own: string) => `${own} is done by our partner ${'for all of us '.repeat(9)}`;
    const report = reportOn(definition, saysNo('ann', long), saysNo('bob', long));
    const { sections } = reportDocument(report, { ...IN_FULL, edition: 'brief' });
    const blocks = sections.flatMap((section) => section.blocks);
    const [rows] = blocks.flatMap((block) => (block.is === 'table' ? [block.rows.length] : []));
    expect(sections).toHaveLength(1);
    expect(rows).toBeGreaterThan(5);
    expect(blocks.at(-1)).toEqual({
      is: 'note',
      text: expect.stringMatching(/^The appendix of the full edition has \w+ more questions\.$/),
    });
  });
});

describe('the action with the largest gain', () => {
  const advice = { 0: { do: 'Begin', effort: 'S' }, 1: { do: 'Go on', effort: 'S' } } as const;
  const lead = (weight: number) => {
    const criteria = [
      criterion('a', { advice, weight }),
      ...['b', 'c', 'd'].map((id) => criterion(id, { advice })),
    ];
    const report = reportOn(
      { ...checklist(point('p', 1, ...criteria)), pace: 1 },
      saidBy('ann', 'sales', { a: 0, b: 0, c: 0, d: 0 }),
    );
    return blocksOf(report).flatMap((block) =>
      block.is === 'headline' && block.topic === 'What to do' ? [String(block.lead)] : [],
    );
  };

  it('is named by its number', () => {
    expect(lead(2)).toEqual([
      expect.stringMatching(/None of them is enough alone; action 1 has the largest gain\.$/),
    ]);
  });

  it('is not named if others have the same gain', () => {
    expect(lead(1)).toEqual([expect.stringMatching(/None of them is enough alone\.$/)]);
  });
});

describe('a report in which all is in dispute, and a group is missing', () => {
  const groups = { a: { title: 'sales' }, b: { title: 'Field' }, c: { title: 'Board' } };
  const report = (...ids: readonly string[]) =>
    reportOn(
      { ...checklist(point('p', 1, criterion('x'), criterion('y'))), groups },
      saidBy('ann', 'a', { x: 4, y: 4 }),
      saidBy('bob', 'b', { x: 2, y: 2 }),
      ...ids.map((id) => saidBy(id, 'c', { x: 4, y: 4 })),
    );
  const wordsOf = async (own: Report) => (await writtenAs('text', own)).replace(/\s+/g, ' ');

  it('counts as a person would', async () => {
    const words = await wordsOf(report('cat'));
    expect(words).toContain('Both criteria are seen one level or more apart');
    expect(words).toContain('Two questions in one point');
    expect(words).not.toContain('those with a comment');
  });

  it('names all groups that have the highest score, with a capital at the start', async () => {
    const words = await wordsOf(report('cat'));
    expect(words).toMatch(/Sales saw a different company|Sales and board rated|Field saw/);
    expect(words).toContain('Sales’ answers come to 100%');
  });

  it('calls answers of a group that is missing no blanks', async () => {
    const words = await wordsOf(report());
    expect(words).toContain('The missing answers put it between');
    expect(words).toContain('with the missing answers at worst and at best');
    expect(words).toContain('Nobody left a question blank. With the answers of Board at worst');
    expect(words).not.toContain('Questions left blank');
  });
});

describe('root causes of a report', () => {
  const weakPoints = (causes: number) => {
    const roots = Array.from({ length: causes }, (_, i) => point(`r${i}`, 1, criterion(`c${i}`)));
    const follows = {
      ...point('f', 1, criterion('cf')),
      causedBy: [{ point: 'r0', because: 'so' }],
    };
    const answers = Object.fromEntries(
      [...roots, follows].map(({ criteria }) => [criteria[0]?.id, 0]),
    );
    return reportOn(checklist(...roots, follows), saidBy('ann', 'sales', answers));
  };
  const titlesOf = (report: Report) =>
    blocksOf(report).flatMap((block) => (block.is === 'headline' ? [plainText(block.title)] : []));

  it.each([
    { causes: 4, first: 'four causes', named: 'point r0, point r1, point r2 and point r3' },
    { causes: 5, first: 'five causes', named: 'point r0, point r1, point r2 and 2 more' },
  ])('are told as many as they are: $first', ({ causes, first, named }) => {
    const titles = titlesOf(weakPoints(causes));
    expect(titles[0]).toMatch(new RegExp(`held back by ${first}$`));
    expect(titles).toContainEqual(
      expect.stringMatching(new RegExp(`with root causes in ${named}$`)),
    );
  });
});

describe('a weak point without a weight', () => {
  it('is no cause, and the title does not say that no other is weak', () => {
    const definition = checklist(
      { ...point('p', 0, criterion('a')), weightReason: 'Asked for later.' },
      point('q', 1, criterion('b')),
    );
    const report = reportOn(definition, saidBy('ann', 'sales', { a: 0, b: 0 }));
    const titles = blocksOf(report).flatMap((block) =>
      block.is === 'headline' ? [plainText(block.title)] : [],
    );
    expect(titles).toContain('Only one point with a weight is weak: point q');
  });
});

describe('points that all have one score', () => {
  it('are not told as the lowest ones', async () => {
    const points = ['p', 'q', 'r'].map((id) => point(id, 1, criterion(`c${id}`)));
    const all = { cp: 4, cq: 4, cr: 4 };
    const report = reportOn(checklist(...points), saidBy('ann', 'sales', all));
    expect(await writtenAs('text', report)).not.toContain('lowest point');
    const other = reportOn(checklist(...points), saidBy('ann', 'sales', { ...all, cp: 3 }));
    const words = (await writtenAs('text', other)).replace(/\s+/g, ' ');
    expect(words).toContain('The lowest point is point p (75%).');
  });
});

describe('a point that nobody was asked', () => {
  it('has no score in any column, and is not called unknown', () => {
    const definition = checklist(
      point('p', 1, criterion('a')),
      point('q', 1, criterion('b', { when: { criterion: 'a', atLeast: 3 } })),
    );
    const report = reportOn(
      definition,
      saidBy('ann', 'sales', { a: 1 }),
      saidBy('bob', 'marketing', { a: 2 }),
    );
    const bars = blocksOf(report).flatMap((block) => (block.is === 'bars' ? block.rows : []));
    expect(bars.find(({ title }) => title === 'Point q')?.cells.map(({ label }) => label)).toEqual([
      'no score',
      'no score',
      'no score',
      'nobody answered',
    ]);
  });
});

describe('differences on criteria without five levels', () => {
  const yesNo = (id: string) => ({ id, type: 'yes-no' as const, question: `Is it ${id}?` });
  it('are parts of the scale, not levels', async () => {
    const report = reportOn(
      checklist(point('p', 1, yesNo('a'), yesNo('b'))),
      saidBy('ann', 'marketing', { a: true, b: true }),
      saidBy('bob', 'sales', { a: false, b: true }),
    );
    const text = await writtenAs('markdown', report);
    expect(text).toContain('half of the scale or more apart');
    expect(text).not.toMatch(/levels? apart|levels or more|\d levels?, conflict/);
    expect(text).toMatch(/\| 1.1 +\| Is it a\? +\| +Yes \| +No \| +– \| conflict \|/);
  });
});

describe('the causes beside a missed minimum', () => {
  const must = { level: 2, cap: 'undefined' } as const;
  const definition = checklist(
    point('p', 1, criterion('needed', { must }), criterion('other')),
    point('q', 1, criterion('more')),
  );
  it.each([
    { needed: 1, other: 4, says: 'No point is weak, so' },
    { needed: 1, other: 1, says: 'No other point is weak, so' },
  ])('speak of other weak points only if there is one: $says', async ({ needed, other, says }) => {
    const report = reportOn(definition, saidBy('ann', 'sales', { needed, other, more: 4 }));
    expect((await writtenAs('text', report)).replace(/\s+/g, ' ')).toContain(says);
  });
});

describe('an action of nobody', () => {
  it.each(['text', 'markdown'] as const)('says nothing of an owner in %s', async (format) => {
    const definition = checklist(point('p', 1, criterion('a')));
    const text = await writtenAs(format, reportOn(definition, saidBy('ann', 'sales', { a: 1 })));
    expect(text).toMatch(/\n +Effort: M\. Gain:/);
    expect(text).not.toContain('Owner: ');
  });
});

describe('a minimum of boxes', () => {
  it('names them, as a share of ticked boxes would tell nothing', async () => {
    const definition = checklist(
      point('p', 1, {
        ...{ id: 'card', type: 'multi-choice', question: 'What is on the card?' },
        options: ['Need', 'Deadline', 'Budget'].map((label) => ({
          id: label.toLowerCase(),
          label,
        })),
        must: { answer: ['need', 'deadline'], cap: 'undefined' },
      }),
    );
    const report = reportOn(definition, saidBy('ann', 'sales', { card: ['need', 'budget'] }));
    const text = (await writtenAs('text', report)).replace(/\s+/g, ' ');
    expect(text).toContain(
      'Everyone must tick “Need” and “Deadline” before the band can rise above Undefined.',
    );
    expect(text).not.toContain('rated this');
  });

  it('is met by an action that ticks them, even if another box scores more', () => {
    const box = (id: string, score: number) => ({ id, label: id.toUpperCase(), score });
    const definition = checklist(
      point('p', 1, {
        ...{ id: 'card', type: 'multi-choice', question: 'What is on the card?', scoring: 'sum' },
        options: [box('need', 70), box('deadline', 20), box('size', 10)],
        must: { answer: ['deadline'], cap: 'undefined' },
        advice: { deadline: { do: 'Write the deadline down.', owner: 'RevOps', effort: 'S' } },
      }),
    );
    const said = saidBy('ann', 'sales', { card: ['need'] });
    const { actionPath, ...report } = reportOn(definition, said);
    // Steps of a path that is not needed are those of the minimum alone.
    const reached = {
      ...actionPath,
      outcome: 'reached',
      steps: [],
      goal: { score: 0.5, band: null },
    } as const;
    const blocks = blocksOf({ ...report, actionPath: reached });
    const [list] = blocks.flatMap((block) => (block.is === 'actions' ? [block] : []));
    expect(list?.rows).toMatchObject([{ text: 'Write the deadline down.', owner: ['RevOps'] }]);
    const titles = blocks.flatMap((block) =>
      block.is === 'headline' ? plainText(block.title) : [],
    );
    expect(titles).toContain('The goal of 50% is reached, but a minimum is not');
    expect(JSON.stringify(blocks)).not.toContain('No path leads');
  });
});

describe('an anonymous report', () => {
  it('leaves out questions without a word, and has whole percents on its first page', () => {
    const definition = checklist(
      point('facts', 1, { id: 'offer', type: 'text', question: 'What do we sell?' }),
      point('p', 1, criterion('a')),
    );
    const people = ['sales', 'marketing'].flatMap((group) =>
      [1, 2, 1, 3].map((a, i) => saidBy(`${group}-${i}`, group, { a, offer: 'Pumps' })),
    );
    const hidden = anonymousReport(reportOn(definition, ...people), {
      minGroup: 4,
      withNotes: false,
    });
    const blocks = blocksOf(hidden);
    const titles = blocks.flatMap((block) => (block.is === 'answers' ? block.title : []));
    expect(titles).toEqual(['How much a?']);
    const facts = blocks.find((block) => block.is === 'facts');
    expect(facts?.facts.at(-1)?.value).toBe('100%');
  });
});

describe('ways to go on in files', () => {
  it('stand in Markdown, and in no document for executives', async () => {
    const of = async (format: string) =>
      (await align(['report', AUGUST, '--format', format])).stdout;
    expect(await of('markdown')).toContain('align audit --checklist one-revenue-leader');
    expect(await of('html')).not.toContain('one-revenue-leader');
    expect(await of('text')).not.toContain('one-revenue-leader');
  });
});

describe('the slides of a round with many words', () => {
  it('quote one person of each group, and have every gap, which the writer fits to a slide', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const definition = checklist(point('p', 1, ...ids.map((id) => criterion(id))));
    const people = ['sales', 'marketing'].flatMap((group, level) =>
      [0, 1, 2].map((i) => {
        const said = { value: level * 2, note: `seen by ${group} ${i}` };
        return saidBy(`${group}-${i}`, group, Object.fromEntries(ids.map((id) => [id, said])));
      }),
    );
    const { sections } = deckOf(reportOn(definition, ...people), IN_FULL);
    const blocks = sections.flatMap((section) => section.blocks);
    const dots = blocks.find((block) => block.is === 'dots');
    expect(dots?.rows.map(({ quotes }) => quotes.length)).toEqual([2, 2, 2]);
    const gaps = sections.find((section) =>
      section.blocks.some((block) => block.is === 'headline' && block.topic === 'All gaps'),
    );
    const table = gaps?.blocks.find((block) => block.is === 'table');
    expect(table?.rows).toHaveLength(7);
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

describe('the title on disagreements', () => {
  it('names the conflict, where one group is split further', async () => {
    const definition = checklist(point('only', 1, criterion('apart'), criterion('split')));
    const said = (id: string, group: string, apart: number, split: number) =>
      answersFile(id, { respondent: { id, group }, answers: { apart, split } });
    const report = reportOn(
      amongGroups(definition, 'marketing', 'sales'),
      said('ann', 'marketing', 0, 0),
      said('ben', 'marketing', 0, 4),
      said('sam', 'sales', 2, 2),
    );
    const text = String(await render(report, 'markdown'));
    expect(text).toContain('. On question 1.1, answers lie two levels apart');
    expect(text).toContain('One criterion is in conflict.');
  });
});

it('prints twelve answers in words to a question, and says how many more there are', async () => {
  const text = { id: 'obstacle', type: 'text', question: 'What is in the way?' } as const;
  const definition = checklist(point('only', 1, criterion('scored'), text));
  const people = Array.from({ length: 14 }, (_, i) =>
    answersFile(`p${i}`, { answers: { scored: i % 3, obstacle: `Obstacle ${i}` } }),
  );
  const report = reportOn(amongGroups(definition, 'sales'), ...people);
  const section = String(await render(report, 'markdown')).split('## A')[0] ?? '';
  expect(section.match(/Obstacle \d/g)).toHaveLength(12);
  expect(section).toContain('2 more answers are in the tables (CSV, Excel).');
});
