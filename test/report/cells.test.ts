import { beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/answers/answers.ts';
import { csv } from '../../src/report/machine/csv.ts';
import { inCells, inOneCell } from '../../src/report/machine/tables/table.ts';
import { tables } from '../../src/report/machine/tables/tables.ts';
import { xlsx } from '../../src/report/machine/xlsx.ts';
import { reportIndex } from '../../src/report/report.ts';
import { checklist, criterion, point } from '../having.ts';
import { partsOf, textIn } from './document-text.ts';
import { reportOn } from './having-report.ts';

const view = { terminal: { colour: 0, columns: 80 } } as const;

const definition = checklist(point('p', 1, criterion('c')));

function answersOf(number: number, own: Partial<Answers> = {}): Answers {
  const evidence = ['decision log', 'https://example.org/log?day=1&of=2'];
  return {
    format: 1,
    checklist: { id: definition.id, version: definition.version },
    subject: 'Some words',
    date: '2024-05-06',
    respondent: { id: `r-${number}`, name: `Person ${number}`, role: 'CEO', group: 'sales' },
    answers: { c: { value: 2, note: `Note ${number}`, evidence } },
    ...own,
  };
}

describe('a cell', () => {
  it.each([
    { text: 'a'.repeat(32_767), length: 32_767, because: 'it just fits' },
    { text: 'a'.repeat(32_768), length: 32_767, because: 'its end is left out' },
    { text: `${'a'.repeat(32_765)}👍👍`, length: 32_766, because: 'no character is split' },
  ])('of $text.length characters has $length: $because', ({ text, length }) => {
    const cell = inOneCell(text);
    expect(cell).toHaveLength(length);
    expect(cell).not.toMatch(/\p{Surrogate}/u);
  });

  it('has at most 253 line feeds', () => {
    const cell = inOneCell(Array.from({ length: 300 }, (_, i) => `line ${i}`).join('\n'));
    expect(cell.split('\n')).toHaveLength(254);
    expect(cell.endsWith('line 298 line 299')).toBe(true);
  });

  it('takes as many sentences as fit, and the next cell the others', () => {
    expect(inCells(['One.', 'Two.'])).toEqual(['One. Two.']);
    const long = 'b'.repeat(20_000);
    expect(inCells(['One.', long, long])).toEqual([`One. ${long}`, long]);
  });
});

describe('the tables of 340 respondents', () => {
  const report = reportOn(definition, ...Array.from({ length: 340 }, (_, i) => answersOf(i + 1)));
  let parts: Readonly<Record<string, string>>;
  beforeAll(async () => {
    parts = partsOf(await xlsx(report, view));
  });

  it('have a row for each answer, with its note', () => {
    const { rows } = tables.answers(report);
    expect(rows).toHaveLength(340);
    expect(rows.at(-1)).toContain('Note 99');
  });

  it('have no cell that is too long for Excel, and lose no source', () => {
    const text = csv(report, { ...view, table: 'answers' });
    for (const cell of text.match(/"(?:[^"]|"")*"/g) ?? []) {
      expect(cell.slice(1, -1).replaceAll('""', '"').length).toBeLessThanOrEqual(32_767);
    }
    for (const { digest } of report.respondents) expect(text).toContain(digest);
    for (const [, cell = ''] of (parts['xl/sharedStrings.xml'] ?? '').matchAll(
      /<si>(.*?)<\/si>/gs,
    )) {
      expect(textIn(cell).length).toBeLessThanOrEqual(32_767);
    }
  });

  it('link evidence that is an address', () => {
    const sheet = parts['xl/worksheets/sheet4.xml'] ?? '';
    expect(sheet.match(/<hyperlink ref="M\d+" r:id="link\d+"\/>/g)).toHaveLength(340);
    expect(sheet).toMatch(/<autoFilter [^>]*\/><hyperlinks>/);
    expect(parts['xl/worksheets/_rels/sheet4.xml.rels']).toContain(
      'Id="link1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/log?day=1&amp;of=2" TargetMode="External"',
    );
  });
});

describe('people with one name', () => {
  it.each([
    { roles: ['CEO', 'CFO'], names: ['Sam (CEO)', 'Sam (CFO)'], because: 'their roles differ' },
    {
      roles: ['CEO', 'CEO'],
      names: ['Sam (CEO) 1', 'Sam (CEO) 2'],
      because: 'nothing else differs',
    },
    { roles: ['', ''], names: ['Sam 1', 'Sam 2'], because: 'they have no roles' },
  ])('are $names: $because', ({ roles, names }) => {
    const report = reportOn(
      definition,
      ...roles.map((role, i) =>
        answersOf(i, { respondent: { id: `r-${i}`, name: 'Sam', role, group: 'sales' } }),
      ),
    );
    const find = reportIndex(report);
    expect(report.respondents.map(({ id }) => find.name(id))).toEqual(names);
    expect(tables.answers(report).rows.map(([name]) => name)).toEqual(names);
  });
});
