import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { identifiersIn } from '../../src/report/disclosure/secrets.ts';
import { junit } from '../../src/report/machine/junit.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import { markdown } from '../../src/report/writers/markdown.ts';
import { renderText } from '../../src/report/writers/text.ts';
import { everyType } from '../every-type.ts';
import { amongGroups } from '../having.ts';
import { answersFile, judged, reportOn } from './having-report.ts';

const window = { terminal: { colour: 0, columns: 100 } } as const;

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
    { says: '**Now** level 2: some', of: 'levels' },
    { says: '**Now** No', of: 'yes-no' },
    { says: '**Next and target** Yes', of: 'yes-no' },
    { says: '**Kathy** first Yes.', of: 'yes-no' },
    { says: '**Now** By mail', of: 'choice' },
    { says: '**Next and target** In the CRM', of: 'choice' },
    { says: '**Now** ticked by all: MQL', of: 'multi-choice' },
    { says: '**Next** ticked by all: Ideal customer, MQL', of: 'multi-choice' },
    { says: '**Target** 3 of 3', of: 'multi-choice' },
    { says: '**Now** at most 72 hours', of: 'number' },
    { says: '**Target** at most 4 hours', of: 'number' },
    { says: '- Kathy: The deal was lost over a missing phone number.', of: 'text' },
  ])('says of the $of "$says"', ({ says }) => {
    expect(markdown(report, window)).toContain(says);
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

  it('shows texts in a terminal and on build servers', () => {
    expect(renderText(report, window).replaceAll(/\s+/g, ' ')).toContain(
      'Kathy: The deal was lost over a missing phone number.',
    );
    expect(junit(report)).toContain('Kathy: The deal was lost over a missing phone number.');
  });

  it('is valid by the schema of JSON reports, and can be read back', () => {
    const written: unknown = JSON.parse(JSON.stringify(report));
    expect(reportSchema().safeParse(written).error).toBeUndefined();
  });

  it('shows gaps between groups in % of the scale if there are no levels', () => {
    const row = markdown(report, window)
      .split('\n')
      .find((line) => line.startsWith('| `multi-choice`'));
    expect(row).toMatch(/\| +-33\.3% !/);
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
    { id: 'yes-no', limit: true, message: 'score 0.0%, minimum 100% ("Yes")' },
    { id: 'choice', limit: 'mail', message: 'score 40.0%, minimum 40% ("By mail")' },
    { id: 'number', limit: 48, message: 'score 20.0%, minimum 20% ("48 hours")' },
    {
      id: 'multi-choice',
      limit: { answer: ['mql', 'sql'] },
      message: 'ticked by 50.0% of the people ("MQL, SQL"), minimum 100%',
    },
  ])('holds $id to $limit: $message', ({ id, limit, message }) => {
    const gates = judged(report, { criteria: { [id]: limit } }).verdict?.gates ?? [];
    expect(gates.find(({ rule }) => rule === 'criteria')?.message).toBe(`${id}: ${message}`);
  });
});
