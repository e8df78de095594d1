import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { identifiersIn } from '../../src/report/disclosure/search.ts';
import { junit } from '../../src/report/machine/junit.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import { everyType } from '../every-type.ts';
import { amongGroups } from '../having.ts';
import { answersFile, judged, reportOn, writtenAs } from './having-report.ts';

const kathy = answersFile('kathy', {
  respondent: { id: 'kathy', name: 'Kathy', group: 'marketing' },
  answers: {
    levels: 2,
    'yes-no': { value: false, firstVote: true },
    choice: 'mail',
    'multi-choice': ['mql'],
    number: 30,
    text: 'The deal was lost over a missing phone number.',
  },
});
const sam = answersFile('sam', {
  respondent: { id: 'sam', name: 'Sam', group: 'sales' },
  answers: {
    levels: 2,
    'yes-no': 'no',
    choice: 'mail',
    'multi-choice': ['mql', 'sql'],
    number: 30,
    text: null,
  },
});
const twoGroups = amongGroups(everyType, 'marketing', 'sales');
const report = reportOn(twoGroups, kathy, sam);

describe('a report on criteria of every type', () => {
  it.each([
    { says: '| 1.1 | How much levels?                     | 2 → 4 ', of: 'levels' },
    { says: '| No → Yes ', of: 'yes-no' },
    { says: '- Kathy, Marketing: No, at the start Yes.', of: 'yes-no' },
    { says: '| By mail → In the CRM ', of: 'choice' },
    { says: 'Now By mail.', of: 'choice' },
    { says: '| ticked by all: MQL → 3 of 3 ', of: 'multi-choice' },
    { says: 'Reach “ticked by all: Ideal customer, MQL”.', of: 'multi-choice' },
    { says: '- Sam, Sales: MQL, SQL.', of: 'multi-choice' },
    { says: '| at most 72 hours → at most 4 hours ', of: 'number' },
    { says: '- Kathy, Marketing: 30 hours.', of: 'number' },
    { says: '- Kathy: “The deal was lost over a missing phone number.”', of: 'text' },
  ])('says of the $of "$says"', async ({ says }) => {
    expect(await writtenAs('markdown', report)).toContain(says);
  });

  it('does not score a text, nor count it as missing', () => {
    const others = Object.entries(kathy.answers).filter(([id]) => id !== 'text');
    const without = reportOn(everyType, { ...kathy, answers: Object.fromEntries(others) });
    const alone = reportOn(everyType, kathy);
    expect(without.result).toEqual(alone.result);
    expect(alone.result.coverage).toBe(1);
    expect(alone.findings.at(-1)).toMatchObject({ outcome: 'unscored', score: null, low: null });
    expect(alone.gaps.map(({ criterion }) => criterion)).not.toContain('text');
  });

  it('shows texts in a terminal and on build servers', async () => {
    expect((await writtenAs('text', report)).replaceAll(/\s+/g, ' ')).toContain(
      'Kathy: “The deal was lost over a missing phone number.”',
    );
    expect(junit(report)).toContain('Kathy: The deal was lost over a missing phone number.');
  });

  it('is valid by the schema of JSON reports, and can be read back', () => {
    const written: unknown = JSON.parse(JSON.stringify(report));
    expect(reportSchema().safeParse(written).error).toBeUndefined();
  });

  it('shows shares of boxes, which are no levels, and how far they are apart', async () => {
    const row = (await writtenAs('markdown', report))
      .split('\n')
      .find((line) => line.startsWith('| 1.4 ') && line.includes('1 of 3 '));
    expect(row?.replace(/ +/g, ' ')).toBe(
      '| 1.4 | Which terms are shared? | 1 of 3 | 2 of 3 | difference |',
    );
  });

  it('searches an anonymous report for answers of type "text", which belong to the notes', () => {
    const secrets = (withNotes: boolean) =>
      identifiersIn([report], { withNotes }).map(({ words }) => words.join(' '));
    expect(secrets(false)).toContain('deal was lost over a');
    expect(secrets(true)).not.toContain('deal was lost over a');
  });
});

describe('the action path over boxes', () => {
  it('ticks the missing boxes, with each advice counted once', () => {
    const definition: Checklist = {
      ...everyType,
      points: everyType.points.map((own) => ({
        ...own,
        criteria: own.criteria.filter(({ type }) => type === 'multi-choice'),
      })),
    };
    const { actionPath: path } = reportOn(definition, kathy, sam);
    // Kathy lacks two boxes and Sam one: 50% now, 83.3% once both tick the ideal customer.
    expect(path.before.score).toBeCloseTo(0.5, 12);
    expect(path.after.score).toBeCloseTo(5 / 6, 12);
    expect(path.steps[0]).toMatchObject({
      from: { label: 'ticked by all: MQL' },
      to: { label: 'ticked by all: Ideal customer, MQL' },
      effort: 3,
      advice: [{ label: 'Ideal customer', do: 'come to "Ideal customer"' }],
    });
  });
});

describe('a policy', () => {
  it.each([
    {
      id: 'yes-no',
      name: '1.2 "Is there an SLA?"',
      limit: true,
      message: 'score 0.0%, minimum 100% ("Yes")',
    },
    {
      id: 'choice',
      name: '1.3 "How are leads handed over?"',
      limit: 'mail',
      message: 'score 40.0%, minimum 40% ("By mail")',
    },
    {
      id: 'number',
      name: '1.5 "How many hours to the first contact?"',
      limit: 48,
      message: 'score 20.0%, minimum 20% ("48 hours")',
    },
    {
      id: 'multi-choice',
      name: '1.4 "Which terms are shared?"',
      limit: { answer: ['mql', 'sql'] },
      message: 'ticked by 50.0% of the people ("MQL, SQL"), minimum 100%',
    },
  ])('holds $id to $limit: $message', ({ id, name, limit, message }) => {
    const gates = judged(report, { criteria: { [id]: limit } }).verdict?.gates ?? [];
    expect(gates.find(({ rule }) => rule === 'criteria')?.message).toBe(`${name}: ${message}`);
  });
});
