import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/machine/csv.ts';
import { tableNames } from '../../src/report/machine/tables/table.ts';
import { checklist, criterion, point } from '../having.ts';
import { answersFile, fullReport, reportOn, writtenAs } from './having-report.ts';

const terminal = { colour: 0, columns: 80 } as const;

/** Returns the cells of a CSV text, row by row; texts keep their quotes. */
function cellsOf(text: string): readonly (readonly string[])[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .slice(0, -1)
    .map((row) => row.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",]*)/g) ?? []);
}

describe.each(tableNames)('the table of %s as CSV', (table) => {
  const rows = cellsOf(csv(fullReport(), { terminal, table }));

  it('has a cell for every column in every row', () => {
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0);
  });

  it('names its sources in the first row', () => {
    expect(rows[0]?.at(-1)).toBe('"Gap report by align"');
    expect(rows[1]?.at(-1)).toContain('Gap report by align 0.0.0. Scoring rule: weighted mean');
    expect(rows[1]?.at(-1)).toContain('checksum f00d');
    for (const row of rows.slice(2)) expect(row.at(-1)).toBe('');
  });

  it.each(['=cmd|x', '@x', '+1', '-1', '\tx', '"', 'a\nb', 'a,b', '\u001b[31m', '\u202e'])(
    'holds %j as text that no spreadsheet computes',
    (hostile) => {
      const changed = cellsOf(csv(fullReport(hostile), { terminal, table }));
      expect(changed.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const cell of changed.flat()) {
        expect(cell).toMatch(/^(?:"(?![=+\-@\t])|-?[\d.]*$)/);
        expect(cell.replace(/[\t\n]/g, '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
      }
    },
  );
});

describe('a report as CSV', () => {
  it('is UTF-8 with a byte order mark and CRLF, as Excel reads it', () => {
    const text = csv(fullReport('é'), { terminal });
    expect(text.startsWith('\ufeff"Subject","Date","No.","Criterion"')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\r');
    expect(text).toMatch(/\r\n$/);
  });

  it('has the criteria by default, with numbers as numbers', () => {
    const [, first] = cellsOf(csv(fullReport(), { terminal }));
    expect(first?.slice(0, 13)).toEqual([
      ...[
        '"plain text"',
        '"2024-05-06"',
        '"1.1"',
        '"open-one"',
        '"plain text"',
        '"plain text"',
        '1',
      ],
      ...['"partly met"', '25', '16.7', '50', '100', '25'],
    ]);
  });
});

describe('the table of actions', () => {
  it('has the actions in the order and with the numbers of the report', async () => {
    const rows = cellsOf(csv(fullReport(), { terminal, table: 'actions' })).slice(1);
    expect(rows.map((row) => [row[2], row[3], row[4], row[10]])).toEqual([
      ['1', '"1.1"', '"open-one"', '1'],
      ['2', '"2.2"', '"sponsored"', ''],
    ]);
  });

  it('begins with a missed minimum, as the report does', async () => {
    const must = { level: 3, cap: 'undefined', of: 'each-group' } as const;
    const definition = checklist(
      point('large', 9, criterion('costly')),
      point('small', 1, criterion('needed', { must, target: 2 })),
    );
    const report = reportOn(
      definition,
      answersFile('ann', { answers: { costly: 0, needed: 4 } }),
      answersFile('bob', {
        respondent: { id: 'bob', group: 'marketing' },
        answers: { costly: 0, needed: 2 },
      }),
    );
    const rows = cellsOf(csv(report, { terminal, table: 'actions' })).slice(1);
    expect(rows.map((row) => row.slice(2, 5))).toEqual([
      ['1', '"2.1"', '"needed"'],
      ['2', '"1.1"', '"costly"'],
    ]);
    const text = (await writtenAs('text', report)).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/ 1\.? +(Question|2\.1) .*needed.* 2\.? +(Question|1\.1) .*costly/);
  });

  it('has one row without any action', () => {
    const report = {
      ...fullReport(),
      gaps: [],
      actionPath: { ...fullReport().actionPath, outcome: 'no-score' as const, steps: [] },
    };
    const rows = cellsOf(csv(report, { terminal, table: 'actions' }));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.[2]).toBe('');
  });
});
